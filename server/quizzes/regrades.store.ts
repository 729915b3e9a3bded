/**
 * Owns what was decided about points after a quiz was given: further accepted answers, and regrades with their effect.
 * Must not know how answers are scored.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

const AlternativeRow = z.object({
  id: z.string(),
  runId: z.string(),
  questionId: z.string(),
  /** Place of the variant among those of the question; -1 for a question that is the same for all. */
  variant: z.number(),
  /** Whatever order the student saw: `canonicalAnswer` makes it. */
  answer: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  /** Of the points: above 0, at most 1. */
  share: z.number(),
  note: z.string(),
  acceptedBy: z.string().nullable(),
  /** ISO 8601, UTC, as all times here. */
  acceptedAt: z.string(),
});
/** An answer that is accepted in addition to those of the text. */
export type StoredAcceptedAnswer = z.infer<typeof AlternativeRow>;

const RegradeRow = z.object({
  id: z.string(),
  runId: z.string(),
  number: z.number(),
  versionId: z.string(),
  /** What scored attempts of the run before; null: what was shown. */
  beforeVersionId: z.string().nullable(),
  neverLower: z.number().transform((flag) => flag === 1),
  since: z.string().nullable(),
  reason: z.string(),
  doneBy: z.string().nullable(),
  doneAt: z.string(),
  revertedBy: z.string().nullable(),
  revertedAt: z.string().nullable(),
  /** Attempts whose points it changed, and all that were there. */
  changed: z.number(),
  attempts: z.number(),
});
/** A regrade of a run. */
export type QuizRegrade = z.infer<typeof RegradeRow>;

const RegradedRow = z.object({
  attemptId: z.string(),
  beforeVersionId: z.string().nullable(),
  afterVersionId: z.string().nullable(),
  /** Null while the attempt went on. */
  beforeScore: z.number().nullable(),
  afterScore: z.number().nullable(),
});
/** What a regrade did to an attempt. */
export type RegradedAttempt = z.infer<typeof RegradedRow>;

/** Prepares the statements once. */
export function createQuizRegradesStore(database: Connection) {
  const alternatives = database.prepare(`
    SELECT id, run_id AS runId, question_id AS questionId, variant, answer, share, note, accepted_by AS acceptedBy,
      accepted_at AS acceptedAt FROM quiz_alternatives WHERE run_id = @runId ORDER BY accepted_at, id`);
  const insertAlternative = database.prepare(`
    INSERT INTO quiz_alternatives (id, run_id, question_id, variant, answer, share, note, accepted_by, accepted_at)
    VALUES (@id, @runId, @questionId, @variant, @answer, @share, @note, @acceptedBy, @acceptedAt)`);
  const deleteAlternative = database.prepare('DELETE FROM quiz_alternatives WHERE id = @id');
  const regrades = database.prepare(`
    SELECT id, run_id AS runId, number, version_id AS versionId, before_version_id AS beforeVersionId,
      never_lower AS neverLower, since, reason, done_by AS doneBy, done_at AS doneAt, reverted_by AS revertedBy,
      reverted_at AS revertedAt,
      (SELECT count(*) FROM quiz_regraded_attempts WHERE regrade_id = id AND before_score <> after_score) AS changed,
      (SELECT count(*) FROM quiz_regraded_attempts WHERE regrade_id = id) AS attempts
    FROM quiz_regrades WHERE run_id = @runId ORDER BY number DESC`);
  const insertRegrade = database.prepare(`
    INSERT INTO quiz_regrades (id, run_id, number, version_id, before_version_id, never_lower, since, reason, done_by,
      done_at)
    VALUES (@id, @runId, (SELECT 1 + coalesce(max(number), 0) FROM quiz_regrades WHERE run_id = @runId), @versionId,
      @beforeVersionId, @neverLower, @since, @reason, @doneBy, @doneAt)`);
  const revert = database.prepare('UPDATE quiz_regrades SET reverted_by = @by, reverted_at = @at WHERE id = @id');
  const insertRegraded = database.prepare(`
    INSERT INTO quiz_regraded_attempts (regrade_id, attempt_id, before_version_id, after_version_id, before_score,
      after_score)
    VALUES (@regradeId, @attemptId, @beforeVersionId, @afterVersionId, @beforeScore, @afterScore)`);
  const regraded = database.prepare(`
    SELECT attempt_id AS attemptId, before_version_id AS beforeVersionId, after_version_id AS afterVersionId,
      before_score AS beforeScore, after_score AS afterScore
    FROM quiz_regraded_attempts WHERE regrade_id = @regradeId`);

  return {
    /** The oldest first. */
    listAlternatives(runId: string): StoredAcceptedAnswer[] {
      return AlternativeRow.array().parse(alternatives.all({ runId }));
    },
    /** @throws SqliteError when the same answer is accepted already */
    insertAlternative(entry: Omit<StoredAcceptedAnswer, 'answer'> & { readonly answer: readonly string[] }): void {
      insertAlternative.run({ ...entry, answer: JSON.stringify(entry.answer) });
    },
    deleteAlternative(id: string): void {
      deleteAlternative.run({ id });
    },
    /** The newest first. */
    listRegrades(runId: string): QuizRegrade[] {
      return RegradeRow.array().parse(regrades.all({ runId }));
    },
    /** Notes a regrade with its effect on every attempt. */
    insertRegrade(
      regrade: Pick<
        QuizRegrade,
        'id' | 'runId' | 'versionId' | 'beforeVersionId' | 'neverLower' | 'since' | 'reason' | 'doneBy' | 'doneAt'
      >,
      attempts: readonly RegradedAttempt[],
    ): void {
      insertRegrade.run({ ...regrade, neverLower: regrade.neverLower ? 1 : 0 });
      for (const attempt of attempts) insertRegraded.run({ regradeId: regrade.id, ...attempt });
    },
    noteReverted(id: string, by: string, at: string): void {
      revert.run({ id, by, at });
    },
    /** The attempts that were there, by id. */
    listRegraded(regradeId: string): ReadonlyMap<string, RegradedAttempt> {
      const rows = RegradedRow.array().parse(regraded.all({ regradeId }));
      return new Map(rows.map((row) => [row.attemptId, row]));
    },
  };
}
