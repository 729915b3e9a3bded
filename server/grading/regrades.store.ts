/**
 * Owns grading old submissions again: which, how far it is, its result, what it replaced. A lane of the queue.
 * Must not know the grader, nor who may apply what.
 *
 * Leases work as in lane.store.ts. A regrade is 'ready' with the transaction that finishes its last job.
 */
import { z } from 'zod';
import { type GradeReport, GradeReportSchema } from '../../graders/protocol.ts';
import { VERDICTS } from '../../graders/verdict.ts';
import type { Connection } from '../kernel/database/database.ts';
import { startSlices } from '../kernel/slices.ts';
import {
  CLAIMED,
  type ClaimedJob,
  ClaimedRow,
  createLaneStatements,
  FINISHED,
  HELD,
  type JobLane,
  type Outcome,
  type RetryPolicy,
} from './lane.store.ts';
import { summarise } from './report-summary.ts';
import { type ReportsStore, type SummarisedReport, SummarisedRow } from './reports.store.ts';

/** States of a regrade: the dry run goes on; is done; then applied, cancelled or reverted. */
export const REGRADE_STATES = ['running', 'ready', 'applied', 'cancelled', 'reverted'] as const;
const RegradeRow = z.object({
  id: z.string(),
  courseId: z.string(),
  exercise: z.string(),
  state: z.enum(REGRADE_STATES),
  neverLower: z.number().transform((flag) => flag === 1),
  /** Only submissions from this time on; null: all. ISO 8601, UTC, as all times here. */
  since: z.string().nullable(),
  reason: z.string(),
  startedBy: z.string().nullable(),
  startedAt: z.string(),
  readyAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
});
/** Grading the submissions to an exercise again. */
export type Regrade = z.infer<typeof RegradeRow>;

const ResultRow = z.object({
  jobId: z.number(),
  submissionId: z.string(),
  personId: z.string(),
  personName: z.string(),
  createdAt: z.string(),
  oldScore: z.number(),
  oldVerdict: z.enum(VERDICTS),
  score: z.number(),
  verdict: z.enum(VERDICTS),
  differs: z.number().transform((flag) => flag === 1),
});
/** What came of one submission; scores are points as they count, before lateness. */
export type RegradeResult = z.infer<typeof ResultRow>;

const ReplacedRow = SummarisedRow.extend({ personName: z.string() });

/** What a regrade has to do with one person. */
export interface OwnResults {
  readonly regradeId: string;
  readonly courseId: string;
  readonly exercise: string;
  readonly personId: string;
}

const ContentRow = z.object({
  exercise: z.string(),
  fileName: z.string(),
  source: z.string(),
  language: z.enum(['en', 'de']),
});

/** Name of a job at the grader; names of submissions have another form. */
const nameOf = (id: number): string => `regrade-${id}`;

/** Results that are read in one step. */
const STEP = 500;

