/**
 * Owns what a type of question has to say about itself: everything that differs from type to type, in one file for each.
 *
 * A part is what is asked when a question has been drawn; the code above a question and its points are not part of it.
 */
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { z } from 'zod';
import type { WordKey, WordsBelow } from '../../../kernel/text/words.ts';
import type { Values } from '../values.ts';
import type { AnswerForm } from './answer-form.ts';
import { common, type Tolerance } from './fields.ts';
import type { GiftWritten, MoodleItem, MoodleWritten, Read, ReadFields } from './foreign.ts';
import type { Say } from './say.ts';

/** What somebody answered: a list of texts for every type. It is empty, or shorter, where nothing was entered. */
export type Answer = readonly string[];

/** A likely wrong answer and what it comes from. */
export interface Mistake<T> {
  readonly answer: T;
  readonly explanation: string;
}

/** What an answer earns. */
export interface Scored {
  /** Between 0 and 1. */
  readonly share: number;
  /** Whether anything was entered. */
  readonly answered: boolean;
  /** For composite answers, which of their cells are right. */
  readonly cells?: readonly boolean[] | undefined;
  /** What was entered could not be read as what is asked (a number, a shape). */
  readonly unreadable?: boolean | undefined;
  /** The author's explanation of this very mistake. */
  readonly mistake?: string | undefined;
}

/** A text to show: Markdown by the author, plain text, or a key of words. */
export type Text =
  | { readonly markdown: string }
  | { readonly plain: string }
  | { readonly word: WordKey; readonly values?: Readonly<Record<string, string | number>> };

/** Something that can be chosen. */
export interface Choice {
  /** Place in the file. */
  readonly source: number;
  /** As it stands in an answer, and in the one form of an answer. */
  readonly value: string;
  readonly canonical: string;
  readonly text: Text;
  readonly correct: boolean;
  readonly explanation?: string | undefined;
}

/** Which part of an answer; numbers are from 1. `text` is Markdown by the author. */
export type RowName =
  | { readonly kind: 'answer' }
  | { readonly kind: 'cell'; readonly row: number; readonly column: number }
  | { readonly kind: 'gap'; readonly number: number }
  | { readonly kind: 'left'; readonly text: string }
  | { readonly kind: 'place'; readonly number: number; readonly text: string }
  /** `key` is the same for whoever has other numbers. */
  | { readonly kind: 'named'; readonly key: string; readonly name: Text };

/** A part of an answer beside what would be right. */
export interface Row {
  readonly name: RowName;
  readonly right: boolean;
  /** Undefined where nothing was entered. */
  readonly given: Text | undefined;
  /** What is given, as all write it who mean the same, where that is another text. */
  readonly counted?: string | undefined;
  readonly expected: Text;
  /** Both are code. */
  readonly code?: boolean;
}

/** A text in which the controls stand: Markdown with [[name]] for each of them. */
export interface Passage {
  readonly text: string;
  readonly names: readonly string[];
}

/** Why attempts at one version of a question cannot be scored by another; `count` is how many, or which one, from 1. */
export interface Difference {
  readonly reason: 'optionsMore' | 'optionsFewer' | 'optionText' | 'shuffle' | 'items' | 'lefts' | 'rights' | 'gaps';
  readonly count: number;
}

/**
 * A type of question: `Written` is a question as its author writes it with the defaults filled in, `Input` without them, `Part` what
 * one person gets.
 */
export interface QuestionType<Written, Part, Input> {
  /** What is wrong with a written question that no field shows alone. */
  check?(written: Written, problem: (path: PropertyKey[], message: string) => void): void;
  /** A text that stands for the question's own: then it may do without one. */
  ownText?(written: Written): string;
  /** The same question with each of its texts as `say` has it, always asked in the same order. */
  said?(written: Written, say: Say): Written;
  /** What one person gets. @throws ValueError when the values do not fit */
  draw(written: Written, values: Values, random: RandomGenerator): Part;
  /** What of a written question students see in another way than before. */
  difference?(before: Written, after: Written): Difference | undefined;

  /** A part without what is right: the same for two parts whose answers mean the same. */
  shown(part: Part): unknown;
  /** A text in which the controls stand. */
  passage?(part: Part): Passage;
  /** A part that scores, worded as it was shown. */
  asShown?(part: Part, was: Part): Part;
  /** Every Markdown text of a part, those for after the quiz included. */
  texts(part: Part): readonly string[];

  /** What the texts of an answer may be. What does not fit is never stored. */
  form(part: Part): AnswerForm;
  /** What an answer earns in which something was entered. */
  score(part: Part, answer: Answer): Scored;
  /** The answer that earns everything, as somebody would give it. */
  rightAnswer(part: Part): Answer;
  /** A wrong answer of the kind that people give. */
  likelyWrongAnswer(part: Part, random: RandomGenerator): Answer;
  /** How parts of the points are computed, as the words call it. */
  readonly creditRule?: WordsBelow<'quiz:credit.'>;

  /** One form for all who mean the same, whatever order each of them saw. */
  canonical(part: Part, answer: Answer): Answer;
  /** How an answer in that form reads, where it does not read as it is. */
  readCanonical?(part: Part, answer: Answer): readonly Text[];
  /** How near the text at this place of that form must come; undefined where it is no number. */
  tolerance?(part: Part, place: number): Tolerance | undefined;

  /** What can be chosen, of a type that is answered by choosing; `several` at once or one. */
  readonly choices?: { readonly several: boolean; of(part: Part): readonly Choice[] };
  /** A typed text as all write it who mean the same, of a type that is answered by typing one text. */
  typed?(part: Part, typed: string): string;
  /** What typed texts are read as. */
  readonly readAs?: 'number' | 'shape';
  /** The parts of an answer, of a type that is not answered by choosing. */
  rows?(part: Part, answer: Answer, scored: Scored): readonly Row[];
  /** What a result shows in place of these rows. */
  review?(part: Part, answer: Answer, scored: Scored): readonly Row[];

  readonly moodle: {
    /** Undefined where it is a question of another type. */
    read?(item: MoodleItem, fields: ReadFields): Read<Input> | undefined;
    /** `stem` is the question's text with its code. */
    write(part: Part, stem: string): MoodleWritten;
  };
  /** Of a type that GIFT knows. */
  readonly gift?: {
    write(part: Part): GiftWritten;
  };
}

/** What an author writes of one type. */
type Schema = z.ZodObject<{ readonly type: z.ZodLiteral<string> } & z.core.$ZodShape, z.core.$strict>;
/** The same with the fields that all questions have. */
export type WithCommon<S> =
  S extends z.ZodObject<infer Shape> ? z.ZodObject<z.util.Extend<Shape, typeof common>, z.core.$strict> : never;

/** A type of question as its file describes it: what its author writes, and everything that follows from it. */
export function questionType<S extends Schema, Part extends { readonly type: z.output<S>['type'] }>(
  schema: S,
  definition: QuestionType<z.output<S>, Part, z.input<S>>,
) {
  return { ...definition, schema, question: schema.extend(common) as unknown as WithCommon<S> };
}
