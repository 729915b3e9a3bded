/**
 * Owns the addresses of single submissions: the page, the part that changes, the stream of news, the comparison of two.
 * Must not know who may see what, nor how it is worded.
 */
import type { Response } from 'express';
import type { ExerciseContent } from '../exercises/catalog.ts';
import type { Standing } from '../grading/queue.ts';
import type { Person } from '../kernel/actor.ts';
import type { OpenEventStream } from '../kernel/http/event-stream.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { GetSubmission, SubmissionDetails } from '../submissions/get-submission.ts';
import { isFinal, presentResult, presentStanding } from '../submissions/index.ts';
import { presentComparison } from './compare.presenter.ts';
import type { CompareSubmissions } from './compare.ts';
import { OpenFormQuery, type ShowSubmission } from './show-submission.ts';

export interface SubmissionRoutesDeps {
  readonly pages: Pages;
  readonly getSubmission: GetSubmission;
  readonly showSubmission: ShowSubmission;
  readonly compareSubmissions: CompareSubmissions;
  readonly watchSubmission: (person: Person, id: string, listener: (standing: Standing) => void) => () => void;
  readonly findExercise: (slug: string) => ExerciseContent | undefined;
  readonly openEventStream: OpenEventStream;
}

/** GET /submissions/:id and below it result (a fragment), state (JSON), events (server-sent events), compare/:other. */
export function createSubmissionRoutes(routes: Routes, deps: SubmissionRoutesDeps): void {
  const { pages } = deps;
  /** Who asks sees the page in the zone of the submission's course. */
  const get = (res: Response, person: Person, id: string): SubmissionDetails => {
    const details = deps.getSubmission(person, id);
    res.locals.membership = details.membership;
    return details;
  };
  routes.get('/submissions/:id', { access: 'signed-in', query: OpenFormQuery }, (req, res, input) =>
    deps.showSubmission(req, res, input, input.query),
  );
  routes.get('/submissions/:id/result', 'signed-in', async (req, res, { person, params }) => {
    const details = get(res, person, params.id);
    const exercise = deps.findExercise(details.submission.exercise);
    await pages.sendFragment(req, res, 'submissions/result', presentResult(details, exercise, pages.words(req, res)));
  });
  routes.get('/submissions/:id/compare/:other', 'signed-in', async (req, res, { person, params }) => {
    const comparison = await deps.compareSubmissions(person, params.id, params.other);
    res.locals.membership = comparison.newer.membership;
    const exercise = deps.findExercise(comparison.newer.submission.exercise);
    const page = presentComparison(comparison, exercise, pages.words(req, res));
    await pages.send(req, res, 'review/compare', page);
  });
  routes.get('/submissions/:id/state', 'signed-in', (req, res, { person, params }) => {
    const { standing } = get(res, person, params.id);
    res.set('Cache-Control', 'no-store').json(presentStanding(standing, pages.words(req, res)));
  });
  routes.get('/submissions/:id/events', 'signed-in', (req, res, { person, params }) => {
    const stream = deps.openEventStream(res);
    const words = pages.words(req, res);
    const unwatch = deps.watchSubmission(person, params.id, (standing) => {
      stream.send(presentStanding(standing, words));
      if (isFinal(standing)) stream.close();
    });
    res.on('close', unwatch);
  });
}
