/**
 * Owns what decisions about an exercise still have to change, student by student.
 * Must not know how it is changed.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

const DueRow = z.intersection(
  z.object({ id: z.number(), personId: z.string(), decidedBy: z.string().nullable() }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('recount') }),
    z.object({
      kind: z.enum(['apply', 'revert']),
      regradeId: z.string(),
      neverLower: z.number().transform((flag) => flag === 1),
    }),
  ]),
);
/** What one decision changes for one student. */
export type DueChange = z.infer<typeof DueRow>;

/** What was decided about an exercise, and by whom. */
export type Decision = { readonly courseId: string; readonly exercise: string; readonly by: string } & (
  | { readonly kind: 'recount' }
  | { readonly kind: 'apply' | 'revert'; readonly regradeId: string }
);

const PlaceRow = z.object({ courseId: z.string(), exercise: z.string() });

/** Prepares the statements once. */
export function createDueChangesStore(database: Connection) {
  /** From one author to the next: SQLite would look at every submission of the course to find the different ones. */
  const add = database.prepare(`
    WITH RECURSIVE author (id) AS (
      SELECT min(person_id) FROM submissions WHERE course_id = @courseId
      UNION ALL
      SELECT (SELECT min(person_id) FROM submissions WHERE course_id = @courseId AND person_id > author.id)
      FROM author WHERE author.id IS NOT NULL)
    INSERT INTO due_score_changes (course_id, exercise, person_id, kind, regrade_id, decided_by)
    SELECT @courseId, @exercise, author.id, @kind, @regradeId, @by FROM author
    WHERE EXISTS (
      SELECT 1 FROM submissions
      WHERE course_id = @courseId AND person_id = author.id AND exercise = @exercise AND scope = 'all')`);
  const first = database.prepare(`
    SELECT due.id, person_id AS personId, kind, regrade_id AS regradeId, never_lower AS neverLower, decided_by AS decidedBy
    FROM due_score_changes AS due LEFT JOIN regrades ON regrades.id = regrade_id
    WHERE due.course_id = @courseId AND due.exercise = @exercise ORDER BY due.id LIMIT 1`);
  const count = database
    .prepare('SELECT count(*) FROM due_score_changes WHERE course_id = @courseId AND exercise = @exercise')
    .pluck();
  const remove = database.prepare('DELETE FROM due_score_changes WHERE id = @id');
  const places = database.prepare('SELECT DISTINCT course_id AS courseId, exercise FROM due_score_changes');

  return {
    /** Everybody who submitted the exercise is to be counted again, or to get the reports of a regrade, or the old ones back. */
    add(decision: Decision): void {
      add.run({ regradeId: null, ...decision });
    },
    /** The oldest one of an exercise. */
    findFirst(courseId: string, exercise: string): DueChange | undefined {
      return DueRow.optional().parse(first.get({ courseId, exercise }));
    },
    /** How many there are for an exercise. */
    count(courseId: string, exercise: string): number {
      return z.number().parse(count.get({ courseId, exercise }));
    },
    remove(id: number): void {
      remove.run({ id });
    },
    /** Exercises for which something is due. */
    listPlaces(): { courseId: string; exercise: string }[] {
      return PlaceRow.array().parse(places.all());
    },
  };
}
