/**
 * Owns checking that the same arguments give the same result, call after call.
 * Must not compare with expected values.
 */
import type { ResultNaming } from '../catalog/exercise.ts';
import type { PlainValue } from '../plain-value.ts';
import type { Failure } from '../protocol.ts';
import { wholeResult } from './naming.ts';
import { firstChange } from './same.ts';

/** The first part of a later call's result that differs from the first call's. */
export function compareCalls(
  first: PlainValue,
  later: readonly PlainValue[],
  naming: ResultNaming,
): Failure | undefined {
  for (const value of later) {
    const changed = firstChange(first, value, wholeResult(naming));
    if (changed !== undefined) return { category: 'repeatability', tensor: changed };
  }
  return undefined;
}
