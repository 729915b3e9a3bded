/**
 * Owns giving an ungraded submission to the grader again.
 * Must not know who asks; the route lets only the staff of the course in.
 */
import { AppError } from '../errors.ts';
import type { GradingQueue } from '../queue/grading-queue.ts';
import type { Store } from '../store/store.ts';

/** Returns a function that puts a failed job, or without an id all of the course, back into the queue. @throws AppError not-failed */
export function createGradeAgain(deps: { store: Store; queue: GradingQueue; clock: () => Date }) {
  return (courseId: string, submissionId?: string): void => {
    const { jobs } = deps.store;
    const now = deps.clock().toISOString();
    if (submissionId === undefined) jobs.retryAll(courseId, now);
    else if (!jobs.retry(courseId, submissionId, now)) throw new AppError('not-failed');
    deps.queue.wake();
  };
}
