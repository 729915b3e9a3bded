/**
 * Owns writing a quiz in another format.
 */
import type { Variants } from '../model/draw.ts';
import { exportQuiz, type Format } from '../model/formats/formats.ts';
import type { Exported } from '../model/formats/import-report.ts';
import type { Quiz } from '../model/quiz-schema.ts';

/** The text, and what could not be said in it. */
export default function write(given: { source: string; quiz: Quiz; variants: Variants; format: Format }): Exported {
  return exportQuiz(given.source, given.quiz, given.variants, given.format);
}
