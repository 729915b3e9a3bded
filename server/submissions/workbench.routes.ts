/**
 * Owns the addresses of exercises: the page to work on one, sending in, the history.
 */
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { exerciseUrl } from '../exercises/index.ts';
import { toAppError } from '../kernel/errors.ts';
import { membershipOf } from '../kernel/http/access.ts';
import { createReader } from '../kernel/http/input.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createMinuteLimit } from '../kernel/http/rate-limits.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { Standings } from './standing.ts';
import type { SubmitExercise } from './submit.ts';
import { compareUrl, submissionUrl } from './urls.ts';
import { presentExercisePage, presentHistory, presentLocked } from './workbench.presenter.ts';
import type { OpenExercise } from './workbench.ts';

export interface ExerciseRoutesDeps {
  readonly pages: Pages;
  readonly openExercise: OpenExercise;
  readonly findLocked: Standings['findLocked'];
  readonly submitExercise: SubmitExercise;
  readonly submitsPerMinute: number;
  readonly sourceBytes: number;
  readonly assetUrl: (path: string) => string;
  readonly clock: () => Date;
}

const EXERCISE = '/courses/:course/exercises/:slug';
/** Where files are sent in. */
export const SUBMISSIONS = `${EXERCISE}/submissions`;

const FormSchema = z.object({
  source: z.string(),
  fileName: z.string().default(''),
  action: z.enum(['run', 'submit']),
});
const QuerySchema = z.object({ from: z.string().max(100).optional(), choose: z.string().optional().catch(undefined) });
/** The two submissions chosen for comparing. */
const Choice = z.tuple([z.string().max(100), z.string().max(100)]);
const ChoiceQuery = z.object({ id: Choice.optional().catch(undefined) });

/** GET the page, GET history (a fragment), GET compare (on to the comparison), POST submissions. */
export function createExerciseRoutes(routes: Routes, deps: ExerciseRoutesDeps): void {
  const { pages } = deps;
  routes.get(EXERCISE, { access: 'member', query: QuerySchema }, async (req, res, { membership, params, query }) => {
    const { from, choose } = query;
    const locked = deps.findLocked(membership, params.slug);
    if (locked) {
      const page = presentLocked(locked, membership, deps.clock().toISOString(), pages.words(req, res));
      return pages.send(req, res, 'submissions/locked', page);
    }
    const opened = deps.openExercise(membership, params.slug, from);
    const now = deps.clock().toISOString();
    const input = { maxBytes: deps.sourceBytes, now, assetUrl: deps.assetUrl, chooseTwo: choose === 'two' };
    await pages.send(req, res, 'submissions/workbench', presentExercisePage(opened, input, pages.words(req, res)));
  });
  routes.get(`${EXERCISE}/history`, 'member', async (req, res, { membership, params }) => {
    const opened = deps.openExercise(membership, params.slug, undefined);
    await pages.sendFragment(req, res, 'submissions/history', presentHistory(opened, pages.words(req, res)));
  });
  routes.get(`${EXERCISE}/compare`, { access: 'member', query: ChoiceQuery }, (_req, res, { params, query }) => {
    // Without scripts the button can be pressed for any number of submissions: the list says what it needs.
    if (!query.id) return res.redirect(303, `${exerciseUrl(params.course, params.slug)}?choose=two#history-title`);
    const [one, other] = query.id;
    res.redirect(303, compareUrl(one, other));
  });
  const limits = [createMinuteLimit(deps.submitsPerMinute, 'errors:too-many-requests.submissions')];
  routes.post(
    SUBMISSIONS,
    { access: 'member', limits, stores: ['submissions'], form: FormSchema },
    (req, res, { membership, params, body }) => {
      const { action, ...form } = body;
      const scope = action === 'submit' ? 'all' : 'visible';
      const sent = { ...form, slug: params.slug, scope } as const;
      const id = deps.submitExercise(membership, sent, pages.words(req, res));
      const url = submissionUrl(id);
      if (req.accepts(['html', 'json']) === 'json') res.status(201).location(url).json({ id, url });
      else res.redirect(303, url);
    },
  );
}

/**
 * For POST of a submission: when sending was refused, shows the exercise again with what was typed and why.
 * Mounted behind everything that can refuse; errors that it cannot show that way go on to the error page.
 */
export function createKeepTyped(deps: ExerciseRoutesDeps): ErrorRequestHandler {
  const read = createReader(SUBMISSIONS, { form: FormSchema.partial().catch({}) });
  return async (thrown, req, res, next) => {
    const error = toAppError(thrown);
    const { params, body } = read(req);
    const membership = membershipOf(res);
    const { source } = body;
    const fits = req.method === 'POST' && req.accepts(['html', 'json']) === 'html' && !res.headersSent;
    if (!fits || !membership || source === undefined || error.status === 404 || error.status === 500)
      return next(thrown);
    const words = deps.pages.words(req, res);
    const opened = deps.openExercise(membership, params.slug, 'starter');
    const notice = { title: words.t(`errors:${error.code}.title`), detail: words.t(error.detail, error.values) };
    const fileName = body.fileName || opened.fileName;
    res.status(error.status);
    if (error.retryAfterSeconds !== undefined) res.set('Retry-After', String(error.retryAfterSeconds));
    const now = deps.clock().toISOString();
    const input = { maxBytes: deps.sourceBytes, now, assetUrl: deps.assetUrl, typed: { source, fileName, notice } };
    await deps.pages.send(req, res, 'submissions/workbench', presentExercisePage(opened, input, words));
  };
}
