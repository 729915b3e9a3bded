/**
 * Owns the durable queue: which submission waits, which is being graded under whose lease, which is finished.
 * Must not know the grader, timers or processes. Leases work as in lane.store.ts.
 */
import { z } from 'zod';
import { GradeJobSchema, type GradeReport } from '../../graders/protocol.ts';
import type { Connection } from '../kernel/database/database.ts';
import type { Language } from '../kernel/text/words.ts';
import {
  CLAIMED,
  type ClaimedJob,
  ClaimedRow,
  createLaneStatements,
  FINISHED,
  HELD,
  type Outcome,
  type RetryPolicy,
} from './lane.store.ts';
import type { ReportsStore } from './reports.store.ts';
import { StateSchema, type SubmissionState } from './submissions.store.ts';

const PlaceRow = z.object({ state: StateSchema, ahead: z.number() });
const CountRow = z.object({ queued: z.number(), queuedLive: z.number(), running: z.number(), failed: z.number() });

/** Lanes of the queue, the faster one first; stored so that they sort. */
const LANES = { live: '0-live', background: '1-background' } as const;
/** `live`: somebody waits for it; `background`: only when nobody does. */
type Lane = keyof typeof LANES;

/** Prepares the statements once. Times are ISO 8601, UTC. */
export function createJobsStore(database: Connection, reports: ReportsStore) {
  const enqueue = database.prepare(
    'INSERT INTO jobs (submission_id, available_at, language, lane) VALUES (@submissionId, @availableAt, @language, @lane)',
  );
  const claim = database.prepare(`
    UPDATE jobs SET ${CLAIMED}
    WHERE id = (SELECT id FROM jobs WHERE state = 'queued' AND available_at <= @now ORDER BY lane, id LIMIT 1)
    RETURNING id, attempts`);
  const content = database.prepare(`
    SELECT submissions.id, exercise, file_name AS fileName, source, scope, language
    FROM jobs JOIN submissions ON submissions.id = submission_id WHERE jobs.id = @id`);
  const finish = database.prepare(`UPDATE jobs SET ${FINISHED} ${HELD} RETURNING submission_id`).pluck();
  const AGAIN = `
    UPDATE jobs SET state = 'queued', attempts = 0, available_at = @now, finished_at = NULL
    WHERE state = 'failed' AND submission_id IN (SELECT id FROM submissions WHERE course_id = @courseId)`;
  const retry = database.prepare(`${AGAIN} AND submission_id = @submissionId`);
  const retryAll = database.prepare(AGAIN);
  const place = database.prepare(`
    SELECT state, (SELECT count(*) FROM jobs AS other WHERE other.state = 'queued' AND (other.lane, other.id) < (jobs.lane, jobs.id)) AS ahead
    FROM jobs WHERE submission_id = @submissionId`);
  const counts = database.prepare(`
    SELECT (SELECT count(*) FROM jobs WHERE state = 'queued') AS queued,
      (SELECT count(*) FROM jobs WHERE state = 'queued' AND lane = '0-live') AS queuedLive,
      (SELECT count(*) FROM jobs WHERE state = 'running') AS running,
      (SELECT count(*) FROM jobs WHERE state = 'failed') AS failed`);

  const { refusal, ...leases } = createLaneStatements(database, 'jobs');
  const claimNext = database.transaction((lease: string, now: string, expiresAt: string): ClaimedJob | undefined => {
    const row = ClaimedRow.optional().parse(claim.get({ lease, now, expiresAt }));
    return row && { ...row, lease, job: GradeJobSchema.parse(content.get({ id: row.id })) };
  });
  const finishWith = database.transaction((id: number, lease: string, report: GradeReport, now: string): Outcome => {
    const submissionId = z.string().optional().parse(finish.get({ id, lease, now }));
    if (submissionId === undefined) return refusal(id);
    reports.insertReport(submissionId, report, now);
    return { applied: true, state: 'done' };
  });

  return {
    /** Adds a job at the end of its lane; call it in the transaction that stores the submission. */
    enqueue(submissionId: string, availableAt: string, language: Language, lane: Lane): void {
      enqueue.run({ submissionId, availableAt, language, lane: LANES[lane] });
    },
    ...leases,
    /** Hands out the oldest waiting job of the first lane that has one, under `lease`. */
    claim: (lease: string, now: string, expiresAt: string) => claimNext.immediate(lease, now, expiresAt),
    /** Stores the report and closes the job, if `lease` still holds it. */
    finish: (id: number, lease: string, report: GradeReport, now: string) =>
      finishWith.immediate(id, lease, report, now),
    /** Takes back jobs whose lease ran out; counts as a failed try. */
    expire: (now: string, policy: RetryPolicy): { submissionId: string; state: SubmissionState }[] =>
      leases.expire(now, policy).map(({ submissionId, state }) => ({ submissionId, state })),
    /** Puts a `failed` job of a course into the queue again; false when it is not failed. */
    retry(courseId: string, submissionId: string, now: string): boolean {
      return retry.run({ courseId, submissionId, now }).changes === 1;
    },
    /** Puts every `failed` job of a course into the queue again; returns how many. */
    retryAll(courseId: string, now: string): number {
      return retryAll.run({ courseId, now }).changes;
    },
    /** State of a submission's job and how many wait before it. */
    findPlace(submissionId: string): { state: SubmissionState; ahead: number } | undefined {
      return PlaceRow.optional().parse(place.get({ submissionId }));
    },
    /** Number of jobs by state. */
    count(): { queued: number; queuedLive: number; running: number; failed: number } {
      return CountRow.parse(counts.get());
    },
  };
}

/** The durable queue in the database. */
export type JobsStore = ReturnType<typeof createJobsStore>;
