/**
 * Owns bringing the stored facts of a quiz before the one function that computes deadlines.
 * Must not compute deadlines itself.
 */

import type { Store } from '../store.ts';
import type { QuizAttempt } from './attempts.store.ts';
import {
  type Accommodation,
  type AttemptClock,
  accepts,
  deadlineOf,
  isDue,
  limitOf,
  type MayStart,
  mayStart,
  NO_ACCOMMODATION,
  pausedSince,
  type RunClock,
  windowEndOf,
} from './model/deadline.ts';
import type { QuizPause, Sitting } from './sittings.store.ts';

/** Where somebody's time at a quiz stands now. All times are milliseconds since 1970, UTC. */
export interface TimeStanding {
  readonly now: number;
  /** Time from the start, ms, extra time included. */
  readonly limitMs: number;
  readonly opensAt: number;
  /** The end of the window for this person; undefined while a quiz with a common start has not been started. */
  readonly windowEnd: number | undefined;
  readonly mayStart: MayStart;
  /** The end of the attempt; undefined when there is none. */
  readonly deadline: number | undefined;
  /** Since when all are paused; undefined when they are not. */
  readonly pausedSince: number | undefined;
  /** Whether an answer that arrives now counts. */
  readonly accepts: boolean;
  /** Whether the server shall end the attempt now. */
  readonly due: boolean;
  readonly graceMs: number;
  readonly extraTime: boolean;
}

const ms = (iso: string): number => Date.parse(iso);

/** The facts of a run in the form that the clock reads. */
export function runClockOf(run: Sitting, pauses: readonly QuizPause[]): RunClock {
  return {
    mode: run.mode,
    limitMs: run.limitMs,
    opensAt: ms(run.opensAt),
    closesAt: ms(run.closesAt),
    startedAt: run.startedAt === null ? null : ms(run.startedAt),
    endedAt: run.endedAt === null ? null : ms(run.endedAt),
    graceMs: run.graceMs,
    pauses: pauses.map(({ pausedAt, resumedAt }) => ({
      from: ms(pausedAt),
      to: resumedAt === null ? null : ms(resumedAt),
    })),
  };
}

const attemptClockOf = ({ startedAt, reopenedAt, reopenedMs }: QuizAttempt): AttemptClock => ({
  startedAt: ms(startedAt),
  reopened: reopenedAt === null || reopenedMs === null ? null : { at: ms(reopenedAt), forMs: reopenedMs },
});

/** Where a person's time stands, from facts that were read before. */
export function timeStanding(
  run: RunClock,
  accommodation: Accommodation,
  attempt: QuizAttempt | undefined,
  now: number,
): TimeStanding {
  const deadline = attempt && deadlineOf(run, accommodation, attemptClockOf(attempt), now);
  const open = attempt !== undefined && attempt.endedAt === null;
  return {
    now,
    limitMs: limitOf(run, accommodation),
    opensAt: run.opensAt,
    windowEnd: windowEndOf(run, accommodation, now),
    mayStart: mayStart(run, accommodation, now),
    deadline,
    pausedSince: pausedSince(run, now),
    accepts: open && deadline !== undefined && accepts(run, deadline, now),
    due: open && deadline !== undefined && isDue(run, deadline, now),
    graceMs: run.graceMs,
    extraTime: accommodation.factor !== 1 || accommodation.extraMs !== 0,
  };
}

/** Makes functions that find where people's time stands. */
export function createQuizClock({
  store,
  clock,
}: {
  store: Pick<Store, 'quizAttempts' | 'sittings'>;
  clock: () => Date;
}) {
  const { sittings } = store;
  /** What the clocks of everybody at a quiz need, read once. */
  const clocksOf = (run: Sitting) => {
    const runClock = runClockOf(run, sittings.listPauses(run.id));
    // Those of the quiz itself come last and so replace those of the course.
    const accommodations = new Map(
      sittings.listAccommodations(run.courseId, run.id).map((one) => [one.personId, one as Accommodation]),
    );
    return {
      runClock,
      accommodations,
      standing(personId: string, attempt: QuizAttempt | undefined, now = clock().getTime()): TimeStanding {
        return timeStanding(runClock, accommodations.get(personId) ?? NO_ACCOMMODATION, attempt, now);
      },
      /** The latest end of the window, extra time included. */
      lastEnd(now = clock().getTime()): number | undefined {
        const ends = [NO_ACCOMMODATION, ...accommodations.values()].map((one) => windowEndOf(runClock, one, now));
        return ends.some((end) => end === undefined) ? undefined : Math.max(...(ends as number[]));
      },
    };
  };
  return {
    clocksOf,
    /** Where one person's time stands. */
    standing(run: Sitting, personId: string, attempt: QuizAttempt | undefined): TimeStanding {
      const accommodation = sittings.findAccommodation(run.courseId, run.id, personId) ?? NO_ACCOMMODATION;
      return timeStanding(runClockOf(run, sittings.listPauses(run.id)), accommodation, attempt, clock().getTime());
    },
    /** Whether the quiz is over for everybody: nobody may start and nobody is taking it. */
    isOver(run: Sitting): boolean {
      const now = clock().getTime();
      const end = clocksOf(run).lastEnd(now);
      return end !== undefined && now > end + run.graceMs && store.quizAttempts.listOpenAttempts(run.id).length === 0;
    },
  };
}
/** Finds where people's time stands. */
export type QuizClock = ReturnType<typeof createQuizClock>;
