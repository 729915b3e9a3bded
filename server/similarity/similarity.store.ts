/**
 * Owns the last comparison of the submissions to each exercise.
 * Must not know how it is made.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';
import { PairSchema } from './similarity.ts';

const RunRow = z.object({
  exercise: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  /** Number of submissions compared. */
  submissions: z.number(),
  /** Empty until it is done. */
  pairs: z
    .string()
    .nullable()
    .transform((text) => (text === null ? [] : (JSON.parse(text) as unknown)))
    .pipe(PairSchema.array()),
  error: z.string().nullable(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});
/** A comparison of all submissions to an exercise. */
export type SimilarityRun = z.infer<typeof RunRow>;

/** Prepares the statements once. */
export function createSimilarityStore(database: Connection) {
  const find = database.prepare(`
    SELECT exercise, state, submissions, pairs, error, started_at AS startedAt, ended_at AS endedAt
    FROM similarity_runs WHERE course_id = @courseId AND exercise = @exercise`);
  const start = database.prepare(`
    INSERT OR REPLACE INTO similarity_runs (course_id, exercise, state, submissions, started_by, started_at)
    VALUES (@courseId, @exercise, 'running', @submissions, @by, @at)`);
  const end = database.prepare(`
    UPDATE similarity_runs SET state = @state, pairs = @pairs, error = @error, ended_at = @at
    WHERE course_id = @courseId AND exercise = @exercise AND state = 'running' AND started_at = @startedAt`);
  const interrupt = database.prepare(`
    UPDATE similarity_runs SET state = 'failed', error = @error, ended_at = @at WHERE state = 'running'`);
  const sources = database.prepare(`
    SELECT id, source FROM submissions WHERE course_id = @courseId AND id IN (SELECT value FROM json_each(@ids)) ORDER BY created_at`);
  const SourceRow = z.object({ id: z.string(), source: z.string() });

  return {
    findRun(courseId: string, exercise: string): SimilarityRun | undefined {
      return RunRow.optional().parse(find.get({ courseId, exercise }));
    },
    /** Begins a comparison in the place of the last one. */
    startRun(run: { courseId: string; exercise: string; submissions: number; by: string; at: string }): void {
      start.run(run);
    },
    /** Ends the comparison that began at `startedAt`, if it still goes on. */
    endRun(run: {
      courseId: string;
      exercise: string;
      startedAt: string;
      pairs: readonly unknown[] | undefined;
      error: string | undefined;
      at: string;
    }): void {
      const { pairs, error, ...rest } = run;
      end.run({
        ...rest,
        state: pairs ? 'done' : 'failed',
        pairs: pairs ? JSON.stringify(pairs) : null,
        error: error ?? null,
      });
    },
    /** Says of every comparison that goes on that it was interrupted: at the start of the server none does. */
    interruptRuns(error: string, at: string): void {
      interrupt.run({ error, at });
    },
    /** Texts of submissions, oldest first. */
    listSources(courseId: string, ids: readonly string[]): { id: string; source: string }[] {
      return SourceRow.array().parse(sources.all({ courseId, ids: JSON.stringify(ids) }));
    },
  };
}
