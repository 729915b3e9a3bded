/**
 * Owns comments on submissions and the library of comments: the staff writes, the author of the submission reads.
 * Must not know pages.
 */

import type { Audit } from '../audit/audit.ts';
import { isStaff, type Membership, type Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import type { GetSubmission, SubmissionDetails } from '../submissions/get-submission.ts';
import type { Comment, SavedComment } from './comments.store.ts';

/** A comment as typed. */
export interface NewComment {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly text: string;
  /** Id of the saved comment that it was made from; empty: of none. */
  readonly savedId: string;
  /** Title under which it is saved in the library; empty: not at all. */
  readonly saveAs: string;
}

export interface CommentCodeDeps {
  readonly store: Pick<Store, 'comments' | 'transaction'>;
  readonly getSubmission: GetSubmission;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** @throws AppError invalid-form for an empty text */
export function needText(text: string): void {
  if (text === '') throw new AppError('invalid-form', 'review:errors.empty');
}

/** Makes the functions. @throws AppError not-found for what the person may not see, not-allowed for students who write */
export function createCommentCode({ store, getSubmission, audit, clock, newId }: CommentCodeDeps) {
  const now = (): string => clock().toISOString();
  const forStaff = (person: Person, submissionId: string): SubmissionDetails => {
    const details = getSubmission(person, submissionId);
    if (!isStaff(details.membership)) throw new AppError('not-allowed', 'errors:not-allowed.staff');
    return details;
  };
  /** A comment that the person may change: their own, and for instructors any. */
  const forAuthor = (
    person: Person,
    submissionId: string,
    id: string,
  ): { details: SubmissionDetails; comment: Comment } => {
    const details = forStaff(person, submissionId);
    const comment = store.comments.listComments(submissionId).find((one) => one.id === id);
    if (!comment) throw new AppError('not-found', 'review:errors.noComment');
    if (comment.authorId !== person.id && details.membership.role !== 'instructor')
      throw new AppError('not-allowed', 'review:errors.notYours');
    return { details, comment };
  };
  const sayTaken = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
      throw new AppError('invalid-form', 'review:errors.titleTaken');
    }
  };

  return {
    list: (submissionId: string): Comment[] => store.comments.listComments(submissionId),
    add: (person: Person, submissionId: string, { firstLine, lastLine, text, savedId, saveAs }: NewComment): void =>
      store.transaction(() => {
        const { submission, membership } = forStaff(person, submissionId);
        needText(text);
        const lines = submission.source.replace(/\n$/, '').split('\n').length;
        const whole = Number.isInteger(firstLine) && Number.isInteger(lastLine);
        if (!whole || firstLine < 1 || lastLine < firstLine || lastLine > lines)
          throw new AppError('invalid-form', 'review:errors.line', { values: { lines } });
        const { course } = membership;
        const written = { by: person.id, at: now() };
        store.comments.insertComment({ id: newId(), submissionId, firstLine, lastLine, text, ...written });
        if (savedId !== '') store.comments.countUse(course.id, savedId);
        if (saveAs !== '') {
          const id = newId();
          sayTaken(() => store.comments.insertSaved({ id, courseId: course.id, title: saveAs, text, ...written }));
          // It stands at a line already.
          store.comments.countUse(course.id, id);
        }
        const after = { firstLine, lastLine };
        audit(membership, {
          action: 'comment.write',
          subject: submission.exercise,
          personId: submission.personId,
          after,
        });
      }),
    /** @throws AppError conflict when somebody changed it in between */
    change: (person: Person, submissionId: string, id: string, text: string, revision: number): void =>
      store.transaction(() => {
        const { details, comment } = forAuthor(person, submissionId, id);
        needText(text);
        if (!store.comments.changeComment({ id, revision, text, at: now() }))
          throw new AppError('conflict', 'review:errors.changed');
        const { submission, membership } = details;
        const { firstLine, lastLine } = comment;
        const before = { firstLine, lastLine };
        audit(membership, {
          action: 'comment.change',
          subject: submission.exercise,
          personId: submission.personId,
          before,
        });
      }),
    remove: (person: Person, submissionId: string, id: string): void =>
      store.transaction(() => {
        const { details, comment } = forAuthor(person, submissionId, id);
        store.comments.deleteComment(id, now());
        const { submission, membership } = details;
        const { firstLine, lastLine } = comment;
        const before = { firstLine, lastLine };
        audit(membership, {
          action: 'comment.delete',
          subject: submission.exercise,
          personId: submission.personId,
          before,
        });
      }),
    library: ({ course }: Membership): SavedComment[] => store.comments.listSaved(course.id),
    /** Adds to the library, or with an id changes what is there. @throws AppError invalid-form when the title is taken */
    save: ({ course, person }: Membership, id: string | undefined, title: string, text: string): void =>
      store.transaction(() => {
        if (id === undefined) {
          const written = { by: person.id, at: now() };
          sayTaken(() => store.comments.insertSaved({ id: newId(), courseId: course.id, title, text, ...written }));
        } else if (!sayTaken(() => store.comments.changeSaved({ id, courseId: course.id, title, text })))
          throw new AppError('not-found', 'review:errors.noComment');
      }),
    forget: ({ course }: Membership, id: string): void => store.comments.deleteSaved(course.id, id),
  };
}
/** Comments on submissions. */
export type CommentCode = ReturnType<typeof createCommentCode>;
