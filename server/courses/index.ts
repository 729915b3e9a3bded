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
export { MOST_WEEKS, readStart } from './create-course.ts';
export { setUpUrl } from './urls.ts';

export interface CoursesNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly register: Register;
  readonly enter: Enter;
}

/** Installs courses. `setUpToken` is there while there are no people. */
export function installCourses({ kernel, store, audit, register, enter }: CoursesNeeds) {
  const { routes, pages, clock, newId, newToken } = kernel;
  const setUp = createFirstStart({ store, register, audit, clock, newId, newToken });
  createFirstStartRoutes(routes, { pages, setUp, enter });
  return { createCourse: createCreateCourse({ store, audit, clock, newId }), setUpToken: setUp.token };
}
