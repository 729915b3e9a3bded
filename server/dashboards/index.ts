/**
 * The door of the dashboards: a course and an exercise at a glance.
 */
import type { GradingQueue } from '../grading/queue.ts';
import { loadDrawing } from '../kernel/charts/draw.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { FindClassStandings } from '../progress/class-progress.ts';
import type { Store } from '../store.ts';
import { createCourseDashboard } from './course-dashboard.ts';
import { createDashboardRoutes } from './dashboard.routes.ts';
import { createExerciseDashboard } from './exercise-dashboard.ts';

export interface DashboardsNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly queue: GradingQueue;
  readonly findClass: FindClassStandings;
}

/** Installs the dashboards. */
export function installDashboards({ kernel, store, queue, findClass }: DashboardsNeeds): void {
  kernel.schedule.onStart('loading what draws pictures', loadDrawing);
  createDashboardRoutes(kernel.routes, {
    pages: kernel.pages,
    getCourseDashboard: createCourseDashboard({ store, queue, findClass }),
    getExerciseDashboard: createExerciseDashboard({ store, findClass }),
  });
}
