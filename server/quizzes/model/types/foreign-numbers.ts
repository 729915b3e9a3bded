/**
 * Owns the right numbers of Moodle's numerical answers.
 */
import { foreignNumber } from './foreign.ts';

/** Numbers that are wholly right with their tolerances, and what could not be read. */
export function rightNumbers(
  answers: readonly { readonly fraction: number; readonly plain: string; readonly tolerance: string }[],
): { right: { answer: number; tolerance: { absolute: number; relative: number } }[]; notes: string[] } {
  const notes: string[] = [];
  const right = answers
    .filter(({ fraction }) => fraction === 100)
    .flatMap(({ plain, tolerance }) => {
      const answer = foreignNumber(plain);
      const absolute = tolerance === '' ? 0 : foreignNumber(tolerance);
      if (answer === undefined) notes.push(`the right answer "${plain.slice(0, 50)}" is no number and was left out`);
      if (answer === undefined) return [];
      if (absolute === undefined) notes.push(`the tolerance "${tolerance.slice(0, 50)}" is no number and became 0`);
      return [{ answer, tolerance: { absolute: Math.abs(absolute ?? 0), relative: 0 } }];
    });
  const most = right.slice(0, 11);
  if (most.length < right.length)
    notes.push(`${right.length - most.length} right numbers were left out: at most 11 count`);
  return { right: most, notes };
}
