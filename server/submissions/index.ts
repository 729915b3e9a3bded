/**
 * The door of submissions: the page to work on an exercise, drafts, sending in, what a submission and its report show.
 */
import type { Audit } from '../audit/audit.ts';
import type { CourseContent } from '../exercises/catalog.ts';
import type { GradingQueue } from '../grading/queue.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import { createDraftRoutes } from './drafts.routes.ts';
import { createDrafts } from './drafts.ts';
import { createGetSubmission } from './get-submission.ts';
import { createListSubmissions } from './list-submissions.ts';
import { createRetry } from './retry.ts';
import { createStaffSubmissionRoutes } from './staff-list.routes.ts';
import { createStandings } from './standing.ts';
import { createSubmitExercise } from './submit.ts';
import { createWatchSubmission } from './watch-submission.ts';
import { createExerciseRoutes, createKeepTyped, SUBMISSIONS } from './workbench.routes.ts';
import { createOpenExercise } from './workbench.ts';

export { verdictBadge } from './badge.presenter.ts';
export { isSealed, showReport, withoutResult } from './hidden-results.ts';
export { presentResult, presentStanding, presentSubmissionPage, testNameOf } from './submission.presenter.ts';
export { compareUrl, submissionsUrl, submissionUrl, UNGRADED } from './urls.ts';
export { isFinal } from './watch-submission.ts';

export interface SubmissionsNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly content: CourseContent;
  readonly queue: GradingQueue;
  /** Waiting submissions before the server answers 503. */
  readonly queueLimit: number;
  /** Runs and submissions of one person per minute. */
  readonly submitsPerMinute: number;
  /** Largest source of a submission, bytes. */
  readonly sourceBytes: number;
  /** Largest report, bytes. */
  readonly reportBytes: number;
}

/** Installs the pages of exercises and of the staff's list. */
export function installSubmissions(needs: SubmissionsNeeds) {
  const { kernel, store, audit, content, queue, queueLimit, submitsPerMinute, sourceBytes, reportBytes } = needs;
  const { routes, pages, clock, newId, assetUrl } = kernel;
  const standings = createStandings({ store, content, clock });
  const getSubmission = createGetSubmission({ store, queue, content, standings, clock });
  const openExercise = createOpenExercise({ store, standings, getSubmission });
  const limits = { sourceBytes, reportBytes, queueLimit };
  const submitExercise = createSubmitExercise({ store, standings, queue, clock, newId, ...limits });
  const { findLocked } = standings;
  const exerciseDeps = {
    pages,
    openExercise,
    findLocked,
    submitExercise,
    submitsPerMinute,
    sourceBytes,
    assetUrl,
    clock,
  };
  createExerciseRoutes(routes, exerciseDeps);
  kernel.rescue(SUBMISSIONS, createKeepTyped(exerciseDeps));
  createDraftRoutes(routes, { pages, drafts: createDrafts({ store, standings, clock, sourceBytes }) });
  createStaffSubmissionRoutes(routes, {
    pages,
    exercises: content.exercises,
    listSubmissions: createListSubmissions({ store, queue }),
    retry: createRetry({ store, queue, audit, clock }),
  });
  const watchSubmission = createWatchSubmission({ queue, getSubmission });
  return { standings, getSubmission, openExercise, submitExercise, watchSubmission };
}
