/**
 * Owns the flow of jobs: claims them under a lease, hands them to the grader, records the result.
 * Must not know SQL, processes or pages.
 *
 * The database is the queue; what is in memory here (who is running, progress) may be lost at any moment. A report whose
 * recording failed (a full disk) is kept and recorded later; should the process end before, the job is graded again.
 */
import type { GradeProgress, GradeReport, LateTypes } from '../../graders/protocol.ts';
import { createWatchers } from '../kernel/topics.ts';
import type { GraderClient } from './grader.ts';
import { createGraderHealth, type GraderHealth } from './grader-health.ts';
import type { JobsStore } from './jobs.store.ts';
import type { ClaimedJob, JobLane, Outcome, RetryPolicy } from './lane.store.ts';

/** What the queue writes to the log. */
interface QueueLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface QueueDeps {
  readonly jobs: JobsStore;
  /** Old submissions that are graded again: one at a time, only while nobody waits, in a separate place at the grader. */
  readonly regrades: JobLane;
  readonly grader: GraderClient;
  readonly clock: () => Date;
  /** Whether students' code is run only where no layer of the sandbox is missing. */
  readonly fullSandboxOnly: boolean;
  readonly newId: () => string;
  readonly log: QueueLog;
  /** A job that is silent for this long is taken back, ms. */
  readonly leaseMs: number;
  readonly policy: RetryPolicy;
}

/** Where a submission stands, for the page that waits for it. */
export type Standing =
  /** `off`: nothing is graded at the moment, and it is kept until then. */
  | { readonly state: 'queued'; readonly position: number; readonly off?: true }
  | { readonly state: 'running'; readonly stage: GradeProgress['stage']; readonly done: number; readonly total: number }
  /** `typesPending`: the report is there, its types are still to come. */
  | { readonly state: 'done'; readonly typesPending: boolean }
  | { readonly state: 'failed' | 'replaced' };

interface Running {
  readonly claimed: ClaimedJob;
  readonly lane: JobLane;
  progress: GradeProgress | undefined;
  leaseEndsMs: number;
}

