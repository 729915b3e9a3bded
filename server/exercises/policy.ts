/**
 * Owns which rules of an exercise apply to one student: the author's, changed by the instructor's, beaten by the student's
 * extension; and what they mean at a given time. Pure: times are arguments, ISO 8601 in UTC.
 * Must not know where rules are stored or how they are worded.
 */
import { DateTime, Duration } from 'luxon';
import type { Policy } from '../../graders/catalog/policy.ts';
import type { CourseWeek } from '../kernel/actor.ts';
import { createMemory } from '../kernel/memory.ts';
import type { ExerciseContent } from './catalog.ts';

/** What an instructor grants one student on one exercise. */
export interface Extension {
  /** The student's own due date; null: none of their own. The later of it and everybody's applies. */
  readonly dueAt: string | null;
  /** Whether the exercise is never due for the student. */
  readonly neverDue: boolean;
  readonly extraAttempts: number;
  readonly reason: string;
}

/** A step of lateness: until `untilAt`, a submission earns `percent` of its points. */
export interface LateStep {
  readonly untilAt: string;
  readonly percent: number;
}

/** The rules that apply to one student. */
export interface Rules {
  /** False: the course has no such week, so that the exercise is not on its plan. */
  readonly scheduled: boolean;
  /** Null: open from the beginning. */
  readonly releaseAt: string | null;
  /** Null: never due. */
  readonly dueAt: string | null;
  /** Everybody's due date, without the student's extension: the same as `dueAt` unless that is later. */
  readonly everybodyDueAt: string | null;
  /** In order of time, after the due date. */
  readonly late: readonly LateStep[];
  /** When submissions stop counting; null: never. */
  readonly closesAt: string | null;
  /** Null: no limit. Extra attempts are included. */
  readonly attempts: number | null;
  readonly coolDownMs: number;
  readonly hiddenResults: Policy['hiddenResults'];
  /** The staff has taken the results back from the students. */
  readonly withheld: boolean;
  readonly counts: Policy['counts'];
  readonly extension: Extension | undefined;
}

const isDuration = (moment: string): boolean => /^-?P/.test(moment);
const utc = (time: DateTime): string => time.toUTC().toISO() ?? '';

/** A moment of a policy in time: calendar durations (P7D) follow the clocks of the course's zone over a change of them. */
function timeOf(moment: string, weekStart: string | undefined, zone: string): string | null {
  if (!isDuration(moment)) return utc(DateTime.fromISO(moment));
  return weekStart === undefined ? null : after(weekStart, moment, zone);
}

/** The same few dates are asked for with every page. */
const times = createMemory<string, string>(5_000);
const after = (start: string, duration: string, zone: string): string =>
  times(`${start} ${duration} ${zone}`, () => utc(DateTime.fromISO(start, { zone }).plus(Duration.fromISO(duration))));

const lengths = createMemory<string, number>(5_000);
/** Length of a duration, ms. */
const lengthMs = (duration: string): number => lengths(duration, () => Duration.fromISO(duration).toMillis());

/** What rules are made of. */
export interface RuleSources {
  /** From exercise.yaml. */
  readonly policy: Policy;
  /** What the instructor set differently. */
  readonly override: Partial<Policy>;
  /** Week of the exercise. */
  readonly week: number;
  /** Weeks of the course; a course without any has everything open and nothing due. */
  readonly weeks: readonly CourseWeek[];
  /** IANA name of the course's zone. */
  readonly timeZone: string;
  readonly extension: Extension | undefined;
  /** Whether the staff has taken the results back. */
  readonly withheld: boolean;
}

/** The later of two due dates; null, never due, is later than all. */
export const laterDue = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : one > other ? one : other;

/**
 * The rules for one student. An extension never takes anything away: the later due date applies, and the later end of each step of
 * lateness.
 */
export function resolveRules(sources: RuleSources): Rules {
  const { weeks, timeZone: zone, extension } = sources;
  const policy: Policy = { ...sources.policy, ...sources.override };
  const start = weeks.find(({ number }) => number === sources.week)?.startsAt;
  const planned = [policy.release, policy.due].some((moment) => moment !== null && isDuration(moment));
  const everybodyDueAt = policy.due === null ? null : timeOf(policy.due, start, zone);
  const dueAt = extension?.neverDue ? null : laterDue(everybodyDueAt, extension?.dueAt ?? everybodyDueAt);
  // Of two dates around a change of the clocks, a day after the earlier one can be later than a day after the other.
  const stepEnd = (due: string, duration: string): string =>
    [due, everybodyDueAt ?? due]
      .map((date) => after(date, duration, zone))
      .sort()
      .at(-1) ?? due;
  const late =
    dueAt === null
      ? []
      : policy.late
          .map(({ after: duration, percent }) => ({ untilAt: stepEnd(dueAt, duration), percent }))
          .sort((a, b) => a.untilAt.localeCompare(b.untilAt));
  return {
    scheduled: start !== undefined || weeks.length === 0 || !planned,
    releaseAt: timeOf(policy.release, start, zone),
    dueAt,
    everybodyDueAt,
    late,
    closesAt: late.at(-1)?.untilAt ?? dueAt,
    attempts: policy.attempts === null ? null : policy.attempts + (extension?.extraAttempts ?? 0),
    coolDownMs: lengthMs(policy.coolDown),
    hiddenResults: policy.hiddenResults,
    withheld: sources.withheld,
    counts: policy.counts,
    extension,
  };
}

