/**
 * Owns when a quiz ends for one person. It is the only place that knows: pages show it, the store is written by it.
 * All times are milliseconds since 1970, UTC.
 *
 * Limit of a person: limit x factor + extra. What that adds to the limit is added to the window's end as well, so that extra
 * time can always be used. A pause for all moves every end that lies behind it, by as long as it lasts.
 */
import type { Mode } from './quiz-schema.ts';

/** How a quiz runs in a course. */
export interface RunClock {
  readonly mode: Mode;
  readonly limitMs: number;
  readonly opensAt: number;
  readonly closesAt: number;
  /** When the instructor started it for all; only in mode `together`. */
  readonly startedAt: number | null;
  /** When the instructor ended it for all, before its time. */
  readonly endedAt: number | null;
  /** Answers that arrive this long after the end still count. */
  readonly graceMs: number;
  /** Pauses for all, in order; the last may still go on. */
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
}

/** Extra time of one person. */
export interface Accommodation {
  /** 1.25 is a quarter more. */
  readonly factor: number;
  readonly extraMs: number;
}
export const NO_ACCOMMODATION: Accommodation = { factor: 1, extraMs: 0 };

/** What is known of one person's attempt. */
export interface AttemptClock {
  readonly startedAt: number;
  /** Reopened by the instructor: counts from then, for so long, whatever the window says. */
  readonly reopened: { readonly at: number; readonly forMs: number } | null;
}

/** Time that one person has from the start, ms. */
export function limitOf(run: RunClock, { factor, extraMs }: Accommodation): number {
  return Math.round(run.limitMs * factor) + extraMs;
}

/** An end that was planned at `planned` by someone counting from `from`, moved by the pauses that lie between. */
function moved(planned: number, from: number, run: RunClock, now: number): number {
  let end = planned;
  for (const pause of run.pauses) {
    if (pause.from >= end) break;
    const to = pause.to ?? Math.max(now, pause.from);
    end += Math.max(0, to - Math.max(pause.from, from));
  }
  return end;
}

/** The pause that goes on now, if there is one. */
export function pausedSince(run: RunClock, now: number): number | undefined {
  const last = run.pauses.at(-1);
  return last !== undefined && last.from <= now && (last.to === null || last.to > now) ? last.from : undefined;
}

/** The end of the window for one person; undefined while a quiz with a common start has not been started. */
export function windowEndOf(run: RunClock, accommodation: Accommodation, now: number): number | undefined {
  if (run.endedAt !== null) return run.endedAt;
  const added = limitOf(run, accommodation) - run.limitMs;
  if (run.mode === 'personal') return moved(run.closesAt + added, run.opensAt, run, now);
  if (run.startedAt === null) return undefined;
  return moved(run.startedAt + limitOf(run, accommodation), run.startedAt, run, now);
}

/** When an attempt ends; while all are paused, when it would end if they went on now. */
export function deadlineOf(run: RunClock, accommodation: Accommodation, attempt: AttemptClock, now: number): number {
  if (attempt.reopened !== null) {
    const { at, forMs } = attempt.reopened;
    return moved(at + forMs, at, run, now);
  }
  const windowEnd = windowEndOf(run, accommodation, now) ?? attempt.startedAt;
  if (run.mode === 'together') return windowEnd;
  return Math.min(moved(attempt.startedAt + limitOf(run, accommodation), attempt.startedAt, run, now), windowEnd);
}

/** Whether somebody may start now, and if not, why. */
export type MayStart = 'yes' | 'not-yet' | 'over' | 'paused';

/** Whether a person who has not started may start now. */
export function mayStart(run: RunClock, accommodation: Accommodation, now: number): MayStart {
  const end = windowEndOf(run, accommodation, now);
  const begun = run.mode === 'together' ? run.startedAt !== null && run.startedAt <= now : run.opensAt <= now;
  if (end !== undefined && now >= end) return 'over';
  if (!begun || end === undefined) return 'not-yet';
  return pausedSince(run, now) === undefined ? 'yes' : 'paused';
}

/** The pause that goes on now and holds back an end at `deadline`, if there is one: when it began. */
function heldSince(run: RunClock, deadline: number, now: number): number | undefined {
  const since = pausedSince(run, now);
  return since !== undefined && since < deadline ? since : undefined;
}

/** Whether an answer that arrives now still counts for an attempt that ends at `deadline`. */
export function accepts(run: RunClock, deadline: number, now: number): boolean {
  // What was on its way when a pause began counts; later the page holds answers back until it ends.
  return now <= (heldSince(run, deadline, now) ?? deadline) + run.graceMs;
}

/** Whether the server shall end an attempt now: nothing that is on its way can still count. */
export function isDue(run: RunClock, deadline: number, now: number): boolean {
  return heldSince(run, deadline, now) === undefined && now > deadline + run.graceMs;
}
