/**
 * Owns the addresses of the JSON interface: oneself, courses, exercises, submissions. The fields are described in docs/api.md.
 * Must not know how anything is stored; what it hands out is chosen field by field in the presenter.
 */
import { z } from 'zod';
import { requireMembership } from '../middleware/access.ts';
import { formToken } from '../middleware/csrf.ts';
import type { Pages } from '../middleware/pages.ts';
import { requirePerson } from '../middleware/person.ts';
import { createMinuteLimit } from '../middleware/rate-limits.ts';
import type { Routes } from '../middleware/route-table.ts';
import { apiCourse, apiExercise, apiMe, apiSubmission } from '../presenters/api.ts';
import type { GetSubmission } from '../services/get-submission.ts';
import type { OpenCourse } from '../services/open-course.ts';
import type { OpenExercise } from '../services/open-exercise.ts';
import type { SubmitExercise } from '../services/submit-exercise.ts';
import type { JoinedCourse } from '../store/courses.store.ts';
import { parse } from './parse.ts';

export interface ApiRoutesDeps {
  readonly pages: Pages;
  readonly listCoursesOf: (personId: string) => readonly JoinedCourse[];
  readonly openCourse: OpenCourse;
  readonly openExercise: OpenExercise;
  readonly submitExercise: SubmitExercise;
  readonly getSubmission: GetSubmission;
  readonly submitsPerMinute: number;
}

const EXERCISE = '/api/v1/courses/:course/exercises/:slug';
const SubmissionSchema = z.object({
  source: z.string(),
  fileName: z.string().max(255).default(''),
  scope: z.enum(['visible', 'all']),
});

/** GET me, courses/:course, its exercises/:slug, submissions/:id; POST submissions. */
export function createApiRoutes(routes: Routes, deps: ApiRoutesDeps): void {
  routes.get('/api/v1/me', 'signed-in', (req, res) => {
    const person = requirePerson(res);
    res.set('Cache-Control', 'no-store').json(apiMe(person, deps.listCoursesOf(person.id), formToken(req)));
  });
  routes.get('/api/v1/courses/:course', 'member', (_req, res) => {
    res.set('Cache-Control', 'no-store').json(apiCourse(deps.openCourse(requireMembership(res))));
  });
  routes.get(EXERCISE, 'member', (req, res) => {
    const opened = deps.openExercise(requireMembership(res), String(req.params.slug), undefined);
    res.set('Cache-Control', 'no-store').json(apiExercise(opened));
  });
  const limits = [createMinuteLimit(deps.submitsPerMinute, 'errors:too-many-requests.submissions')];
  routes.post(`${EXERCISE}/submissions`, { access: 'member', body: 'json', limits }, (req, res) => {
    const sent = { ...parse(SubmissionSchema, req.body), slug: String(req.params.slug) };
    const id = deps.submitExercise(requireMembership(res), sent, deps.pages.words(req, res));
    res.status(201).location(`/api/v1/submissions/${id}`).json({ id });
  });
  routes.get('/api/v1/submissions/:id', 'signed-in', (req, res) => {
    const details = deps.getSubmission(requirePerson(res), String(req.params.id));
    res.set('Cache-Control', 'no-store').json(apiSubmission(details));
  });
}
