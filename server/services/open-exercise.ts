/**
 * Owns what the editor of an exercise opens with, and the person's history on the exercise.
 * Must not know how it is shown.
 */
import type { CourseContent, ExerciseContent } from '../content/course-content.ts';
import { AppError } from '../errors.ts';
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';
import type { SubmissionSummary } from '../store/submissions.store.ts';
import type { GetSubmission } from './get-submission.ts';

/** An exercise opened by a person. */
export interface OpenedExercise {
  readonly exercise: ExerciseContent;
  readonly source: string;
  readonly fileName: string;
  /** The submission that the source comes from; absent for the starter. */
  readonly restored: SubmissionSummary | undefined;
  /** Newest first. */
  readonly history: readonly SubmissionSummary[];
}

/** Entries of the history that are shown. */
const HISTORY_LENGTH = 50;

/**
 * Returns a function that opens an exercise. `from` is 'starter', the id of a submission to this exercise that the person
 * may see, or absent: then the newest submission, or the starter when there is none.
 * @throws AppError not-found
 */
export function createOpenExercise(deps: { store: Store; content: CourseContent; getSubmission: GetSubmission }) {
  return (person: Person, slug: string, from: string | undefined): OpenedExercise => {
    const exercise = deps.content.findExercise(slug);
    if (!exercise) throw new AppError('not-found', 'There is no such exercise.');
    const history = deps.store.submissions.listOfPerson(person.id, slug, HISTORY_LENGTH);
    const wanted = from ?? history[0]?.id ?? 'starter';
    if (wanted === 'starter')
      return { exercise, history, source: exercise.starter, fileName: `${slug}.ts`, restored: undefined };
    const { submission } = deps.getSubmission(person, wanted);
    if (submission.exercise !== slug) throw new AppError('not-found', 'This submission belongs to another exercise.');
    return { exercise, history, source: submission.source, fileName: submission.fileName, restored: submission };
  };
}
