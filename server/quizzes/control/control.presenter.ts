/**
 * Owns the pages from which a quiz is run: control room, projector, chat channel.
 * Must not compute times.
 */
import type { Membership } from '../../kernel/actor.ts';
import { createFields } from '../../kernel/http/fields.presenter.ts';
import { staffUrl } from '../../kernel/http/urls.ts';
import { minutes, minutesText } from '../../kernel/text/duration.ts';
import { qrCode } from '../../kernel/text/qr-code.ts';
import type { WordKey, Words, WordsBelow } from '../../kernel/text/words.ts';
import { memberUrls } from '../../roster/index.ts';
import { attemptsUrl, chatUrl, controlPartUrl, controlUrl, planSettingsUrl, quizUrl, retryPostUrl } from '../urls.ts';
import { phaseOf, presentDoor, presentLiveNews, presentLiveQuestion, presentLiveStudent } from './live.presenter.ts';
import type { LiveQuiz } from './live.ts';
import { FAILURES } from './post-webhook.ts';
import type { WebhookPost } from './webhooks.store.ts';

/** Why a message did not arrive; a status, such as HTTP 404, is the same in all languages. */
function failureOf(error: string | null, words: Words): string {
  const known = FAILURES.find((one) => one === error);
  return known ? words.t(`quizControl:post.because.${known}`) : (error ?? '');
}

function presentPost({ state, error, createdAt, nextAt, tries }: WebhookPost, retryUrl: string, words: Words) {
  const values = {
    time: words.time(state === 'waiting' && tries > 0 ? nextAt : createdAt),
    error: failureOf(error, words),
  };
  const key = state === 'waiting' && tries === 0 ? 'sending' : state;
  return {
    retryUrl,
    failed: state === 'failed',
    tone: state === 'sent' ? 'good' : state === 'failed' ? 'bad' : '',
    text: words.t(`quizControl:post.${key}`, values),
  };
}

/** What can be done now; the first is the one to do. */
function presentActs(live: LiveQuiz, course: string, words: Words) {
  const { run } = live;
  const phase = phaseOf(live);
  if (run.publishedAt === null) return [];
  const act = (name: Exclude<WordsBelow<'quizControl:act.'>, 'endConfirm'>, when: boolean, primary = false) =>
    when
      ? [
          {
            name,
            url: controlPartUrl(course, run.slug, name),
            label: words.t(`quizControl:act.${name}`),
            primary,
            confirm: name === 'end' ? words.t('quizControl:act.endConfirm') : '',
          },
        ]
      : [];
  return [
    ...act('start', run.mode === 'together' && run.startedAt === null && run.endedAt === null, true),
    ...act('resume', phase === 'paused', true),
    ...act('pause', phase === 'open'),
    ...act('end', phase === 'open' || phase === 'paused'),
    ...act('release', run.releasedAt === null && run.results !== 'at-once' && phase !== 'before', phase === 'over'),
  ];
}