/** Rules that contradict each other, with the values that do. */
export type Contradiction =
  | { readonly kind: 'opensAfterDue'; readonly releaseAt: string; readonly dueAt: string }
  /** Results of hidden tests are to be shown after a due date that there is not. */
  | { readonly kind: 'neverShown' };

/** What makes it impossible to submit in time, or to see a result ever; undefined: nothing. */
export function findContradiction(rules: Rules): Contradiction | undefined {
  const { scheduled, releaseAt, dueAt, hiddenResults } = rules;
  if (!scheduled) return undefined;
  if (releaseAt !== null && dueAt !== null && releaseAt >= dueAt) return { kind: 'opensAfterDue', releaseAt, dueAt };
  return dueAt === null && hiddenResults === 'after-due' ? { kind: 'neverShown' } : undefined;
}

/** Percentage of its points that a submission earns when it came in at `time`: 100 until the due date inclusive, 0 after the end. */
export function percentAt(rules: Pick<Rules, 'dueAt' | 'late'>, time: string): number {
  if (rules.dueAt === null || time <= rules.dueAt) return 100;
  return rules.late.find(({ untilAt }) => time <= untilAt)?.percent ?? 0;
}

/** Whether students see the exercise at `now`. */
export function isReleased(rules: Rules, now: string): boolean {
  return rules.scheduled && (rules.releaseAt === null || rules.releaseAt <= now);
}

/** What has been sent so far. */
export interface Sent {
  /** Submissions that count as attempts: those on which the grader itself failed do not. */
  readonly attempts: number;
  /** When the last of them came in. */
  readonly lastAt: string | undefined;
}

/** Why a submission is not possible, and from when on it will be. */
export type BlockedReason =
  | { readonly kind: 'notReleased'; readonly time: string | null }
  | { readonly kind: 'closed'; readonly time: string }
  | { readonly kind: 'noAttempts'; readonly count: number }
  | { readonly kind: 'coolDown'; readonly time: string };

/** What prevents a counted submission at `now`; undefined: nothing. */
export function findBlockedReason(rules: Rules, sent: Sent, now: string): BlockedReason | undefined {
  if (!isReleased(rules, now)) return { kind: 'notReleased', time: rules.releaseAt };
  if (rules.closesAt !== null && now > rules.closesAt) return { kind: 'closed', time: rules.closesAt };
  if (rules.attempts !== null && sent.attempts >= rules.attempts) return { kind: 'noAttempts', count: rules.attempts };
  const possibleAt = sent.lastAt && new Date(Date.parse(sent.lastAt) + rules.coolDownMs).toISOString();
  if (possibleAt !== undefined && now < possibleAt) return { kind: 'coolDown', time: possibleAt };
  return undefined;
}

/** A graded submission, for counting. */
export interface Scored {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly score: number;
}

/** The submission that counts, and what it earns. */
export interface Counted {
  readonly id: string;
  readonly percent: number;
  /** Points after lateness. */
  readonly points: number;
}

/** Which of the graded submissions (oldest first) counts: the last, or the one that earns most (of equals, the earliest). */
export function chooseCounted(rules: Rules, scored: readonly Scored[]): Counted | undefined {
  const earned = scored.map(({ id, createdAt, score }): Counted => {
    const percent = percentAt(rules, createdAt);
    return { id, percent, points: (score * percent) / 100 };
  });
  if (rules.counts === 'last') return earned.at(-1);
  return earned.reduce<Counted | undefined>((best, one) => (best && best.points >= one.points ? best : one), undefined);
}
/** Where a member stands on an exercise. Times are ISO 8601, UTC. */
export interface ExerciseStanding {
  readonly exercise: ExerciseContent;
  readonly rules: Rules;
  readonly released: boolean;
  readonly sent: Sent;
  /** Why nothing can be submitted at the moment; undefined: it can. */
  readonly obstacle: BlockedReason | undefined;
  /** Whether points wait for the due date: the rules seal the results of hidden tests until then. */
  readonly sealed: boolean;
  /** The submission that counts; undefined when none is graded. */
  readonly counted: Counted | undefined;
  /** Submissions that are not graded yet. */
  readonly ungraded: number;
}
