/**
 * Owns the content hash of an exercise: it changes exactly when a grade could change.
 * Must not read files.
 */
import { createHash } from 'node:crypto';
import type { Exercise } from '../catalog/exercise.ts';
import { offeredExercises } from '../catalog/offered-exercises.ts';

/**
 * Hash (16 hexadecimal digits) over everything that grading an exercise depends on: settings, cases, both references,
 * recognised mistakes, the course functions on offer, and `library`, the hash of np and dnn_utils. Prompt, starter, policy,
 * translations and other samples do not count.
 */
export function exerciseVersion(exercise: Exercise, all: readonly Exercise[], library: string): string {
  const { prompt: _prompt, starter: _starter, policy: _policy, translations: _translations, ...rest } = exercise;
  const { samples, ...graded } = rest;
  const mistakes = exercise.mistakes.map(({ file }) => samples.find((sample) => sample.file === file)?.source);
  const course = offeredExercises(exercise, all).map(({ reference }) => reference);
  return createHash('sha256')
    .update(JSON.stringify([graded, mistakes, course, library]))
    .digest('hex')
    .slice(0, 16);
}
