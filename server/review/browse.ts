/**
 * Owns reading through the submissions to an exercise: one per student, one after the other, two side by side.
 * Must not know how they are shown.
 */

import type { Verdict } from '../../graders/verdict.ts';
import type { ExerciseContent } from '../exercises/catalog.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { ClassFilter, ClassStandings, ClassStudent, FindClassStandings } from '../progress/class-progress.ts';
import type { Store } from '../store.ts';

/** A student's submission that counts, or the last graded one. */
export interface BrowsedSubmission {
  readonly student: ClassStudent;
  readonly id: string;
  readonly verdict: Verdict;
  readonly points: number;
  readonly attempts: number;
  readonly comments: number;
}
/** The submissions to an exercise, by name of the student. */
export interface BrowsedExercise {
  readonly exercise: ExerciseContent;
  readonly standings: ClassStandings;
  readonly submissions: readonly BrowsedSubmission[];
}

/** Returns a function that lists them. @throws AppError not-found */
export function createBrowseSubmissions({
  store,
  findClass,
}: {
  store: Pick<Store, 'comments'>;
  findClass: FindClassStandings;
}) {
  return (membership: Membership, slug: string, filter: ClassFilter): BrowsedExercise => {
    const standings = findClass(membership, { ...filter, week: undefined });
    const of = standings.exercises.find(({ exercise }) => exercise.slug === slug);
    if (!of) throw new AppError('not-found', 'errors:not-found.exercise');
    const found = standings.students.flatMap((student) => {
      const { counted, result } = standings.cell(student.id, slug);
      const chosen = result?.candidates.find(({ id }) => id === counted?.id);
      if (!chosen || !counted) return [];
      const { id, verdict } = chosen;
      return [{ student, id, verdict, points: counted.points, attempts: result?.attempts ?? 0 }];
    });
    const comments = store.comments.countComments(found.map(({ id }) => id));
    return {
      exercise: of.exercise,
      standings,
      submissions: found.map((one) => ({ ...one, comments: comments.get(one.id) ?? 0 })),
    };
  };
}
/** Lists submissions to be read. */
export type BrowseSubmissions = ReturnType<typeof createBrowseSubmissions>;
