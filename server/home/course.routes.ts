/**
 * Owns the addresses of the start page and of a course.
 */

import type { Invitation, JoinedCourse } from '../courses/courses.store.ts';
import { viewingOf } from '../kernel/http/impersonation.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { personOf } from '../kernel/http/signed-in.ts';
import { COURSES_URL, courseUrl, signInUrl } from '../kernel/http/urls.ts';
import { presentCourse } from './course.presenter.ts';
import type { OpenCourse } from './open-course.ts';

export interface CourseRoutesDeps {
  readonly pages: Pages;
  readonly listCoursesOf: (personId: string) => readonly JoinedCourse[];
  readonly listInvitations: (personId: string) => readonly Invitation[];
  readonly openCourse: OpenCourse;
}

/** GET / (on to the course, the list of courses or the sign-in), GET /courses/:course. */
export function createCourseRoutes(routes: Routes, deps: CourseRoutesDeps): void {
  routes.get('/', 'anyone', (_req, res) => {
    const view = viewingOf(res);
    if (view) return res.redirect(303, courseUrl(view.course.slug));
    const person = personOf(res);
    const [only, ...others] = person ? deps.listCoursesOf(person.id) : [];
    const asked = person !== undefined && deps.listInvitations(person.id).length > 0;
    const signedIn = only && others.length === 0 && !asked ? courseUrl(only.slug) : COURSES_URL;
    res.set('Cache-Control', 'no-store').redirect(303, person ? signedIn : signInUrl());
  });
  routes.get('/courses/:course', 'member', async (req, res, { membership }) => {
    const opened = deps.openCourse(membership);
    await deps.pages.send(req, res, 'home/course', presentCourse(opened, deps.pages.words(req, res)));
  });
}
