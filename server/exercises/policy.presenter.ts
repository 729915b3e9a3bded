/**
 * Owns how the rules of an exercise are shown to the student to whom they apply, now.
 * Must not know where the rules come from.
 */
import type { Problem } from '../kernel/http/field-errors.ts';
import type { Words, WordsBelow } from '../kernel/text/words.ts';
import type { BlockedReason, Contradiction, ExerciseStanding, Extension, Rules } from './policy.ts';

/** Where an exercise stands in time. */
export interface DueState {
  /** 'calm' before, 'warn' while late, 'closed' afterwards. */
  readonly tone: 'calm' | 'warn' | 'closed';
  readonly text: string;
}

const percentText = (percent: number, words: Words): string => words.number(percent, 1);

/** What rules contradict in, with both values. */
export function describeContradiction(one: Contradiction, words: Words): Problem {
  if (one.kind === 'neverShown') return { key: 'rules:errors.neverShown' };
  const values = { opens: words.day(one.releaseAt), due: words.day(one.dueAt) };
  return { key: 'rules:errors.opensAfterDue', values };
}

/** One line on the due date as it is at `now`. */
export function presentDue(
  { rules, released }: Pick<ExerciseStanding, 'rules' | 'released'>,
  now: string,
  words: Words,
) {
  const state = (tone: DueState['tone'], key: WordsBelow<'rules:due.'>, values = {}): DueState => ({
    tone,
    text: words.t(`rules:due.${key}`, values),
  });
  if (!rules.scheduled) return state('closed', 'unscheduled');
  if (!released) return state('closed', 'opens', { time: words.day(rules.releaseAt ?? now) });
  if (rules.dueAt === null) return state('calm', 'never');
  if (now <= rules.dueAt) return state('calm', 'until', { time: words.day(rules.dueAt) });
  const step = rules.late.find(({ untilAt }) => now <= untilAt);
  if (!step) return state('closed', 'closed', { time: words.day(rules.closesAt ?? rules.dueAt) });
  return state('warn', 'late', { time: words.day(step.untilAt), percent: percentText(step.percent, words) });
}

/** Why nothing can be submitted at the moment. */
export function presentBlockedReason(obstacle: BlockedReason, words: Words): string {
  const time = 'time' in obstacle && obstacle.time !== null ? words.time(obstacle.time) : '';
  const count = 'count' in obstacle ? obstacle.count : 0;
  return words.t(`errors:not-now.${obstacle.kind}`, { time, count });
}

/** What lateness costs, to follow the due date behind a semicolon; empty when nothing is due or nothing is taken late. */
function presentLate({ dueAt, late }: Rules, words: Words): string {
  if (dueAt === null) return '';
  if (late.length === 0) return words.t('rules:late.none');
  const steps = late.map(({ untilAt, percent }) =>
    words.t('rules:late.step', { time: words.day(untilAt), percent: percentText(percent, words) }),
  );
  return words.t('rules:late.steps', { steps: steps.join(words.t('rules:late.join')) });
}

function pauseText(milliseconds: number, words: Words): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 2) return words.t('rules:seconds', { count: Math.round(milliseconds / 1000) });
  if (minutes < 120) return words.t('rules:minutes', { count: Math.round(minutes) });
  return words.t('rules:hours', { count: Math.round(minutes / 60) });
}

/** The date of an extension, and which date applies where it is not that one; empty when it has none. */
export function presentOwnDue(
  { dueAt, neverDue }: Pick<Extension, 'dueAt' | 'neverDue'>,
  everybodyDueAt: string | null,
  words: Words,
): string {
  if (neverDue) return words.t('rules:extension.never');
  if (dueAt === null) return '';
  const own = words.t('rules:extension.due', { time: words.day(dueAt) });
  if (everybodyDueAt === null) return `${own}; ${words.t('rules:extension.everybodyNever')}`;
  if (everybodyDueAt <= dueAt) return own;
  return `${own}; ${words.t('rules:extension.everybodyLater', { time: words.day(everybodyDueAt) })}`;
}

/** The view model of views/exercises/parts/policy. */
export function presentRules(standing: ExerciseStanding, now: string, words: Words) {
  const { rules, sent, obstacle } = standing;
  const { attempts, extension } = rules;
  const lines = [
    {
      term: words.t('rules:term.due'),
      text: [presentDue(standing, now, words).text, presentLate(rules, words)].filter((part) => part !== '').join('; '),
    },
    {
      term: words.t('rules:term.attempts'),
      text:
        attempts === null
          ? words.t('rules:attempts.free', { count: sent.attempts })
          : words.t('rules:attempts.used', { used: sent.attempts, count: attempts }),
    },
    ...(rules.coolDownMs > 0
      ? [
          {
            term: words.t('rules:term.pause'),
            text: words.t('rules:pause', { pause: pauseText(rules.coolDownMs, words) }),
          },
        ]
      : []),
    {
      term: words.t('rules:term.hidden'),
      text: words.t(`rules:hidden.${rules.withheld ? 'withheld' : rules.hiddenResults}`),
    },
    { term: words.t('rules:term.counts'), text: words.t(`rules:counts.${rules.counts}`) },
  ];
  if (extension)
    lines.unshift({
      term: words.t('rules:term.extension'),
      text: [
        presentOwnDue(extension, rules.everybodyDueAt, words),
        extension.extraAttempts > 0 ? words.t('rules:extension.attempts', { count: extension.extraAttempts }) : '',
        extension.reason,
      ]
        .filter((part) => part !== '')
        .join('; '),
    });
  return {
    lines,
    obstacle: obstacle && presentBlockedReason(obstacle, words),
    due: presentDue(standing, now, words),
  };
}
