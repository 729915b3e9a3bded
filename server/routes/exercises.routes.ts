/**
 * Owns the addresses of exercises: the list, the page to work on one, sending in.
 * Must not know how anything is stored, graded or worded.
 */
import express, { type ErrorRequestHandler, type Router } from 'express';
import { z } from 'zod';
import { AppError, toAppError } from '../errors.ts';
import type { Pages } from '../middleware/pages.ts';
import { personOf, requirePerson, signedIn } from '../middleware/person.ts';
import { createSubmitLimit } from '../middleware/rate-limits.ts';
import { presentExerciseList, presentExercisePage, presentHistory } from '../presenters/exercise.ts';
import type { ListedExercise } from '../services/list-exercises.ts';
import type { OpenedExercise } from '../services/open-exercise.ts';
import type { Sent } from '../services/submit-exercise.ts';
import type { Person } from '../store/people.store.ts';

export interface ExerciseRoutesDeps {
  readonly pages: Pages;
  readonly listExercises: (person: Person) => ListedExercise[];
  readonly openExercise: (person: Person, slug: string, from: string | undefined) => OpenedExercise;
  readonly submitExercise: (person: Person, sent: Sent) => string;
  readonly submitsPerMinute: number;
  readonly sourceBytes: number;
  /** Whether demo accounts exist. */
  readonly demo: boolean;
}

const FormSchema = z.object({
  source: z.string(),
  fileName: z.string().default(''),
  action: z.enum(['run', 'submit']),
});
const QuerySchema = z.object({ from: z.string().max(100).optional() });

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) throw new AppError('malformed-request', z.prettifyError(parsed.error));
  return parsed.data;
}

/** GET /, GET /exercises/:slug, GET /exercises/:slug/history, POST /exercises/:slug/submissions. */
export function createExerciseRoutes(deps: ExerciseRoutesDeps): Router {
  const router = express.Router();
  router.get('/', async (req, res) => {
    const person = personOf(res);
    if (person) await deps.pages.send(req, res, 'exercises/index', presentExerciseList(deps.listExercises(person)));
    else await deps.pages.send(req, res, 'sign-in/welcome', { title: 'Welcome', scripts: [], demo: deps.demo });
  });
  router.get('/exercises/:slug', signedIn, async (req, res) => {
    const { from } = parse(QuerySchema, req.query);
    const opened = deps.openExercise(requirePerson(res), String(req.params.slug), from);
    await deps.pages.send(req, res, 'exercises/show', presentExercisePage(opened, deps.sourceBytes));
  });
  router.get('/exercises/:slug/history', signedIn, async (req, res) => {
    const opened = deps.openExercise(requirePerson(res), String(req.params.slug), undefined);
    await deps.pages.sendFragment(res, 'history', presentHistory(opened));
  });
  router.post('/exercises/:slug/submissions', signedIn, createSubmitLimit(deps.submitsPerMinute), (req, res) => {
    const { action, ...form } = parse(FormSchema, req.body);
    const scope = action === 'submit' ? 'all' : 'visible';
    const id = deps.submitExercise(requirePerson(res), { ...form, slug: String(req.params.slug), scope });
    const url = `/submissions/${id}`;
    if (req.accepts(['html', 'json']) === 'json') res.status(201).location(url).json({ id, url });
    else res.redirect(303, url);
  });
  return router;
}

/**
 * For POST /exercises/:slug/submissions: when sending was refused, shows the exercise again with what was typed and why.
 * Mounted behind everything that can refuse; errors that it cannot show that way go on to the error page.
 */
export function createKeepTyped(deps: ExerciseRoutesDeps): ErrorRequestHandler {
  return async (thrown, req, res, next) => {
    const error = toAppError(thrown);
    const typed = FormSchema.partial().safeParse(req.body ?? {});
    const person = personOf(res);
    const source = typed.success ? typed.data.source : undefined;
    const fits = req.method === 'POST' && req.accepts(['html', 'json']) === 'html' && !res.headersSent;
    if (!fits || !person || source === undefined || error.status === 404 || error.status === 500) return next(thrown);
    const opened = deps.openExercise(person, String(req.params.slug), 'starter');
    const notice = { title: error.title, detail: error.message };
    const fileName = typed.data?.fileName || opened.fileName;
    res.status(error.status);
    if (error.retryAfterSeconds !== undefined) res.set('Retry-After', String(error.retryAfterSeconds));
    const page = presentExercisePage(opened, deps.sourceBytes, { source, fileName, notice });
    await deps.pages.send(req, res, 'exercises/show', page);
  };
}
