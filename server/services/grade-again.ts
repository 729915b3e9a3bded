/**
 * Owns giving an ungraded submission to the grader again.
 * Must not know who asks; the route lets only instructors in.
 */
import { AppError } from '../errors.ts';
import type { GradingQueue } from '../queue/grading-queue.ts';
import type { Store } from '../store/store.ts';

/** Returns a function that puts a failed job, or without an id all of them, back into the queue. @throws AppError not-failed */
export function createGradeAgain(deps: { store: Store; queue: GradingQueue; clock: () => Date }) {
  return (submissionId?: string): void => {
    const { jobs } = deps.store;
    const now = deps.clock().toISOString();
    if (submissionId === undefined) jobs.retryAll(now);
    else if (!jobs.retry(submissionId, now))
      throw new AppError('not-failed', 'Only a submission on which the grader failed can be graded again.');
    deps.queue.wake();
  };
}
