/**
 * The door of privacy: export, deletion and retention of personal data.
 */
import type { Audit } from '../audit/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Quizzes } from '../quizzes/index.ts';
import type { Store } from '../store.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import { createDeletePerson } from './delete-person.ts';
import { createExportPerson } from './export-person.ts';
import { createPersonalDataRoutes } from './privacy.routes.ts';
import { createRetention } from './retention.ts';

export { presentRetention } from './privacy.presenter.ts';
export { readMonths } from './retention.ts';
export { dataUrl } from './urls.ts';

export interface PrivacyNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly getSubmission: GetSubmission;
  readonly quizzes: Pick<Quizzes, 'standings' | 'endAttempts'>;
}

/** Data whose time is over are looked for this often, ms. */
const SWEEP_MS = 60 * 60 * 1_000;

/** Installs the pages of personal data, and their deletion when their time in a course is over. */
export function installPrivacy({ kernel, store, audit, getSubmission, quizzes }: PrivacyNeeds) {
  const { routes, pages, clock, newId, log, schedule } = kernel;
  const deletePerson = createDeletePerson({ store, audit, clock, newId });
  const retention = createRetention({ store, deletePerson, clock });
  createPersonalDataRoutes(routes, {
    pages,
    exportPerson: createExportPerson({ store, getSubmission, ...quizzes, audit }),
    deletePerson,
    retention,
    searchPeople: store.personalData.search,
    clock,
  });
  schedule.every(SWEEP_MS, 'deleting personal data that are due', async () => {
    const people = await retention.tick();
    if (people > 0) log.info({ people }, 'personal data were deleted because their time was over');
  });
  return { retention };
}
