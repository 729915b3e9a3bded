/**
 * Owns the addresses of the staff's dashboards. Filters stand in the address, so that a view can be kept and passed on.
 * Must not know how anything is computed or worded.
 */
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { FilterSchema, readFilter } from '../progress/index.ts';
import { presentCourseDashboard } from './course-dashboard.presenter.ts';
import type { GetCourseDashboard } from './course-dashboard.ts';
import { presentExerciseDashboard } from './exercise-dashboard.presenter.ts';
import type { GetExerciseDashboard } from './exercise-dashboard.ts';

const DASHBOARD = '/instructor/courses/:course/dashboard';

export interface DashboardRoutesDeps {
  readonly pages: Pages;
  readonly getCourseDashboard: GetCourseDashboard;
  readonly getExerciseDashboard: GetExerciseDashboard;
}

/** GET the course, GET exercises/:slug. */
export function createDashboardRoutes(routes: Routes, deps: DashboardRoutesDeps): void {
  const { pages, getCourseDashboard, getExerciseDashboard } = deps;
  routes.get(DASHBOARD, { access: 'staff', query: FilterSchema }, async (req, res, { membership, query: asked }) => {
    const { query, filter } = readFilter(asked, membership);
    const dashboard = await getCourseDashboard(membership, filter);
    const page = await presentCourseDashboard(dashboard, query, membership, pages.words(req, res));
    await pages.send(req, res, 'dashboards/course', page);
  });
  routes.get(
    `${DASHBOARD}/exercises/:slug`,
    { access: 'staff', query: FilterSchema },
    async (req, res, { membership, params, query: asked }) => {
      const { query, filter } = readFilter(asked, membership);
      const dashboard = await getExerciseDashboard(membership, params.slug, filter);
      const page = await presentExerciseDashboard(dashboard, query, membership, pages.words(req, res));
      await pages.send(req, res, 'dashboards/exercise', page);
    },
  );
}
