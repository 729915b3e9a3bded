/**
 * Owns the durable queue: which submission waits, which is being graded under whose lease, which is finished.
 * Must not know the grader, timers or processes.
 *
 * A lease is a random token with an expiry. Only the holder of the present lease may finish, fail, extend or release a job;
 * whatever comes late from an earlier holder changes nothing and is told why. So a report is stored exactly once.
 */
import { z } from 'zod';
import { type GradeJob, GradeJobSchema, type GradeReport } from '../../graders/protocol.ts';
import type { Connection } from '../kernel/database/database.ts';
import type { Language } from '../kernel/text/words.ts';
import type { ReportsStore } from './reports.store.ts';
import { StateSchema, type SubmissionState } from './submissions.store.ts';

const ClaimedRow = z.object({ id: z.number(), attempts: z.number() });
const JobRow = z.object({ state: StateSchema, lease: z.string().nullable() });
const ExpiredRow = z.object({ submissionId: z.string(), state: StateSchema });
const PlaceRow = z.object({ state: StateSchema, ahead: z.number() });
const CountRow = z.object({ queued: z.number(), queuedLive: z.number(), running: z.number(), failed: z.number() });

/** Lanes of the queue, the faster one first; stored so that they sort. */
const LANES = { live: '0-live', background: '1-background' } as const;
/** `live`: somebody waits for it; `background`: only when nobody does. */
type Lane = keyof typeof LANES;

/** A job in the hands of this process. */
export interface ClaimedJob {
  readonly id: number;
  readonly lease: string;
  readonly attempts: number;
  readonly job: GradeJob;
}

/** Whether a holder's act counted, and if not, why. */
export type Outcome =
  | { readonly applied: true; readonly state: SubmissionState }
  | { readonly applied: false; readonly reason: 'lease lost' | 'already finished' | 'no such job' };

