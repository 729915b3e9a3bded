/**
 * Owns remembering where operators were applied to arrays: JavaScript has none for them, so it makes a text or NaN of the array and
 * goes on, and the result shows nothing of the cause.
 * Must not know arrays.
 */
import { listOf, slice } from './primordials.ts';

/** What an operator asks for: `+` and `==` take any value, the others numbers. */
export type Wanted = 'default' | 'number';

/** One place where an array was converted. */
export interface Conversion {
  readonly wanted: Wanted;
  /** The engine's stack, from the student's line on. */
  readonly stack: string;
}

const { captureStackTrace } = Error;
/** Conversions that are remembered of one run. */
const MOST = 12;
/** Longest part of a stack that is kept, characters. */
const MAX_STACK = 600;

let places: readonly Conversion[] = [];

/** Notes a conversion; `until` is the function of np that the stack ends before. Many in one run are not all kept. */
export function noteConversion(wanted: Wanted, until: (...args: never[]) => unknown): void {
  const { length } = places;
  if (length >= MOST) return;
  const holder: { stack?: unknown } = { __proto__: null } as object;
  captureStackTrace(holder, until);
  const stack = typeof holder.stack === 'string' ? slice(holder.stack, 0, MAX_STACK) : '';
  for (let i = 0; i < length; i++) if (places[i]?.stack === stack) return;
  const before = places;
  places = listOf(length + 1, (i) => (i < length ? (before[i] as Conversion) : { wanted, stack }));
}

/** The conversions since the last reset, in their order; each place once. */
export const conversions = (): readonly Conversion[] => places;

/** Forgets all. */
export function resetConversions(): void {
  places = [];
}
