/**
 * Owns one sandbox worker process: its pipes, its watchdog and its death.
 * Must not know exercises; it turns a batch of tests into raw outcomes and says which test killed the worker.
 */
import type { ChildProcess } from 'node:child_process';
import type { Limits } from '../limits.ts';
import { type Conversion, type GuestOutcome, parseReply } from '../sandbox/parse-reply.ts';
import { parseWorkerMessage, type WorkerCommand } from '../sandbox/worker-messages.ts';
import { watchBoot } from './boot-deadline.ts';
import { encodeFrame, type Frame, FrameReader } from './frames.ts';
import { innermostProcess, residentMiB } from './resident-memory.ts';

/** How one test, or loading the file, ended in the sandbox. */
export type SandboxOutcome =
  | {
      readonly status: 'replied';
      readonly log: string;
      readonly conversions: readonly Conversion[];
      readonly result: GuestOutcome;
      readonly durationMs: number;
    }
  | {
      readonly status: 'time-limit' | 'memory-limit' | 'output-limit' | 'failed';
      readonly text: string;
      readonly durationMs: number;
    };

export type Job = Extract<WorkerCommand, { type: 'job' }>;

/** What came of a batch. When the worker died, `diedAt` is the test that was running. */
export interface BatchResult {
  readonly outcomes: ReadonlyMap<number, SandboxOutcome>;
  /** What the file printed while it was loaded for the first time. */
  readonly loadLog: string;
  /** The reply to loading the file, when it did not end in `loaded`: it stands for every test without an outcome. */
  readonly loadFailure?: SandboxOutcome;
  readonly diedAt?: { readonly index: number; readonly outcome: SandboxOutcome };
}

/** The worker could not be used at all: not the student's fault. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
}

const POLL_MS = 25;
/** Processor time that booting may take, ms. */
const BOOT_MS = 15_000;

type FailedStatus = Exclude<SandboxOutcome['status'], 'replied'>;
const ended = (status: FailedStatus, text: string, durationMs = 0): SandboxOutcome => ({ status, text, durationMs });

/** Signals by which a process dies that ran out of memory; wrappers report them as 128 + number. */
const CRASH_CODES = new Set([128 + 4, 128 + 5, 128 + 6, 128 + 7, 128 + 9, 128 + 11]);

/** The parsed outcome of a message. @throws ForgedReply */
function outcomeOf(status: SandboxOutcome['status'], text: string, data: Buffer, durationMs: number): SandboxOutcome {
  return status === 'replied' ? { status, ...parseReply(text, data), durationMs } : { status, text, durationMs };
}

