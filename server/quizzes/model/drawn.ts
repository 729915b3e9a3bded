/**
 * Owns what one person's quiz consists of: questions with their own numbers and their own order, right answers included.
 * Must not know how it was drawn, nor who may see what of it.
 */
import type { Code } from './types/code-reading.ts';
import type { Part } from './types/index.ts';

export type { Part } from './types/index.ts';
export type { Answer } from './types/question-type.ts';

/** A question as one person gets it. */
export interface DrawnQuestion {
  readonly id: string;
  /** Place of its numbers among the variants of the question; absent when it is the same for all. */
  readonly variant?: number | undefined;
  readonly points: number;
  /** Markdown; empty for a cloze without an introduction. */
  readonly text: string;
  readonly code?: Code | undefined;
  readonly picture?: { readonly file: string; readonly alt: string } | undefined;
  readonly explanation?: string | undefined;
  readonly part: Part;
}
/** A quiz as one person gets it. */
export interface DrawnQuiz {
  readonly questions: readonly DrawnQuestion[];
}
