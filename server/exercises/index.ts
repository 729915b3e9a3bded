/**
 * The door of exercises: what they are, which rules apply to whom, extensions.
 */
import type { Audit } from '../audit/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import { tellOfBroken } from './broken.ts';
import type { CourseContent } from './catalog.ts';
import { createCoursePolicy } from './course-policy.ts';
import { createExtensionsRoutes } from './extensions.routes.ts';
import { createBulkExtensions } from './extensions.ts';
import { createPolicyRoutes } from './policy.routes.ts';

export { tellOfBroken } from './broken.ts';
export { describeContradiction, presentDue, presentRules } from './policy.presenter.ts';
export {
  chooseCounted,
  findBlockedReason,
  findContradiction,
  isReleased,
  percentAt,
} from './policy.ts';
export { rulesFor } from './rules-for-course.ts';
export { exerciseUrl, policyUrl } from './urls.ts';

export interface ExercisesNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly content: CourseContent;
}

/** Installs the pages of the rules and of extensions. */
export function installExercises({ kernel, store, audit, content }: ExercisesNeeds): void {
  const { routes, pages, clock, newId, notices } = kernel;
  tellOfBroken(notices, content.broken);
  createPolicyRoutes(routes, { pages, coursePolicy: createCoursePolicy({ store, content, audit, clock }) });
  createExtensionsRoutes(routes, {
    pages,
    bulkExtensions: createBulkExtensions({ store, content, audit, clock, newId }),
  });
}
