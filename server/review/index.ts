/**
 * The door of review: reading submissions with comments and questions, side by side.
 */
import type { Audit } from '../audit/audit.ts';
import type { CourseContent } from '../exercises/catalog.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { FindClassStandings } from '../progress/class-progress.ts';
import type { Store } from '../store.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import type { WatchSubmission } from '../submissions/watch-submission.ts';
import { createBrowseSubmissions } from './browse.ts';
import { createCommentCode } from './comments.ts';
import { createCompareSubmissions } from './compare.ts';
import { createMovedRoutes } from './moved.routes.ts';
import { createAskQuestion } from './questions.ts';
import { createReviewRoutes } from './review.routes.ts';
import { createShowSubmission } from './show-submission.ts';
import { createSubmissionRoutes } from './submission.routes.ts';

export { reviewUrls } from './urls.ts';

export interface ReviewNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly content: CourseContent;
  readonly submissions: { readonly getSubmission: GetSubmission; readonly watchSubmission: WatchSubmission };
  readonly findClass: FindClassStandings;
}

/** Installs the pages of submissions and of reviewing them. */
export function installReview({ kernel, store, audit, content, submissions, findClass }: ReviewNeeds) {
  const { routes, pages, clock, newId, prepare, work, openEventStream } = kernel;
  const { getSubmission, watchSubmission } = submissions;
  const { exercises, findExercise } = content;
  const commentCode = createCommentCode({ store, getSubmission, audit, clock, newId });
  const askQuestion = createAskQuestion({ store, getSubmission, audit, clock, newId });
  const reading = { pages, getSubmission, commentCode, askQuestion, findExercise, prepare };
  const showSubmission = createShowSubmission(reading);
  const compareSubmissions = createCompareSubmissions({ getSubmission, work });
  const showing = { getSubmission, showSubmission, compareSubmissions, watchSubmission, findExercise, openEventStream };
  createSubmissionRoutes(routes, { pages, ...showing });
  const browse = createBrowseSubmissions({ store, findClass });
  createReviewRoutes(routes, { ...reading, exercises, browseSubmissions: browse, showSubmission });
  createMovedRoutes(routes, { browseSubmissions: browse });
  return { browse };
}
