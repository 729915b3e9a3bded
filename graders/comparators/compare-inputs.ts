/**
 * Owns checking that a function left its arguments as they were.
 * Must not compare results.
 */
import type { PlainValue } from '../plain-value.ts';
import type { Failure } from '../protocol.ts';
import { firstChange } from './same.ts';

/** The first argument, or part of one, that was changed: `parameters.W1`. */
export function compareInputs(
  before: readonly PlainValue[],
  after: readonly PlainValue[],
  parameters: readonly string[],
): Failure | undefined {
  for (let i = 0; i < before.length; i++) {
    const part = { name: parameters[i] ?? `argument ${i + 1}`, below: undefined };
    const [old, now] = [before[i], after[i]];
    const changed = old === undefined || now === undefined ? part.name : firstChange(old, now, part);
    if (changed !== undefined) return { category: 'purity', tensor: changed };
  }
  return undefined;
}
