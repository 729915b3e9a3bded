/**
 * Owns the staff's list of all submissions of a course: one page of it, what needs attention, the state of the grader.
 * Must not know how it is shown.
 */
import type { GradingQueue } from '../grading/queue.ts';
import type { SubmissionFilter, SubmissionSummary } from '../grading/submissions.store.ts';
import type { Store } from '../store.ts';

/** One page of submissions; `page` counts from 1. */
export interface SubmissionsPage {
  readonly submissions: readonly SubmissionSummary[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Submissions of the course on which the grader failed. */
  readonly ungraded: number;
  readonly status: ReturnType<GradingQueue['status']>;
}

const PAGE_SIZE = 50;

/** Returns a function that fetches one page; a page beyond the last is the last. */
export function createListSubmissions({ store, queue }: { store: Pick<Store, 'submissions'>; queue: GradingQueue }) {
  return (filter: SubmissionFilter, wantedPage: number): SubmissionsPage => {
    const total = store.submissions.countSubmissions(filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(wantedPage, pages);
    const submissions = store.submissions.listSubmissions(filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const ungraded = store.submissions.countSubmissions({ courseId: filter.courseId, state: 'failed' });
    return { submissions, total, page, pages, ungraded, status: queue.status() };
  };
}
/** Fetches one page of the submissions of a course. */
export type ListSubmissions = ReturnType<typeof createListSubmissions>;
