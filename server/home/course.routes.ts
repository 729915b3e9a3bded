/**
 * Owns the addresses of the start page and of a course.
 * Must not know how anything is stored or worded.
 */
import { requireMembership } from '../middleware/access.ts';
import type { Pages } from '../middleware/pages.ts';
import { personOf } from '../middleware/person.ts';
import type { Routes } from '../middleware/route-table.ts';
import { viewingOf } from '../middleware/viewing.ts';
import { presentCourse } from '../presenters/course.ts';
import type { OpenCourse } from '../services/open-course.ts';
import type { JoinedCourse } from '../store/courses.store.ts';

export interface CourseRoutesDeps {
  readonly pages: Pages;
  readonly listCoursesOf: (personId: string) => readonly JoinedCourse[];
  readonly openCourse: OpenCourse;
}

/** GET / (on to the course, the list of courses or the sign-in), GET /courses/:course. */
export function createCourseRoutes(routes: Routes, deps: CourseRoutesDeps): void {
  routes.get('/', 'anyone', (_req, res) => {
    const view = viewingOf(res);
    if (view) return res.redirect(303, `/courses/${view.course.slug}`);
    const person = personOf(res);
    const [only, ...others] = person ? deps.listCoursesOf(person.id) : [];
    const signedIn = only && others.length === 0 ? `/courses/${only.slug}` : '/courses';
    res.set('Cache-Control', 'no-store').redirect(303, person ? signedIn : '/sign-in');
  });
  routes.get('/courses/:course', 'member', async (req, res) => {
    const opened = deps.openCourse(requireMembership(res));
    await deps.pages.send(req, res, 'courses/show', presentCourse(opened, deps.pages.words(req, res)));
  });
}
