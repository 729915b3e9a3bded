/**
 * Owns the addresses of single submissions: the page, the part that changes, the stream of news.
 * Must not know who may see what, nor how it is worded.
 */
import express, { type Response, type Router } from 'express';
import type { ExerciseContent } from '../content/course-content.ts';
import type { Pages } from '../middleware/pages.ts';
import { requirePerson, signedIn } from '../middleware/person.ts';
import { presentResult, presentStanding, presentSubmissionPage } from '../presenters/submission.ts';
import type { Standing } from '../queue/grading-queue.ts';
import type { GetSubmission } from '../services/get-submission.ts';
import { isFinal } from '../services/watch-submission.ts';
import type { Person } from '../store/people.store.ts';

export interface SubmissionRoutesDeps {
  readonly pages: Pages;
  readonly getSubmission: GetSubmission;
  readonly watchSubmission: (person: Person, id: string, listener: (standing: Standing) => void) => () => void;
  readonly findExercise: (slug: string) => ExerciseContent | undefined;
  /** Fires when the server is about to end: open streams are closed. */
  readonly closing: AbortSignal;
}

/** A comment this often keeps proxies from closing a quiet stream, ms. */
const KEEP_ALIVE_MS = 15_000;
/** What browsers wait before they connect again, ms. */
const RECONNECT_MS = 2_000;

/** GET /submissions/:id and below it result (a fragment), state (JSON), events (server-sent events). */
export function createSubmissionRoutes(deps: SubmissionRoutesDeps): Router {
  const router = express.Router();
  router.use('/submissions', signedIn);
  router.get('/submissions/:id', async (req, res) => {
    const person = requirePerson(res);
    const details = deps.getSubmission(person, req.params.id);
    const exercise = deps.findExercise(details.submission.exercise);
    await deps.pages.send(req, res, 'submissions/show', presentSubmissionPage(details, exercise, person));
  });
  router.get('/submissions/:id/result', async (req, res) => {
    const person = requirePerson(res);
    await deps.pages.sendFragment(res, 'result', presentResult(deps.getSubmission(person, req.params.id), person));
  });
  router.get('/submissions/:id/state', (req, res) => {
    const { standing } = deps.getSubmission(requirePerson(res), req.params.id);
    res.set('Cache-Control', 'no-store').json(presentStanding(standing));
  });
  router.get('/submissions/:id/events', (req, res) => {
    const stream = openStream(res, deps.closing);
    const unwatch = deps.watchSubmission(requirePerson(res), req.params.id, (standing) => {
      stream.send(presentStanding(standing));
      if (isFinal(standing)) stream.close();
    });
    res.on('close', unwatch);
  });
  return router;
}

/** Turns a response into a stream of events; headers go out with the first event, so that an error can still be answered. */
function openStream(res: Response, closing: AbortSignal) {
  const close = (): void => {
    res.end();
  };
  const begin = (): void => {
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    res.write(`retry: ${RECONNECT_MS}\n\n`);
    const heartbeat = setInterval(() => res.write(': still here\n\n'), KEEP_ALIVE_MS);
    closing.addEventListener('abort', close, { once: true });
    res.on('close', () => {
      clearInterval(heartbeat);
      closing.removeEventListener('abort', close);
    });
  };
  return {
    send(data: object): void {
      if (!res.headersSent) begin();
      res.write(`data: ${JSON.stringify(data)}\n\n`);
    },
    close,
  };
}
