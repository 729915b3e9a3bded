/**
 * Owns the right numbers of Moodle's numerical answers.
 */

import { foreignNumber } from './foreign.ts';
import { type Note, note } from './note.ts';

/** Numbers that are wholly right with their tolerances, and what could not be read. */
export function rightNumbers(
  answers: readonly { readonly fraction: number; readonly plain: string; readonly tolerance: string }[],
): { right: { answer: number; tolerance: { absolute: number; relative: number } }[]; notes: Note[] } {
  const notes: Note[] = [];
  const right = answers
    .filter(({ fraction }) => fraction === 100)
    .flatMap(({ plain, tolerance }) => {
      const answer = foreignNumber(plain);
      const absolute = tolerance === '' ? 0 : foreignNumber(tolerance);
      if (answer === undefined) notes.push(note('imported:notNumber', { answer: plain.slice(0, 50) }));
      if (answer === undefined) return [];
      if (absolute === undefined) notes.push(note('imported:notTolerance', { tolerance: tolerance.slice(0, 50) }));
      return [{ answer, tolerance: { absolute: Math.abs(absolute ?? 0), relative: 0 } }];
    });
  const most = right.slice(0, 11);
  if (most.length < right.length) notes.push(note('imported:rightNumbers', { number: right.length - most.length }));
  return { right: most, notes };
}
