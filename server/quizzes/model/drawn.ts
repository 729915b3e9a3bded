/**
 * Owns what one person's quiz consists of: questions with their own numbers and their own order, right answers included.
 * Must not know how it was drawn, nor who may see what of it.
 *
 * An answer is a list of texts, for every type (`Answer` says which).
 */
import type { Tolerance } from './question-schema.ts';

/**
 * What somebody answered; the list is empty, or shorter than listed here, where nothing was entered.
 * - single-choice: ['2'], the place of the chosen option as shown, from 0
 * - multiple-choice: ['0', '3'], ascending
 * - true-false: ['true'] or ['false']
 * - numeric, shape, short-text: [what was typed]
 * - matrix: its cells, row by row
 * - ordering: ['2', '0', '1'], the places of the items as shown in the order that they were given
 * - matching: the place of the right side chosen for each left side; '' where none was chosen
 * - cloze: one text for each gap in the order of the text (the chosen option's text for choices)
 */
export type Answer = readonly string[];

/** An option as shown; `source` is its place in the file. */
export interface DrawnOption {
  readonly source: number;
  readonly text: string;
  readonly correct: boolean;
  readonly explanation?: string | undefined;
}
/** A likely wrong answer and what it comes from. */
export interface Mistake<T> {
  readonly answer: T;
  readonly explanation: string;
}
type Credit = 'partial' | 'all-or-nothing';

/** A gap of a cloze. */
export type DrawnGap = { readonly name: string } & (
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly answer: string }
  | { readonly kind: 'text'; readonly accepted: readonly string[]; readonly caseSensitive: boolean }
  | { readonly kind: 'number'; readonly answer: number; readonly tolerance: Tolerance }
);

/** What is asked, by type. */
export type Part =
  | { readonly type: 'single-choice'; readonly options: readonly DrawnOption[] }
  | { readonly type: 'multiple-choice'; readonly options: readonly DrawnOption[]; readonly credit: Credit }
  | { readonly type: 'true-false'; readonly answer: boolean }
  | {
      readonly type: 'numeric';
      readonly answer: number;
      readonly tolerance: Tolerance;
      readonly unit?: string | undefined;
      readonly mistakes: readonly Mistake<number>[];
    }
  | {
      readonly type: 'shape';
      readonly answer: readonly number[];
      readonly mistakes: readonly Mistake<readonly number[]>[];
    }
  | {
      readonly type: 'matrix';
      readonly answer: readonly (readonly number[])[];
      readonly tolerance: Tolerance;
      readonly credit: Credit;
    }
  | {
      readonly type: 'ordering';
      /** As shown; `source` is the right place, from 0. */
      readonly items: readonly { readonly source: number; readonly text: string }[];
      readonly credit: Credit;
    }
  | {
      readonly type: 'matching';
      /** `right` is the place of the right side that fits, as shown. */
      readonly lefts: readonly { readonly text: string; readonly right: number }[];
      readonly rights: readonly string[];
      readonly credit: Credit;
    }
  | {
      readonly type: 'short-text';
      readonly accepted: readonly string[];
      readonly pattern?: string | undefined;
      readonly caseSensitive: boolean;
      readonly mistakes: readonly Mistake<string>[];
    }
  | {
      readonly type: 'cloze';
      /** Markdown with [[name]] for each gap. */
      readonly cloze: string;
      /** In the order of the text. */
      readonly gaps: readonly DrawnGap[];
      readonly credit: Credit;
    };

/** A question as one person gets it. */
export interface DrawnQuestion {
  readonly id: string;
  /** Place of its numbers among the variants of the question; absent when it is the same for all. */
  readonly variant?: number | undefined;
  readonly points: number;
  /** Markdown; empty for a cloze without an introduction. */
  readonly text: string;
  readonly code?: { readonly language: string; readonly source: string } | undefined;
  readonly picture?: { readonly file: string; readonly alt: string } | undefined;
  readonly explanation?: string | undefined;
  readonly part: Part;
}
/** A quiz as one person gets it. */
export interface DrawnQuiz {
  readonly questions: readonly DrawnQuestion[];
}
