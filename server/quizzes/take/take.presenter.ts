/**
 * Owns the page of a quiz as a student sees it in each of its phases.
 * Must not compute times.
 */

import type { Membership } from '../../kernel/actor.ts';
import { courseUrl } from '../../kernel/http/urls.ts';
import { minutesText } from '../../kernel/text/duration.ts';
import type { Words } from '../../kernel/text/words.ts';
import type { TimeStanding } from '../clock.ts';
import { isAnswered } from '../model/score.ts';
import type { QuizTexts } from '../question.presenter.ts';
import { presentResult } from '../result.presenter.ts';
import type { QuizStanding } from '../standing.ts';
import { quizApiUrl, quizUrl } from '../urls.ts';
import type { AnnouncedQuiz, OpenedQuiz } from './open.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** What the page's script must know of the time; sent again with every answer. Times are ms since 1970, UTC. */
export function presentClock({ phase, time, run }: QuizStanding) {
  const { now, deadline, pausedSince, graceMs, limitMs } = time;
  return {
    phase,
    mayStart: time.mayStart,
    mode: run.mode,
    now,
    deadline: deadline ?? null,
    pausedSince: pausedSince ?? null,
    graceMs,
    limitMs,
    opensAt: run.mode === 'personal' ? time.opensAt : null,
  };
}

/** The same with the questions that do not count, which cost a statement: for the page and whenever something has changed. */
export function presentNews(standing: QuizStanding) {
  const withdrawn = standing.withdrawn().map(({ questionId, credit, note }) => ({ questionId, credit, note }));
  return { ...presentClock(standing), withdrawn };
}

const fact = (label: string, value: string) => ({ label, value });

/** The time from the window that someone who starts now would have less than the limit; undefined when the window is far. */
function cappedMs({ now, limitMs, windowEnd, opensAt }: TimeStanding): number | undefined {
  const left = (windowEnd ?? Number.POSITIVE_INFINITY) - Math.max(now, opensAt);
  return left < limitMs ? left : undefined;
}

function presentLobby({ phase, run, time }: QuizStanding, questions: number, words: Words) {
  const together = run.mode === 'together';
  const capped = cappedMs(time);
  const facts = [
    fact(words.t('quiz:fact.questions'), words.number(questions)),
    fact(words.t('quiz:fact.limit'), minutesText(time.limitMs, words)),
    ...(together
      ? []
      : [
          fact(words.t('quiz:fact.opens'), words.day(run.opensAt)),
          fact(words.t('quiz:fact.closes'), words.time(iso(time.windowEnd ?? 0))),
        ]),
    ...(time.extraTime ? [fact(words.t('quiz:fact.extra'), words.t('quiz:extraIncluded'))] : []),
    fact(words.t('quiz:fact.results'), words.t(`quiz:results.${run.results}`)),
  ];
  const canStart = phase === 'ready' && time.mayStart === 'yes';
  const barred = phase === 'unconfirmed';
  const waiting = together ? 'together' : time.mayStart === 'paused' ? 'paused' : 'opens';
  return {
    title: words.t(barred ? 'quiz:lobby.unconfirmed' : canStart ? 'quiz:lobby.ready' : 'quiz:lobby.early'),
    lead: words.t(together ? 'quiz:lobby.together' : 'quiz:lobby.personal', { time: minutesText(time.limitMs, words) }),
    facts,
    canStart,
    barred: barred ? words.t('quiz:lobby.unconfirmedLead') : '',
    warning:
      capped === undefined || time.mayStart === 'over'
        ? ''
        : words.t(canStart ? 'quiz:lobby.capped' : 'quiz:lobby.cappedEarly', { time: minutesText(capped, words) }),
    until: !together && phase === 'early' ? String(time.opensAt) : '',
    wait: barred
      ? words.t('quiz:wait.unconfirmed')
      : words.t(`quiz:wait.${waiting}`, { time: words.time(run.opensAt) }),
  };
}

function presentEnded(
  { phase, attempt, run, time }: QuizStanding,
  answered: { done: number; of: number } | undefined,
  words: Words,
) {
  if (phase === 'missed')
    return {
      title: words.t('quiz:over.missed.title'),
      lead: words.t('quiz:over.missed.lead', { time: words.time(iso(time.windowEnd ?? Date.parse(run.closesAt))) }),
      facts: [],
    };
  const key = phase === 'staff' ? 'staff' : 'ended';
  const facts = [
    ...(answered ? [fact(words.t('quiz:fact.answered'), words.t('quiz:answered', answered))] : []),
    ...(attempt?.endedAt ? [fact(words.t('quiz:fact.ended'), words.time(attempt.endedAt))] : []),
    ...(phase === 'staff' ? [] : [fact(words.t('quiz:fact.results'), words.t(`quiz:results.${run.results}`))]),
  ];
  return { title: words.t(`quiz:over.${key}.title`), lead: words.t(`quiz:over.${key}.lead`), facts };
}

/** What students read before they start, or when it is over already; `markdown` makes HTML of its text. */
export function presentAnnounced(
  { standing, intro, questionCount }: AnnouncedQuiz,
  words: Words,
  markdown: (text: string) => string,
) {
  const { title, lead, facts, wait, canStart, warning } =
    standing.phase === 'missed'
      ? { ...presentEnded(standing, undefined, words), wait: '', canStart: false, warning: '' }
      : presentLobby(standing, questionCount, words);
  return {
    title,
    lead,
    facts,
    warning,
    wait: canStart ? '' : wait,
    canStart,
    intro: intro === '' ? '' : markdown(intro),
  };
}

/** The view model of views/quizzes/take. */
export function presentQuiz(
  { standing, intro, questionCount, opened, result }: OpenedQuiz,
  { course }: Membership,
  words: Words,
  texts: QuizTexts,
  /** HTML of each, while they may be seen. */
  questions: readonly string[] | undefined,
) {
  const { run, phase, attempt, time } = standing;
  const url = quizUrl(course.slug, run.slug);
  const api = quizApiUrl(course.slug, run.slug);
  const over = phase === 'ended' || phase === 'missed' || phase === 'staff';
  const answered = opened && {
    done: [...opened.answers.values()].filter(({ answer }) => isAnswered(answer)).length,
    of: opened.drawn.questions.length,
  };
  return {
    title: words.content(run.title),
    heading: words.content(run.title),
    scripts: phase === 'results' || phase === 'staff' ? [] : ['quiz'],
    week: run.week,
    course: { title: course.title, url: courseUrl(course.slug) },
    phase,
    attemptId: attempt?.id ?? '',
    zone: words.timeZone,
    clock: JSON.stringify(presentNews(standing)),
    urls: JSON.stringify({
      page: url,
      answers: `${api}/answers`,
      state: `${url}/state`,
      events: `${url}/events`,
      handIn: `${api}/hand-in`,
    }),
    startUrl: `${url}/start`,
    handInUrl: `${url}/hand-in`,
    intro: intro === '' ? '' : texts.markdown(intro, words.language),
    lobby:
      phase === 'early' || phase === 'ready' || phase === 'unconfirmed'
        ? presentLobby(standing, questionCount, words)
        : undefined,
    until: time.deadline === undefined ? '' : words.t('quiz:until', { time: words.time(iso(time.deadline)) }),
    questions: questions?.map((html) => ({ html })),
    ended: over ? presentEnded(standing, answered, words) : undefined,
    result: result && presentResult(result, words, texts),
  };
}
