/**
 * Owns the addresses from which a quiz is run: control room, projector, settings, chat channel.
 * Must not know clocks.
 */

import type { Response } from 'express';
import type { z } from 'zod';
import type { Membership } from '../../kernel/actor.ts';
import type { OpenEventStream } from '../../kernel/http/event-stream.ts';
import { DoneQuery, listField, textFields } from '../../kernel/http/form.ts';
import type { Place } from '../../kernel/http/input.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../../kernel/http/routes.ts';
import { staffUrl } from '../../kernel/http/urls.ts';
import type { Language } from '../../kernel/text/languages.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import type { Entry } from '../../roster/index.ts';
import type { RegradeQuiz } from '../regrade/regrade.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizStanding, QuizStandings } from '../standing.ts';
import type { AnnouncedQuiz } from '../take/open.ts';
import { chatUrl, controlUrl, planSettingsUrl } from '../urls.ts';
import { type ChatChannel, webhookProblem } from './chat-channel.ts';
import { presentChat, presentControl, presentProjector } from './control.presenter.ts';
import type { ControlQuiz } from './control.ts';
import { presentLiveNews, presentProjectorNews } from './live.presenter.ts';
import type { GetLiveQuiz } from './live.ts';
import type { PlanWarning } from './plan.ts';
import { readQuizPlan } from './plan-form.ts';
import { presentQuizSettings, type QuizSettings } from './settings.presenter.ts';
import type { WatchLiveQuiz } from './watch-live.ts';

const QUIZ = '/instructor/courses/:course/quizzes/:quiz';
const CHAT = '/instructor/courses/:course/chat';
const PLAN = ['mode', 'limit', 'opens', 'closes', 'grace', 'results'] as const;
const ActSchema = textFields(['reason', 'text']);
const DONE = ['publish', 'start', 'pause', 'resume', 'end', 'release', 'share', 'retry', 'confirm'] as const;

export interface QuizControlDeps {
  readonly pages: Pages;
  readonly standings: QuizStandings;
  readonly entry: Pick<Entry, 'confirm'>;
  readonly getLiveQuiz: GetLiveQuiz;
  readonly watchLiveQuiz: WatchLiveQuiz;
  readonly controlQuiz: ControlQuiz;
  /** What speaks against the times of a quiz now. */
  readonly warnAbout: (run: Sitting) => readonly PlanWarning[];
  /** What students read before they start. */
  readonly announce: (standing: QuizStanding, language: Language) => AnnouncedQuiz;
  readonly prepare: Prepare;
  readonly regradeQuiz: Pick<RegradeQuiz, 'hasChanged'>;
  readonly chat: ChatChannel;
  /** The address of this server as people type it: http://host:port. */
  readonly originOf: (req: RouteRequest) => string;
  readonly openEventStream: OpenEventStream;
}

