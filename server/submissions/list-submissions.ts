/**
 * Owns the staff's list of all submissions of a course: one page of it, what needs attention, the state of the grader.
 * Must not know how it is shown.
 */
import type { GradingQueue } from '../grading/queue.ts';
import type { FoundPage, SubmissionFilter } from '../grading/submissions.store.ts';
import type { Store } from '../store.ts';

/** One page of submissions. */
export interface SubmissionsPage extends FoundPage {
  /** Submissions of the course on which the grader failed. */
  readonly ungraded: number;
  readonly status: ReturnType<GradingQueue['status']>;
}

const PAGE_SIZE = 50;

/** Returns a function that fetches one page; a page beyond the last is the last. */
export function createListSubmissions({ store, queue }: { store: Pick<Store, 'submissions'>; queue: GradingQueue }) {
  return async (filter: SubmissionFilter, wantedPage: number): Promise<SubmissionsPage> => {
    const found = await store.submissions.findPage(filter, PAGE_SIZE, wantedPage);
    const ungraded = store.submissions.countSubmissions({ courseId: filter.courseId, state: 'failed' });
    return { ...found, ungraded, status: queue.status() };
  };
}
/** Fetches one page of the submissions of a course. */
export type ListSubmissions = ReturnType<typeof createListSubmissions>;
