/**
 * Owns the list of exercises with a person's best counted result on each.
 * Must not know how it is shown.
 */
import type { CourseContent, ExerciseContent } from '../content/course-content.ts';
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';
import type { BestResult } from '../store/submissions.store.ts';

/** An exercise and the person's best counted result; `best` is absent when nothing was sent yet. */
export interface ListedExercise {
  readonly exercise: ExerciseContent;
  readonly best: BestResult | undefined;
}

/** Returns a function that lists the exercises in the order of the course. */
export function createListExercises({ store, content }: { store: Store; content: CourseContent }) {
  return (person: Person): ListedExercise[] => {
    const results = new Map(store.submissions.listBestResults(person.id).map((row) => [row.exercise, row]));
    return content.exercises.map((exercise) => ({ exercise, best: results.get(exercise.slug) }));
  };
}
