/**
 * Owns the addresses of reading code: comments and questions on a submission, the staff's lists, the comment library.
 */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { VERDICTS } from '../../graders/verdict.ts';
import type { ExerciseContent } from '../exercises/catalog.ts';
import { AppError } from '../kernel/errors.ts';
import { requireMembership } from '../kernel/http/access.ts';
import { readFields, refusalOf } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { requirePerson } from '../kernel/http/signed-in.ts';
import type { RenderMarkdown } from '../kernel/text/cached-markdown.ts';
import { readFilter } from '../progress/index.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import type { BrowseSubmissions } from './browse.ts';
import { type CommentCode, needText } from './comments.ts';
import type { AskQuestion } from './questions.ts';
import { presentLibrary, presentMarking, presentPair, presentQuestions } from './review.presenter.ts';
import type { ShowSubmission } from './show-submission.ts';
import { markingUrls } from './urls.ts';

/** Longest comment or message, characters. */
const TEXT = 10_000;

export interface MarkingRoutesDeps {
  readonly pages: Pages;
  readonly exercises: readonly ExerciseContent[];
  readonly commentCode: CommentCode;
  readonly askQuestion: AskQuestion;
  readonly browseSubmissions: BrowseSubmissions;
  readonly getSubmission: GetSubmission;
  readonly showSubmission: ShowSubmission;
  readonly markdown: RenderMarkdown;
}

const COMMENTS = '/submissions/:id/comments';
const QUESTIONS = '/submissions/:id/questions';
const COURSE = '/instructor/courses/:course';
const VerdictSchema = z.enum(VERDICTS).or(z.literal('')).catch('');
const QueueSchema = z.object({
  state: z.enum(['open', 'answered', 'closed', '']).catch('open'),
  exercise: z.string().max(100).catch(''),
  mine: z.string().optional().catch(undefined),
});

