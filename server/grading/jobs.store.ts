/**
 * Owns the durable queue: which submission waits, which is being graded under whose lease, which is finished.
 * Must not know the grader, timers or processes. Leases work as in lane.store.ts.
 *
 * In each lane people take turns (start-time fair queuing, Goyal, Vin and Cheng 1996): a job gets the round that has been
 * reached, or the one after the last waiting or running job of the same person. So in each round everybody who waits has one
 * job, and whoever comes new waits behind at most one job of each other person, however many they sent.
 */
import { z } from 'zod';
import { GradeJobSchema, type GradeReport, type LateTypes } from '../../graders/protocol.ts';
import type { Connection } from '../kernel/database/database.ts';
import type { Language } from '../kernel/text/languages.ts';
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
const TrialRow = z.object({ id: z.number(), turn: z.number(), ticket: z.number() });
const CountRow = z.object({ queued: z.number(), queuedLive: z.number(), running: z.number(), failed: z.number() });

/** Lanes of the queue, the faster one first; stored so that they sort. */
const LANES = { live: '0-live', background: '1-background' } as const;
/** `live`: somebody waits for it; `background`: only when nobody does. */
type Lane = keyof typeof LANES;

/** Most test runs of one person that wait; a newer one takes the place of the oldest. */
const MOST_WAITING_TRIALS = 2;

