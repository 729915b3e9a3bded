/**
 * Owns the addresses of reading code: comments and questions on a submission, the staff's lists, the comment library.
 */
import type { Response } from 'express';
import { z } from 'zod';
import { VERDICTS } from '../../graders/verdict.ts';
import type { ExerciseContent } from '../exercises/catalog.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { DoneFlag, listField, refusalOf, textFields } from '../kernel/http/form.ts';
import type { Place } from '../kernel/http/input.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import type { Prepare } from '../kernel/text/rendering.ts';
import { FilterSchema, readFilter } from '../progress/index.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import { submissionUrl } from '../submissions/index.ts';
import type { BrowseSubmissions } from './browse.ts';
import { type CommentCode, needText } from './comments.ts';
import type { AskQuestion } from './questions.ts';
import { presentExerciseReview, presentLibrary, presentPair, presentQuestions } from './review.presenter.ts';
import type { ShowSubmission } from './show-submission.ts';
import { noteUrls, reviewUrls } from './urls.ts';

/** Longest comment or message, characters. */
const TEXT = 10_000;

export interface ReviewRoutesDeps {
  readonly pages: Pages;
  readonly exercises: readonly ExerciseContent[];
  readonly commentCode: CommentCode;
  readonly askQuestion: AskQuestion;
  readonly browseSubmissions: BrowseSubmissions;
  readonly getSubmission: GetSubmission;
  readonly showSubmission: ShowSubmission;
  readonly prepare: Prepare;
}

const COMMENTS = '/submissions/:id/comments';
const QUESTIONS = '/submissions/:id/questions';
const COURSE = '/instructor/courses/:course';
const ReviewQuery = FilterSchema.extend({ verdict: z.enum(VERDICTS).or(z.literal('')).catch('') });
/** The submissions chosen for comparing. */
const ChosenQuery = z.object({ id: listField });
const QueueQuery = z.object({
  state: z.enum(['open', 'answered', 'closed', '']).catch('open'),
  exercise: z.string().max(100).catch(''),
  mine: z.string().optional().catch(undefined),
});
/** A comment of the library. */
const SavedSchema = textFields(['act', 'title', 'text'], TEXT);

