/**
 * Owns the addresses of what surrounds a quiz: extra time, questions, attempts, the log.
 * Must not know clocks or scoring.
 */

import type { Request, Response } from 'express';
import { requireMembership } from '../../kernel/http/access.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { listOf, readFields } from '../../kernel/http/form.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { Routes } from '../../kernel/http/routes.ts';
import type { RenderMarkdown } from '../../kernel/text/cached-markdown.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import {
  presentAttempt,
  presentAttempts,
  presentLog,
  presentQuestions,
  presentTimes,
  type ShownPreview,
  type TimeFields,
} from './attempts.presenter.ts';
import type { QuizPeople } from './attempts.ts';
import type { RunQuiz } from './control.ts';
import { readGrantedTime, readReopening } from './extra-time-form.ts';

const QUIZ = '/instructor/courses/:course/quizzes/:quiz';
const TIME = ['factor', 'minutes', 'scope', 'reason'] as const;

export interface QuizActsDeps {
  readonly pages: Pages;
  readonly quizPeople: QuizPeople;
  readonly runQuiz: RunQuiz;
  readonly markdown: RenderMarkdown;
}

/** GET and POST time, questions, attempts; GET the log. */
export function createQuizActsRoutes(routes: Routes, { pages, quizPeople, runQuiz, markdown }: QuizActsDeps): void {
  const slugOf = (req: Request): string => String(req.params.quiz);
  const isDone = (req: Request): boolean => readFields(req.query, ['done']).done === 'yes';
  const to = (req: Request, res: Response, room: string): void =>
    res.redirect(
      303,
      `/instructor/courses/${requireMembership(res).course.slug}/quizzes/${encodeURIComponent(slugOf(req))}/${room}?done=yes`,
    );

  const showTimes = async (
    req: Request,
    res: Response,
    more: { typed?: TimeFields; chosen?: string[]; errors?: FieldErrors } = {},
  ) => {
    const membership = requireMembership(res);
    const page = presentTimes(
      quizPeople.times(membership, slugOf(req)),
      membership,
      { ...more, done: isDone(req) },
      pages.words(req, res),
    );
    await pages.send(req, res, 'quizzes/extra-time', page);
  };
  routes.get(`${QUIZ}/time`, 'instructor', (req, res) => showTimes(req, res));
  routes.post(`${QUIZ}/time`, 'instructor', async (req, res) => {
    const typed = readFields(req.body, TIME);
    const chosen = listOf(req.body, 'people');
    const read = readGrantedTime(typed, chosen);
    if ('errors' in read) return showTimes(req, res.status(422), { typed, chosen, errors: read.errors });
    runQuiz.grantTime(requireMembership(res), slugOf(req), chosen, read.granted);
    to(req, res, 'time');
  });
  routes.post(`${QUIZ}/time/:person/withdraw`, 'instructor', (req, res) => {
    const { scope } = readFields(req.body, ['scope']);
    runQuiz.withdrawTime(requireMembership(res), slugOf(req), String(req.params.person), scope === 'course');
    to(req, res, 'time');
  });

  const showQuestions = async (req: Request, res: Response, more: { preview?: ShownPreview; error?: WordKey } = {}) => {
    const membership = requireMembership(res);
    const shown = { error: '' as const, ...more, done: isDone(req) };
    const page = presentQuestions(
      quizPeople.questions(membership, slugOf(req)),
      membership,
      shown,
      pages.words(req, res),
      markdown,
    );
    await pages.send(req, res, 'quizzes/questions', page);
  };
  routes.get(`${QUIZ}/questions`, 'instructor', (req, res) => showQuestions(req, res));
  routes.post(`${QUIZ}/questions`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const { id, act, note: typed, credit: chosen } = readFields(req.body, ['id', 'act', 'note', 'credit']);
    const note = typed.trim().slice(0, 500);
    const credit = chosen === 'none' ? 'none' : 'full';
    if (act === 'unvoid') runQuiz.unvoidQuestion(membership, slugOf(req), id);
    else if (note === '') return showQuestions(req, res.status(422), { error: 'quizActs:errors.note' });
    else if (act === 'void') runQuiz.voidQuestion(membership, slugOf(req), id, credit, note);
    else {
      const preview = { id, credit, note, ...quizPeople.previewVoid(membership, slugOf(req), id, credit) };
      return showQuestions(req, res, { preview });
    }
    to(req, res, 'questions');
  });

  routes.get(`${QUIZ}/attempts`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    await pages.send(
      req,
      res,
      'quizzes/attempts',
      presentAttempts(quizPeople.attempts(membership, slugOf(req)), membership, pages.words(req, res)),
    );
  });
  const showAttempt = async (req: Request, res: Response, more: { typed: string; error: WordKey | '' }) => {
    const membership = requireMembership(res);
    const found = quizPeople.attempt(membership, slugOf(req), String(req.params.attempt));
    const { run } = found.result;
    const texts = {
      markdown,
      pictureUrl: (file: string) =>
        `/courses/${membership.course.slug}/quizzes/${run.slug}/pictures/${found.pictures[file] ?? ''}`,
    };
    const page = presentAttempt(found, membership, { ...more, done: isDone(req) }, pages.words(req, res), texts);
    await pages.send(req, res, 'quizzes/attempt', page);
  };
  routes.get(`${QUIZ}/attempts/:attempt`, 'staff', (req, res) => showAttempt(req, res, { typed: '5', error: '' }));
  routes.post(`${QUIZ}/attempts/:attempt/reopen`, 'instructor', async (req, res) => {
    const { minutes, reason } = readFields(req.body, ['minutes', 'reason']);
    const forMs = readReopening(minutes);
    if (forMs === undefined)
      return showAttempt(req, res.status(422), { typed: minutes, error: 'quizActs:errors.minutes' });
    runQuiz.reopen(requireMembership(res), slugOf(req), String(req.params.attempt), forMs, reason.slice(0, 300));
    to(req, res, `attempts/${encodeURIComponent(String(req.params.attempt))}`);
  });
  routes.get(`${QUIZ}/log`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    await pages.send(
      req,
      res,
      'quizzes/log',
      presentLog(quizPeople.log(membership, slugOf(req)), membership, pages.words(req, res)),
    );
  });
}