/** SIGKILL to a process, or to a group when negative; nothing when it is gone already. */
function signal(target: number): void {
  if (target === 0) return;
  try {
    process.kill(target, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}

export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #limits: Limits;
  readonly #reader: FrameReader;
  readonly #libraries = new Set<string>();
  readonly #exited: Promise<void>;
  /** Resolves when the worker has booted; rejects when it cannot. */
  readonly ready: Promise<void>;
  #pid = 0;
  #stderr = '';
  #receive: (frame: Frame) => void = () => {};
  #die: (outcome: SandboxOutcome) => void = () => {};
  #dead = false;
  /** Batches run so far. */
  jobs = 0;

  constructor(child: ChildProcess, limits: Limits) {
    this.#child = child;
    this.#limits = limits;
    this.#reader = new FrameReader(limits.outputBytes);
    this.#exited = new Promise((resolve) => {
      const gone = (code: number | null, signal: string | null): void => {
        this.#dead = true;
        const crashed = signal !== null || CRASH_CODES.has(code ?? 0);
        this.#die(
          crashed
            ? ended('memory-limit', 'crashed')
            : ended('failed', `the sandbox process ended: ${this.#stderr.slice(0, 500)}`),
        );
        resolve();
      };
      child.once('exit', gone);
      child.once('error', () => gone(1, null));
    });
    child.stdin?.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#stderr.length < 4_096) this.#stderr += chunk.toString('utf8');
    });
    child.stdout?.on('data', (chunk: Buffer) => this.#onData(chunk));
    this.ready = new Promise((resolve, reject) => {
      const booted = watchBoot(child.pid, BOOT_MS, () =>
        reject(new WorkerFailure('the sandbox process did not start in time')),
      );
      this.#receive = () => {
        booted();
        this.#pid = innermostProcess(child.pid ?? 0);
        resolve();
      };
      void this.#exited.then(() => {
        booted();
        reject(new WorkerFailure(`the sandbox process ended at its start: ${this.#stderr.slice(0, 500)}`));
      });
    });
    this.ready.catch(() => this.kill());
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Resident memory of the worker itself, MiB. */
  residentMiB(): number {
    return residentMiB(this.#pid);
  }

  /** Process id of the worker itself, inside any wrapper. */
  get pid(): number {
    return this.#pid;
  }

  /** Ends the worker and everything that wraps it at once; safe at any time. */
  kill(): Promise<void> {
    this.#dead = true;
    const { pid: group, exitCode, signalCode } = this.#child;
    if (group !== undefined && exitCode === null && signalCode === null)
      for (const target of [this.#pid, -group]) signal(target);
    return this.#exited;
  }

  #onData(chunk: Buffer): void {
    try {
      for (const frame of this.#reader.push(chunk)) this.#receive(frame);
    } catch (error) {
      // Only a compromised or overflowing worker breaks the framing.
      this.#die(ended('output-limit', String((error as Error).message)));
      void this.kill();
    }
  }

  /** Sends a library unless the worker has it. */
  offerLibrary(hash: string, source: string): void {
    if (this.#libraries.has(hash)) return;
    this.#libraries.add(hash);
    this.#child.stdin?.write(encodeFrame({ type: 'library', hash, source } satisfies WorkerCommand));
  }

  /** Runs a batch. `deadlineMs` bounds all of it. Afterwards the worker may be dead: check `dead`. */
  run(job: Job, bytes: Uint8Array, deadlineMs: number, onOutcome: () => void): Promise<BatchResult> {
    this.jobs += 1;
    return new Promise((resolve) => {
      const outcomes = new Map<number, SandboxOutcome>();
      const indexes = new Set(job.tests.map((test) => test.index));
      const { testMs, graceMs, residentMiB: residentLimit } = this.#limits;
      const startedAt = performance.now();
      let running = job.tests[0]?.index ?? 0;
      let runningSince = startedAt;
      let loadFailure: SandboxOutcome | undefined;
      let loadLog: string | undefined;

      const poll = setInterval(() => {
        const now = performance.now();
        // Loading and running each have testMs inside; the grace is for what the isolate's own timeout cannot stop.
        if (now - runningSince > 2 * testMs + graceMs) stop(ended('time-limit', '', now - runningSince));
        else if (now - startedAt > deadlineMs + graceMs) stop(ended('time-limit', 'submission', now - runningSince));
        else if (this.residentMiB() > residentLimit) stop(ended('memory-limit', '', now - runningSince));
      }, POLL_MS);
      const finish = (result: BatchResult): void => {
        clearInterval(poll);
        this.#receive = () => {};
        this.#die = () => {};
        resolve(result);
      };
      /** The test that is running; between two, the next one; undefined after the last. What has an outcome keeps it. */
      const reached = (): number | undefined =>
        outcomes.has(running) ? job.tests.find(({ index }) => !outcomes.has(index))?.index : running;
      const stop = (outcome: SandboxOutcome): void => {
        // A worker that failed fails all of the batch, wherever it was.
        const index = reached() ?? (outcome.status === 'failed' ? running : undefined);
        finish({
          outcomes,
          loadLog: loadLog ?? '',
          ...(loadFailure && { loadFailure }),
          ...(index !== undefined && { diedAt: { index, outcome } }),
        });
        void this.kill();
      };
      this.#die = stop;
      const receive = ({ header, bytes: data }: Frame): void => {
        const message = parseWorkerMessage(header);
        if (message.type === 'started') {
          running = message.index;
          runningSince = performance.now();
        } else if (message.type === 'loaded') {
          const outcome = outcomeOf(message.status, message.text, data, 0);
          if (outcome.status !== 'replied' || outcome.result.outcome !== 'loaded') loadFailure = outcome;
          // A later load, after a hidden test killed the isolate, could print when that was.
          else loadLog ??= outcome.log;
        } else if (message.type === 'outcome' && indexes.has(message.index) && !outcomes.has(message.index)) {
          outcomes.set(message.index, outcomeOf(message.status, message.text, data, message.durationMs));
          onOutcome();
        } else if (message.type === 'finished') {
          finish({ outcomes, loadLog: loadLog ?? '', ...(loadFailure && { loadFailure }) });
        }
      };
      this.#receive = (frame) => {
        try {
          receive(frame);
        } catch (error) {
          // No honest guest sends this: the worker may be compromised, so nothing it says counts.
          stop(ended('failed', `the sandbox process sent a forged message: ${(error as Error).message.slice(0, 200)}`));
        }
      };
      if (this.#dead) stop(ended('failed', 'the sandbox process is gone'));
      else this.#child.stdin?.write(encodeFrame(job, bytes));
    });
  }
}