/** Adds the routes. */
export function createReviewRoutes(routes: Routes, deps: ReviewRoutesDeps): void {
  const { pages, exercises, commentCode, askQuestion, browseSubmissions, getSubmission, showSubmission, prepare } =
    deps;
  /** Shows a refusal beside the form; other errors are thrown on. */
  const told = (req: RouteRequest, res: Response, error: unknown): string => refusalOf(error, pages.words(req, res));
  const notesOn = (id: string) => noteUrls(submissionUrl(id));

  routes.post(
    COMMENTS,
    {
      access: 'signed-in',
      stores: ['comments'],
      form: textFields(['act', 'line', 'lastLine', 'text', 'savedId', 'saveAs'], TEXT),
    },
    async (req, res, input) => {
      const { person, params, body: fields } = input;
      const { act, lastLine, savedId } = fields;
      const text = fields.text.trim();
      const saveAs = fields.saveAs.trim().slice(0, 100);
      const line = Number(fields.line || 'none');
      const typed = { text: fields.text, lastLine, savedId, saveAs, line: line >= 1 ? line : undefined };
      if (act === 'use') {
        const { membership } = getSubmission(person, params.id);
        const saved = membership.role === 'student' ? [] : commentCode.library(membership);
        const found = saved.find(({ id }) => id === savedId)?.text ?? '';
        return showSubmission(req, res, input, {
          ...typed,
          text: [fields.text, found].filter((one) => one.trim() !== '').join('\n\n'),
        });
      }
      try {
        const last = lastLine.trim() === '' ? line : Number(lastLine);
        commentCode.add(person, params.id, {
          firstLine: line,
          lastLine: last,
          text,
          savedId,
          saveAs,
        });
      } catch (error) {
        return showSubmission(req, res.status(422), input, { ...typed, error: told(req, res, error) });
      }
      res.redirect(303, notesOn(params.id).line(line));
    },
  );
  routes.post(
    `${COMMENTS}/:comment`,
    { access: 'signed-in', stores: ['comments'], form: textFields(['act', 'text', 'revision'], TEXT) },
    async (req, res, input) => {
      const { person, params, body: fields } = input;
      const { comment } = params;
      try {
        if (fields.act === 'delete') commentCode.remove(person, params.id, comment);
        else {
          commentCode.change(person, params.id, comment, fields.text.trim(), Number(fields.revision));
        }
      } catch (error) {
        return showSubmission(req, res.status(422), input, {
          text: fields.text,
          edit: comment,
          error: told(req, res, error),
        });
      }
      res.redirect(303, fields.act === 'delete' ? submissionUrl(params.id) : notesOn(params.id).commentAt(comment));
    },
  );
  routes.post(
    QUESTIONS,
    { access: 'signed-in', stores: ['messages'], form: textFields(['line', 'test', 'text'], TEXT) },
    async (req, res, input) => {
      const { person, params, body: fields } = input;
      const line = fields.line === '' ? null : Number(fields.line);
      try {
        const about = {
          line: line === null || Number.isInteger(line) ? line : 0,
          test: fields.test === '' ? null : fields.test,
        };
        askQuestion.ask(person, params.id, about, fields.text.trim());
      } catch (error) {
        return showSubmission(req, res.status(422), input, {
          text: fields.text,
          line: line ?? undefined,
          error: told(req, res, error),
        });
      }
      res.redirect(303, line === null ? notesOn(params.id).allQuestions : notesOn(params.id).line(line));
    },
  );
  routes.post(
    `${QUESTIONS}/:asked`,
    { access: 'signed-in', stores: ['messages'], form: textFields(['text'], TEXT) },
    async (req, res, input) => {
      const { person, params, body } = input;
      const { text } = body;
      try {
        askQuestion.askOn(person, params.id, params.asked, text.trim());
      } catch (error) {
        const { asked } = params;
        return showSubmission(req, res.status(422), input, { text, asked, error: told(req, res, error) });
      }
      res.redirect(303, notesOn(params.id).allQuestions);
    },
  );

  routes.get(`${COURSE}/review/:slug`, { access: 'staff', query: ReviewQuery }, async (req, res, input) => {
    const { membership, params } = input;
    const { query, filter } = readFilter(input.query, membership);
    const browsed = browseSubmissions(membership, params.slug, filter);
    const page = presentExerciseReview(browsed, query, input.query.verdict, membership, pages.words(req, res));
    await pages.send(req, res, 'review/exercise', page);
  });
  routes.get(
    `${COURSE}/review/:slug/pair`,
    { access: 'staff', query: ChosenQuery },
    (_req, res, { membership, params, query }) => {
      const { course } = membership;
      const { exercise, submissions } = browseSubmissions(membership, params.slug, {});
      const { slug } = exercise;
      const chosen = submissions.map(({ id }) => id).filter((id) => query.id.includes(id));
      const [left, right] = chosen.length >= 2 ? chosen : ['starter', chosen[0] ?? ''];
      const urls = reviewUrls(course.slug);
      res.redirect(303, right ? urls.pair(slug, left ?? 'starter', right) : urls.exercise(slug));
    },
  );
  routes.get(`${COURSE}/review/:slug/:left/:right`, 'staff', async (req, res, { membership, params }) => {
    const { slug } = params;
    const browsed = browseSubmissions(membership, slug, {});
    const get = (id: string) => {
      const details = getSubmission(membership.person, id);
      const { submission } = details;
      if (submission.exercise !== slug || submission.courseId !== membership.course.id)
        throw new AppError('not-found', 'errors:not-found.otherExercise');
      return details;
    };
    const { left, right } = params;
    const pair = {
      exercise: browsed.exercise,
      left: left === 'starter' ? undefined : get(left),
      right: get(right),
      browsed,
    };
    const words = pages.words(req, res);
    await pages.send(
      req,
      res,
      'review/pair',
      await prepare(({ colour }) => presentPair(pair, membership, words, colour)),
    );
  });

  const showQuestions = async (
    req: RouteRequest,
    res: Response,
    { membership, query }: Place<typeof COURSE, z.infer<typeof QueueQuery>>,
    refused: { typed: string; error: string; errorId: string },
  ) => {
    const { state, exercise, mine } = query;
    const queue = askQuestion.queue(membership, {
      state: state === '' ? undefined : state,
      exercise: exercise === '' ? undefined : exercise,
      takenBy: mine === undefined ? undefined : membership.person.id,
    });
    const shown = { state, exercise, mine: mine !== undefined, exercises, ...refused };
    const words = pages.words(req, res);
    const page = await prepare((rendering) => presentQuestions(queue, shown, membership, words, rendering));
    await pages.send(req, res, 'review/questions', page);
  };
  routes.get(`${COURSE}/questions`, { access: 'staff', query: QueueQuery }, (req, res, input) =>
    showQuestions(req, res, input, { typed: '', error: '', errorId: '' }),
  );
  routes.post(
    `${COURSE}/questions/:asked`,
    { access: 'staff', query: QueueQuery, form: textFields(['act', 'text'], TEXT) },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const { act, text } = body;
      try {
        if (act === 'take') askQuestion.take(membership, params.asked);
        else if (act === 'release') askQuestion.release(membership, params.asked);
        else {
          askQuestion.answer(membership, params.asked, text.trim(), act === 'close' ? 'closed' : 'answered');
        }
      } catch (error) {
        return showQuestions(req, res.status(422), input, {
          typed: text,
          error: told(req, res, error),
          errorId: params.asked,
        });
      }
      res.redirect(303, reviewUrls(membership.course.slug).questions);
    },
  );

  const showLibrary = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    shown: { typed: { title: string; text: string }; error: string; done: boolean },
  ): Promise<void> => {
    const saved = commentCode.library(membership);
    const words = pages.words(req, res);
    const page = await prepare(({ markdown }) => presentLibrary(saved, shown, membership, words, markdown));
    await pages.send(req, res, 'review/library', page);
  };
  const NOTHING = { title: '', text: '' };
  routes.get(`${COURSE}/comments`, { access: 'staff', query: DoneFlag }, (req, res, { membership, query }) =>
    showLibrary(req, res, membership, { typed: NOTHING, error: '', ...query }),
  );
  const save = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    { act, title, text }: z.infer<typeof SavedSchema>,
    id?: string,
  ): Promise<void> => {
    try {
      if (act === 'delete' && id !== undefined) commentCode.forget(membership, id);
      else {
        if (title.trim() === '' || title.trim().length > 100) throw new AppError('invalid-form', 'review:errors.title');
        needText(text.trim());
        commentCode.save(membership, id, title.trim(), text.trim());
      }
    } catch (error) {
      const shown = { typed: id === undefined ? { title, text } : NOTHING, error: told(req, res, error), done: false };
      return showLibrary(req, res.status(422), membership, shown);
    }
    res.redirect(303, `${reviewUrls(membership.course.slug).library}?done`);
  };
  const saving = { access: 'staff', form: SavedSchema } as const;
  routes.post(`${COURSE}/comments`, saving, (req, res, { membership, body }) => save(req, res, membership, body));
  routes.post(`${COURSE}/comments/:saved`, saving, (req, res, { membership, params, body }) =>
    save(req, res, membership, body, params.saved),
  );
}
