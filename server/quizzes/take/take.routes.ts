/**
 * Owns the addresses at which students take quizzes.
 * Must not know clocks or scoring.
 */
import { z } from 'zod';
import type { OpenEventStream } from '../../kernel/http/event-stream.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import { listOf } from '../../kernel/http/parse.ts';
import { createMinuteLimit } from '../../kernel/http/rate-limits.ts';
import type { Routes } from '../../kernel/http/routes.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import { quizTexts } from '../question.presenter.ts';
import { sendPicture } from '../send-picture.ts';
import type { QuizStandings } from '../standing.ts';
import { pictureUrl, quizUrl } from '../urls.ts';
import type { WatchQuiz } from '../watch.ts';
import type { OpenQuiz } from './open.ts';
import type { QuestionHtml } from './question-html.ts';
import type { SentAnswer } from './store-answer.ts';
import { presentClock, presentNews, presentQuiz } from './take.presenter.ts';
import type { TakeQuiz } from './take.ts';

const QUIZ = '/courses/:course/quizzes/:quiz';
const API = `/api/v1${QUIZ}`;

/** Far more than anybody types. The page sends a refused one again. */
const SAVES_PER_MINUTE = 300;

/** No question has as many parts. */
const MOST_PARTS = 1_000;
/** What an answer may be is said by its question. */
const Answer = listOf(z.string(), MOST_PARTS);
const Version = z.number().int().min(1).max(1_000_000);
const SentSchema = z.object({ answer: Answer, version: Version });
const HandInSchema = z.object({
  answers: listOf(SentSchema.extend({ questionId: z.string().max(60) }), 200).default([]),
});

export interface QuizRoutesDeps {
  readonly pages: Pages;
  readonly openQuiz: OpenQuiz;
  readonly takeQuiz: TakeQuiz;
  readonly standings: QuizStandings;
  readonly watchQuiz: WatchQuiz;
  readonly prepare: Prepare;
  readonly questionHtml: QuestionHtml;
  readonly openEventStream: OpenEventStream;
}

/** Answers that a form without scripts sends: `a.<question>` with one or more values. */
function answersOfForm(body: Readonly<Record<string, unknown>>): Omit<SentAnswer, 'version'>[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const questionId = /^a\.([a-z0-9-]{1,60})$/.exec(name)?.[1];
    if (questionId === undefined) return [];
    const answer = Answer.safeParse(Array.isArray(value) ? value : [value]);
    return answer.success ? [{ questionId, answer: answer.data }] : [];
  });
}

const AnswersSchema = z.record(z.string(), z.unknown()).transform(answersOfForm);

/** GET the page, its state and its events; POST start and hand-in; PUT one answer. */
export function createQuizRoutes(routes: Routes, deps: QuizRoutesDeps): void {
  const { pages, openQuiz, takeQuiz, standings, watchQuiz } = deps;

  routes.get(QUIZ, { access: 'member', stores: ['attempts'] }, async (req, res, { membership, params }) => {
    const slug = params.quiz;
    const words = pages.words(req, res);
    const parts = await openQuiz(membership, slug, words.language);
    const pictureOf = (file: string) => pictureUrl(membership.course.slug, slug, parts.pictures[file] ?? '');
    const { opened } = parts;
    const { phase } = parts.standing;
    const running = phase === 'running' || phase === 'paused';
    const questions = running && opened ? await deps.questionHtml(opened, words, pictureOf) : undefined;
    const page = await deps.prepare(({ markdown }) =>
      presentQuiz(parts, membership, words, quizTexts(markdown, pictureOf), questions),
    );
    await pages.send(req, res, 'quizzes/take', page);
  });
  routes.get(`${QUIZ}/state`, 'member', (_req, res, { membership, params }) => {
    const standing = standings.get(membership, params.quiz);
    res.set('Cache-Control', 'no-store').json(presentNews(standing));
  });
  routes.get(`${QUIZ}/events`, 'member', (_req, res, { membership, params }) => {
    const stream = deps.openEventStream(res);
    const stop = watchQuiz(membership, params.quiz, (standing) => stream.send(presentNews(standing)));
    res.on('close', stop);
  });
  routes.get(`${QUIZ}/pictures/:picture`, 'member', (_req, res, { membership, params }) => {
    sendPicture(res, takeQuiz.getPicture(membership, params.quiz, params.picture), 'private, max-age=86400');
  });
  routes.post(
    `${QUIZ}/start`,
    { access: 'member', stores: ['attempts'] },
    async (_req, res, { membership, params }) => {
      await takeQuiz.start(membership, params.quiz);
      res.redirect(303, quizUrl(membership.course.slug, params.quiz));
    },
  );
  routes.post(
    `${QUIZ}/hand-in`,
    { access: 'member', stores: ['answers'], form: AnswersSchema },
    async (_req, res, { membership, params, body }) => {
      const slug = params.quiz;
      await takeQuiz.handInForm(membership, slug, body);
      res.redirect(303, quizUrl(membership.course.slug, slug));
    },
  );
  const limits = [createMinuteLimit(SAVES_PER_MINUTE, 'errors:too-many-requests.answers')];
  routes.put(
    `${API}/answers/:question`,
    { access: 'member', limits, stores: ['answers'], json: SentSchema },
    async (_req, res, { membership, params, body }) => {
      const sent = { ...body, questionId: params.question };
      const { saved, stored, standing } = await takeQuiz.save(membership, params.quiz, sent);
      const { version, answer, savedAt } = stored;
      res
        .status(saved ? 200 : 409)
        .set('Cache-Control', 'no-store')
        .json({
          saved,
          version,
          savedAt,
          ...(saved ? {} : { code: 'answered-elsewhere', answer }),
          clock: presentClock(standing),
        });
    },
  );
  routes.post(
    `${API}/hand-in`,
    { access: 'member', stores: ['answers'], json: HandInSchema },
    async (_req, res, { membership, params, body }) => {
      const { answers } = body;
      const standing = await takeQuiz.handIn(membership, params.quiz, answers);
      res.set('Cache-Control', 'no-store').json({ clock: presentClock(standing) });
    },
  );
}
