/**
 * Owns right answers of foreign formats in which a star stands for any text; \* is a star.
 */

import { RE2JS } from 're2js';
import { normaliseText } from '../read-answer.ts';
import { type Note, note } from './note.ts';

/** Steps of a compiled pattern: each letter of an answer may be tried at each of them. */
const MOST_STEPS = 400;
/** Longest pattern, characters. */
export const LONGEST_PATTERN = 300;

/** What is wrong with a pattern; undefined when it can be used. */
export function patternProblem(pattern: string): string | undefined {
  try {
    const steps = RE2JS.compile(pattern).programSize();
    return steps > MOST_STEPS
      ? `is too complicated: it makes ${steps} steps, at most ${MOST_STEPS} are allowed; repeat less`
      : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a typed text matches a pattern as a whole. RE2 needs time in proportion to the text, whatever the pattern. */
export function matchesPattern(pattern: string | undefined, typed: string, caseSensitive: boolean): boolean {
  if (pattern === undefined) return false;
  const compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  return compiled.matches(normaliseText(typed, caseSensitive));
}

const hasWildcard = (answer: string): boolean => /(?<!\\)\*/.test(answer);
/** Without what escapes a star. */
const literal = (answer: string): string => answer.replace(/\\\*/g, '*');

/** What wildcards mean as a regular expression, of texts as answers are compared. */
function patternOf(answer: string, caseSensitive: boolean): string {
  const pieces = answer.replace(/(?<!\\)\*(?:\s*\*)+/g, '*').split(/(?<!\\)\*/);
  return pieces
    .map((piece) => normaliseText(`x${literal(piece)}x`, caseSensitive).slice(1, -1))
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}
/** How an answer with wildcards is shown, and matches itself. */
const shownAs = (answer: string): string =>
  literal(answer.replace(/(?<!\\)\*/g, ' '))
    .replace(/\s+/g, ' ')
    .trim() || '*';

/** Right answers, those with wildcards as a pattern, and what was lost. */
export function withPattern(
  right: readonly string[],
  caseSensitive: boolean,
): { accepted: string[]; pattern?: string; notes: Note[] } {
  const plain = right.filter((one) => !hasWildcard(one)).map(literal);
  const wild = right.filter(hasWildcard);
  const pattern = wild.map((one) => patternOf(one, caseSensitive)).join('|');
  const usable = pattern.length <= LONGEST_PATTERN && patternProblem(pattern) === undefined;
  const all = [...new Set(plain.length > 0 || !usable ? plain : wild.map(shownAs))];
  const accepted = all.filter((one) => one.length <= 500).slice(0, 30);
  return {
    accepted,
    ...(wild.length > 0 && usable ? { pattern } : {}),
    notes: [
      ...(usable ? [] : [note('imported:longWildcards', { answers: wild.join(', ').slice(0, 100) })]),
      ...(accepted.length < all.length
        ? [note('imported:rightAnswers', { number: all.length - accepted.length })]
        : []),
    ],
  };
}
