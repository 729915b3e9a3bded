/**
 * Owns the leases of a lane of the queue: failing, extending, releasing and expiring what was claimed. Tables of jobs share it.
 *
 * A lease is a random word with an expiry. Only the holder of the present lease may finish, fail, extend or release a job;
 * whatever comes late from an earlier holder changes nothing and is told why. So a report is stored exactly once.
 */
import { z } from 'zod';
import type { GradeJob, GradeReport } from '../../graders/protocol.ts';
import type { Connection } from '../kernel/database/database.ts';
import { StateSchema, type SubmissionState } from './submissions.store.ts';

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

/** What the flow of jobs needs of a place where they are kept. Times are ISO 8601, UTC. */
export interface JobLane {
  /** Hands out a waiting job under `lease`. */
  claim(lease: string, now: string, expiresAt: string): ClaimedJob | undefined;
  /** Stores the report and closes the job, if `lease` still holds it. */
  finish(id: number, lease: string, report: GradeReport, now: string): Outcome;
  /** Records a failure of the grader: back into the queue, or `failed` after the last try. */
  fail(claimed: ClaimedJob, message: string, now: Date, policy: RetryPolicy): Outcome;
  /** Moves the expiry of a lease; false when the lease is lost. */
  extend(claimed: ClaimedJob, expiresAt: string): boolean;
  /** Puts a job back that was claimed but not tried to the end, without counting the try. */
  release(claimed: ClaimedJob): boolean;
  /** At boot: puts back everything that an earlier process held. Returns how many. */
  releaseAll(): number;
  /** Takes back jobs whose lease ran out; counts as a failed try. Says what they are called at the grader. */
  expire(now: string, policy: RetryPolicy): { submissionId: string; state: SubmissionState }[];
}

/** Columns of a job that is claimed with `@lease` until `@expiresAt`. */
export const CLAIMED = "state = 'running', lease = @lease, lease_expires_at = @expiresAt, attempts = attempts + 1";
/** Columns of a job that is finished at `@now`. */
export const FINISHED = "state = 'done', lease = NULL, lease_expires_at = NULL, last_error = NULL, finished_at = @now";
/** That job `@id` is held with `@lease`. */
export const HELD = "WHERE id = @id AND lease = @lease AND state = 'running'";
const AFTER_FAILURE = `
  state = iif(attempts < @maxAttempts, 'queued', 'failed'), lease = NULL, lease_expires_at = NULL,
  finished_at = iif(attempts < @maxAttempts, NULL, @now), last_error = @message`;
const PUT_BACK = `state = 'queued', lease = NULL, lease_expires_at = NULL, attempts = max(0, attempts - 1)`;

export const ClaimedRow = z.object({ id: z.number(), attempts: z.number() });
const ExpiredRow = z.object({ id: z.number(), submissionId: z.string(), state: StateSchema });

/** Prepares what tables of jobs have in common; its functions do what JobLane says. */
export function createLaneStatements(database: Connection, table: 'jobs' | 'regrade_jobs') {
  const fail = database
    .prepare(`UPDATE ${table} SET ${AFTER_FAILURE}, available_at = @availableAt ${HELD} RETURNING state`)
    .pluck();
  const extend = database.prepare(`UPDATE ${table} SET lease_expires_at = @expiresAt ${HELD}`);
  const release = database.prepare(`UPDATE ${table} SET ${PUT_BACK} ${HELD}`);
  const releaseAll = database.prepare(`UPDATE ${table} SET ${PUT_BACK} WHERE state = 'running'`);
  const expire = database.prepare(`
    UPDATE ${table} SET ${AFTER_FAILURE} WHERE state = 'running' AND lease_expires_at <= @now
    RETURNING id, submission_id AS submissionId, state`);
  const stateOf = database.prepare(`SELECT state FROM ${table} WHERE id = @id`).pluck();

  /** Says why an action on a job did not count. */
  const refusal = (id: number): Outcome => {
    const state = StateSchema.optional().parse(stateOf.get({ id }));
    if (state === undefined) return { applied: false, reason: 'no such job' };
    const finished = state === 'done' || state === 'failed';
    return { applied: false, reason: finished ? 'already finished' : 'lease lost' };
  };
  return {
    refusal,
    fail({ id, lease, attempts }: ClaimedJob, message: string, time: Date, policy: RetryPolicy): Outcome {
      const now = time.toISOString();
      const availableAt = new Date(time.getTime() + policy.pauseMs(attempts)).toISOString();
      const { maxAttempts } = policy;
      const state = StateSchema.optional().parse(fail.get({ id, lease, message, availableAt, now, maxAttempts }));
      return state === undefined ? refusal(id) : { applied: true, state };
    },
    extend: ({ id, lease }: ClaimedJob, expiresAt: string): boolean =>
      extend.run({ id, lease, expiresAt }).changes === 1,
    release: ({ id, lease }: ClaimedJob): boolean => release.run({ id, lease }).changes === 1,
    releaseAll: (): number => releaseAll.run().changes,
    /** The jobs that were taken back. */
    expire(now: string, { maxAttempts }: RetryPolicy): z.infer<typeof ExpiredRow>[] {
      const message = 'The grader did not answer in time.';
      return ExpiredRow.array().parse(expire.all({ now, message, maxAttempts }));
    },
  };
}
