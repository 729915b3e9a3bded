/**
 * Owns the addresses on which points are decided after a quiz: further accepted answers, regrading.
 * Must not know clocks or scoring.
 */
import type { Request, Response } from 'express';
import { requireMembership } from '../../kernel/http/access.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { readFields } from '../../kernel/http/form.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { Routes } from '../../kernel/http/routes.ts';
import { outdatedNotice } from '../../kernel/preview.ts';
import type { RenderMarkdown } from '../../kernel/text/cached-markdown.ts';
import { readLocalTime } from '../../kernel/text/local-time.ts';
import type { AcceptAlternative } from './accept-answer.ts';
import { type AlternativeFields, readAlternative } from './accept-answer-form.ts';
import { presentAlternatives, presentRegrade, type RegradeFields, type ShownDecision } from './regrade.presenter.ts';
import type { RegradeQuiz } from './regrade.ts';

const QUIZ = '/instructor/courses/:course/quizzes/:quiz';
const ANSWERS = `${QUIZ}/questions/:question/answers`;
const ENTERED = ['pick', 'typed', 'share', 'note'] as const;

export interface QuizRegradeDeps {
  readonly pages: Pages;
  readonly acceptAlternative: AcceptAlternative;
  readonly regradeQuiz: RegradeQuiz;
  readonly markdown: RenderMarkdown;
}

/** GET and POST accepted answers of a question, and regrading. */
export function createQuizRegradeRoutes(routes: Routes, deps: QuizRegradeDeps): void {
  const { pages, acceptAlternative, regradeQuiz, markdown } = deps;
  const slugOf = (req: Request): string => String(req.params.quiz);
  const questionOf = (req: Request): string => String(req.params.question);

  const enteredIn = (body: unknown): AlternativeFields => {
    const { option } = (body ?? {}) as Record<string, unknown>;
    const options = (Array.isArray(option) ? option : [option]).filter((one) => typeof one === 'string');
    // Long answers, such as those of a matrix, are part of the key of an answer in the list.
    return { ...readFields(body, ENTERED, 20_000), options };
  };
  const showAnswers = async (
    req: Request,
    res: Response,
    more: {
      typed?: AlternativeFields;
      errors?: FieldErrors;
      decision?: ShownDecision;
      stale?: string;
    } = {},
  ) => {
    const membership = requireMembership(res);
    const page = acceptAlternative.look(membership, slugOf(req), questionOf(req));
    const query = enteredIn(req.query);
    const done = readFields(req.query, ['done']).done === 'yes';
    const shown = { typed: query, errors: {}, decision: undefined, stale: '', ...more, done };
    const pictures = `/courses/${membership.course.slug}/quizzes/${page.run.slug}/pictures`;
    const texts = { markdown, pictureUrl: (file: string) => `${pictures}/${page.pictures[file] ?? ''}` };
    await pages.send(
      req,
      res,
      'quizzes/accept-answers',
      presentAlternatives(page, membership, shown, pages.words(req, res), texts),
    );
  };
  routes.get(ANSWERS, 'staff', (req, res) => showAnswers(req, res));
  routes.post(ANSWERS, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const [slug, question] = [slugOf(req), questionOf(req)];
    const { act, hash, id } = readFields(req.body, ['act', 'hash', 'id']);
    /** Does what was decided: empty, or what to tell when it is not what the preview showed. */
    const decide = (work: () => void): string => {
      try {
        work();
        return '';
      } catch (error) {
        return outdatedNotice(error, pages.words(req, res));
      }
    };
    if (act === 'look-withdraw' || act === 'withdraw') {
      const stale =
        act === 'withdraw' ? decide(() => acceptAlternative.withdraw(membership, slug, question, id, hash)) : '';
      if (act === 'withdraw' && stale === '') return res.redirect(303, `${req.path}?done=yes`);
      const preview = acceptAlternative.previewWithdrawal(membership, slug, question, id);
      const decision = { act: 'withdraw', id, ...preview } as const;
      return showAnswers(req, res.status(stale === '' ? 200 : 409), { decision, stale });
    }
    const typed = enteredIn(req.body);
    const read = readAlternative(typed, acceptAlternative.look(membership, slug, question));
    if ('errors' in read) return showAnswers(req, res.status(422), { typed, errors: read.errors });
    const { added } = read;
    const stale =
      act === 'accept' ? decide(() => acceptAlternative.accept(membership, slug, question, added, hash)) : '';
    if (act === 'accept' && stale === '') return res.redirect(303, `${req.path}?done=yes`);
    const changes = acceptAlternative.preview(membership, slug, question, added);
    const decision = { act: 'accept', id: '', alternative: added, changes } as const;
    return showAnswers(req, res.status(stale === '' ? 200 : 409), { typed, decision, stale });
  });

  const chosenIn = (from: unknown, zone: string) => {
    const { lower, since } = readFields(from, ['lower', 'since']);
    const fields: RegradeFields = { lower: lower === 'never', since: since.trim() };
    const time = fields.since === '' ? null : readLocalTime(fields.since, zone);
    const options = { neverLower: fields.lower, since: time ?? null };
    return { fields, options, error: time === undefined ? ('quizRegrade:regrade.sinceError' as const) : ('' as const) };
  };
  const showRegrade = async (req: Request, res: Response, from: unknown, stale = '') => {
    const membership = requireMembership(res);
    const history = regradeQuiz.history(membership, slugOf(req));
    const { fields, options, error } = chosenIn(from, membership.course.timeZone);
    const dryRun = await regradeQuiz.dryRun(membership, slugOf(req), options);
    const { done } = readFields(req.query, ['done']);
    const shown = { fields, error, stale, done: done === 'done' || done === 'reverted' ? done : '' } as const;
    if (error !== '') res.status(422);
    await pages.send(
      req,
      res,
      'quizzes/regrade',
      presentRegrade(history, dryRun, membership, shown, pages.words(req, res)),
    );
  };
  routes.get(`${QUIZ}/regrade`, 'staff', (req, res) => showRegrade(req, res, req.query));
  routes.post(`${QUIZ}/regrade`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const { act, id, hash, reason } = readFields(req.body, ['act', 'id', 'hash', 'reason']);
    if (act === 'revert') {
      regradeQuiz.revert(membership, slugOf(req), id);
      return res.redirect(303, `${req.path}?done=reverted`);
    }
    const { options, error } = chosenIn(req.body, membership.course.timeZone);
    if (error !== '') return showRegrade(req, res, req.body);
    try {
      await regradeQuiz.apply(membership, slugOf(req), { ...options, hash, reason: reason.trim().slice(0, 300) });
    } catch (caught) {
      const notice = outdatedNotice(caught, pages.words(req, res));
      return showRegrade(req, res.status(409), req.body, notice);
    }
    return res.redirect(303, `${req.path}?done=done`);
  });
}
