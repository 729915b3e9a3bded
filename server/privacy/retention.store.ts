/**
 * Owns how long courses keep the personal data of their students.
 * Must not know when a course ends.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

const RetentionRow = z.object({
  courseId: z.string(),
  /** Months after the last week. */
  months: z.number(),
  /** ISO 8601, UTC: when the months or the weeks were last changed. */
  setAt: z.string(),
  /** When the data were deleted; null before. */
  doneAt: z.string().nullable(),
});
/** How long a course keeps data. */
export type Retention = z.infer<typeof RetentionRow>;

/** Prepares the statements once; every method is one statement. */
export function createRetentionStore(database: Connection) {
  const COLUMNS = 'course_id AS courseId, months, set_at AS setAt, done_at AS doneAt FROM course_retention';
  const find = database.prepare(`SELECT ${COLUMNS} WHERE course_id = @courseId`);
  const open = database.prepare(`SELECT ${COLUMNS} WHERE done_at IS NULL ORDER BY course_id`);
  const save = database.prepare(`
    INSERT INTO course_retention (course_id, months, set_at) VALUES (@courseId, @months, @setAt)
    ON CONFLICT (course_id) DO UPDATE SET months = excluded.months, set_at = excluded.set_at, done_at = NULL`);
  const remove = database.prepare('DELETE FROM course_retention WHERE course_id = @courseId');
  const done = database.prepare('UPDATE course_retention SET done_at = @at WHERE course_id = @courseId');

  return {
    /** Undefined: for ever. */
    findRetention(courseId: string): Retention | undefined {
      return RetentionRow.optional().parse(find.get({ courseId }));
    },
    /** Of the courses whose data are still to be deleted. */
    listOpenRetentions(): Retention[] {
      return RetentionRow.array().parse(open.all());
    },
    /** Sets the months; what was done before is forgotten. */
    setRetention(courseId: string, months: number, setAt: string): void {
      save.run({ courseId, months, setAt });
    },
    removeRetention(courseId: string): void {
      remove.run({ courseId });
    },
    noteRetentionDone(courseId: string, at: string): void {
      done.run({ courseId, at });
    },
  };
}
