/**
 * Owns the shape of a test case, as an exercise's cases.ts writes it (`import type { Case } from "cases"`).
 * Must not know how a case is run or compared.
 */
import type { NDArray } from '../np/index.ts';

/** Anything that may be passed to, or returned from, a function of the course. */
export type Value =
  | NDArray
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value };

/** One test of an exercise: call the function with `args`, compare what it returns with the reference. */
export interface Case {
  /** A sentence fragment that names what is special: "one example (m = 1)". Unique within the exercise; shown to students. */
  readonly name: string;
  /** Visible cases show inputs, expected and returned values; hidden ones show only the category and the tensor. */
  readonly visibility: 'visible' | 'hidden';
  /** Points for passing; 0 or more. */
  readonly points: number;
  /** The arguments, in order. Fresh arrays: cases share nothing. */
  readonly args: readonly Value[];
  /** How often the function is called with the SAME argument objects; every call must return the same. Default 1. */
  readonly calls?: number;
  /** Upper limits on what np counts during ONE call, checked when the values are right. */
  readonly limits?: {
    /** Elements read or written one by one or by row, column or slice (at, set, item, row, col, slice, toArray). */
    readonly elementAccesses?: number;
    /** np functions and array methods called. */
    readonly operations?: number;
  };
  /** Sizes behind the symbols in this case, for messages: { "n[0]": 5, "n[1]": 4, m: 3 }. */
  readonly symbols?: { readonly [symbol: string]: number };
}