/** Adds the routes. */
export function createMarkingRoutes(routes: Routes, deps: MarkingRoutesDeps): void {
  const { pages, exercises, commentCode, askQuestion, browseSubmissions, getSubmission, showSubmission, markdown } =
    deps;
  const idOf = (req: Request): string => String(req.params.id);
  /** Shows a refusal beside the form; other errors are thrown on. */
  const told = (req: Request, res: Response, error: unknown): string => refusalOf(error, pages.words(req, res));
  const submissionUrl = (req: Request, anchor: string): string =>
    `/submissions/${encodeURIComponent(idOf(req))}${anchor}`;

  routes.post(COMMENTS, 'signed-in', async (req, res) => {
    const person = requirePerson(res);
    const fields = readFields(req.body, ['act', 'line', 'lastLine', 'text', 'savedId', 'saveAs'], TEXT);
    const { act, lastLine, savedId } = fields;
    const text = fields.text.trim();
    const saveAs = fields.saveAs.trim().slice(0, 100);
    const line = Number(fields.line || 'none');
    const typed = { text: fields.text, lastLine, savedId, saveAs, line: line >= 1 ? line : undefined };
    if (act === 'use') {
      const { membership } = getSubmission(person, idOf(req));
      const saved = membership.role === 'student' ? [] : commentCode.library(membership);
      const found = saved.find(({ id }) => id === savedId)?.text ?? '';
      return showSubmission(req, res, {
        ...typed,
        text: [fields.text, found].filter((one) => one.trim() !== '').join('\n\n'),
      });
    }
    try {
      const last = lastLine.trim() === '' ? line : Number(lastLine);
      commentCode.add(person, idOf(req), {
        firstLine: line,
        lastLine: last,
        text,
        savedId,
        saveAs,
      });
    } catch (error) {
      return showSubmission(req, res.status(422), { ...typed, error: told(req, res, error) });
    }
    res.redirect(303, submissionUrl(req, `#line-${line}`));
  });
  routes.post(`${COMMENTS}/:comment`, 'signed-in', async (req, res) => {
    const person = requirePerson(res);
    const fields = readFields(req.body, ['act', 'text', 'revision'], TEXT);
    const comment = String(req.params.comment);
    try {
      if (fields.act === 'delete') commentCode.remove(person, idOf(req), comment);
      else {
        commentCode.change(person, idOf(req), comment, fields.text.trim(), Number(fields.revision));
      }
    } catch (error) {
      return showSubmission(req, res.status(422), { text: fields.text, edit: comment, error: told(req, res, error) });
    }
    res.redirect(303, submissionUrl(req, fields.act === 'delete' ? '' : `#comment-${encodeURIComponent(comment)}`));
  });
  routes.post(QUESTIONS, 'signed-in', async (req, res) => {
    const person = requirePerson(res);
    const fields = readFields(req.body, ['line', 'test', 'text'], TEXT);
    const line = fields.line === '' ? null : Number(fields.line);
    try {
      const about = {
        line: line === null || Number.isInteger(line) ? line : 0,
        test: fields.test === '' ? null : fields.test,
      };
      askQuestion.ask(person, idOf(req), about, fields.text.trim());
    } catch (error) {
      return showSubmission(req, res.status(422), {
        text: fields.text,
        line: line ?? undefined,
        error: told(req, res, error),
      });
    }
    res.redirect(303, submissionUrl(req, line === null ? '#questions' : `#line-${line}`));
  });
  routes.post(`${QUESTIONS}/:asked`, 'signed-in', async (req, res) => {
    const { text } = readFields(req.body, ['text'], TEXT);
    try {
      askQuestion.askOn(requirePerson(res), idOf(req), String(req.params.asked), text.trim());
    } catch (error) {
      return showSubmission(req, res.status(422), { text, error: told(req, res, error) });
    }
    res.redirect(303, submissionUrl(req, '#questions'));
  });

  routes.get(`${COURSE}/marking/:slug`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const { query, filter } = readFilter(req, membership);
    const browsed = browseSubmissions(membership, String(req.params.slug), filter);
    const verdict = VerdictSchema.parse(req.query.verdict ?? '');
    const page = presentMarking(browsed, query, verdict, membership, pages.words(req, res));
    await pages.send(req, res, 'review/exercise', page);
  });
  routes.get(`${COURSE}/marking/:slug/pair`, 'staff', (req, res) => {
    const membership = requireMembership(res);
    const { course } = membership;
    const { exercise, submissions } = browseSubmissions(membership, String(req.params.slug), {});
    const { slug } = exercise;
    const asked = [req.query.id].flat();
    const chosen = submissions.map(({ id }) => id).filter((id) => asked.includes(id));
    const [left, right] = chosen.length >= 2 ? chosen : ['starter', chosen[0] ?? ''];
    const urls = markingUrls(course.slug);
    res.redirect(303, right ? urls.pair(slug, left ?? 'starter', right) : urls.exercise(slug));
  });
  routes.get(`${COURSE}/marking/:slug/:left/:right`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const slug = String(req.params.slug);
    const browsed = browseSubmissions(membership, slug, {});
    const get = (id: string) => {
      const details = getSubmission(membership.person, id);
      const { submission } = details;
      if (submission.exercise !== slug || submission.courseId !== membership.course.id)
        throw new AppError('not-found', 'errors:not-found.otherExercise');
      return details;
    };
    const [leftId, rightId] = [String(req.params.left), String(req.params.right)];
    const pair = {
      exercise: browsed.exercise,
      left: leftId === 'starter' ? undefined : get(leftId),
      right: get(rightId),
      browsed,
    };
    await pages.send(req, res, 'review/pair', presentPair(pair, membership, pages.words(req, res)));
  });

  const showQuestions = async (
    req: Request,
    res: Response,
    refused: { typed: string; error: string; errorId: string },
  ) => {
    const membership = requireMembership(res);
    const { state, exercise, mine } = QueueSchema.parse(req.query);
    const queue = askQuestion.queue(membership, {
      state: state === '' ? undefined : state,
      exercise: exercise === '' ? undefined : exercise,
      takenBy: mine === undefined ? undefined : membership.person.id,
    });
    const shown = { state, exercise, mine: mine !== undefined, exercises, ...refused };
    await pages.send(
      req,
      res,
      'review/questions',
      presentQuestions(queue, shown, membership, pages.words(req, res), markdown),
    );
  };
  routes.get(`${COURSE}/questions`, 'staff', (req, res) =>
    showQuestions(req, res, { typed: '', error: '', errorId: '' }),
  );
  routes.post(`${COURSE}/questions/:asked`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const { act, text } = readFields(req.body, ['act', 'text'], TEXT);
    try {
      if (act === 'take') askQuestion.take(membership, String(req.params.asked));
      else if (act === 'release') askQuestion.release(membership, String(req.params.asked));
      else {
        askQuestion.answer(membership, String(req.params.asked), text.trim(), act === 'close' ? 'closed' : 'answered');
      }
    } catch (error) {
      return showQuestions(req, res.status(422), {
        typed: text,
        error: told(req, res, error),
        errorId: String(req.params.asked),
      });
    }
    res.redirect(303, markingUrls(membership.course.slug).questions);
  });

  const showLibrary = async (
    req: Request,
    res: Response,
    shown: { typed: { title: string; text: string }; error: string; done: boolean },
  ): Promise<void> => {
    const membership = requireMembership(res);
    const saved = commentCode.library(membership);
    await pages.send(
      req,
      res,
      'review/library',
      presentLibrary(saved, shown, membership, pages.words(req, res), markdown),
    );
  };
  const NOTHING = { title: '', text: '' };
  routes.get(`${COURSE}/comments`, 'staff', (req, res) =>
    showLibrary(req, res, { typed: NOTHING, error: '', done: req.query.done !== undefined }),
  );
  const save = async (req: Request, res: Response, id: string | undefined): Promise<void> => {
    const membership = requireMembership(res);
    const { act, title, text } = readFields(req.body, ['act', 'title', 'text'], TEXT);
    try {
      if (act === 'delete' && id !== undefined) commentCode.forget(membership, id);
      else {
        if (title.trim() === '' || title.trim().length > 100)
          throw new AppError('invalid-form', 'marking:errors.title');
        needText(text.trim());
        commentCode.save(membership, id, title.trim(), text.trim());
      }
    } catch (error) {
      const shown = { typed: id === undefined ? { title, text } : NOTHING, error: told(req, res, error), done: false };
      return showLibrary(req, res.status(422), shown);
    }
    res.redirect(303, `${markingUrls(membership.course.slug).library}?done`);
  };
  routes.post(`${COURSE}/comments`, 'staff', (req, res) => save(req, res, undefined));
  routes.post(`${COURSE}/comments/:saved`, 'staff', (req, res) => save(req, res, String(req.params.saved)));
}
