/**
 * Owns what reading and writing foreign formats have in common: the report of what could not be carried over, names, texts.
 * Must not know any single format.
 */
import { createRequire } from 'node:module';
import type TurndownService from 'turndown';
import type { z } from 'zod';
import type { QuestionSchema } from '../question-schema.ts';

/** A question as its author writes it, before defaults are filled in. */
export type WrittenQuestion = z.input<typeof QuestionSchema>;

/** The outcome for a question: all of it was carried over, something differs, or it was left out. */
export interface Carried {
  /** Its name, or the beginning of its text. */
  readonly question: string;
  readonly kind: 'kept' | 'changed' | 'dropped';
  /** What differs, in words; empty when nothing was lost. */
  readonly message: string;
}
/** A quiz that was read: the data of a quiz.yaml, and the report. */
export interface Imported {
  readonly quiz: {
    readonly title: string;
    readonly week: number;
    readonly sections: readonly { readonly title?: string; readonly questions: readonly WrittenQuestion[] }[];
  };
  readonly report: readonly Carried[];
}
/** A quiz that was written, and the report. */
export interface Exported {
  readonly text: string;
  readonly report: readonly Carried[];
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

/** Longest text that is read, characters. */
export const LONGEST_TEXT = 2_000_000;

/** Makes names of questions: lower-case letters, digits and hyphens, each once. */
export function createNames() {
  const used = new Set<string>();
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
    for (let count = 2; used.has(name); count += 1) name = `${base}-${count}`;
    used.add(name);
    return name;
  };
}

/** Moodle's formulas \( \), \[ \] and $$ $$ as ours. */
export function dollarFormulas(text: string): string {
  return text
    .replace(/\\{1,2}\(([\s\S]*?)\\{1,2}\)/g, (_, tex: string) => `$${tex.trim()}$`)
    .replace(/\\{1,2}\[([\s\S]*?)\\{1,2}\]/g, (_, tex: string) => `\n\n$$${tex.trim()}$$\n\n`);
}

let turndown: TurndownService | undefined;

/** HTML as Markdown; scripts and styles are left out. What converts is loaded with the first text: few servers import any. */
export function htmlToMarkdown(html: string): string {
  if (!turndown) {
    const Turndown = createRequire(import.meta.url)('turndown') as typeof TurndownService;
    turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
    turndown.remove(['script', 'style']);
  }
  return turndown.turndown(html);
}

/** Plain text as Markdown that reads the same. */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(\$\$?[^$]+\$\$?)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[\\`*_[\]<>#$|]/g, '\\$&')))
    .join('');
}

/** What wildcards of a short answer mean as a regular expression; undefined when there are none. */
export function wildcardPattern(text: string): string | undefined {
  if (!/(?<!\\)\*/.test(text)) return undefined;
  const pieces = text.toLowerCase().split(/(?<!\\)\*/);
  return pieces.map((piece) => piece.replace(/\\\*/g, '*').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
}

/** The beginning of a text, for reports. */
export const shortened = (text: string): string =>
  (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text).replace(/\s+/g, ' ').trim();
