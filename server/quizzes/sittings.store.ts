/**
 * Owns quizzes in courses: when they run, who has extra time, what was paused or voided, who opened the page.
 * Must not know attempts, nor what the times mean.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';
import { MODES, RESULTS } from './model/quiz-schema.ts';

const RunRow = z.object({
  id: z.string(),
  courseId: z.string(),
  /** Stands in addresses. */
  slug: z.string(),
  /** What is shown. */
  versionId: z.string(),
  /** What scores attempts that begin now, where that is another. */
  gradedVersionId: z.string().nullable(),
  title: z.string(),
  week: z.number(),
  mode: z.enum(MODES),
  limitMs: z.number(),
  /** ISO 8601, UTC, as all times here. */
  opensAt: z.string(),
  closesAt: z.string(),
  graceMs: z.number(),
  results: z.enum(RESULTS),
  /** When students were first shown it; null: it is a draft of the staff. */
  publishedAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  releasedAt: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
});
const MaybeRunRow = RunRow.optional();
/** A quiz in a course. */
export type Sitting = z.infer<typeof RunRow>;

const PauseRow = z.object({ pausedAt: z.string(), resumedAt: z.string().nullable() });
/** A pause for all. */
export type QuizPause = z.infer<typeof PauseRow>;

const AccommodationRow = z.object({
  courseId: z.string(),
  personId: z.string(),
  /** '' for all quizzes of the course. */
  runId: z.string(),
  factor: z.number(),
  extraMs: z.number(),
  reason: z.string(),
  grantedBy: z.string().nullable(),
  grantedAt: z.string(),
});
const MaybeAccommodationRow = AccommodationRow.optional();
/** Extra time of a person. */
export type QuizAccommodation = z.infer<typeof AccommodationRow>;

const VoidRow = z.object({
  runId: z.string(),
  questionId: z.string(),
  /** Everybody who was given it gets its full points, or it counts for nobody. */
  credit: z.enum(['full', 'none']),
  note: z.string(),
  voidedBy: z.string().nullable(),
  voidedAt: z.string(),
});
/** A question that counts no more. */
export type QuizVoid = z.infer<typeof VoidRow>;

const VisitRow = z.object({ personId: z.string(), openedAt: z.string() });

const RUN = `id, course_id AS courseId, slug, version_id AS versionId,
  graded_version_id AS gradedVersionId, title, week, mode, limit_ms AS limitMs,
  opens_at AS opensAt, closes_at AS closesAt, grace_ms AS graceMs, results, published_at AS publishedAt,
  started_at AS startedAt, ended_at AS endedAt, released_at AS releasedAt, created_by AS createdBy, created_at AS createdAt FROM quiz_runs`;
const ACCOMMODATION = `course_id AS courseId, person_id AS personId, run_id AS runId, factor, extra_ms AS extraMs, reason,
  granted_by AS grantedBy, granted_at AS grantedAt FROM quiz_accommodations`;