/** How often a job is tried, and how long it rests after the n-th failed try, ms. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly pauseMs: (attempts: number) => number;
}

/** Prepares the statements once. Times are ISO 8601, UTC. */
export function createJobsStore(database: Connection, reports: ReportsStore) {
  const enqueue = database.prepare(
    'INSERT INTO jobs (submission_id, available_at, language, lane) VALUES (@submissionId, @availableAt, @language, @lane)',
  );
  const claim = database.prepare(`
    UPDATE jobs SET state = 'running', lease = @lease, lease_expires_at = @expiresAt, attempts = attempts + 1
    WHERE id = (SELECT id FROM jobs WHERE state = 'queued' AND available_at <= @now ORDER BY lane, id LIMIT 1)
    RETURNING id, attempts`);
  const content = database.prepare(`
    SELECT submissions.id, exercise, file_name AS fileName, source, scope, language
    FROM jobs JOIN submissions ON submissions.id = submission_id WHERE jobs.id = @id`);
  const held = `WHERE id = @id AND lease = @lease AND state = 'running'`;
  const finish = database
    .prepare(`
    UPDATE jobs SET state = 'done', lease = NULL, lease_expires_at = NULL, last_error = NULL, finished_at = @now ${held}
    RETURNING submission_id`)
    .pluck();
  const AFTER_FAILURE = `
    state = iif(attempts < @maxAttempts, 'queued', 'failed'), lease = NULL, lease_expires_at = NULL,
    finished_at = iif(attempts < @maxAttempts, NULL, @now), last_error = @message`;
  const fail = database
    .prepare(`UPDATE jobs SET ${AFTER_FAILURE}, available_at = @availableAt ${held} RETURNING state`)
    .pluck();
  const extend = database.prepare(`UPDATE jobs SET lease_expires_at = @expiresAt ${held}`);
  const PUT_BACK = `state = 'queued', lease = NULL, lease_expires_at = NULL, attempts = max(0, attempts - 1)`;
  const release = database.prepare(`UPDATE jobs SET ${PUT_BACK} ${held}`);
  const releaseAll = database.prepare(`UPDATE jobs SET ${PUT_BACK} WHERE state = 'running'`);
  const expire = database.prepare(`
    UPDATE jobs SET ${AFTER_FAILURE} WHERE state = 'running' AND lease_expires_at <= @now
    RETURNING submission_id AS submissionId, state`);
  const AGAIN = `
    UPDATE jobs SET state = 'queued', attempts = 0, available_at = @now, finished_at = NULL
    WHERE state = 'failed' AND submission_id IN (SELECT id FROM submissions WHERE course_id = @courseId)`;
  const retry = database.prepare(`${AGAIN} AND submission_id = @submissionId`);
  const retryAll = database.prepare(AGAIN);
  const byId = database.prepare('SELECT state, lease FROM jobs WHERE id = @id');
  const place = database.prepare(`
    SELECT state, (SELECT count(*) FROM jobs AS other WHERE other.state = 'queued' AND (other.lane, other.id) < (jobs.lane, jobs.id)) AS ahead
    FROM jobs WHERE submission_id = @submissionId`);
  const counts = database.prepare(`
    SELECT (SELECT count(*) FROM jobs WHERE state = 'queued') AS queued,
      (SELECT count(*) FROM jobs WHERE state = 'queued' AND lane = '0-live') AS queuedLive,
      (SELECT count(*) FROM jobs WHERE state = 'running') AS running,
      (SELECT count(*) FROM jobs WHERE state = 'failed') AS failed`);

  /** Says why an act on a job did not count. */
  const refusal = (id: number): Outcome => {
    const row = JobRow.optional().parse(byId.get({ id }));
    if (!row) return { applied: false, reason: 'no such job' };
    const finished = row.state === 'done' || row.state === 'failed';
    return { applied: false, reason: finished ? 'already finished' : 'lease lost' };
  };
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
    /** Hands out the oldest waiting job of the first lane that has one, under `lease`. */
    claim: (lease: string, now: string, expiresAt: string) => claimNext.immediate(lease, now, expiresAt),
    /** Stores the report and closes the job, if `lease` still holds it. */
    finish: (id: number, lease: string, report: GradeReport, now: string) =>
      finishWith.immediate(id, lease, report, now),
    /** Records a failure of the grader: back into the queue, or `failed` after the last try. */
    fail(claimed: ClaimedJob, message: string, now: Date, policy: RetryPolicy): Outcome {
      const availableAt = new Date(now.getTime() + policy.pauseMs(claimed.attempts)).toISOString();
      const { id, lease } = claimed;
      const { maxAttempts } = policy;
      const state = StateSchema.optional().parse(
        fail.get({ id, lease, message, availableAt, now: now.toISOString(), maxAttempts }),
      );
      return state === undefined ? refusal(id) : { applied: true, state };
    },
    /** Moves the expiry of a lease; false when the lease is lost. */
    extend({ id, lease }: ClaimedJob, expiresAt: string): boolean {
      return extend.run({ id, lease, expiresAt }).changes === 1;
    },
    /** Puts a job back that was claimed but not tried to the end, without counting the try. */
    release({ id, lease }: ClaimedJob): boolean {
      return release.run({ id, lease }).changes === 1;
    },
    /** At boot: puts back everything that an earlier process held. Returns how many. */
    releaseAll(): number {
      return releaseAll.run().changes;
    },
    /** Takes back jobs whose lease ran out; counts as a failed try. */
    expire(now: string, policy: RetryPolicy): { submissionId: string; state: SubmissionState }[] {
      const message = 'The grader did not answer in time.';
      return ExpiredRow.array().parse(expire.all({ now, message, maxAttempts: policy.maxAttempts }));
    },
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

/** What the flow of jobs needs of a place where they are kept. */
export type JobLane = Pick<JobsStore, 'claim' | 'finish' | 'fail' | 'extend' | 'release' | 'releaseAll' | 'expire'>;
/** The durable queue in the database. */
export type JobsStore = ReturnType<typeof createJobsStore>;
