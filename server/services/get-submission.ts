/**
 * Owns who may see a submission, and fetches it with its report and standing.
 * Must not know how it is shown.
 */
import type { GradeReport } from '../../graders/protocol.ts';
import { AppError } from '../errors.ts';
import type { GradingQueue, Standing } from '../queue/grading-queue.ts';
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';
import type { Submission } from '../store/submissions.store.ts';

/** A submission with what is known about its grading. */
export interface SubmissionDetails {
  readonly submission: Submission;
  readonly standing: Standing;
  /** Present when the state is `done`. */
  readonly report: GradeReport | undefined;
}

/**
 * Returns a function that fetches a submission: students get their own, instructors all.
 * @throws AppError not-found, also for somebody else's submission: that it exists is not said
 */
export function createGetSubmission({ store, queue }: { store: Store; queue: GradingQueue }) {
  return (person: Person, id: string): SubmissionDetails => {
    const submission = store.submissions.findSubmission(id);
    const standing = queue.findStanding(id);
    const visible = submission && (submission.personId === person.id || person.role === 'instructor');
    if (!visible || !standing) throw new AppError('not-found', 'There is no such submission, or it is not yours.');
    return { submission, standing, report: standing.state === 'done' ? store.reports.findReport(id) : undefined };
  };
}
/** Fetches a submission that the person may see. */
export type GetSubmission = ReturnType<typeof createGetSubmission>;
