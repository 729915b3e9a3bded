/**
 * Owns the addresses from which a quiz is run: control room, projector, settings, chat channel.
 * Must not know clocks.
 */

import type { Request, Response } from 'express';
import { requireMembership } from '../../kernel/http/access.ts';
import { openEventStream } from '../../kernel/http/event-stream.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { readFields } from '../../kernel/http/form.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { Routes } from '../../kernel/http/routes.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import type { RegradeQuiz } from '../regrade/regrade.ts';
import type { QuizStandings } from '../standing.ts';
import { controlUrl } from '../urls.ts';
import { type ChatChannel, webhookProblem } from './chat-channel.ts';
import { presentChat, presentControl, presentProjector, presentQuizSettings } from './control.presenter.ts';
import type { RunQuiz } from './control.ts';
import { presentLiveNews, presentProjectorNews } from './live.presenter.ts';
import type { LookAtQuiz } from './live.ts';
import { type QuizPlanFields, readQuizPlan } from './plan-form.ts';
import type { WatchLiveQuiz } from './watch-live.ts';

const QUIZ = '/instructor/courses/:course/quizzes/:quiz';
const CHAT = '/instructor/courses/:course/chat';
const PLAN = ['mode', 'limit', 'opens', 'closes', 'grace', 'results'] as const;
const DONE = ['start', 'pause', 'resume', 'end', 'release', 'share', 'retry'] as const;

export interface QuizControlDeps {
  readonly pages: Pages;
  readonly standings: QuizStandings;
  readonly lookAtQuiz: LookAtQuiz;
  readonly watchLiveQuiz: WatchLiveQuiz;
  readonly runQuiz: RunQuiz;
  readonly regradeQuiz: Pick<RegradeQuiz, 'hasChanged'>;
  readonly chat: ChatChannel;
  /** The address of this server as people type it: http://host:port. */
  readonly originOf: (req: Request) => string;
  /** Fires when the server is about to end. */
  readonly closing: AbortSignal;
}

/** GET the control room, its events, the projector and its events, settings, chat; POST every act. */
export function createQuizControlRoutes(routes: Routes, deps: QuizControlDeps): void {
  const { pages, standings, lookAtQuiz, runQuiz, chat } = deps;
  const slugOf = (req: Request): string => String(req.params.quiz);
  const back = (req: Request, res: Response, done = ''): void =>
    res.redirect(
      303,
      `${controlUrl(requireMembership(res).course.slug, encodeURIComponent(slugOf(req)))}${done === '' ? '' : `?done=${done}`}`,
    );

  routes.get(QUIZ, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const live = lookAtQuiz(membership, slugOf(req));
    const { done } = readFields(req.query, ['done']);
    const shown = {
      live,
      changed: deps.regradeQuiz.hasChanged(membership, live.run),
      posts: chat.listPosts(membership, live.run.id),
      channel: chat.findChannel(membership),
      origin: deps.originOf(req),
      done: DONE.find((one) => one === done) ?? ('' as const),
    };
    await pages.send(req, res, 'quizzes/control', presentControl(shown, membership, pages.words(req, res)));
  });
  routes.get(`${QUIZ}/events`, 'staff', (req, res) => {
    const words = pages.words(req, res);
    const stream = openEventStream(res, deps.closing);
    const stop = deps.watchLiveQuiz(requireMembership(res), slugOf(req), (live, changed) =>
      stream.send(presentLiveNews(live, changed, words)),
    );
    res.on('close', stop);
  });
  routes.get(`${QUIZ}/projector`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const shown = { live: lookAtQuiz(membership, slugOf(req)), origin: deps.originOf(req) };
    await pages.send(req, res, 'quizzes/projector', presentProjector(shown, membership, pages.words(req, res)));
  });
  routes.get(`${QUIZ}/projector/events`, 'staff', (req, res) => {
    const words = pages.words(req, res);
    const stream = openEventStream(res, deps.closing);
    const stop = deps.watchLiveQuiz(requireMembership(res), slugOf(req), (live) =>
      stream.send(presentProjectorNews(live, words)),
    );
    res.on('close', stop);
  });

  const acts = {
    start: (req: Request, res: Response) => runQuiz.start(requireMembership(res), slugOf(req)),
    pause: (req: Request, res: Response) =>
      runQuiz.pause(requireMembership(res), slugOf(req), readFields(req.body, ['reason']).reason),
    resume: (req: Request, res: Response) => runQuiz.resume(requireMembership(res), slugOf(req)),
    end: (req: Request, res: Response) =>
      runQuiz.end(requireMembership(res), slugOf(req), readFields(req.body, ['reason']).reason),
    release: (req: Request, res: Response) => runQuiz.release(requireMembership(res), slugOf(req)),
    share: (req: Request, res: Response) =>
      chat.share(requireMembership(res), slugOf(req), readFields(req.body, ['text']).text),
  } as const;
  for (const [name, act] of Object.entries(acts))
    routes.post(`${QUIZ}/${name}`, 'instructor', (req, res) => {
      act(req, res);
      back(req, res, name);
    });
  routes.post(`${QUIZ}/posts/:post/retry`, 'instructor', (req, res) => {
    chat.retry(requireMembership(res), String(req.params.post));
    back(req, res, 'retry');
  });

  const showSettings = async (
    req: Request,
    res: Response,
    more: { typed?: QuizPlanFields; errors?: FieldErrors } = {},
  ) => {
    const membership = requireMembership(res);
    const done = readFields(req.query, ['done']).done === 'yes';
    const page = presentQuizSettings(
      standings.getRun(membership, slugOf(req)),
      membership,
      { ...more, done },
      pages.words(req, res),
    );
    await pages.send(req, res, 'quizzes/plan', page);
  };
  routes.get(`${QUIZ}/settings`, 'instructor', (req, res) => showSettings(req, res));
  routes.post(`${QUIZ}/settings`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const typed = readFields(req.body, PLAN);
    const read = readQuizPlan(typed, membership.course.timeZone);
    if ('errors' in read) return showSettings(req, res.status(422), { typed, errors: read.errors });
    runQuiz.change(membership, slugOf(req), read.plan);
    res.redirect(303, `${controlUrl(membership.course.slug, encodeURIComponent(slugOf(req)))}/settings?done=yes`);
  });
  routes.post(`${QUIZ}/remove`, 'instructor', (req, res) => {
    const membership = requireMembership(res);
    runQuiz.remove(membership, slugOf(req));
    res.redirect(303, `/instructor/courses/${membership.course.slug}/quizzes`);
  });

  const showChat = async (req: Request, res: Response, more: { typed?: string; problem?: WordKey } = {}) => {
    const membership = requireMembership(res);
    const shown = { channel: chat.findChannel(membership), posts: chat.listPosts(membership, null), ...more };
    await pages.send(req, res, 'quizzes/chat', presentChat(shown, membership, pages.words(req, res)));
  };
  routes.get(CHAT, 'instructor', (req, res) => showChat(req, res));
  routes.post(CHAT, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const { act, address } = readFields(req.body, ['act', 'address']);
    if (act === 'remove') chat.removeChannel(membership);
    else if (act === 'test')
      chat.test(
        membership,
        pages.words(req, res).t('quizControl:chat.testMessage', { course: membership.course.title }),
      );
    else {
      const typed = address.trim();
      const problem = webhookProblem(typed);
      if (problem !== undefined) return showChat(req, res.status(422), { typed, problem });
      chat.setChannel(membership, typed);
    }
    res.redirect(303, `/instructor/courses/${membership.course.slug}/chat`);
  });
}
