/**
 * Owns comments on the lines of submissions, and the comments of a course that are used again.
 * Must not know who may write or read them.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

const CommentRow = z.object({
  id: z.string(),
  submissionId: z.string(),
  /** From 1, both included. */
  firstLine: z.number(),
  lastLine: z.number(),
  /** Markdown. */
  text: z.string(),
  revision: z.number(),
  authorId: z.string().nullable(),
  author: z.string().nullable(),
  /** ISO 8601, UTC. */
  writtenAt: z.string(),
  editedAt: z.string().nullable(),
});
/** A comment on lines of a submission. */
export type Comment = z.infer<typeof CommentRow>;

const SavedRow = z.object({ id: z.string(), title: z.string(), text: z.string(), uses: z.number() });
/** A comment to be used again. */
export type SavedComment = z.infer<typeof SavedRow>;

/** Prepares the statements once. */
export function createCommentsStore(database: Connection) {
  const COMMENT = `
    SELECT id, submission_id AS submissionId, first_line AS firstLine, last_line AS lastLine, text, revision,
      written_by AS authorId, (SELECT name FROM people WHERE people.id = written_by) AS author, written_at AS writtenAt,
      edited_at AS editedAt
    FROM comments WHERE deleted_at IS NULL`;
  const ofSubmission = database.prepare(
    `${COMMENT} AND submission_id = @submissionId ORDER BY first_line, written_at, id`,
  );
  const counts = database.prepare(`
    SELECT submission_id AS id, count(*) AS count FROM comments
    WHERE deleted_at IS NULL AND submission_id IN (SELECT value FROM json_each(@ids)) GROUP BY submission_id`);
  const insert = database.prepare(`
    INSERT INTO comments (id, submission_id, first_line, last_line, text, written_by, written_at)
    VALUES (@id, @submissionId, @firstLine, @lastLine, @text, @by, @at)`);
  const change = database.prepare(`
    UPDATE comments SET text = @text, revision = revision + 1, edited_at = @at
    WHERE id = @id AND revision = @revision AND deleted_at IS NULL`);
  const remove = database.prepare('UPDATE comments SET deleted_at = @at WHERE id = @id AND deleted_at IS NULL');
  const saved = database.prepare(
    'SELECT id, title, text, uses FROM saved_comments WHERE course_id = @courseId ORDER BY uses DESC, title',
  );
  const save = database.prepare(`
    INSERT INTO saved_comments (id, course_id, title, text, saved_by, saved_at)
    VALUES (@id, @courseId, @title, @text, @by, @at)`);
  const changeSaved = database.prepare(
    'UPDATE saved_comments SET title = @title, text = @text WHERE id = @id AND course_id = @courseId',
  );
  const used = database.prepare('UPDATE saved_comments SET uses = uses + 1 WHERE id = @id AND course_id = @courseId');
  const removeSaved = database.prepare('DELETE FROM saved_comments WHERE id = @id AND course_id = @courseId');

  return {
    /** In the order of the lines. */
    listComments(submissionId: string): Comment[] {
      return CommentRow.array().parse(ofSubmission.all({ submissionId }));
    },
    /** Number of comments, of those submissions that have any. */
    countComments(ids: readonly string[]): ReadonlyMap<string, number> {
      const rows = z
        .object({ id: z.string(), count: z.number() })
        .array()
        .parse(counts.all({ ids: JSON.stringify(ids) }));
      return new Map(rows.map(({ id, count }) => [id, count]));
    },
    insertComment(
      comment: Pick<Comment, 'id' | 'submissionId' | 'firstLine' | 'lastLine' | 'text'> & { by: string; at: string },
    ): void {
      insert.run(comment);
    },
    /** False when the comment was changed since `revision`, or is gone. */
    changeComment(given: { id: string; revision: number; text: string; at: string }): boolean {
      return change.run(given).changes === 1;
    },
    deleteComment(id: string, at: string): void {
      remove.run({ id, at });
    },
    /** The most used first. */
    listSaved(courseId: string): SavedComment[] {
      return SavedRow.array().parse(saved.all({ courseId }));
    },
    /** @throws SqliteError when the title is taken */
    insertSaved(comment: { id: string; courseId: string; title: string; text: string; by: string; at: string }): void {
      save.run(comment);
    },
    /** False when there is none. @throws SqliteError when the title is taken */
    changeSaved(comment: { id: string; courseId: string; title: string; text: string }): boolean {
      return changeSaved.run(comment).changes === 1;
    },
    countUse(courseId: string, id: string): void {
      used.run({ courseId, id });
    },
    deleteSaved(courseId: string, id: string): void {
      removeSaved.run({ courseId, id });
    },
  };
}
