/**
 * Owns reading YAML of the content against a schema, and saying where it does not fit (line, field).
 * Must not know what the text is for.
 */
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Something that is wrong with a YAML text. */
export interface YamlProblem {
  /** From 1. */
  readonly line: number;
  /** As in `sections.0.questions.2.answer`; empty when the text is not even YAML. */
  readonly field: string;
  readonly message: string;
}

/** Longest message, characters: some list every key that is not known. */
const LONGEST_MESSAGE = 500;
/** Flow collections that may be open at once. */
const MOST_BRACKETS = 100;

/** How many brackets and braces are open at most, where none is in a text: an upper bound. */
function nestedBrackets(text: string): number {
  let [open, most] = [0, 0];
  for (const [sign] of text.matchAll(/[[\]{}]/g)) {
    if (sign === '[' || sign === '{') most = Math.max(most, ++open);
    else if (open > 0) open--;
  }
  return most;
}

/** The parsed text, or what is wrong with it. */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
): { readonly data: T } | { readonly problems: readonly YamlProblem[] } {
  const lineCounter = new LineCounter();
  const whole = (message: string) => ({ problems: [{ line: 1, field: '', message }] });
  if (nestedBrackets(text) > MOST_BRACKETS) return whole(`more than ${MOST_BRACKETS} brackets are open at once`);
  const document = parseDocument(text, { lineCounter, prettyErrors: true });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? 1,
        field: '',
        message: error.message.split('\n')[0] ?? '',
      })),
    };
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // The library refuses aliases that would repeat one part again and again.
    if (error instanceof ReferenceError) return whole(`${error.message}: write out what the aliases stand for`);
    throw error;
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return { data: parsed.data };
  return {
    problems: parsed.error.issues.map((issue) => {
      let path: PropertyKey[] = [...issue.path];
      let node: unknown;
      while (path.length > 0 && node === undefined) {
        node = document.getIn(path, true);
        if (node === undefined) path = path.slice(0, -1);
      }
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      const line = range ? lineCounter.linePos(range[0]).line : 1;
      return { line, field: issue.path.join('.') || '(top level)', message: issue.message.slice(0, LONGEST_MESSAGE) };
    }),
  };
}

/** The parsed text, or undefined. Problems are added as `file:line: field: what is wrong`; `shownAs` names the file. */
export function readYaml<T>(text: string, shownAs: string, schema: z.ZodType<T>, problems: string[]): T | undefined {
  const read = parseYaml(text, schema);
  if ('data' in read) return read.data;
  for (const { line, field, message } of read.problems)
    problems.push(`${shownAs}:${line}: ${field === '' ? '' : `${field}: `}${message}`);
  return undefined;
}
