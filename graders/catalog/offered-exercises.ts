/**
 * Owns which functions module `course` offers at an exercise.
 * Must not know how they are offered.
 */
import type { Exercise } from './exercise.ts';

/** The exercises before `exercise`, in the order of the course; none where it has no module `course`. */
export function offeredExercises(exercise: Exercise, all: readonly Exercise[]): Exercise[] {
  return exercise.course ? all.filter((other) => other.course && other.order < exercise.order) : [];
}
