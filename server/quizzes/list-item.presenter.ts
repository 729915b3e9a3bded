/**
 * Owns how a quiz is listed on the page of a course.
 */

import type { Membership } from '../kernel/actor.ts';
import { minutesText } from '../kernel/text/duration.ts';
import type { Words } from '../kernel/text/words.ts';
import type { QuizPhase, QuizStanding, QuizState } from './standing.ts';
import { controlUrl, quizUrl } from './urls.ts';

/** What matters more stands first: a clock that runs, then one that may be started. */
const URGENCY: readonly QuizPhase[] = [
  'running',
  'paused',
  'ready',
  'unconfirmed',
  'early',
  'staff',
  'results',
  'ended',
  'missed',
];

/** What the staff sees of a quiz stands where it would for those who take it. */
const OF_STATE: Readonly<Record<QuizState, QuizPhase>> = {
  open: 'running',
  paused: 'paused',
  waiting: 'early',
  early: 'early',
  over: 'ended',
  released: 'results',
};

/** The quiz that the page of the course shows first: what can be done now, else what comes next, else the latest. */
export function quizOfTheWeek(quizzes: readonly QuizStanding[]): QuizStanding | undefined {
  const rank = ({ phase, held }: QuizStanding): number => URGENCY.indexOf(held ? OF_STATE[held.state] : phase);
  const latestFirst = [...quizzes].reverse();
  const best = Math.min(...quizzes.map(rank));
  const candidates = latestFirst.filter((one) => rank(one) === best);
  return best === URGENCY.indexOf('early') ? candidates.at(-1) : candidates[0];
}

/** One line on where a quiz stands, for the staff. */
export function heldText({ run, held }: QuizStanding, words: Words): string {
  if (!held) return '';
  if (run.publishedAt === null) return words.t('quizzes:held.draft');
  const time = held.state === 'early' ? words.day(run.opensAt) : words.time(new Date(held.until).toISOString());
  return words.t(`quizzes:held.${held.state}`, { time });
}

/** One line on where a member stands at a quiz. */
function standingText(standing: QuizStanding, words: Words): string {
  const { phase, run, time } = standing;
  switch (phase) {
    case 'early':
      return run.mode === 'together'
        ? words.t('course:quizzes.together')
        : words.t('course:quizzes.opens', { time: words.day(run.opensAt) });
    case 'ready':
      return words.t('course:quizzes.ready', { time: minutesText(time.limitMs, words) });
    case 'running':
    case 'paused':
      return words.t('course:quizzes.running', { time: words.time(new Date(time.deadline ?? 0).toISOString()) });
    case 'staff':
      return heldText(standing, words);
    default:
      return words.t(`course:quizzes.${phase}`);
  }
}

/** Colours of what is not simply over. */
const TONES: Readonly<Partial<Record<QuizPhase, string>>> = {
  ready: 'warn',
  running: 'warn',
  early: 'calm',
  missed: 'missed',
};

function toneOf({ phase, held }: QuizStanding, excused: boolean): string {
  if (held?.state === 'open') return 'warn';
  return excused ? 'closed' : (TONES[phase] ?? 'closed');
}

/** A quiz in the lists of the course page; the staff is led to the page from which it is run. */
export function presentQuizItem(standing: QuizStanding, membership: Membership, excused: boolean, words: Words) {
  const { run, attempt, phase } = standing;
  const { course, role } = membership;
  const scored = phase === 'results' && attempt?.score != null && attempt.maxScore != null;
  const points = scored && {
    count: attempt.maxScore ?? 0,
    points: words.number(attempt.score ?? 0),
    of: words.number(attempt.maxScore ?? 0),
  };
  return {
    title: words.content(run.title),
    url: role === 'student' ? quizUrl(course.slug, run.slug) : controlUrl(course.slug, run.slug),
    tone: toneOf(standing, excused),
    state: points
      ? { tone: attempt?.score === attempt?.maxScore ? 'full' : 'partial', label: words.t('course:points', points) }
      : undefined,
    text: phase === 'missed' && excused ? words.t('course:state.excused') : standingText(standing, words),
  };
}
