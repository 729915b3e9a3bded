/**
 * Owns comparing two submissions to the same exercise.
 * Must not know how the difference is shown.
 */
import type { Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Work } from '../kernel/work/work.ts';
import type { GetSubmission, SubmissionDetails } from '../submissions/get-submission.ts';
import type difference from './difference.job.ts';
import type { DiffPart } from './difference.job.ts';

/** Two submissions, the older one first, and how the newer one differs. */
export interface Comparison {
  readonly older: SubmissionDetails;
  readonly newer: SubmissionDetails;
  /** Undefined when the files are too different to compare. */
  readonly parts: readonly DiffPart[] | undefined;
}

/** Returns a function that compares two submissions that the person may see. @throws AppError not-found */
export function createCompareSubmissions({ getSubmission, work }: { getSubmission: GetSubmission; work: Work }) {
  return async (person: Person, oneId: string, otherId: string): Promise<Comparison> => {
    const [one, other] = [getSubmission(person, oneId), getSubmission(person, otherId)];
    const fits = (name: 'exercise' | 'courseId'): boolean => one.submission[name] === other.submission[name];
    if (!fits('exercise') || !fits('courseId')) throw new AppError('not-found', 'errors:not-found.otherExercise');
    const [older, newer] = one.submission.createdAt <= other.submission.createdAt ? [one, other] : [other, one];
    const sources = { older: older.submission.source, newer: newer.submission.source };
    return { older, newer, parts: await work.run<typeof difference>('slow', 'review/difference', sources) };
  };
}
/** Compares two submissions. */
export type CompareSubmissions = ReturnType<typeof createCompareSubmissions>;
