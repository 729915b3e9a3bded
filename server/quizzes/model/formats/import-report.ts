/**
 * Owns what reading and writing foreign formats have in common: the report of what could not be carried over, and names.
 * Must not know any single format.
 */

import type { z } from 'zod';
import type { QuestionSchema } from '../question-schema.ts';
import type { Note } from '../types/note.ts';

/** A question as its author writes it, before defaults are filled in. */
export type WrittenQuestion = z.input<typeof QuestionSchema>;

/** The outcome for a question: all of it was carried over, something differs, or it was left out. */
export interface ImportReport {
  /** Its name, or the beginning of its text. */
  readonly question: string;
  readonly kind: 'kept' | 'changed' | 'dropped';
  /** What differs, or why it was left out; empty when nothing was lost. */
  readonly notes: readonly Note[];
  /** Where it begins in the text, from 1; undefined where that is not known. */
  readonly line?: number;
}
/** What became of one question of a file. */
export interface ReadQuestion {
  /** Where the file puts it: names apart by slashes; '' where it says nothing. */
  readonly category: string;
  readonly report: ImportReport;
  /** Undefined when it was left out. */
  readonly question?: WrittenQuestion | undefined;
}
/** All questions of a file in their order. */
export interface Imported {
  readonly questions: readonly ReadQuestion[];
  /** The pictures that its texts show, by name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}
/** The outcome for a question that was written. */
export interface ExportReport {
  readonly question: string;
  readonly kind: ImportReport['kind'];
  /** What differs; empty when nothing was lost. */
  readonly message: string;
}
/** A quiz that was written, and the report. */
export interface Exported {
  readonly text: string;
  readonly report: readonly ExportReport[];
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

/** Longest text that is read, characters, and how many questions. */
export const LONGEST_TEXT = 20 * 1024 * 1024;
export const MOST_QUESTIONS = 20_000;
/** @throws FormatError for a text that is too long */
export function checkLength(text: string): void {
  if (text.length > LONGEST_TEXT) throw new FormatError('the text is longer than 20 million characters: split it');
}
/** @throws FormatError for too many questions */
export function checkCount(questions: readonly unknown[]): void {
  if (questions.length > MOST_QUESTIONS)
    throw new FormatError(
      `the text has ${questions.length} questions, and at most ${MOST_QUESTIONS} are read: split it`,
    );
}

/** What is said of a question. */
export function reportOf(
  question: string,
  read: { readonly question?: unknown; readonly notes: readonly Note[] },
  line?: number,
): ImportReport {
  const kind = !read.question ? 'dropped' : read.notes.length > 0 ? 'changed' : 'kept';
  return { question, kind, notes: read.notes, ...(line === undefined ? {} : { line }) };
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
