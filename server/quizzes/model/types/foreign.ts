/**
 * Owns what a type is given of a question in a foreign format, and what it returns.
 */

import { readNumbers } from '../read-answer.ts';
import { type Note, note } from './note.ts';

/** The fields of a question that do not differ from type to type, as far as foreign formats have them. */
export interface ReadFields {
  readonly id: string;
  readonly text: string;
  readonly explanation?: string;
  readonly points?: number;
}
/** A question that was read, undefined when it cannot be used; `notes` say what is other than it was. */
export interface Read<Input> {
  readonly question?: Input & Omit<ReadFields, 'text'> & { readonly text?: string };
  readonly notes: readonly Note[];
}

/** An answer of Moodle XML; texts are empty where there are none. */
export interface MoodleAnswer {
  /** Percent. */
  readonly fraction: number;
  readonly plain: string;
  readonly markdown: string;
  /** Markdown. */
  readonly feedback: string;
  /** As written; '' where there is none. */
  readonly tolerance: string;
}
/** A question of Moodle XML. */
export interface MoodleItem {
  readonly type: string;
  /** The question's text as it stands in the file. */
  readonly raw: string;
  /** A text that is written as the question's own, as Markdown. */
  readonly markdown: (source: string) => string;
  readonly answers: readonly MoodleAnswer[];
  /** Markdown left, plain text right. */
  readonly pairs: readonly { readonly left: string; readonly right: string }[];
  /** What a number may be given in, and by what the right one is multiplied then. */
  readonly units: readonly { readonly name: string; readonly multiplier: number }[];
  /** The text of an element such as <single>; '' where there is none. */
  setting(name: string): string;
}
/** A question for Moodle XML. */
export interface MoodleWritten {
  readonly type: string;
  readonly fields: object;
  /** The text in place of the question's own. */
  readonly text?: string;
  readonly note?: string;
}

/** The answers of a question for GIFT. */
export interface GiftWritten {
  readonly answer: string;
  readonly note?: string;
}

/** Whether an answer of Moodle is worth a part. */
export const isPartlyRight = ({ fraction }: MoodleAnswer): boolean => fraction > 0 && fraction < 100;
/** What a wrong answer is explained by that has no feedback. */
export const NOT_QUITE = 'Not quite.';
/** Why a question without a right answer is left out. */
export const NO_RIGHT = note('imported:noRight');
/** A number of a foreign format, with a point or a comma; undefined for what is none. */
export function foreignNumber(written: string): number | undefined {
  const text = written.replace(/[\s\u00A0]/g, '').replace(/^(.*[^.,]|),([^.,]*)$/s, '$1.$2');
  const number = text === '' ? Number.NaN : Number(text.replace('−', '-'));
  return Number.isFinite(number) ? number : readNumbers(written)[0];
}
/** Wrong answers as likely mistakes, as many as a question can have, and what was left out. */
export function mistakesOf<T>(
  answers: readonly MoodleAnswer[],
  read: (answer: MoodleAnswer) => T,
): { mistakes: { answer: T; explanation: string }[]; notes: Note[] } {
  return {
    mistakes: answers.slice(0, 10).map((one) => ({ answer: read(one), explanation: one.feedback || NOT_QUITE })),
    notes: answers.length > 10 ? [note('imported:wrongAnswers', { number: answers.length - 10 })] : [],
  };
}
/** The fields of a question whose explanation says also what its right answers were told. */
export function withFeedback<Fields extends ReadFields>(fields: Fields, right: readonly MoodleAnswer[]): Fields {
  const explanation = joined([...new Set([...right.map(({ feedback }) => feedback), fields.explanation ?? ''])]);
  return explanation === '' ? fields : { ...fields, explanation };
}
/** That it does. */
export const said = (right: readonly MoodleAnswer[]): Note[] =>
  right.some(({ feedback }) => feedback !== '') ? [note('imported:rightFeedback')] : [];
/** Texts of feedback in one, below one another. */
export const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');
