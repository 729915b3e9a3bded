/**
 * Owns the addresses of the staff's dashboards. Filters stand in the address, so that a view can be kept and passed on.
 * Must not know how anything is computed or worded.
 */
import type { Request } from 'express';
import { z } from 'zod';
import { requireMembership } from '../middleware/access.ts';
import type { Pages } from '../middleware/pages.ts';
import type { Routes } from '../middleware/route-table.ts';
import { type FilterQuery, filterOf } from '../presenters/class-filter.ts';
import { presentCourseDashboard } from '../presenters/course-dashboard.ts';
import { presentExerciseDashboard } from '../presenters/exercise-dashboard.ts';
import type { ClassFilter } from '../services/class-standings.ts';
import type { LookAtCourse } from '../services/course-dashboard.ts';
import type { LookAtExercise } from '../services/exercise-dashboard.ts';
import type { Membership } from '../services/find-membership.ts';
import { endOfDay } from '../services/rules-form.ts';

/** A filter that makes no sense does not restrict, as an empty one does. */
const QuerySchema = z.object({
  group: z.string().min(1).max(100).optional().catch(undefined),
  week: z.coerce.number().int().min(1).max(1_000).optional().catch(undefined),
  until: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional()
    .catch(undefined),
});

const DASHBOARD = '/instructor/courses/:course/dashboard';

export interface DashboardRoutesDeps {
  readonly pages: Pages;
  readonly lookAtCourse: LookAtCourse;
  readonly lookAtExercise: LookAtExercise;
}

/** The filter of a request as it stands in its address, and as the services take it. */
export function readFilter(req: Request, { course }: Membership): { query: FilterQuery; filter: ClassFilter } {
  const asked = QuerySchema.parse(req.query);
  const query = { ...asked, until: asked.until && endOfDay(asked.until, course.timeZone) ? asked.until : undefined };
  return { query, filter: filterOf(query, (day) => endOfDay(day, course.timeZone)) };
}

/** GET the course, GET exercises/:slug. */
export function createDashboardRoutes(routes: Routes, deps: DashboardRoutesDeps): void {
  const { pages, lookAtCourse, lookAtExercise } = deps;
  routes.get(DASHBOARD, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const { query, filter } = readFilter(req, membership);
    const page = presentCourseDashboard(lookAtCourse(membership, filter), query, membership, pages.words(req, res));
    await pages.send(req, res, 'dashboard/course', page);
  });
  routes.get(`${DASHBOARD}/exercises/:slug`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const { query, filter } = readFilter(req, membership);
    const dashboard = lookAtExercise(membership, String(req.params.slug), filter);
    const page = presentExerciseDashboard(dashboard, query, membership, pages.words(req, res));
    await pages.send(req, res, 'dashboard/exercise', page);
  });
}