/** GET the control room, its events, the projector and its events, settings, chat; POST every act. */
export function createQuizControlRoutes(routes: Routes, deps: QuizControlDeps): void {
  const { pages, standings, getLiveQuiz, controlQuiz, chat } = deps;
  const back = (res: Response, { membership, params }: Place<typeof QUIZ>, done = ''): void =>
    res.redirect(303, `${controlUrl(membership.course.slug, params.quiz)}${done === '' ? '' : `?done=${done}`}`);

  routes.get(QUIZ, { access: 'staff', query: DoneQuery }, async (req, res, { membership, params, query }) => {
    const live = getLiveQuiz(membership, params.quiz);
    const { done } = query;
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
  routes.get(`${QUIZ}/events`, 'staff', (req, res, { membership, params }) => {
    const words = pages.words(req, res);
    const stream = deps.openEventStream(res);
    const stop = deps.watchLiveQuiz(membership, params.quiz, (live, changed) =>
      stream.send(presentLiveNews(live, changed, words)),
    );
    res.on('close', stop);
  });
  routes.get(`${QUIZ}/projector`, 'staff', async (req, res, { membership, params }) => {
    const shown = { live: getLiveQuiz(membership, params.quiz), origin: deps.originOf(req) };
    await pages.send(req, res, 'quizzes/projector', presentProjector(shown, membership, pages.words(req, res)));
  });
  routes.get(`${QUIZ}/projector/events`, 'staff', (req, res, { membership, params }) => {
    const words = pages.words(req, res);
    const stream = deps.openEventStream(res);
    const stop = deps.watchLiveQuiz(membership, params.quiz, (live) => stream.send(presentProjectorNews(live, words)));
    res.on('close', stop);
  });

  type Act = (membership: Membership, slug: string, sent: z.infer<typeof ActSchema>) => void;
  const acts: Readonly<Record<Exclude<(typeof DONE)[number], 'publish' | 'retry' | 'confirm'>, Act>> = {
    start: controlQuiz.start,
    pause: (membership, slug, { reason }) => controlQuiz.pause(membership, slug, reason),
    resume: controlQuiz.resume,
    end: (membership, slug, { reason }) => controlQuiz.end(membership, slug, reason),
    release: controlQuiz.release,
    share: (membership, slug, { text }) => chat.share(membership, slug, text),
  };
  for (const [name, act] of Object.entries(acts))
    routes.post(`${QUIZ}/${name}`, { access: 'instructor', form: ActSchema }, (_req, res, input) => {
      act(input.membership, input.params.quiz, input.body);
      back(res, input, name);
    });
  routes.post(
    `${QUIZ}/confirm`,
    { access: 'staff', form: textFields([]).extend({ person: listField }) },
    (_req, res, input) => {
      const { membership, params, body } = input;
      standings.getRun(membership, params.quiz);
      deps.entry.confirm(membership, body.person);
      back(res, { membership, params, query: undefined }, 'confirm');
    },
  );
  routes.post(`${QUIZ}/posts/:post/retry`, 'instructor', (_req, res, input) => {
    const { membership, params } = input;
    chat.retry(membership, params.post);
    back(res, input, 'retry');
  });

  const showSettings = async (
    req: RouteRequest,
    res: Response,
    { membership, params, query }: Place<typeof QUIZ, z.infer<typeof DoneQuery>>,
    more: Omit<QuizSettings, 'done'> = {},
  ) => {
    const done = query.done === 'yes';
    const words = pages.words(req, res);
    const run = standings.getRun(membership, params.quiz);
    const shown = { warnings: run.publishedAt === null ? deps.warnAbout(run) : [], ...more, done };
    const announced = run.publishedAt === null ? deps.announce(standings.asStudent(run), words.language) : undefined;
    const page = await deps.prepare(({ markdown }) =>
      presentQuizSettings({ run, announced }, membership, shown, words, (text) => markdown(text, words.language)),
    );
    await pages.send(req, res, 'quizzes/plan', page);
  };
  routes.get(`${QUIZ}/settings`, { access: 'instructor', query: DoneQuery }, (req, res, input) =>
    showSettings(req, res, input),
  );
  routes.post(
    `${QUIZ}/settings`,
    { access: 'instructor', query: DoneQuery, form: textFields([...PLAN, 'confirmed']) },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const { confirmed, ...typed } = body;
      const read = readQuizPlan(typed, membership.course.timeZone, pages.words(req, res));
      if ('errors' in read) return showSettings(req, res.status(422), input, { typed, errors: read.errors });
      const warnings = controlQuiz.change(membership, params.quiz, read.plan, confirmed === 'yes');
      if (warnings.length > 0) return showSettings(req, res.status(422), input, { typed, warnings });
      res.redirect(303, `${planSettingsUrl(membership.course.slug, params.quiz)}?done=yes`);
    },
  );
  routes.post(
    `${QUIZ}/publish`,
    { access: 'instructor', query: DoneQuery, form: textFields(['confirmed']) },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const warnings = controlQuiz.publish(membership, params.quiz, body.confirmed === 'yes');
      if (warnings.length > 0) return showSettings(req, res.status(422), input, { warnings, unconfirmed: true });
      back(res, { membership, params, query: undefined }, 'publish');
    },
  );
  routes.post(`${QUIZ}/remove`, 'instructor', (_req, res, { membership, params }) => {
    controlQuiz.remove(membership, params.quiz);
    res.redirect(303, staffUrl(membership.course.slug, 'quizzes'));
  });

  const showChat = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    more: { typed?: string; problem?: WordKey } = {},
  ) => {
    const shown = { channel: chat.findChannel(membership), posts: chat.listPosts(membership, null), ...more };
    await pages.send(req, res, 'quizzes/chat', presentChat(shown, membership, pages.words(req, res)));
  };
  routes.get(CHAT, 'instructor', (req, res, { membership }) => showChat(req, res, membership));
  routes.post(
    CHAT,
    { access: 'instructor', form: textFields(['act', 'address']) },
    async (req, res, { membership, body: { act, address } }) => {
      if (act === 'remove') chat.removeChannel(membership);
      else if (act === 'test')
        chat.test(
          membership,
          pages.words(req, res).t('quizControl:chat.testMessage', { course: membership.course.title }),
        );
      else {
        const typed = address.trim();
        const problem = webhookProblem(typed);
        if (problem !== undefined) return showChat(req, res.status(422), membership, { typed, problem });
        chat.setChannel(membership, typed);
      }
      res.redirect(303, chatUrl(membership.course.slug));
    },
  );
}
