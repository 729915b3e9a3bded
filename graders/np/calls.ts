/**
 * Owns what every public call begins with: it is counted, and its number of arguments and the names of its options are checked.
 * Must not know NDArrays.
 */
import { countOperation } from './counting.ts';
import { fail, type Operation } from './errors.ts';
import { freeze, isArray, keys, slice } from './primordials.ts';
import { describe } from './raw/raw.ts';

/** Counts a call. @throws NumpyError when there are `surplus` arguments beyond the `most` that it takes */
export function enter(operation: Operation, most: number, surplus: readonly unknown[]): void {
  countOperation();
  if (surplus.length > 0)
    fail(operation, `takes ${most === 1 ? '1 argument' : `at most ${most} arguments`}; got ${most + surplus.length}`);
}

/** Longest name that a message repeats. */
const MAX_NAME = 40;

type Options = { readonly [name: string]: unknown };
const NO_OPTIONS: Options = freeze({ __proto__: null });

/** Options of a call, without options when undefined. @throws NumpyError for what is no object, or for an unknown name */
export function optionsOf(operation: Operation, value: unknown, known: readonly string[], example: string): Options {
  if (value === undefined) return NO_OPTIONS;
  if (typeof value !== 'object' || value === null || isArray(value))
    fail(operation, `options are written as ${example}; got ${describe(value)}`);
  const names = keys(value);
  for (let i = 0; i < names.length; i++) {
    let found = false;
    for (let j = 0; j < known.length; j++) if (known[j] === names[i]) found = true;
    if (!found)
      fail(
        operation,
        `there is no option ${slice(names[i] as string, 0, MAX_NAME)}; options are written as ${example}`,
      );
  }
  return value as Options;
}

/** A number that must be given. @throws NumpyError that names its role */
export function numberOf(operation: Operation, role: string, value: unknown): number {
  if (typeof value !== 'number') fail(operation, `${role} is ${describe(value)}; expected a number`);
  return value;
}

/** An option that is true or false, `otherwise` when it is left out. @throws NumpyError for anything else */
export function flagOf(operation: Operation, name: string, value: unknown, otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  if (typeof value !== 'boolean') fail(operation, `${name} is ${describe(value)}; expected true or false`);
  return value;
}
