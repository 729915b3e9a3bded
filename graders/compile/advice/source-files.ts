/**
 * Owns the types of TypeScript that advice is written with. TypeScript itself comes as an argument: the grader and the editor's
 * worker load it in different ways.
 */
import type TypeScript from 'typescript';

/** TypeScript's API. */
export type Api = typeof TypeScript;

/** Something that is wrong with a file. Positions are in UTF-16 units. */
export interface Finding {
  readonly start: number;
  readonly length: number;
  readonly severity: 'error' | 'warning';
  /** `TS2304`, or a word of the course. */
  readonly code: string;
  readonly message: string;
  /** What would put it right: `insert` in place of the text from `start` to `end`. */
  readonly fix?: { readonly start: number; readonly end: number; readonly insert: string };
}
