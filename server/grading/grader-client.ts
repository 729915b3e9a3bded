/**
 * Owns the grader process: it starts it, passes jobs and reports, and starts it again when it died.
 * Must not know what grading is, nor the database.
 */
import { type ChildProcess, fork } from 'node:child_process';
import module from 'node:module';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { GraderCommand, GraderOptions } from '../../graders/grader-messages.ts';
import {
  type ConfinementSummary,
  type GradeJob,
  type GradeProgress,
  type GradeReport,
  GraderMessageSchema,
  type ReferenceAnswer,
} from '../../graders/protocol.ts';
import { projectRoot } from '../project-root.ts';
import { type ComputeClient, ComputeRefused, type GraderClient, GraderUnavailable } from './grader.ts';
import { createLateTypes } from './late-types.ts';

/** A client that can also ask the references, for the command line. */
export interface GraderProcessClient extends GraderClient, ComputeClient {
  /** What both references return for arguments given as nested lists. @throws GraderUnavailable with the reference's message */
  reference(exercise: string, args: readonly unknown[]): Promise<ReferenceAnswer>;
  /** Process id of the grader while it runs. */
  readonly pid: number | undefined;
}

/** An answer to any command; who asked knows to which. */
type Answer = GradeReport & ReferenceAnswer & { readonly values: unknown[]; readonly problem?: string };

interface Waiting {
  readonly onProgress: (progress: GradeProgress) => void;
  readonly resolve: (value: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A grader that starts and says nothing for this long is given up, ms: trying the layers of the sandbox is the longest silence. */
const SILENCE_MS = 150_000;
/** Where Node 22 keeps what it compiled, if this process has it do so. */
function compileCache(): { NODE_COMPILE_CACHE?: string } {
  const { getCompileCacheDir } = module as { getCompileCacheDir?: () => string | undefined };
  const folder = getCompileCacheDir?.();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}
/** Grading and everything it starts yield the processor to the pages: a student who reads or types never waits for it. */
const PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Creates a client; nothing runs before start(). A grader that dies fails its jobs and is started anew with the next one.
 * `priority` is that of the operating system; a higher number yields to a lower one.
 */
export function createGraderClient(options: GraderOptions, priority: number = PRIORITY): GraderProcessClient {
  const entry = join(projectRoot, 'dist', 'graders', 'grader-process.js');
  const waiting = new Map<string, Waiting>();
  const lateTypes = createLateTypes();
  let child: ChildProcess | undefined;
  let ready: Promise<void> | undefined;
  let confinement: ConfinementSummary | undefined;
  let versions: ReadonlyMap<string, string> = new Map();
  let closed = false;
  let nextId = 1;

  const send = (to: ChildProcess, command: GraderCommand): void => {
    to.send(command, () => {});
  };
  const boot = (): Promise<void> => {
    const booting = fork(entry, {
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', ...compileCache() },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = booting;
    if (booting.pid !== undefined) setPriority(booting.pid, priority);
    return new Promise((resolve, reject) => {
      let reason = 'the grader process ended';
      const timer = setTimeout(() => booting.kill('SIGKILL'), SILENCE_MS);
      booting.on('message', (raw) => {
        const message = GraderMessageSchema.parse(raw);
        if (message.type === 'ready') {
          clearTimeout(timer);
          confinement = message.confinement;
          versions = new Map(Object.entries(message.versions));
          resolve();
        } else if (message.type === 'starting') timer.refresh();
        else if (message.type === 'progress') waiting.get(message.progress.id)?.onProgress(message.progress);
        else if (message.type === 'report') settle(message.id, ({ resolve: done }) => done(message.report as never));
        else if (message.type === 'types') lateTypes.come(message.id, message.types);
        else if (message.type === 'reference') settle(message.id, ({ resolve: done }) => done(message.values as never));
        else if (message.type === 'computed') settle(message.id, ({ resolve: done }) => done(message.answer as never));
        else if (message.id === 'start') reason = message.message;
        else settle(message.id, (job) => job.reject(new GraderUnavailable(message.message)));
      });
      booting.on('error', (error) => {
        reason = error.message;
      });
      booting.on('exit', () => {
        clearTimeout(timer);
        if (child === booting) {
          child = undefined;
          ready = undefined;
        }
        const error = new GraderUnavailable(reason);
        for (const id of [...waiting.keys()]) settle(id, (job) => job.reject(error));
        lateTypes.end();
        reject(error);
      });
      send(booting, { type: 'start', options });
    });
  };
  const settle = (id: string, act: (job: Waiting) => void): void => {
    const job = waiting.get(id);
    waiting.delete(id);
    if (job !== undefined) act(job);
  };
  const start = (): Promise<void> => {
    if (closed) return Promise.reject(new GraderUnavailable('the grader is shutting down'));
    ready ??= boot();
    return ready;
  };
  const ask = async (
    id: string,
    command: GraderCommand,
    onProgress: Waiting['onProgress'] = () => {},
  ): Promise<Answer> => {
    await start();
    return new Promise((resolve, reject) => {
      if (child === undefined) return reject(new GraderUnavailable('the grader process ended'));
      if (waiting.has(id)) return reject(new GraderUnavailable(`the job ${id} is being graded already`));
      waiting.set(id, { onProgress, resolve, reject });
      send(child, command);
    });
  };

  const compute = async (source: string, sets: readonly Readonly<Record<string, unknown>>[]): Promise<unknown[]> => {
    const id = `compute-${nextId++}`;
    const answer = await ask(id, { type: 'compute', id, source, sets: [...sets] });
    if (answer.problem !== undefined) throw new ComputeRefused(answer.problem);
    return answer.values;
  };

  return {
    capacity: options.limits.workers,
    get confinement() {
      return confinement;
    },
    get versions() {
      return versions;
    },
    get pid() {
      return child?.pid;
    },
    start,
    async grade(job: GradeJob, onProgress, onTypes) {
      if (onTypes) lateTypes.expect(job.id, onTypes);
      try {
        const report = await ask(job.id, { type: 'grade', job, typesLater: onTypes !== undefined }, onProgress);
        lateTypes.report(job.id, report.typesPending === true);
        return report;
      } catch (error) {
        lateTypes.forget(job.id);
        throw error;
      }
    },
    reference: (exercise, args) => {
      const id = `reference-${nextId++}`;
      return ask(id, { type: 'reference', id, exercise, args: [...args] });
    },
    compute,
    async close() {
      closed = true;
      const closing = child;
      if (closing === undefined || closing.exitCode !== null) return;
      const gone = new Promise<void>((resolve) => closing.once('exit', () => resolve()));
      closing.kill('SIGTERM');
      const timer = setTimeout(() => closing.kill('SIGKILL'), 5_000);
      await gone;
      clearTimeout(timer);
    },
  };
}
