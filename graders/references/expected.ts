/**
 * Owns what the references say about an exercise: the cases with their inputs and expected values, as plain data.
 * Must not know how it is computed or cached.
 */
import type { PlainValue } from '../plain-value.ts';

/** What a known wrong sample returns on a case, or the message of what it throws; and what to say about it in English. */
export type KnownMistake = { readonly file: string; readonly hint: string } & (
  | { readonly value: PlainValue }
  | { readonly error: string }
);

/** A case with everything that grading needs. */
export interface ExpectedCase {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden';
  readonly points: number;
  readonly calls: number;
  readonly limits?: { readonly elementAccesses?: number; readonly operations?: number } | undefined;
  readonly symbols: Readonly<Record<string, number>>;
  readonly inputs: readonly PlainValue[];
  readonly expected: PlainValue;
  /** What known wrong samples do on this case. */
  readonly mistakes: readonly KnownMistake[];
}

/** Expected values of one version of an exercise. */
export interface ExpectedSet {
  readonly exerciseVersion: string;
  readonly tfjsBackend: string;
  readonly tfjsVersion: string;
  /** Largest difference between the references, relative to the scale of its tensor. */
  readonly largestDisagreement: number;
  readonly cases: readonly ExpectedCase[];
}
