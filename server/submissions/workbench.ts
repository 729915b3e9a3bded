/**
 * Owns what the editor of an exercise opens with, and the person's history on the exercise.
 * Must not know how it is shown.
 */

import type { ExerciseStanding } from '../exercises/policy.ts';
import type { SubmissionSummary } from '../grading/submissions.store.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import type { Draft, ReplacedDraft } from './drafts.store.ts';
import type { GetSubmission } from './get-submission.ts';
import type { Standings } from './standing.ts';

/** An exercise opened by a member of the course. */
export interface OpenedExercise {
  readonly membership: Membership;
  readonly standing: ExerciseStanding;
  readonly source: string;
  readonly fileName: string;
  /** The submission that the source comes from; absent for the starter and for drafts. */
  readonly restored: SubmissionSummary | undefined;
  /** What was last saved; absent when nothing was typed yet. */
  readonly draft: Draft | undefined;
  /** The drafts that something else took the place of, newest first. */
  readonly replaced: readonly ReplacedDraft[];
  /** Newest first. */
  readonly history: readonly SubmissionSummary[];
  /** Number of comments on each of these submissions that has any, and of questions about it that are answered. */
  readonly comments: ReadonlyMap<string, number>;
  readonly answered: ReadonlyMap<string, number>;
}

/** Names a replaced draft in the address of the page, by the version that replaced it. */
export const draftWord = (replacedBy: number): string => `draft-${replacedBy}`;

/** Entries of the history that are shown. */
const HISTORY_LENGTH = 50;

/**
 * Returns a function that opens an exercise. `from` is 'starter', a replaced draft (`draftWord`), the id of a submission to this
 * exercise that the person may see, or absent: then the draft, else the newest submission, else the starter.
 * @throws AppError not-found
 */
export function createOpenExercise(deps: {
  store: Pick<Store, 'comments' | 'drafts' | 'questions' | 'submissions'>;
  standings: Standings;
  getSubmission: GetSubmission;
}) {
  const { store, standings, getSubmission } = deps;
  return (membership: Membership, slug: string, from: string | undefined): OpenedExercise => {
    const standing = standings.get(membership, slug);
    const { course, person } = membership;
    const history = store.submissions.listOfPerson(course.id, person.id, slug, HISTORY_LENGTH);
    const key = { courseId: course.id, personId: person.id, exercise: slug };
    const draft = store.drafts.findDraft(key);
    const replaced = store.drafts.listReplaced(key);
    const ids = history.map(({ id }) => id);
    const comments = store.comments.countComments(ids);
    const answered = store.questions.countAnswered(ids);
    const base = { membership, standing, history, draft, replaced, comments, answered };
    if (from === undefined && draft)
      return { ...base, source: draft.source, fileName: draft.fileName, restored: undefined };
    const wanted = from ?? history[0]?.id ?? 'starter';
    if (wanted === 'starter')
      return { ...base, source: standing.exercise.starter, fileName: `${slug}.ts`, restored: undefined };
    const version = replaced.find(({ replacedBy }) => wanted === draftWord(replacedBy))?.replacedBy;
    const earlier = version === undefined ? undefined : store.drafts.findReplaced(key, version);
    if (earlier) return { ...base, source: earlier.source, fileName: earlier.fileName, restored: undefined };
    const { submission } = getSubmission(person, wanted);
    if (submission.exercise !== slug || submission.courseId !== course.id)
      throw new AppError('not-found', 'errors:not-found.otherExercise');
    return { ...base, source: submission.source, fileName: submission.fileName, restored: submission };
  };
}
/** Opens an exercise. */
export type OpenExercise = ReturnType<typeof createOpenExercise>;