/** Prepares the statements once. */
export function createSittingsStore(database: Connection) {
  const bySlug = database.prepare(`SELECT ${RUN} WHERE course_id = @courseId AND slug = @slug`);
  const byId = database.prepare(`SELECT ${RUN} WHERE id = @id`);
  const ofCourse = database.prepare(`SELECT ${RUN} WHERE course_id = @courseId ORDER BY opens_at, slug`);
  const ofPublished = database.prepare(
    `SELECT ${RUN} WHERE course_id = @courseId AND published_at IS NOT NULL ORDER BY opens_at, slug`,
  );
  const withOpenAttempts = database.prepare(
    `SELECT ${RUN} WHERE id IN (SELECT run_id FROM quiz_attempts WHERE ended_at IS NULL)`,
  );
  const insert = database.prepare(`
    INSERT INTO quiz_runs (id, course_id, slug, version_id, graded_version_id, title, week, mode, limit_ms, opens_at, closes_at, grace_ms,
      results, published_at, started_at, ended_at, released_at, created_by, created_at)
    VALUES (@id, @courseId, @slug, @versionId, @gradedVersionId, @title, @week, @mode, @limitMs, @opensAt, @closesAt, @graceMs,
      @results, @publishedAt, @startedAt, @endedAt, @releasedAt, @createdBy, @createdAt)`);
  const update = database.prepare(`
    UPDATE quiz_runs SET version_id = @versionId, graded_version_id = @gradedVersionId, title = @title, week = @week, mode = @mode, limit_ms = @limitMs,
      opens_at = @opensAt, closes_at = @closesAt, grace_ms = @graceMs, results = @results, published_at = @publishedAt,
      started_at = @startedAt,
      ended_at = @endedAt, released_at = @releasedAt WHERE id = @id`);
  const remove = database.prepare('DELETE FROM quiz_runs WHERE id = @id');
  const pauses = database.prepare(
    'SELECT paused_at AS pausedAt, resumed_at AS resumedAt FROM quiz_pauses WHERE run_id = @runId ORDER BY paused_at',
  );
  const pause = database.prepare('INSERT INTO quiz_pauses (run_id, paused_at) VALUES (@runId, @at)');
  const resume = database.prepare(
    'UPDATE quiz_pauses SET resumed_at = @at WHERE run_id = @runId AND resumed_at IS NULL',
  );
  const accommodations = database.prepare(
    `SELECT ${ACCOMMODATION} WHERE course_id = @courseId AND run_id IN ('', @runId) ORDER BY run_id`,
  );
  const accommodationsOf = database.prepare(
    `SELECT ${ACCOMMODATION} WHERE course_id = @courseId AND person_id = @personId AND run_id IN ('', @runId) ORDER BY run_id DESC LIMIT 1`,
  );
  const grant = database.prepare(`
    INSERT INTO quiz_accommodations (course_id, person_id, run_id, factor, extra_ms, reason, granted_by, granted_at)
    VALUES (@courseId, @personId, @runId, @factor, @extraMs, @reason, @grantedBy, @grantedAt)
    ON CONFLICT (course_id, person_id, run_id) DO UPDATE SET factor = excluded.factor, extra_ms = excluded.extra_ms,
      reason = excluded.reason, granted_by = excluded.granted_by, granted_at = excluded.granted_at`);
  const revoke = database.prepare(
    'DELETE FROM quiz_accommodations WHERE course_id = @courseId AND person_id = @personId AND run_id = @runId',
  );
  const voids = database.prepare(`
    SELECT run_id AS runId, question_id AS questionId, credit, note, voided_by AS voidedBy, voided_at AS voidedAt
    FROM quiz_voids WHERE run_id = @runId ORDER BY voided_at`);
  const insertVoid = database.prepare(`
    INSERT INTO quiz_voids (run_id, question_id, credit, note, voided_by, voided_at)
    VALUES (@runId, @questionId, @credit, @note, @voidedBy, @voidedAt)
    ON CONFLICT (run_id, question_id) DO UPDATE SET credit = excluded.credit, note = excluded.note,
      voided_by = excluded.voided_by, voided_at = excluded.voided_at`);
  const removeVoid = database.prepare('DELETE FROM quiz_voids WHERE run_id = @runId AND question_id = @questionId');
  const visit = database.prepare(`
    INSERT INTO quiz_visits (run_id, person_id, opened_at) VALUES (@runId, @personId, @at) ON CONFLICT DO NOTHING`);
  const visited = database.prepare('SELECT 1 FROM quiz_visits WHERE run_id = @runId AND person_id = @personId');
  const visits = database.prepare(
    'SELECT person_id AS personId, opened_at AS openedAt FROM quiz_visits WHERE run_id = @runId',
  );

  return {
    findRun(courseId: string, slug: string): Sitting | undefined {
      return MaybeRunRow.parse(bySlug.get({ courseId, slug }));
    },
    findRunById(id: string): Sitting | undefined {
      return MaybeRunRow.parse(byId.get({ id }));
    },
    /** By the time at which they open, drafts included. */
    listRuns(courseId: string): Sitting[] {
      return RunRow.array().parse(ofCourse.all({ courseId }));
    },
    /** Those that are no drafts, by the time at which they open. */
    listPublishedRuns(courseId: string): Sitting[] {
      return RunRow.array().parse(ofPublished.all({ courseId }));
    },
    /** Runs that somebody is taking, of all courses. */
    listRunsWithOpenAttempts(): Sitting[] {
      return RunRow.array().parse(withOpenAttempts.all());
    },
    /** @throws SqliteError when the course has a quiz with this slug */
    insertRun(run: Sitting): void {
      insert.run(run);
    },
    /** Changes everything but id, course and slug. */
    updateRun(run: Sitting): void {
      update.run(run);
    },
    /** Deletes a run with everything that belongs to it. */
    deleteRun(id: string): void {
      remove.run({ id });
    },
    /** In order. */
    listPauses(runId: string): QuizPause[] {
      return PauseRow.array().parse(pauses.all({ runId }));
    },
    insertPause(runId: string, at: string): void {
      pause.run({ runId, at });
    },
    /** Ends the pause that goes on. */
    endPause(runId: string, at: string): void {
      resume.run({ runId, at });
    },
    /** Of one quiz and of all quizzes of its course; those of the quiz itself come last. */
    listAccommodations(courseId: string, runId: string): QuizAccommodation[] {
      return AccommodationRow.array().parse(accommodations.all({ courseId, runId }));
    },
    /** The one that holds for a person in a quiz. */
    findAccommodation(courseId: string, runId: string, personId: string): QuizAccommodation | undefined {
      return MaybeAccommodationRow.parse(accommodationsOf.get({ courseId, runId, personId }));
    },
    saveAccommodation(accommodation: QuizAccommodation): void {
      grant.run(accommodation);
    },
    deleteAccommodation(key: Pick<QuizAccommodation, 'courseId' | 'personId' | 'runId'>): void {
      revoke.run({ courseId: key.courseId, personId: key.personId, runId: key.runId });
    },
    listVoids(runId: string): QuizVoid[] {
      return VoidRow.array().parse(voids.all({ runId }));
    },
    saveVoid(entry: QuizVoid): void {
      insertVoid.run(entry);
    },
    deleteVoid(runId: string, questionId: string): void {
      removeVoid.run({ runId, questionId });
    },
    /** Notes the first time that somebody opened the page. */
    noteVisit(runId: string, personId: string, at: string): void {
      visit.run({ runId, personId, at });
    },
    /** Whether somebody has opened the page before. */
    hasVisited(runId: string, personId: string): boolean {
      return visited.get({ runId, personId }) !== undefined;
    },
    /** When each person first opened the page. */
    listVisits(runId: string): ReadonlyMap<string, string> {
      const rows = VisitRow.array().parse(visits.all({ runId }));
      return new Map(rows.map(({ personId, openedAt }) => [personId, openedAt]));
    },
  };
}
