/**
 * Owns how a picture of numbers is shown: the drawing, what it says in a sentence, and the same numbers as a table.
 * Must not know what the numbers mean.
 */
import type { Words } from '../text/words.ts';

/** A share of 0 to 1 as a whole number of per cent; a dash where there is none. */
export const shareText = (share: number | undefined, words: Words): string =>
  share === undefined ? '–' : `${words.number(100 * share, 0)}\u00a0%`;

/** A row of the table under a picture. */
export interface FigureRow {
  readonly head: string;
  readonly cells: readonly string[];
}
/** The view model of views/kernel/parts/figure. */
export interface FigureModel {
  readonly title: string;
  readonly summary: string;
  /** Made by server/kernel/charts; empty where there is nothing to draw. */
  readonly svg: string;
  readonly head: readonly string[];
  readonly rows: readonly FigureRow[];
}

/** Counts values into equal parts of 0..1; 1 itself falls into the last part. */
export function countShares(shares: readonly number[], parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  for (const share of shares) {
    const part = Math.min(parts - 1, Math.max(0, Math.floor(share * parts + 1e-9)));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

/** Middle of sorted values: of an even number, the mean of the two in the middle. Undefined for none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[half]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
