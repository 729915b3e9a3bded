/**
 * Owns comparing the submissions to an exercise with one another, and the results. It never touches a grade.
 * Must not know pages, nor how two files are compared.
 */

import type { Audit } from '../audit/audit.ts';
import type { ExerciseContent } from '../exercises/catalog.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { BrowsedSubmission, BrowseSubmissions } from '../review/browse.ts';
import type { Store } from '../store.ts';
import type { GetSubmission, SubmissionDetails } from '../submissions/get-submission.ts';
import type { CompareFiles } from './run-dolos.ts';
import type { SimilarityRun } from './similarity.store.ts';
import type { SimilarPair } from './similarity.ts';

/** The similarities among the submissions to an exercise. */
export interface FoundSimilar {
  readonly exercise: ExerciseContent;
  readonly installed: boolean;
  /** The last comparison; undefined when there was none. */
  readonly run: SimilarityRun | undefined;
  /** Authors by submission; of submissions that count no longer, too. */
  readonly authors: ReadonlyMap<string, { readonly name: string; readonly createdAt: string }>;
  /** Submissions that a comparison would take now. */
  readonly submissions: readonly BrowsedSubmission[];
}
/** Two submissions with what they share. */
export interface SimilarCode {
  readonly exercise: ExerciseContent;
  readonly pair: SimilarPair;
  readonly left: SubmissionDetails;
  readonly right: SubmissionDetails;
}

export interface FindSimilarDeps {
  readonly store: Pick<Store, 'similarity' | 'submissions' | 'transaction'>;
  readonly browse: BrowseSubmissions;
  readonly getSubmission: GetSubmission;
  readonly compareFiles: CompareFiles;
  readonly audit: Audit;
  readonly clock: () => Date;
}

/** Makes the functions. @throws AppError not-found */
export function createFindSimilar(deps: FindSimilarDeps) {
  const { store, browse, getSubmission, compareFiles, audit, clock } = deps;
  const { similarity } = store;
  similarity.interruptRuns('the server was stopped', clock().toISOString());

  return {
    open(membership: Membership, slug: string): FoundSimilar {
      const { exercise, submissions } = browse(membership, slug, {});
      const run = similarity.findRun(membership.course.id, slug);
      const ids = new Set(run?.pairs.flatMap(({ left, right }) => [left, right]));
      const authors = new Map<string, { name: string; createdAt: string }>();
      for (const id of ids) {
        const submission = store.submissions.findSubmission(id);
        if (submission) authors.set(id, { name: submission.personName, createdAt: submission.createdAt });
      }
      return { exercise, installed: compareFiles.isThere(), run, authors, submissions };
    },
    /** Begins a comparison of what counts of each student now; resolves when it has ended, however it did. */
    start(membership: Membership, slug: string): Promise<void> {
      const { course, person } = membership;
      const { exercise, submissions } = browse(membership, slug, {});
      if (!compareFiles.isThere()) throw new AppError('not-now', 'similar:errors.notThere');
      if (submissions.length < 2) throw new AppError('not-now', 'similar:errors.tooFew');
      const startedAt = clock().toISOString();
      store.transaction(() => {
        if (similarity.findRun(course.id, slug)?.state === 'running')
          throw new AppError('not-now', 'similar:errors.running');
        const count = submissions.length;
        similarity.startRun({ courseId: course.id, exercise: slug, submissions: count, by: person.id, at: startedAt });
        audit(membership, { action: 'submission.compare', subject: slug, after: { submissions: count } });
      });
      const files = similarity.listSources(
        course.id,
        submissions.map(({ id }) => id),
      );
      const end = (pairs: readonly SimilarPair[] | undefined, error?: string): void =>
        similarity.endRun({ courseId: course.id, exercise: slug, startedAt, pairs, error, at: clock().toISOString() });
      return compareFiles.compare(exercise.starter, files).then(
        (pairs) => end(pairs),
        (error: Error) => end(undefined, error.message),
      );
    },
    pair(membership: Membership, slug: string, leftId: string, rightId: string): SimilarCode {
      const { exercise } = browse(membership, slug, {});
      const run = similarity.findRun(membership.course.id, slug);
      const pair = run?.pairs.find(({ left, right }) => left === leftId && right === rightId);
      if (!pair) throw new AppError('not-found', 'similar:errors.noPair');
      const { person } = membership;
      return { exercise, pair, left: getSubmission(person, leftId), right: getSubmission(person, rightId) };
    },
  };
}
/** Compares submissions. */
export type FindSimilar = ReturnType<typeof createFindSimilar>;
