/**
 * Owns what drawing has in common for questions of several types: shuffles, and checks of values that take the place of answers.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { ValueError } from '../values.ts';

/** Fisher and Yates's shuffle; the list itself is not changed. */
export function shuffled<T>(list: readonly T[], random: RandomGenerator): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** A shuffle of at least two items that is not the order they came in, where there is another. */
export function disordered<T>(list: readonly T[], random: RandomGenerator): T[] {
  const result = shuffled(list, random);
  if (list.length > 1 && result.every((item, index) => item === list[index])) result.push(result.shift() as T);
  return result;
}

/** A place in a list of `count`, as an answer. */
export const anyPlace = (count: number, random: RandomGenerator): string =>
  String(uniformInt(random, 0, Math.max(0, count - 1)));

/** @throws ValueError */
export const asNumber = (value: unknown, what: string): number => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ValueError(`${what} must be a finite number`);
  return value;
};

/** No two choices may read the same: nobody could tell the right one. @throws ValueError */
export function distinct(texts: readonly string[], what: string): void {
  const twice = texts.find((text, index) => texts.indexOf(text) !== index);
  if (twice !== undefined) throw new ValueError(`two ${what} read "${twice}"`);
}
