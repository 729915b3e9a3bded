/**
 * Owns comparing two submissions to the same exercise.
 * Must not know how the difference is shown.
 */
import { diffLines } from 'diff';
import type { Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { GetSubmission, SubmissionDetails } from '../submissions/get-submission.ts';

/** A run of lines: in both files, only in the older one, or only in the newer one. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/** Two submissions, the older one first, and how the newer one differs. */
export interface Comparison {
  readonly older: SubmissionDetails;
  readonly newer: SubmissionDetails;
  readonly parts: readonly DiffPart[];
}

/** Lines of a text; the line end at the end of the file opens no further line. */
const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

/** Returns a function that compares two submissions that the person may see. @throws AppError not-found */
export function createCompareSubmissions({ getSubmission }: { getSubmission: GetSubmission }) {
  return (person: Person, oneId: string, otherId: string): Comparison => {
    const [one, other] = [getSubmission(person, oneId), getSubmission(person, otherId)];
    const fits = (name: 'exercise' | 'courseId'): boolean => one.submission[name] === other.submission[name];
    if (!fits('exercise') || !fits('courseId')) throw new AppError('not-found', 'errors:not-found.otherExercise');
    const [older, newer] = one.submission.createdAt <= other.submission.createdAt ? [one, other] : [other, one];
    const parts = diffLines(older.submission.source, newer.submission.source, { ignoreNewlineAtEof: true }).map(
      ({ added, removed, value }): DiffPart => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        lines: linesOf(value),
      }),
    );
    return { older, newer, parts };
  };
}
/** Compares two submissions. */
export type CompareSubmissions = ReturnType<typeof createCompareSubmissions>;
