/**
 * Owns the addresses at which an instructor begins and stops seeing a course as a student does.
 * Must not know who may see whom.
 */
import { viewerOf } from '../kernel/http/impersonation.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { beginSession } from '../kernel/http/session.ts';
import { courseUrl, staffUrl } from '../kernel/http/urls.ts';
import type { ViewAs } from './view-as.ts';

/** POST people/:person/view, POST /viewing/stop. */
export function createViewAsRoutes(routes: Routes, { viewAs }: { viewAs: ViewAs }): void {
  routes.post(
    '/instructor/courses/:course/people/:person/view',
    'instructor',
    async (req, res, { membership, params }) => {
      const viewing = viewAs.start(membership, params.person);
      await beginSession(req, membership.person, viewing);
      res.redirect(303, courseUrl(membership.course.slug));
    },
  );
  routes.post('/viewing/stop', { access: 'signed-in', stores: ['sessions'] }, async (req, res) => {
    const [viewer, { viewing }] = [viewerOf(res), req.session];
    if (!viewer || !viewing) return res.redirect(303, '/');
    await beginSession(req, viewer);
    const course = viewAs.stop(viewer, viewing, 'stopped');
    res.redirect(303, course ? staffUrl(course.slug, 'people') : '/');
  });
}