/** The view model of views/quizzes/control. */
export function presentControl(
  {
    live,
    changed,
    posts,
    channel,
    origin,
    done,
  }: {
    live: LiveQuiz;
    /** The text is another than that by which attempts are scored. */
    changed: boolean;
    posts: readonly WebhookPost[];
    channel: string | undefined;
    origin: string;
    done: WordsBelow<'quizControl:done.'> | '';
  },
  { course, role }: Membership,
  words: Words,
) {
  const { run, students, questions, questionCount } = live;
  const url = controlUrl(course.slug, run.slug);
  const link = origin + quizUrl(course.slug, run.slug);
  const news = presentLiveNews(live, [], words);
  const room = (name: WordsBelow<'quizControl:room.'>) => ({
    url: controlPartUrl(course.slug, run.slug, name),
    label: words.t(`quizControl:room.${name}`),
  });
  return {
    title: words.content(run.title),
    heading: words.content(run.title),
    scripts: ['quiz-live', 'copy'],
    course: { title: course.title, url: staffUrl(course.slug, 'quizzes') },
    week: run.week,
    url,
    events: `${url}/events`,
    now: live.now,
    lastEnd: live.lastEnd ?? 0,
    phase: news.phase,
    clockJumped: news.clockJumped,
    phaseText: news.phaseText,
    summary: words.t(`quizControl:summary.${run.mode}`, {
      time: minutesText(run.limitMs, words),
      opens: words.day(run.opensAt),
      closes: words.time(run.closesAt),
      results: words.t(`quiz:results.${run.results}`),
    }),
    acts: role === 'instructor' ? presentActs(live, course.slug, words) : [],
    draft: run.publishedAt === null && role === 'instructor' ? planSettingsUrl(course.slug, run.slug) : '',
    isDraft: run.publishedAt === null,
    regradeUrl: changed ? `${url}/regrade` : '',
    rooms: (
      [
        'time',
        'questions',
        'attempts',
        'analysis',
        'regrade',
        'log',
        ...(role === 'instructor' ? (['settings'] as const) : []),
      ] as const
    ).map(room),
    done: done === '' ? '' : words.t(`quizControl:done.${done}`),
    link: { id: 'student-link', text: link },
    qr: qrCode(link, words.t('quizControl:qr', { link })),
    projectorUrl: `${url}/projector`,
    chat:
      role === 'instructor' && run.publishedAt !== null
        ? {
            settingsUrl: chatUrl(course.slug),
            channel,
            shareUrl: controlPartUrl(course.slug, run.slug, 'share'),
            text: words.t('quizControl:chat.message', {
              title: words.content(run.title),
              time: minutesText(run.limitMs, words),
              link,
            }),
            posts: posts.map((post) => presentPost(post, retryPostUrl(course.slug, run.slug, post.id), words)),
          }
        : undefined,
    sums: news.sums,
    door: presentDoor(live, words),
    confirmUrl: controlPartUrl(course.slug, run.slug, 'confirm'),
    peopleUrl: memberUrls(course.slug).unconfirmed,
    students: students.map((student) => presentLiveStudent(student, questionCount, words)),
    attemptsUrl: attemptsUrl(course.slug, run.slug),
    questions: questions.map((question) => presentLiveQuestion(question, words)),
  };
}

/** The view model of views/quizzes/projector: no names. */
export function presentProjector(
  { live, origin }: { live: LiveQuiz; origin: string },
  { course }: Membership,
  words: Words,
) {
  const { run } = live;
  const link = origin + quizUrl(course.slug, run.slug);
  const news = presentLiveNews(live, [], words);
  return {
    title: words.content(run.title),
    heading: words.content(run.title),
    scripts: ['projector'],
    back: controlUrl(course.slug, run.slug),
    events: `${controlUrl(course.slug, run.slug)}/projector/events`,
    now: live.now,
    lastEnd: live.lastEnd ?? 0,
    phase: news.phase,
    phaseText: news.phaseText,
    limit: minutes(run.limitMs),
    link: link.replace(/^https?:\/\//, ''),
    qr: qrCode(link, words.t('quizControl:qr', { link })),
    sums: news.sums.filter(({ state }) => state === 'running' || state === 'lost' || state === 'ended'),
    questions: news.questions,
  };
}

/** The view model of views/quizzes/chat. */
export function presentChat(
  {
    channel,
    posts,
    typed,
    problem,
  }: { channel: string | undefined; posts: readonly WebhookPost[]; typed?: string; problem?: WordKey },
  { course }: Membership,
  words: Words,
) {
  const field = createFields(
    typed === undefined ? {} : { address: typed },
    problem === undefined ? {} : { address: problem },
    words,
  );
  return {
    title: words.t('quizControl:chat.title'),
    scripts: [],
    back: { url: staffUrl(course.slug, 'quizzes'), title: words.t('common:nav.quizzes') },
    action: chatUrl(course.slug),
    channel,
    field: field('address', 'quizControl:chat.address', { hint: words.t('quizControl:chat.hint') }),
    posts: posts.map((post) => presentPost(post, '', words)),
  };
}
