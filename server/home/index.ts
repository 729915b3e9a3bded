/**
 * The door of home: the list of courses, the page of a course, its settings.
 */
import type { Audit } from '../audit/audit.ts';
import type { CreateCourse } from '../courses/create-course.ts';
import type { CourseContent } from '../exercises/catalog.ts';
import type { CollectGrades } from '../gradebook/collect-grades.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { RetentionService } from '../privacy/retention.ts';
import type { Quizzes } from '../quizzes/index.ts';
import type { Store } from '../store.ts';
import type { Standings } from '../submissions/standing.ts';
import { createCourseRoutes } from './course.routes.ts';
import { createOpenCourse } from './open-course.ts';
import { createCourseSettingsRoutes } from './settings.routes.ts';
import { createChangeSettings } from './settings.ts';

export interface HomeNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly content: CourseContent;
  readonly createCourse: CreateCourse;
  readonly standings: Standings;
  readonly quizzes: Pick<Quizzes, 'standings'>;
  readonly collectGrades: CollectGrades;
  readonly retention: RetentionService;
}

/** Installs the pages of courses. */
export function installHome(needs: HomeNeeds) {
  const { kernel, store, audit, content, createCourse, standings, quizzes, collectGrades, retention } = needs;
  const { routes, pages, clock, proxyWatch } = kernel;
  const { listCourses, listCoursesOf, listInvitations } = store.courses;
  const { listBegun } = store.submissions;
  const { listAnsweredTo } = store.questions;
  const openCourse = createOpenCourse({
    standings,
    listBegun,
    listAnsweredTo,
    listQuizzes: quizzes.standings.list,
    collectGrades,
    clock,
  });
  createCourseRoutes(routes, { pages, listCoursesOf, listInvitations, openCourse });
  createCourseSettingsRoutes(routes, {
    pages,
    changeSettings: createChangeSettings({ store, audit, content, clock }),
    planRetention: retention.plan,
    createCourse,
    listCourses,
    listCoursesOf,
    proxyWatch,
    listInvitations,
  });
  return { openCourse };
}
