/**
 * Owns checking np's counts against the limits of a case: hidden loops show as element accesses, or as many operations.
 * Must not know how the counts are made.
 */
import type { Failure } from '../protocol.ts';
import { LOOP } from './naming.ts';

export interface Counts {
  readonly elementAccesses: number;
  readonly operations: number;
}

/** The limit that is exceeded, with the number counted. */
export function compareCounts(
  counts: Counts,
  limits: { readonly elementAccesses?: number; readonly operations?: number },
): Failure | undefined {
  for (const what of ['elementAccesses', 'operations'] as const) {
    const limit = limits[what];
    if (limit !== undefined && counts[what] > limit)
      return { category: 'element-access', tensor: LOOP, counted: { what, count: counts[what], limit } };
  }
  return undefined;
}
