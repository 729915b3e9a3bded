/**
 * Owns the addresses that reviewing code had when it was called marking: kept links go on to the pages as they are now.
 */
import type { Routes } from '../kernel/http/routes.ts';
import type { BrowseSubmissions } from './browse.ts';
import { reviewUrls } from './urls.ts';

const MARKING = '/instructor/courses/:course/marking/:slug';

/** GET the list of an exercise, GET two submissions side by side. What is not there any more leads to the list. */
export function createMovedRoutes(
  routes: Routes,
  { browseSubmissions }: { browseSubmissions: BrowseSubmissions },
): void {
  routes.get(MARKING, 'staff', (_req, res, { membership, params }) => {
    const { exercise } = browseSubmissions(membership, params.slug, {});
    res.redirect(301, reviewUrls(membership.course.slug).exercise(exercise.slug));
  });
  routes.get(`${MARKING}/:left/:right`, 'staff', (_req, res, { membership, params }) => {
    const { exercise, submissions } = browseSubmissions(membership, params.slug, {});
    const urls = reviewUrls(membership.course.slug);
    const known = new Set(['starter', ...submissions.map(({ id }) => id)]);
    const both = known.has(params.left) && known.has(params.right);
    res.redirect(301, both ? urls.pair(exercise.slug, params.left, params.right) : urls.exercise(exercise.slug));
  });
}