/** Prepares the statements once. */
export function createRegradesStore(database: Connection, reports: ReportsStore) {
  const insert = database.prepare(`
    INSERT INTO regrades (id, course_id, exercise, state, never_lower, since, reason, started_by, started_at)
    VALUES (@id, @courseId, @exercise, 'running', @neverLower, @since, @reason, @startedBy, @startedAt)`);
  const insertJobs = database.prepare(`
    INSERT INTO regrade_jobs (regrade_id, submission_id, available_at)
    SELECT @id, submissions.id, @startedAt FROM submissions JOIN reports ON submission_id = submissions.id
    WHERE course_id = @courseId AND exercise = @exercise AND scope = 'all'
      AND (@since IS NULL OR submissions.created_at >= @since) ORDER BY submissions.created_at DESC`);
  const COUNT = '(SELECT count(*) FROM regrade_jobs WHERE regrade_id = regrades.id';
  const REGRADE = `
    SELECT id, course_id AS courseId, exercise, state, never_lower AS neverLower, since, reason, started_by AS startedBy,
      started_at AS startedAt, ready_at AS readyAt, decided_at AS decidedAt, ${COUNT}) AS total,
      ${COUNT} AND state = 'done') AS done, ${COUNT} AND state = 'failed') AS failed FROM regrades`;
  const byId = database.prepare(`${REGRADE} WHERE id = @id`);
  const ofExercise = database.prepare(
    `${REGRADE} WHERE course_id = @courseId AND exercise = @exercise ORDER BY started_at DESC, id`,
  );
  const decide = database.prepare('UPDATE regrades SET state = @state, decided_at = @now WHERE id = @id');
  const RESULT = `
    SELECT regrade_jobs.id AS jobId, submissions.id AS submissionId, person_id AS personId, people.name AS personName,
      submissions.created_at AS createdAt, coalesce(reports.counted_score, reports.score) AS oldScore,
      coalesce(reports.counted_verdict, reports.verdict) AS oldVerdict, regrade_jobs.score, regrade_jobs.verdict, differs`;
  const resultsAfter = database.prepare(`
    ${RESULT} FROM regrade_jobs JOIN submissions ON submissions.id = regrade_jobs.submission_id
    JOIN people ON people.id = person_id JOIN reports ON reports.submission_id = submissions.id
    WHERE regrade_id = @id AND state = 'done' AND differs = 1 AND regrade_jobs.id > @after
    ORDER BY regrade_jobs.id LIMIT ${STEP}`);
  /** From the submissions of a person: those of a regrade are many more. */
  const OWN = `FROM submissions CROSS JOIN regrade_jobs
    ON regrade_id = @regradeId AND regrade_jobs.submission_id = submissions.id`;
  const OWN_PLACE = `course_id = @courseId AND person_id = @personId AND exercise = @exercise AND scope = 'all'`;
  const resultsOf = database.prepare(`
    ${RESULT} ${OWN} JOIN people ON people.id = person_id JOIN reports ON reports.submission_id = submissions.id
    WHERE ${OWN_PLACE} AND regrade_jobs.state = 'done' AND differs = 1 ORDER BY submissions.created_at`);
  const replacedOf = database.prepare(`
    SELECT submissions.id, people.name AS personName, replaced ->> '$.outline' AS outline, replaced ->> '$.score' AS score,
      replaced ->> '$.max_score' AS maxScore
    ${OWN} JOIN people ON people.id = person_id WHERE ${OWN_PLACE} AND differs = 1 AND replaced IS NOT NULL`);
  const MINE = `submission_id IN (SELECT id FROM submissions WHERE ${OWN_PLACE})`;
  const reportOf = database.prepare('SELECT report FROM regrade_jobs WHERE id = @jobId').pluck();
  const keepReplaced = database.prepare(`
    UPDATE regrade_jobs SET replaced = (
      SELECT json_object('verdict', verdict, 'score', score, 'max_score', max_score, 'exercise_version', exercise_version,
        'grader_version', grader_version, 'report', report, 'outline', outline, 'created_at', created_at)
      FROM reports WHERE reports.submission_id = regrade_jobs.submission_id) WHERE id = @jobId`);
  const keepVersions = database.prepare(`
    UPDATE regrade_jobs SET replaced = (
      SELECT json_object('exercise_version', exercise_version) FROM reports
      WHERE reports.submission_id = regrade_jobs.submission_id)
    WHERE regrade_id = @regradeId AND ${MINE} AND state = 'done' AND differs = 0`);
  const confirmVersions = database.prepare(`
    UPDATE reports SET exercise_version = job.report ->> '$.references.exerciseVersion'
    FROM regrade_jobs AS job WHERE job.submission_id = reports.submission_id
      AND job.regrade_id = @regradeId AND job.state = 'done' AND job.differs = 0 AND reports.${MINE}`);
  const restoreVersions = database.prepare(`
    UPDATE reports SET exercise_version = job.replaced ->> '$.exercise_version'
    FROM regrade_jobs AS job WHERE job.submission_id = reports.submission_id
      AND job.regrade_id = @regradeId AND job.differs = 0 AND job.replaced IS NOT NULL AND reports.${MINE}`);
  const restore = database.prepare(`
    UPDATE reports SET verdict = job.replaced ->> '$.verdict', score = job.replaced ->> '$.score',
      max_score = job.replaced ->> '$.max_score', exercise_version = job.replaced ->> '$.exercise_version',
      grader_version = job.replaced ->> '$.grader_version', report = job.replaced ->> '$.report',
      outline = job.replaced ->> '$.outline', created_at = job.replaced ->> '$.created_at'
    FROM regrade_jobs AS job WHERE job.submission_id = reports.submission_id
      AND job.regrade_id = @regradeId AND job.differs = 1 AND job.replaced IS NOT NULL AND reports.${MINE}`);
  const forget = database.prepare(`UPDATE regrade_jobs SET replaced = NULL WHERE regrade_id = @regradeId AND ${MINE}`);
  const outdated = database
    .prepare(`
    SELECT count(*) FROM submissions JOIN reports ON submission_id = submissions.id
    WHERE course_id = @courseId AND person_id = @personId AND exercise = @exercise AND scope = 'all'
      AND exercise_version IS NOT NULL AND exercise_version <> @version`)
    .pluck();

  const claim = database.prepare(`
    UPDATE regrade_jobs SET ${CLAIMED}
    WHERE id = (
      SELECT regrade_jobs.id FROM regrade_jobs JOIN regrades ON regrades.id = regrade_id
      WHERE regrade_jobs.state = 'queued' AND regrades.state = 'running' AND available_at <= @now
      ORDER BY regrade_jobs.id LIMIT 1)
    RETURNING id, attempts`);
  const content = database.prepare(`
    SELECT exercise, file_name AS fileName, source, coalesce(jobs.language, 'en') AS language
    FROM regrade_jobs JOIN submissions ON submissions.id = regrade_jobs.submission_id
    LEFT JOIN jobs ON jobs.submission_id = submissions.id WHERE regrade_jobs.id = @id`);
  const submissionOf = database.prepare(`SELECT submission_id FROM regrade_jobs ${HELD}`).pluck();
  const oldOutline = database.prepare('SELECT outline FROM reports WHERE submission_id = @submissionId').pluck();
  const finish = database.prepare(`
    UPDATE regrade_jobs SET ${FINISHED}, report = @report, score = @score, verdict = @verdict, differs = @differs ${HELD}`);
  const completeAll = database.prepare(`
    UPDATE regrades SET state = 'ready', ready_at = @now WHERE state = 'running' AND NOT EXISTS (
      SELECT 1 FROM regrade_jobs WHERE regrade_id = regrades.id AND state IN ('queued', 'running'))`);

  const { refusal, ...leases } = createLaneStatements(database, 'regrade_jobs');
  const claimNext = database.transaction((lease: string, now: string, expiresAt: string): ClaimedJob | undefined => {
    const row = ClaimedRow.optional().parse(claim.get({ lease, now, expiresAt }));
    if (!row) return undefined;
    const job = ContentRow.parse(content.get({ id: row.id }));
    return { ...row, lease, job: { ...job, id: nameOf(row.id), scope: 'all', background: true } };
  });
  const finishWith = database.transaction((id: number, lease: string, report: GradeReport, now: string): Outcome => {
    const submissionId = z.string().optional().parse(submissionOf.get({ id, lease }));
    if (submissionId === undefined) return refusal(id);
    finish.run({
      id,
      lease,
      now,
      report: JSON.stringify(report),
      score: reports.countedScoreOf(submissionId, report),
      verdict: reports.countedVerdictOf(submissionId, report),
      differs: JSON.stringify(summarise(report)) === oldOutline.get({ submissionId }) ? 0 : 1,
    });
    completeAll.run({ now });
    return { applied: true, state: 'done' };
  });
  const failWith = database.transaction(
    (claimed: ClaimedJob, message: string, time: Date, policy: RetryPolicy): Outcome => {
      const outcome = leases.fail(claimed, message, time, policy);
      if (outcome.applied) completeAll.run({ now: time.toISOString() });
      return outcome;
    },
  );
  const expireAll = database.transaction((now: string, policy: RetryPolicy) => {
    const rows = leases.expire(now, policy);
    completeAll.run({ now });
    return rows.map(({ id, state }) => ({ submissionId: nameOf(id), state }));
  });
  const lane: JobLane = {
    ...leases,
    claim: (lease, now, expiresAt) => claimNext.immediate(lease, now, expiresAt),
    finish: (id, lease, report, now) => finishWith.immediate(id, lease, report, now),
    fail: (claimed, message, now, policy) => failWith.immediate(claimed, message, now, policy),
    expire: (now, policy) => expireAll.immediate(now, policy),
  };

  return {
    ...lane,
    /** Begins a regrade of everything that is graded, the newest first; returns how many submissions that are. */
    insertRegrade(
      regrade: Pick<Regrade, 'id' | 'courseId' | 'exercise' | 'neverLower' | 'since' | 'reason' | 'startedAt'> & {
        readonly startedBy: string;
      },
    ): number {
      const row = { ...regrade, neverLower: regrade.neverLower ? 1 : 0 };
      insert.run(row);
      const { changes } = insertJobs.run(row);
      completeAll.run({ now: regrade.startedAt });
      return changes;
    },
    findRegrade(id: string): Regrade | undefined {
      return RegradeRow.optional().parse(byId.get({ id }));
    },
    /** Newest first. */
    listRegrades(courseId: string, exercise: string): Regrade[] {
      return RegradeRow.array().parse(ofExercise.all({ courseId, exercise }));
    },
    decide(id: string, state: Regrade['state'], now: string): void {
      decide.run({ id, state, now });
    },
    /** A person's submissions whose tests came out differently, oldest first. */
    listResultsOf(own: OwnResults): RegradeResult[] {
      return ResultRow.array().parse(resultsOf.all(own));
    },
    /** A person's reports that the regrade replaced, in short; `score` is the report's own. */
    listReplaced(own: OwnResults): (SummarisedReport & { readonly personName: string })[] {
      return ReplacedRow.array().parse(replacedOf.all(own));
    },
    /** Everybody's submissions whose tests came out differently, oldest first; in slices. */
    async readRegradeResults(id: string): Promise<RegradeResult[]> {
      const pause = startSlices();
      const found: RegradeResult[] = [];
      for (;;) {
        const after = found.at(-1)?.jobId ?? 0;
        const some = ResultRow.array().parse(resultsAfter.all({ id, after }));
        found.push(...some);
        if (some.length < STEP) break;
        await pause();
      }
      return found.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    },
    /** Puts the new report of a job in the place of the one there is, which is kept for a revert. */
    applyReport({ jobId, submissionId }: Pick<RegradeResult, 'jobId' | 'submissionId'>, now: string): void {
      keepReplaced.run({ jobId });
      const text = z.string().parse(reportOf.get({ jobId }));
      reports.replaceReport(submissionId, GradeReportSchema.parse(JSON.parse(text)), now);
    },
    /** Notes that a person's reports which came out the same are those of the present version, too. */
    confirmVersions(own: OwnResults): void {
      keepVersions.run(own);
      confirmVersions.run(own);
    },
    /** Puts back the reports of a person that the regrade replaced; `recount` them in the same transaction. */
    restoreReports(own: OwnResults): void {
      restore.run(own);
      restoreVersions.run(own);
      forget.run(own);
    },
    /** Graded submissions of a person whose report is not of this version of the exercise. */
    countOutdated(of: { courseId: string; personId: string; exercise: string; version: string }): number {
      return z.number().parse(outdated.get(of));
    },
  };
}
