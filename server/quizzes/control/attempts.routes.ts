/**
 * Owns the addresses of what surrounds a quiz: extra time, questions, attempts, the log.
 * Must not know clocks or scoring.
 */

import type { Response } from 'express';
import type { z } from 'zod';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { DoneQuery, listField, textFields } from '../../kernel/http/form.ts';
import type { Place } from '../../kernel/http/input.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../../kernel/http/routes.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import { quizTexts } from '../question.presenter.ts';
import { attemptUrl, extraTimeUrl, pictureUrl, questionsUrl } from '../urls.ts';
import {
  presentAttempt,
  presentAttempts,
  presentLog,
  presentQuestions,
  presentTimes,
  type ShownPreview,
  type TimeFields,
} from './attempts.presenter.ts';
import type { ManageAttempts } from './attempts.ts';
import type { ControlQuiz } from './control.ts';
import { readGrantedTime, readReopening } from './extra-time-form.ts';

const QUIZ = '/instructor/courses/:course/quizzes/:quiz';
const ATTEMPT = `${QUIZ}/attempts/:attempt`;
const TimeSchema = textFields(['factor', 'minutes', 'scope', 'reason']).extend({ people: listField });
type Done = z.infer<typeof DoneQuery>;

export interface AttemptsRoutesDeps {
  readonly pages: Pages;
  readonly manageAttempts: ManageAttempts;
  readonly controlQuiz: ControlQuiz;
  readonly prepare: Prepare;
}

/** GET and POST time, questions, attempts; GET the log. */
export function createAttemptsRoutes(
  routes: Routes,
  { pages, manageAttempts, controlQuiz, prepare }: AttemptsRoutesDeps,
): void {
  const done = (res: Response, url: string): void => res.redirect(303, `${url}?done=yes`);

  const showTimes = async (
    req: RouteRequest,
    res: Response,
    { membership, params, query }: Place<typeof QUIZ, Done>,
    more: { typed?: TimeFields; chosen?: string[]; errors?: FieldErrors } = {},
  ) => {
    const page = presentTimes(
      manageAttempts.times(membership, params.quiz),
      membership,
      { ...more, done: query.done === 'yes' },
      pages.words(req, res),
    );
    await pages.send(req, res, 'quizzes/extra-time', page);
  };
  routes.get(`${QUIZ}/time`, { access: 'instructor', query: DoneQuery }, (req, res, input) =>
    showTimes(req, res, input),
  );
  routes.post(`${QUIZ}/time`, { access: 'instructor', query: DoneQuery, form: TimeSchema }, async (req, res, input) => {
    const { membership, params, body } = input;
    const { people: chosen, ...typed } = body;
    const read = readGrantedTime(typed, chosen);
    if ('errors' in read) return showTimes(req, res.status(422), input, { typed, chosen, errors: read.errors });
    controlQuiz.grantTime(membership, params.quiz, chosen, read.granted);
    done(res, extraTimeUrl(input.membership.course.slug, input.params.quiz));
  });
  routes.post(
    `${QUIZ}/time/:person/revoke`,
    { access: 'instructor', form: textFields(['scope']) },
    (_req, res, input) => {
      const { membership, params, body } = input;
      controlQuiz.revokeTime(membership, params.quiz, params.person, body.scope === 'course');
      done(res, extraTimeUrl(input.membership.course.slug, input.params.quiz));
    },
  );

  const showQuestions = async (
    req: RouteRequest,
    res: Response,
    { membership, params, query }: Place<typeof QUIZ, Done>,
    more: { preview?: ShownPreview; error?: WordKey } = {},
  ) => {
    const shown = { error: '' as const, ...more, done: query.done === 'yes' };
    const questions = await manageAttempts.questions(membership, params.quiz);
    const words = pages.words(req, res);
    const page = await prepare(({ markdown }) => presentQuestions(questions, membership, shown, words, markdown));
    await pages.send(req, res, 'quizzes/questions', page);
  };
  routes.get(`${QUIZ}/questions`, { access: 'instructor', query: DoneQuery }, (req, res, input) =>
    showQuestions(req, res, input),
  );
  routes.post(
    `${QUIZ}/questions`,
    { access: 'instructor', query: DoneQuery, form: textFields(['id', 'act', 'note', 'credit']) },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const { id, act, note: typed, credit: chosen } = body;
      const note = typed.trim().slice(0, 500);
      const credit = chosen === 'none' ? 'none' : 'full';
      if (act === 'unvoid') await controlQuiz.unvoidQuestion(membership, params.quiz, id);
      else if (note === '') return showQuestions(req, res.status(422), input, { error: 'quizActs:errors.note' });
      else if (act === 'void') await controlQuiz.voidQuestion(membership, params.quiz, id, credit, note);
      else {
        const preview = {
          id,
          credit,
          note,
          ...(await manageAttempts.previewVoid(membership, params.quiz, id, credit)),
        };
        return showQuestions(req, res, input, { preview });
      }
      done(res, questionsUrl(input.membership.course.slug, input.params.quiz));
    },
  );

  routes.get(`${QUIZ}/attempts`, 'staff', async (req, res, { membership, params }) => {
    await pages.send(
      req,
      res,
      'quizzes/attempts',
      presentAttempts(manageAttempts.attempts(membership, params.quiz), membership, pages.words(req, res)),
    );
  });
  const showAttempt = async (
    req: RouteRequest,
    res: Response,
    { membership, params, query }: Place<typeof ATTEMPT, Done>,
    more: { typed: string; error: WordKey | '' },
  ) => {
    const words = pages.words(req, res);
    const found = manageAttempts.attempt(membership, params.quiz, params.attempt, words.language);
    const { run } = found.result;
    const pictureOf = (file: string) => pictureUrl(membership.course.slug, run.slug, found.pictures[file] ?? '');
    const shown = { ...more, done: query.done === 'yes' };
    const page = await prepare(({ markdown }) =>
      presentAttempt(found, membership, shown, words, quizTexts(markdown, pictureOf)),
    );
    await pages.send(req, res, 'quizzes/attempt', page);
  };
  routes.get(ATTEMPT, { access: 'staff', query: DoneQuery }, (req, res, input) =>
    showAttempt(req, res, input, { typed: '5', error: '' }),
  );
  routes.post(
    `${ATTEMPT}/reopen`,
    { access: 'instructor', query: DoneQuery, form: textFields(['minutes', 'reason']) },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const { minutes, reason } = body;
      const forMs = readReopening(minutes);
      if (forMs === undefined)
        return showAttempt(req, res.status(422), input, { typed: minutes, error: 'quizActs:errors.minutes' });
      controlQuiz.reopen(membership, params.quiz, params.attempt, forMs, reason.slice(0, 300));
      done(res, attemptUrl(membership.course.slug, params.quiz, params.attempt));
    },
  );
  routes.get(`${QUIZ}/log`, 'staff', async (req, res, { membership, params }) => {
    await pages.send(
      req,
      res,
      'quizzes/log',
      presentLog(manageAttempts.log(membership, params.quiz), membership, pages.words(req, res)),
    );
  });
}
