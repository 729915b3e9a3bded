/**
 * Owns giving an ungraded submission to the grader again.
 * Must not know who may ask; the route lets only the staff of the course in.
 */

import type { Audit } from '../audit/audit.ts';
import type { GradingQueue } from '../grading/queue.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';

/** Returns a function that puts a failed job, or without an id all of the course, back into the queue. @throws AppError not-failed */
export function createRetry(deps: {
  store: Pick<Store, 'jobs' | 'submissions' | 'transaction'>;
  queue: GradingQueue;
  audit: Audit;
  clock: () => Date;
}) {
  const { store, audit } = deps;
  return (membership: Membership, submissionId?: string): void => {
    const courseId = membership.course.id;
    const now = deps.clock().toISOString();
    store.transaction(() => {
      if (submissionId === undefined) {
        const count = store.jobs.retryAll(courseId, now);
        if (count > 0) audit(membership, { action: 'submission.grade-all-again', after: { count } });
        return;
      }
      if (!store.jobs.retry(courseId, submissionId, now)) throw new AppError('not-failed');
      // Not the submission's id: it stays when its author is deleted, and would lead from the one to the other.
      const { exercise, personId } = store.submissions.findSubmission(submissionId) ?? {};
      audit(membership, { action: 'submission.grade-again', subject: exercise, personId });
    });
    deps.queue.wake();
  };
}
