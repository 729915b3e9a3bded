/**
 * Owns attempts at quizzes and their answers. A version of an answer is never changed: the newest counts.
 * Must not know clocks, questions or points' meaning.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

const AttemptRow = z.object({
  id: z.string(),
  runId: z.string(),
  personId: z.string(),
  /** What was shown. */
  versionId: z.string(),
  /** What scores it, where that is another. */
  gradedVersionId: z.string().nullable(),
  /** Fixes questions, numbers and order. */
  seed: z.number(),
  /** ISO 8601, UTC, as all times here. */
  startedAt: z.string(),
  reopenedAt: z.string().nullable(),
  reopenedMs: z.number().nullable(),
  /** The end that counts; null while it goes on. */
  endedAt: z.string().nullable(),
  endedBy: z.enum(['student', 'clock', 'instructor']).nullable(),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
});
const MaybeAttemptRow = AttemptRow.optional();
/** An attempt of a person at a quiz. */
export type QuizAttempt = z.infer<typeof AttemptRow>;

const AnswerRow = z.object({
  attemptId: z.string(),
  questionId: z.string(),
  version: z.number(),
  answer: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  savedAt: z.string(),
});
const MaybeAnswerRow = AnswerRow.optional();
/** An acknowledged answer. */
export type QuizAnswer = z.infer<typeof AnswerRow>;

const StampRow = z.tuple([z.string(), z.string()]);
/** What a row costs beside its answer, bytes. */
const ROW_BYTES = 150;
/** What storing an answer costs, bytes. */
export const answerBytes = (answer: readonly string[]): number => Buffer.byteLength(JSON.stringify(answer)) + ROW_BYTES;

const CountRow = z.object({ kept: z.number(), beforeAt: z.string().nullable() });

/** How an attempt ended. */
export interface AttemptEnd {
  readonly id: string;
  readonly endedAt: string;
  readonly endedBy: 'student' | 'clock' | 'instructor';
  readonly score: number;
  readonly maxScore: number;
}

const ATTEMPT = `id, run_id AS runId, person_id AS personId, version_id AS versionId,
  graded_version_id AS gradedVersionId, seed, started_at AS startedAt,
  reopened_at AS reopenedAt, reopened_ms AS reopenedMs, ended_at AS endedAt, ended_by AS endedBy, score,
  max_score AS maxScore FROM quiz_attempts`;
const ANSWER =
  'attempt_id AS attemptId, question_id AS questionId, version, answer, saved_at AS savedAt FROM quiz_answers';
/** The newest version of each answer: SQLite takes the other columns from the row with the maximum. */
const NEWEST =
  'SELECT attempt_id AS attemptId, question_id AS questionId, max(version) AS version, answer, saved_at AS savedAt FROM quiz_answers';