/** Prepares the statements once. Times are ISO 8601, UTC. */
export function createJobsStore(database: Connection, reports: ReportsStore) {
  const enqueue = database.prepare(
    'INSERT INTO jobs (submission_id, available_at, language, lane) VALUES (@submissionId, @availableAt, @language, @lane)',
  );
  const claim = database.prepare(`
    UPDATE jobs SET ${CLAIMED}
    WHERE id = (
      SELECT jobs.id FROM jobs CROSS JOIN submissions AS mine ON mine.id = jobs.submission_id
      WHERE jobs.state = 'queued' AND jobs.available_at <= @now AND @mostOfOne > (
        SELECT count(*) FROM jobs AS held CROSS JOIN submissions AS theirs ON theirs.id = held.submission_id
        WHERE held.state = 'running' AND theirs.person_id = mine.person_id)
      ORDER BY lane, turn, ticket LIMIT 1)
    RETURNING id, attempts`);
  const content = database.prepare(`
    SELECT submissions.id, exercise, file_name AS fileName, source, scope, language, person_id AS owner
    FROM jobs JOIN submissions ON submissions.id = submission_id WHERE jobs.id = @id`);
  const finish = database.prepare(`UPDATE jobs SET ${FINISHED} ${HELD} RETURNING submission_id`).pluck();
  // A job that comes again had its turn already.
  const giveTurn = database.prepare(`
    UPDATE jobs SET ticket = id, turn = max(
      coalesce((
        SELECT max(turn) FROM jobs AS taken WHERE taken.lane = jobs.lane AND taken.state IN ('running', 'done', 'failed')), 0),
      coalesce((
        SELECT max(own.turn) + 1 FROM jobs AS own CROSS JOIN submissions AS sent ON sent.id = own.submission_id
        WHERE own.state IN ('queued', 'running') AND own.lane = jobs.lane AND (own.id <> jobs.id OR @again)
          AND sent.person_id = (SELECT person_id FROM submissions WHERE submissions.id = jobs.submission_id)), 0))
    WHERE id = @id`);
  const takePlace = database.prepare(
    'UPDATE jobs SET turn = @turn, ticket = @ticket WHERE submission_id = @submissionId',
  );
  const WAITING = `
    FROM jobs CROSS JOIN submissions ON submissions.id = submission_id
    WHERE state = 'queued' AND lane = '0-live' AND person_id = @personId AND scope = @scope`;
  const waitingTrials = database.prepare(`SELECT jobs.id, turn, ticket ${WAITING} ORDER BY jobs.id`);
  const countWaiting = database.prepare(`SELECT count(*) ${WAITING}`).pluck();
  const replace = database.prepare("UPDATE jobs SET state = 'replaced', finished_at = @now WHERE id = @id");
  const AGAIN = `
    UPDATE jobs SET state = 'queued', attempts = 0, available_at = @now, finished_at = NULL
    WHERE state = 'failed' AND submission_id IN (SELECT id FROM submissions WHERE course_id = @courseId)`;
  const retry = database.prepare(`${AGAIN} AND submission_id = @submissionId RETURNING id`).pluck();
  const retryAll = database.prepare(`${AGAIN} RETURNING id`).pluck();
  const place = database.prepare(`
    SELECT state, (SELECT count(*) FROM jobs AS other WHERE other.state = 'queued'
      AND (other.lane, other.turn, other.ticket) < (jobs.lane, jobs.turn, jobs.ticket)) AS ahead
    FROM jobs WHERE submission_id = @submissionId`);
  const counts = database.prepare(`
    SELECT (SELECT count(*) FROM jobs WHERE state = 'queued') AS queued,
      (SELECT count(*) FROM jobs WHERE state = 'queued' AND lane = '0-live') AS queuedLive,
      (SELECT count(*) FROM jobs WHERE state = 'running') AS running,
      (SELECT count(*) FROM jobs WHERE state = 'failed') AS failed`);

  const { refusal, ...leases } = createLaneStatements(database, 'jobs');
  const claimNext = database.transaction((lease: string, now: string, expiresAt: string, mostOfOne: number) => {
    const row = ClaimedRow.optional().parse(claim.get({ lease, now, expiresAt, mostOfOne }));
    return row && { ...row, lease, job: GradeJobSchema.parse(content.get({ id: row.id })) };
  });
  const finishWith = database.transaction((id: number, lease: string, report: GradeReport, now: string): Outcome => {
    const submissionId = z.string().optional().parse(finish.get({ id, lease, now }));
    if (submissionId === undefined) return refusal(id);
    reports.insertReport(submissionId, report, now);
    return { applied: true, state: 'done' };
  });
  /** Puts what came back into the queue behind the other jobs of its person. */
  const queueAgain = (ids: readonly unknown[]): number => {
    for (const id of ids) giveTurn.run({ id, again: 1 });
    return ids.length;
  };
  const failWith = database.transaction((...args: Parameters<typeof leases.fail>): Outcome => {
    const outcome = leases.fail(...args);
    if (outcome.applied && outcome.state === 'queued') queueAgain([args[0].id]);
    return outcome;
  });
  const expireAll = database.transaction((now: string, policy: RetryPolicy) => {
    const expired = leases.expire(now, policy);
    queueAgain(expired.filter(({ state }) => state === 'queued').map(({ id }) => id));
    return expired.map(({ submissionId, state }) => ({ submissionId, state }));
  });
  const retryWith = database.transaction((again: () => unknown[]): number => queueAgain(again()));

  return {
    /** Adds a job at the end of its person's line in a lane; call it in the transaction that stores the submission. */
    enqueue(submissionId: string, availableAt: string, language: Language, lane: Lane): void {
      const { lastInsertRowid } = enqueue.run({ submissionId, availableAt, language, lane: LANES[lane] });
      giveTurn.run({ id: lastInsertRowid, again: 0 });
    },
    /**
     * Adds a test run that somebody waits for. When the person has as many waiting as one may, the oldest of them is not run
     * any more, and the new one takes its place in the queue. Call it in the transaction that stores the submission.
     */
    enqueueTrial(submissionId: string, personId: string, now: string, language: Language): void {
      const waiting = TrialRow.array().parse(waitingTrials.all({ personId, scope: 'visible' }));
      this.enqueue(submissionId, now, language, 'live');
      if (waiting.length < MOST_WAITING_TRIALS) return;
      const [{ id, ...place }] = waiting as [z.infer<typeof TrialRow>];
      replace.run({ id, now });
      takePlace.run({ submissionId, ...place });
    },
    /** How many counted submissions of a person wait. */
    countWaiting(personId: string): number {
      return z.number().parse(countWaiting.get({ personId, scope: 'all' }));
    },
    ...leases,
    /**
     * Hands out the waiting job whose turn it is, of the first lane that has one, under `lease`. Who has `mostOfOne` jobs running is
     * passed over.
     */
    claim: (
      lease: string,
      now: string,
      expiresAt: string,
      mostOfOne: number = Number.MAX_SAFE_INTEGER,
    ): ClaimedJob | undefined => claimNext.immediate(lease, now, expiresAt, mostOfOne),
    /** Stores the report and closes the job, if `lease` still holds it. */
    finish: (id: number, lease: string, report: GradeReport, now: string) =>
      finishWith.immediate(id, lease, report, now),
    /** Adds types to the report that did not wait for them; to another one that stands there by now, nothing. */
    addTypes: (submissionId: string, types: LateTypes): void => reports.addTypes(submissionId, types),
    /** Records a failure of the grader: back into the queue, or `failed` after the last try. */
    fail: (...args: Parameters<typeof leases.fail>): Outcome => failWith.immediate(...args),
    /** Takes back jobs whose lease ran out; counts as a failed try. */
    expire: (now: string, policy: RetryPolicy): { submissionId: string; state: SubmissionState }[] =>
      expireAll.immediate(now, policy),
    /** Puts a `failed` job of a course into the queue again; false when it is not failed. */
    retry(courseId: string, submissionId: string, now: string): boolean {
      return retryWith(() => retry.all({ courseId, submissionId, now })) === 1;
    },
    /** Puts every `failed` job of a course into the queue again; returns how many. */
    retryAll(courseId: string, now: string): number {
      return retryWith(() => retryAll.all({ courseId, now }));
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
