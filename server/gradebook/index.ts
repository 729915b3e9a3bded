/**
 * The door of the gradebook: grades of a course, their settings and files, the page of a student.
 */
import type { Audit } from '../audit/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { FindClassStandings } from '../progress/class-progress.ts';
import type { Quizzes } from '../quizzes/index.ts';
import type { Store } from '../store.ts';
import { createChangeGrades } from './change-grades.ts';
import { createCollectGrades } from './collect-grades.ts';
import { createDetailGrades } from './detail-grades.ts';
import { createGradebookRoutes } from './gradebook.routes.ts';
import { createImportGrades } from './import-grades.ts';
import { createLatecomersRoutes } from './latecomers.routes.ts';
import { createDecideLate } from './latecomers.ts';
import { createManualGradesRoutes } from './manual-grades.routes.ts';
import { createStudentRoutes } from './student.routes.ts';
import { createStudentOverview } from './student.ts';

export { presentSoFar } from './grade-lines.presenter.ts';
export { sumPoints } from './model/exact.ts';

export interface GradebookNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly findClass: FindClassStandings;
  readonly quizzes: Pick<Quizzes, 'versions' | 'standings' | 'clock' | 'analyse' | 'titleIn'>;
}

/** Installs the pages of the gradebook and of single students. */
export function installGradebook({ kernel, store, audit, findClass, quizzes }: GradebookNeeds) {
  const { routes, pages, clock, newId } = kernel;
  const collectGrades = createCollectGrades({
    store,
    findClass,
    versions: quizzes.versions,
    quizStandings: quizzes.standings,
    quizClock: quizzes.clock,
    titleIn: quizzes.titleIn,
  });
  const changeGrades = createChangeGrades({ store, collectGrades, audit, clock, newId });
  const detailGrades = createDetailGrades({ store, analyseQuiz: quizzes.analyse });
  const decideLate = createDecideLate({ store, collectGrades, audit });
  createLatecomersRoutes(routes, { pages, collectGrades, decideLate });
  createGradebookRoutes(routes, { pages, collectGrades, changeGrades, detailGrades });
  const importGrades = createImportGrades({ store, collectGrades, changeGrades, audit });
  createManualGradesRoutes(routes, { pages, collectGrades, changeGrades, importGrades });
  const studentOverview = createStudentOverview({ store, collectGrades, audit, clock, newId });
  createStudentRoutes(routes, { pages, studentOverview, collectGrades });
  return { collectGrades };
}