/** Prepares the statements once. */
export function createQuizAttemptsStore(database: Connection) {
  const find = database.prepare(`SELECT ${ATTEMPT} WHERE run_id = @runId AND person_id = @personId`);
  const byId = database.prepare(`SELECT ${ATTEMPT} WHERE id = @id`);
  const ofRun = database.prepare(`SELECT ${ATTEMPT} WHERE run_id = @runId ORDER BY started_at, id`);
  const open = database.prepare(`SELECT ${ATTEMPT} WHERE run_id = @runId AND ended_at IS NULL`);
  const openOfPerson = database.prepare(
    `SELECT ${ATTEMPT} WHERE person_id = @personId AND ended_at IS NULL ORDER BY started_at DESC`,
  );
  const ofPerson = database.prepare(`
    SELECT ${ATTEMPT} WHERE person_id = @personId AND run_id IN (SELECT id FROM quiz_runs WHERE course_id = @courseId)`);
  const insert = database.prepare(`
    INSERT INTO quiz_attempts (id, run_id, person_id, version_id, graded_version_id, seed, started_at)
    VALUES (@id, @runId, @personId, @versionId, (SELECT graded_version_id FROM quiz_runs WHERE id = @runId), @seed,
      @startedAt)`);
  const end = database.prepare(`
    UPDATE quiz_attempts SET ended_at = @endedAt, ended_by = @endedBy, score = @score, max_score = @maxScore
    WHERE id = @id AND ended_at IS NULL`);
  const reopen = database.prepare(`
    UPDATE quiz_attempts SET reopened_at = @at, reopened_ms = @forMs, ended_at = NULL, ended_by = NULL, score = NULL,
      max_score = NULL WHERE id = @id`);
  const rescore = database.prepare(
    'UPDATE quiz_attempts SET score = @score, max_score = @maxScore WHERE id = @id AND ended_at IS NOT NULL',
  );
  const grade = database.prepare('UPDATE quiz_attempts SET graded_version_id = @gradedVersionId WHERE id = @id');
  const newest = database.prepare(`${NEWEST} WHERE attempt_id = @attemptId GROUP BY question_id`);
  const newestOne = database.prepare(
    `SELECT ${ANSWER} WHERE attempt_id = @attemptId AND question_id = @questionId ORDER BY version DESC LIMIT 1`,
  );
  const newestOfRun = database.prepare(`
    ${NEWEST} WHERE attempt_id IN (SELECT id FROM quiz_attempts WHERE run_id = @runId) GROUP BY attempt_id, question_id`);
  const stampsOfRun = database
    .prepare(`
      SELECT attempt_id, count(*) || ' ' || sum(version) || ' ' || max(saved_at) FROM quiz_answers
      WHERE attempt_id IN (SELECT id FROM quiz_attempts WHERE run_id = @runId) GROUP BY attempt_id`)
    .raw();
  const history = database.prepare(
    `SELECT ${ANSWER} WHERE attempt_id = @attemptId ORDER BY saved_at, question_id, version`,
  );
  const insertAnswer = database.prepare(`
    INSERT INTO quiz_answers (attempt_id, question_id, version, answer, saved_at)
    VALUES (@attemptId, @questionId, @version, @answer, @savedAt)`);
  const deleteAnswer = database.prepare(
    'DELETE FROM quiz_answers WHERE attempt_id = @attemptId AND question_id = @questionId AND version = @version',
  );
  const countVersions = database.prepare(`
    SELECT count(*) AS kept, max(iif(version < @version, saved_at, NULL)) AS beforeAt FROM quiz_answers
    WHERE attempt_id = @attemptId AND question_id = @questionId`);
  const bytesSince = database
    .prepare(`
    SELECT coalesce(sum(octet_length(answer) + ${ROW_BYTES}), 0) FROM quiz_answers
    WHERE saved_at >= @since AND attempt_id IN (
      SELECT id FROM quiz_attempts
      WHERE person_id = @personId AND (id = @attemptId OR started_at >= @since OR reopened_at >= @since))`)
    .pluck();

  return {
    findAttempt(runId: string, personId: string): QuizAttempt | undefined {
      return MaybeAttemptRow.parse(find.get({ runId, personId }));
    },
    findAttemptById(id: string): QuizAttempt | undefined {
      return MaybeAttemptRow.parse(byId.get({ id }));
    },
    /** In the order in which they were started. */
    listAttempts(runId: string): QuizAttempt[] {
      return AttemptRow.array().parse(ofRun.all({ runId }));
    },
    listOpenAttempts(runId: string): QuizAttempt[] {
      return AttemptRow.array().parse(open.all({ runId }));
    },
    /** Somebody's attempts that go on, in any course, the newest first. */
    listOpenOf(personId: string): QuizAttempt[] {
      return AttemptRow.array().parse(openOfPerson.all({ personId }));
    },
    /** Somebody's attempts at the quizzes of a course. */
    listAttemptsOf(courseId: string, personId: string): QuizAttempt[] {
      return AttemptRow.array().parse(ofPerson.all({ courseId, personId }));
    },
    /** The version that scores is that of the run. @throws SqliteError when the person has started already */
    insertAttempt(attempt: Pick<QuizAttempt, 'id' | 'runId' | 'personId' | 'versionId' | 'seed' | 'startedAt'>): void {
      insert.run(attempt);
    },
    /** Ends an attempt that goes on; false when it had ended already. */
    endAttempt(ended: AttemptEnd): boolean {
      return end.run(ended).changes === 1;
    },
    /** Lets an attempt go on. */
    reopenAttempt(id: string, at: string, forMs: number): void {
      reopen.run({ id, at, forMs });
    },
    /** Changes the points of an attempt that has ended. */
    rescoreAttempt(id: string, score: number, maxScore: number): void {
      rescore.run({ id, score, maxScore });
    },
    /** Sets the version that scores an attempt; null: what was shown. */
    setGradedVersion(id: string, gradedVersionId: string | null): void {
      grade.run({ id, gradedVersionId });
    },
    /** The answers that count, by question. */
    listAnswers(attemptId: string): QuizAnswer[] {
      return AnswerRow.array().parse(newest.all({ attemptId }));
    },
    /** The answer to one question that counts. */
    findAnswer(attemptId: string, questionId: string): QuizAnswer | undefined {
      return MaybeAnswerRow.parse(newestOne.get({ attemptId, questionId }));
    },
    /** The answers that count of all attempts at a quiz. */
    listAnswersOfRun(runId: string): QuizAnswer[] {
      return AnswerRow.array().parse(newestOfRun.all({ runId }));
    },
    /** A text for each attempt at a quiz with answers; it changes with every answer that is saved. */
    listAnswerStamps(runId: string): ReadonlyMap<string, string> {
      return new Map(StampRow.array().parse(stampsOfRun.all({ runId })));
    },
    /** Every version of every answer that is kept, in the order in which they were saved. */
    listHistory(attemptId: string): QuizAnswer[] {
      return AnswerRow.array().parse(history.all({ attemptId }));
    },
    /** @throws SqliteError when the version is there */
    insertAnswer(answer: Omit<QuizAnswer, 'answer'> & { readonly answer: readonly string[] }): void {
      insertAnswer.run({ ...answer, answer: JSON.stringify(answer.answer) });
    },
    /** Drops a version of an answer that a newer one has taken the place of. */
    deleteAnswer(attemptId: string, questionId: string, version: number): void {
      deleteAnswer.run({ attemptId, questionId, version });
    },
    /** Versions of an answer that are kept, and when the last one before `version` was saved; ISO 8601, UTC. */
    countVersions(attemptId: string, questionId: string, version: number): z.infer<typeof CountRow> {
      return CountRow.parse(countVersions.get({ attemptId, questionId, version }));
    },
    /** What somebody's answers to an attempt, and to those begun since, cost that were saved since then, bytes. */
    bytesSince(personId: string, attemptId: string, since: string): number {
      return z.number().parse(bytesSince.get({ personId, attemptId, since }));
    },
  };
}
