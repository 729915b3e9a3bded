/**
 * Owns what reading and writing foreign formats have in common: the report of what could not be carried over, and names.
 * Must not know any single format.
 */
import type { z } from 'zod';
import type { QuestionSchema } from '../question-schema.ts';

/** A question as its author writes it, before defaults are filled in. */
export type WrittenQuestion = z.input<typeof QuestionSchema>;

/** The outcome for a question: all of it was carried over, something differs, or it was left out. */
export interface ImportReport {
  /** Its name, or the beginning of its text. */
  readonly question: string;
  readonly kind: 'kept' | 'changed' | 'dropped';
  /** What differs, in words; empty when nothing was lost. */
  readonly message: string;
  /** Where it begins in the text, from 1; undefined where that is not known. */
  readonly line?: number;
}
/** A quiz that was read: the data of a quiz.yaml, and the report. */
export interface Imported {
  readonly quiz: {
    readonly title: string;
    readonly week: number;
    readonly sections: readonly { readonly title?: string; readonly questions: readonly WrittenQuestion[] }[];
  };
  readonly report: readonly ImportReport[];
  /** The pictures that its texts show, by name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}
/** A quiz that was written, and the report. */
export interface Exported {
  readonly text: string;
  readonly report: readonly ImportReport[];
}

/** A text that is not of its format. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  /** From 1; undefined when no line can be named. */
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(line === undefined ? message : `line ${line}: ${message}`);
    this.line = line;
  }
}

/** What is wrong with a text without a question that can be used. */
export function noneOf(report: readonly ImportReport[]): FormatError {
  const [first] = report;
  const why = first && `${first.line === undefined ? '' : `line ${first.line}: `}${first.question}: ${first.message}`;
  return new FormatError(`there is no question in it that can be used${why === undefined ? '' : `; ${why}`}`);
}

/** Longest text that is read, characters. */
export const LONGEST_TEXT = 2_000_000;

/** Questions that are read: as many as a section of a quiz can have. @throws FormatError for more */
export function checkCount(questions: readonly unknown[]): void {
  if (questions.length > 100)
    throw new FormatError(`the text has ${questions.length} questions, and at most 100 are read: split it`);
}

/** Makes names of questions: lower-case letters, digits and hyphens, each once. */
export function createNames() {
  const used = new Set<string>();
  /** How often a name was asked for: the next number to try. */
  const asked = new Map<string, number>();
  return (title: string, fallback: string): string => {
    const base =
      title
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}/gu, '')
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 40)
        .replace(/^-|-$/g, '') || fallback;
    let name = base;
    for (let count = asked.get(base) ?? 2; used.has(name); count += 1) {
      name = `${base}-${count}`;
      asked.set(base, count + 1);
    }
    used.add(name);
    return name;
  };
}
