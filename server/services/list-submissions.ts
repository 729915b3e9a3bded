/**
 * Owns the instructor's list of all submissions: one page of it, what needs attention, the state of the grader.
 * Must not know how it is shown.
 */
import type { GradingQueue } from '../queue/grading-queue.ts';
import type { Store } from '../store/store.ts';
import type { SubmissionFilter, SubmissionSummary } from '../store/submissions.store.ts';

/** One page of submissions; `page` counts from 1. */
export interface SubmissionsPage {
  readonly submissions: readonly SubmissionSummary[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly status: ReturnType<GradingQueue['status']>;
}

const PAGE_SIZE = 50;

/** Returns a function that fetches one page; a page beyond the last is the last. */
export function createListSubmissions({ store, queue }: { store: Store; queue: GradingQueue }) {
  return (filter: SubmissionFilter, wantedPage: number): SubmissionsPage => {
    const total = store.submissions.countSubmissions(filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(wantedPage, pages);
    const submissions = store.submissions.listSubmissions(filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { submissions, total, page, pages, status: queue.status() };
  };
}
