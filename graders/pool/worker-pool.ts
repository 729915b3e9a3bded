/**
 * Owns the set of sandbox workers: how many run, who is replaced when, and going on after a crash.
 * Must not know exercises or verdicts.
 */
import type { ChildProcess } from 'node:child_process';
import type { Limits } from '../limits.ts';
import { type Job, type SandboxOutcome, WorkerFailure, WorkerProcess } from './worker-process.ts';

/** A submission's program and the tests to run it on. */
export interface SandboxRun {
  readonly library: { readonly hash: string; readonly source: string };
  readonly program: string;
  readonly functionName: string;
  readonly tests: readonly { readonly tree: string; readonly data: Float64Array; readonly calls: number }[];
}

/** Outcomes by test. A failed load stands in `loadFailure` and tests without an outcome are undefined. */
export interface SandboxResult {
  readonly outcomes: readonly (SandboxOutcome | undefined)[];
  readonly loadFailure?: SandboxOutcome;
  /** What the file printed while it was loaded for the first time. */
  readonly loadLog: string;
}

export interface WorkerPool {
  /** Boots the workers. @throws WorkerFailure when none starts. */
  start(): Promise<void>;
  /**
   * Runs a submission; waits for a free worker. `onOutcome` is called after each test. Of `background` runs, one at a time takes
   * the spare worker, beyond those of `limits.workers`: nobody else ever waits for it. @throws WorkerFailure
   */
  run(run: SandboxRun, onOutcome?: () => void, background?: boolean): Promise<SandboxResult>;
  /** Process ids and resident memory of the workers, for `doctor` and benches. */
  workers(): { readonly pid: number; readonly residentMiB: number }[];
  close(): Promise<void>;
}

const BACK_OFF_MS = 250;
const MAX_BOOT_FAILURES = 5;

/** Packs the tests' numbers into one buffer and describes each test. */
function pack(run: SandboxRun, indexes: readonly number[], limits: Limits): { job: Job; bytes: Uint8Array } {
  const total = indexes.reduce((sum, index) => sum + (run.tests[index]?.data.byteLength ?? 0), 0);
  const bytes = new Uint8Array(total);
  let end = 0;
  const tests = indexes.flatMap((index) => {
    const test = run.tests[index];
    if (test === undefined) return [];
    const start = end;
    bytes.set(new Uint8Array(test.data.buffer, test.data.byteOffset, test.data.byteLength), start);
    end += test.data.byteLength;
    return [{ index, tree: test.tree, start, end, calls: test.calls }];
  });
  const { heapMiB, testMs } = limits;
  const { program, functionName } = run;
  return { job: { type: 'job', libraryHash: run.library.hash, program, functionName, heapMiB, testMs, tests }, bytes };
}

/** Creates a pool that keeps `limits.workers` busy at most and one spare warm. */
export function createWorkerPool(deps: { limits: Limits; launch: () => ChildProcess }): WorkerPool {
  const { limits, launch } = deps;
  const all = new Set<WorkerProcess>();
  const idle: WorkerProcess[] = [];
  const waiting: {
    readonly background: boolean;
    readonly resolve: (worker: WorkerProcess) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  let busy = 0;
  let busyInBackground = 0;
  let bootFailures = 0;
  let closed = false;

  const boot = (): void => {
    if (closed || all.size > limits.workers) return;
    const worker = new WorkerProcess(launch(), limits);
    all.add(worker);
    worker.ready.then(
      () => {
        bootFailures = 0;
        if (closed) return;
        idle.push(worker);
        serve();
      },
      (error: Error) => {
        all.delete(worker);
        bootFailures += 1;
        if (bootFailures >= MAX_BOOT_FAILURES && all.size === 0)
          for (const { reject } of waiting.splice(0)) reject(error);
        setTimeout(boot, BACK_OFF_MS * bootFailures).unref();
      },
    );
  };
  const serve = (): void => {
    for (;;) {
      const place = waiting.findIndex(({ background }) => (background ? busyInBackground < 1 : busy < limits.workers));
      const next = waiting[place];
      const worker = next && idle.shift();
      if (next === undefined || worker === undefined) return;
      if (worker.dead) {
        discard(worker);
        continue;
      }
      if (next.background) busyInBackground += 1;
      else busy += 1;
      waiting.splice(place, 1);
      next.resolve(worker);
    }
  };
  const acquire = (background: boolean): Promise<WorkerProcess> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new WorkerFailure('the grader is shutting down'));
      waiting.push({ background, resolve, reject });
      if (all.size <= limits.workers) boot();
      serve();
    });
  const discard = (worker: WorkerProcess): void => {
    // Unavailable before it is killed: nobody may pick a dying worker.
    all.delete(worker);
    void worker.kill();
    boot();
  };
  const release = (worker: WorkerProcess, clean: boolean, background: boolean): void => {
    if (background) busyInBackground -= 1;
    else busy -= 1;
    const worn = worker.jobs >= limits.recycleJobs || worker.residentMiB() > limits.recycleMiB;
    if (worker.dead || !clean || worn) discard(worker);
    else idle.push(worker);
    serve();
  };

  return {
    async start() {
      for (let count = 0; count <= limits.workers; count++) boot();
      const worker = await acquire(false);
      release(worker, true, false);
    },
    async run(run, onOutcome = () => {}, background = false) {
      const outcomes: (SandboxOutcome | undefined)[] = run.tests.map(() => undefined);
      // Only what the student's code takes counts, never the wait for a worker.
      let leftMs = limits.submissionMs;
      let left = run.tests.map((_, index) => index);
      let loadLog: string | undefined;
      while (left.length > 0) {
        const worker = await acquire(background);
        const startedAt = performance.now();
        let clean = false;
        try {
          worker.offerLibrary(run.library.hash, run.library.source);
          const { job, bytes } = pack(run, left, limits);
          const result = await worker.run(job, bytes, leftMs, onOutcome);
          leftMs = Math.max(0, leftMs - (performance.now() - startedAt));
          for (const [index, outcome] of result.outcomes) outcomes[index] = outcome;
          // A heap that ran full leaves the process in doubt, although it lives.
          clean = ![...result.outcomes.values()].some(({ status }) => status === 'memory-limit');
          loadLog ??= result.loadLog;
          if (result.loadFailure !== undefined) return { outcomes, loadLog, loadFailure: result.loadFailure };
          if (result.diedAt === undefined) return { outcomes, loadLog };
          if (result.diedAt.outcome.status === 'failed') throw new WorkerFailure(result.diedAt.outcome.text);
          outcomes[result.diedAt.index] = result.diedAt.outcome;
          onOutcome();
          if (leftMs === 0) {
            const late: SandboxOutcome = { status: 'time-limit', text: 'submission', durationMs: 0 };
            return { outcomes: outcomes.map((outcome) => outcome ?? late), loadLog };
          }
          left = left.filter((index) => outcomes[index] === undefined);
        } finally {
          release(worker, clean, background);
        }
      }
      return { outcomes, loadLog: loadLog ?? '' };
    },
    workers: () => [...all].map((worker) => ({ pid: worker.pid, residentMiB: worker.residentMiB() })),
    async close() {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new WorkerFailure('the grader is shutting down'));
      await Promise.all([...all].map((worker) => worker.kill()));
    },
  };
}
