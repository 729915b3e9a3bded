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
import type { BackupAge } from './privacy.presenter.ts';
import { createPersonalDataRoutes } from './privacy.routes.ts';
import { createRetention } from './retention.ts';

export { createDeletePerson } from './delete-person.ts';
export { presentRetention } from './privacy.presenter.ts';
export { createRemoveDemo } from './remove-demo.ts';
export { readMonths } from './retention.ts';
export { dataUrl } from './urls.ts';

export interface PrivacyNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly getSubmission: GetSubmission;
  readonly quizzes: Pick<Quizzes, 'standings' | 'endAttempts'>;
  /** How many backups are kept and how often one is made; undefined: the server makes none. */
  readonly backups: BackupAge | undefined;
}

/** Data whose time is over are looked for this often, ms. */
const SWEEP_MS = 60 * 60 * 1_000;
/** A log that could not be emptied is tried again this often, ms. */
const FINISH_MS = 10_000;

/** Installs the pages of personal data, and their deletion when their time in a course is over. */
export function installPrivacy({ kernel, store, audit, getSubmission, quizzes, backups }: PrivacyNeeds) {
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
    backups,
  });
  schedule.every(FINISH_MS, 'emptying the log of the database', deletePerson.finish);
  schedule.every(SWEEP_MS, 'deleting personal data that are due', async () => {
    const people = await retention.tick();
    if (people > 0) log.info({ people }, 'personal data were deleted because their time was over');
  });
  return { retention, finishDeletions: deletePerson.finish };
}
