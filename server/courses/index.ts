/**
 * The door of courses: making one, the first start, who is a member.
 */
import type { Enter } from '../accounts/enter.ts';
import type { Register } from '../accounts/register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import { createCreateCourse } from './create-course.ts';
import { createFirstStartRoutes } from './first-start.routes.ts';
import { createFirstStart } from './first-start.ts';

export { presentCourseFields } from './course-fields.presenter.ts';
export { LATE_RULES, type LateRule } from './courses.store.ts';
export { MOST_WEEKS, readStart, suggestSlug } from './create-course.ts';
export { CODE_RULES, type EntryRules, QUIZ_RULES } from './entry-rules.ts';
export { setUpUrl } from './urls.ts';

export interface CoursesNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly register: Register;
  readonly enter: Enter;
  /** Whether demo accounts are taken in; else they count for nobody. */
  readonly demoPeople: boolean;
}

/** Installs courses. `setUpToken` is there while there are no people. */
export function installCourses({ kernel, store, audit, register, enter, demoPeople }: CoursesNeeds) {
  const { routes, pages, clock, newId, newToken } = kernel;
  const countPeople = (): number => store.people.countPeople() - (demoPeople ? 0 : store.people.countDemoPeople());
  const setUp = createFirstStart({ store, register, audit, clock, newId, newToken, countPeople });
  createFirstStartRoutes(routes, { pages, setUp, enter });
  return { createCourse: createCreateCourse({ store, audit, clock, newId }), setUpToken: setUp.token };
}
