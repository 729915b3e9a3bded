/**
 * Owns estimating how long students spent on each question, from the moments at which answers were saved.
 * Must not know answers. All times are milliseconds since 1970, UTC.
 *
 * The time of a question is that from the save before (of any question; or from the start, or from the reopening of the attempt) to
 * the first save of this question; pauses for all are taken out. It is an estimate: thinking about one question while answering
 * another counts for the other, and changes of an answer are not counted.
 */
import { mean, median } from 'simple-statistics';
import { type Figure, figure, tooFew } from './figure.ts';

/** When one student worked. */
export interface WorkTimes {
  readonly startedAt: number;
  /** When the attempt went on after its end; null when it did not. */
  readonly reopenedAt: number | null;
  /** Every save, in order. */
  readonly saves: readonly { readonly question: string; readonly at: number }[];
  /** In order; the last may still go on. */
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
}

/** Estimated times of a question over its students, ms. */
export interface TimeStatistics {
  /** Students with an estimate. */
  readonly students: number;
  readonly mean: Figure;
  readonly median: Figure;
}

/** Time from one moment to another without pauses. */
function workedBetween(from: number, to: number, pauses: WorkTimes['pauses']): number {
  const paused = pauses.reduce((sum, pause) => {
    const overlap = Math.min(to, pause.to ?? to) - Math.max(from, pause.from);
    return sum + Math.max(0, overlap);
  }, 0);
  return to - from - paused;
}

/**
 * The time of each question of one student. First saves of several questions at the same moment (a page without scripts, or answers
 * that waited for a lost connection) say nothing about the single question: they get no time.
 */
export function timesOf({ startedAt, reopenedAt, saves, pauses }: WorkTimes): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const saved = new Set<string>();
  let last = startedAt;
  for (let index = 0; index < saves.length; ) {
    const at = (saves[index] as { at: number }).at;
    const fresh = new Set<string>();
    for (; saves[index]?.at === at; index++) {
      const { question } = saves[index] as { question: string };
      if (!saved.has(question)) fresh.add(question);
      saved.add(question);
    }
    const from = reopenedAt !== null && last < reopenedAt && reopenedAt <= at ? reopenedAt : last;
    const [only] = fresh;
    if (only !== undefined && fresh.size === 1) times.set(only, Math.max(0, workedBetween(from, at, pauses)));
    last = at;
  }
  return times;
}

/** Mean and median of the times of one question. */
export function timeStatistics(times: readonly number[]): TimeStatistics {
  const list = [...times];
  const of = (compute: (list: number[]) => number): Figure => (list.length === 0 ? tooFew(1) : figure(compute(list)));
  return { students: list.length, mean: of(mean), median: of(median) };
}
