/**
 * Owns the addresses of the JSON interface: oneself, courses, exercises, submissions. The fields are described in docs/api.md.
 * What it hands out is chosen field by field in the presenter.
 */
import { z } from 'zod';
import type { JoinedCourse } from '../courses/courses.store.ts';
import type { OpenCourse } from '../home/open-course.ts';
import { formToken } from '../kernel/http/csrf.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createMinuteLimit } from '../kernel/http/rate-limits.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import type { SubmitExercise } from '../submissions/submit.ts';
import type { OpenExercise } from '../submissions/workbench.ts';
import { apiCourse, apiExercise, apiMe, apiSubmission } from './api.presenter.ts';
import { apiSubmissionUrl } from './urls.ts';

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
  routes.get('/api/v1/me', 'signed-in', async (req, res, { person }) => {
    res.set('Cache-Control', 'no-store').json(apiMe(person, deps.listCoursesOf(person.id), await formToken(req)));
  });
  routes.get('/api/v1/courses/:course', 'member', (_req, res, { membership }) => {
    res.set('Cache-Control', 'no-store').json(apiCourse(deps.openCourse(membership)));
  });
  routes.get(EXERCISE, 'member', (_req, res, { membership, params }) => {
    const opened = deps.openExercise(membership, params.slug, undefined);
    res.set('Cache-Control', 'no-store').json(apiExercise(opened));
  });
  const limits = [createMinuteLimit(deps.submitsPerMinute, 'errors:too-many-requests.submissions')];
  routes.post(
    `${EXERCISE}/submissions`,
    { access: 'member', limits, stores: ['submissions'], json: SubmissionSchema },
    (req, res, { membership, params, body }) => {
      const sent = { ...body, slug: params.slug };
      const id = deps.submitExercise(membership, sent, deps.pages.words(req, res));
      res.status(201).location(apiSubmissionUrl(id)).json({ id });
    },
  );
  routes.get('/api/v1/submissions/:id', 'signed-in', (_req, res, { person, params }) => {
    const details = deps.getSubmission(person, params.id);
    res.set('Cache-Control', 'no-store').json(apiSubmission(details));
  });
}