/** Creates a queue at rest. Call start() once, then tick() about once a second, wake() after each new job, stop() at the end. */
export function createGradingQueue(deps: QueueDeps) {
  const { jobs, regrades, grader, clock, log, policy } = deps;
  const lanes: readonly JobLane[] = [jobs, regrades];
  const running = new Map<string, Running>();
  const watchers = createWatchers();
  /** Acts that the database refused for the moment, by submission. */
  const unrecorded = new Map<string, () => Outcome>();
  /** Submissions that have a report whose types are still being checked. */
  const awaitingTypes = new Set<string>();
  let stopped = true;
  const isOff = (): boolean => health.health.state === 'off';

  const health = createGraderHealth({
    grader,
    clock,
    fullSandboxOnly: deps.fullSandboxOnly,
    onReady: () => {
      log.info({}, 'the grader is ready');
      pump();
    },
    onProblem: (message) => log.error({ message }, 'the grader could not be started'),
  });

  /** Runs something that writes; a database that refuses is logged and tried again with the next tick. */
  const guarded = <T>(what: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      log.error({ err: error }, `the queue could not ${what}`);
      return undefined;
    }
  };

  const record = (claimed: ClaimedJob, act: () => Outcome): void => {
    const submission = claimed.job.id;
    unrecorded.delete(submission);
    const outcome = guarded('record a result', act);
    if (!outcome) unrecorded.set(submission, act);
    else if (!outcome.applied) log.warn({ submission, reason: outcome.reason }, 'a late result was ignored');
    else if (outcome.state === 'failed')
      log.error({ submission }, 'a submission stays ungraded: the grader failed on it');
  };

  const settle = (entry: Running, act: () => Outcome): void => {
    const { claimed } = entry;
    if (running.get(claimed.job.id) === entry) running.delete(claimed.job.id);
    if (stopped) return;
    record(claimed, act);
    watchers.notify(claimed.job.id);
    pump();
  };

  const grade = (lane: JobLane, claimed: ClaimedJob): void => {
    const entry: Running = { claimed, lane, progress: undefined, leaseEndsMs: clock().getTime() + deps.leaseMs };
    running.set(claimed.job.id, entry);
    const onProgress = (progress: GradeProgress): void => {
      entry.progress = progress;
      const now = clock().getTime();
      if (entry.leaseEndsMs - now < deps.leaseMs / 2) {
        entry.leaseEndsMs = now + deps.leaseMs;
        guarded('extend a lease', () => lane.extend(claimed, new Date(entry.leaseEndsMs).toISOString()));
      }
      watchers.notify(claimed.job.id);
    };
    const onReport = (report: GradeReport): void => {
      if (report.typesPending) awaitingTypes.add(claimed.job.id);
      settle(entry, () =>
        report.verdict === 'grader-error'
          ? lane.fail(claimed, report.message, clock(), policy)
          : lane.finish(claimed.id, claimed.lease, report, clock().toISOString()),
      );
    };
    const onTypes = (types: LateTypes | undefined): void => {
      awaitingTypes.delete(claimed.job.id);
      if (stopped) return;
      if (types) guarded('add types to a report', () => jobs.addTypes(claimed.job.id, types));
      watchers.notify(claimed.job.id);
    };
    const onError = (error: unknown): void => {
      health.doubt();
      const message = error instanceof Error ? error.message : String(error);
      log.warn(
        { submission: claimed.job.id, attempts: claimed.attempts, message },
        'the grader failed on a submission',
      );
      settle(entry, () => lane.fail(claimed, message, clock(), policy));
    };
    // What is graded again in the background is compared as a whole: its report waits for the types.
    grader.grade(claimed.job, onProgress, lane === jobs ? onTypes : undefined).then(onReport, onError);
  };

  /** Hands out jobs while the grader has room. */
  const pump = (): void => {
    for (;;) {
      const held = [...running.values()].filter(({ lane }) => lane === jobs).length;
      if (stopped || held >= grader.capacity || !health.ready()) return;
      const now = clock();
      const expiresAt = new Date(now.getTime() + deps.leaseMs).toISOString();
      // One place at the grader stays free of any one person, so that whoever comes new need not wait for what runs for long.
      const mostOfOne = Math.max(1, grader.capacity - 1);
      const lease = (): [string, string, string] => [deps.newId(), now.toISOString(), expiresAt];
      const live = guarded('claim a job', () => jobs.claim(...lease(), mostOfOne));
      const regraded =
        live || running.size > held ? undefined : guarded('claim a job', () => regrades.claim(...lease()));
      if (live) grade(jobs, live);
      else if (regraded) grade(regrades, regraded);
      else return;
      watchers.notifyAll();
    }
  };

  return {
    /** Takes back what an earlier process held, and begins. */
    start(): void {
      const taken = lanes.reduce((sum, lane) => sum + lane.releaseAll(), 0);
      if (taken > 0) log.warn({ jobs: taken }, 'submissions that an earlier process was grading are queued again');
      stopped = false;
      pump();
    },
    /** A job was added: it may stand before others, or in the place of one. */
    wake(): void {
      pump();
      watchers.notifyAll();
    },
    /** Does what is due: results not yet recorded, leases that ran out, jobs whose pause is over. */
    tick(): void {
      if (stopped) return;
      for (const [submission, act] of [...unrecorded]) {
        const outcome = guarded('record a result', act);
        if (outcome) {
          unrecorded.delete(submission);
          watchers.notify(submission);
        }
      }
      const expired =
        guarded('take back leases', () => lanes.flatMap((lane) => lane.expire(clock().toISOString(), policy))) ?? [];
      for (const { submissionId, state } of expired) {
        running.delete(submissionId);
        log.error({ submission: submissionId, state }, 'the grader did not answer within the lease');
        watchers.notify(submissionId);
      }
      pump();
    },
    /** Where a submission stands; undefined when there is no such submission. */
    findStanding(submissionId: string): Standing | undefined {
      const place = jobs.findPlace(submissionId);
      if (!place) return undefined;
      if (place.state === 'queued')
        return { state: 'queued', position: place.ahead + 1, ...(isOff() && { off: true }) };
      if (place.state === 'done') return { state: 'done', typesPending: awaitingTypes.has(submissionId) };
      if (place.state !== 'running') return { state: place.state };
      const progress = running.get(submissionId)?.progress;
      const { stage, done, total } = progress ?? { stage: 'compiling', done: 0, total: 0 };
      return { state: 'running', stage, done, total };
    },
    /** Content hash of an exercise as the grader has it; undefined before it has been ready, or without such an exercise. */
    exerciseVersion: (slug: string): string | undefined => grader.versions.get(slug),
    /** Whether nothing is graded because the machine lacks layers of the sandbox. */
    isOff,
    /** What confines students' code; undefined before the grader has been ready. */
    confinement: () => grader.confinement,
    watch: watchers.watch,
    /** The grader and the number of jobs by state. */
    status(): { grader: GraderHealth; jobs: ReturnType<JobsStore['count']> } {
      return { grader: health.health, jobs: jobs.count() };
    },
    /** Hands out nothing more and puts back what is running; late results are ignored. */
    stop(): void {
      stopped = true;
      for (const { claimed, lane } of running.values()) guarded('put a job back', () => lane.release(claimed));
      running.clear();
    },
  };
}

/** The flow of jobs. */
export type GradingQueue = ReturnType<typeof createGradingQueue>;
