/**
 * Owns what a type is given of a question in a foreign format, and what it returns.
 */
import type { GIFTQuestion, TextFormat } from 'gift-pegjs';

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
  readonly notes: readonly string[];
}

/** An answer of Moodle XML; texts are empty where there are none. */
export interface MoodleAnswer {
  /** Percent. */
  readonly fraction: number;
  readonly plain: string;
  readonly markdown: string;
  /** Markdown. */
  readonly feedback: string;
  readonly tolerance: number;
}
/** A question of Moodle XML. */
export interface MoodleItem {
  readonly type: string;
  readonly answers: readonly MoodleAnswer[];
  /** Markdown left, plain text right. */
  readonly pairs: readonly { readonly left: string; readonly right: string }[];
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

/** A question of GIFT. */
export type GiftItem = Exclude<GIFTQuestion, { type: 'Category' | 'Description' }>;
/** A text of GIFT as Markdown. */
export type GiftMarkdown = (text: TextFormat | null | undefined) => string;
/** The answers of a question for GIFT. */
export interface GiftWritten {
  readonly answer: string;
  readonly note?: string;
}

/** Whether an answer of Moodle is worth a part. */
export const isPartlyRight = ({ fraction }: MoodleAnswer): boolean => fraction > 0 && fraction < 100;
/** What a wrong answer is explained by that has no feedback. */
export const NOT_QUITE = 'Not quite.';
/** Texts of feedback in one, below one another. */
export const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');
