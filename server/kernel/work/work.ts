/**
 * Owns work that can be long: it runs in worker threads, one job at a time in each lane, and is cut off at a deadline, so that no
 * input keeps the server from answering others.
 * Must not know which jobs there are: a job is a module `*.job.ts` whose default export turns plain data into plain data.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { projectRoot } from '../../project-root.ts';
import { AppError } from '../errors.ts';
import type { Done, Task } from './worker.ts';

/** Threads run what was built: also those of a server that runs from its sources, as in tests. */
const built = (path: string): string => pathToFileURL(join(projectRoot, 'dist', 'server', path)).href;

/** A lane: how long one of its jobs may run, and how long its thread is kept when there is nothing to do, ms; and what it may hold. */
interface Lane {
  readonly deadlineMs: number;
  readonly idleMs: number;
  readonly heapMb: number;
}

/**
 * Pages wait for `quick` work: texts and colours, which have bounds of their own and take milliseconds. `slow` is what reads and
 * compares files; a file of a megabyte needs some 100 MB. `file` is for single files of up to 20 MB, which are rare. A thread that wants more memory is ended.
 */
const LANES = {
  quick: { deadlineMs: 2_000, idleMs: Number.POSITIVE_INFINITY, heapMb: 256 },
  slow: { deadlineMs: 5_000, idleMs: 60_000, heapMb: 256 },
  file: { deadlineMs: 60_000, idleMs: 10_000, heapMb: 768 },
} as const satisfies Record<string, Lane>;
/** Name of a lane. */
export type LaneName = keyof typeof LANES;

/** How often a running job's time is looked at; and how long a thread may take to start and to load the job, ms. */
const LOOK_MS = 50;
const START_MS = 30_000;
/** Jobs that may wait in a lane, and those of one person that may wait or run in it. */
const MOST_WAITING = 100;
const MOST_OF_ONE = 8;

/** A job: plain data in, plain data out. */
// biome-ignore lint/suspicious/noExplicitAny: a job may want any input; `run` infers it
export type Job = (input: any) => unknown;

/** A thread for each lane, which start with their first job. */
export function createThreads(lanes: Readonly<Record<LaneName, Lane>> = LANES) {
  const create = ({ deadlineMs, idleMs, heapMb }: Lane) => ({
    deadlineMs,
    pool: new Piscina<Task, Done>({
      filename: built('kernel/work/worker.js'),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idleMs,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    }),
  });
  const [quick, slow, file] = [create(lanes.quick), create(lanes.slow), create(lanes.file)];
  return {
    quick,
    slow,
    file,
    /** Ends the threads, whatever they do. */
    end: async (): Promise<void> => void (await Promise.all([quick, slow, file].map(({ pool }) => pool.destroy()))),
  };
}
/** Threads for work. */
export type Threads = ReturnType<typeof createThreads>;

export interface WorkDeps {
  readonly threads: Threads;
  /** Fires when the server is about to end, and its threads with it. */
  readonly closing: AbortSignal;
  /** Id of the person for whom work is done; undefined when that is nobody's. */
  readonly asker: () => string | undefined;
}

/** Fires when a job has run for its time; starting the thread does not count, which takes seconds on a busy machine. */
function createDeadline(begun: Int32Array, deadlineMs: number) {
  const over = new AbortController();
  const startedAt = performance.now();
  let begunAt: number | undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    if (begunAt === undefined && Atomics.load(begun, 0) === 1) begunAt = now;
    const isOver = begunAt === undefined ? now - startedAt > START_MS : now - begunAt > deadlineMs;
    if (isOver) over.abort();
  }, LOOK_MS);
  return { signal: over.signal, stop: () => clearInterval(timer) };
}

/** Makes the lanes, of which each lets one job at a time into its thread. */
export function createWork({ threads, closing, asker }: WorkDeps) {
  const createLane = ({ deadlineMs, pool }: Threads[LaneName]) => {
    const waiting: (() => void)[] = [];
    const ofOne = new Map<string, number>();
    let busy = false;

    /** Waits for the thread; the caller must call `next` when it has done. */
    const turn = (): Promise<void> | void => {
      if (busy) return new Promise((resolve) => waiting.push(resolve));
      busy = true;
    };
    const next = (): void => {
      const begin = waiting.shift();
      if (begin) begin();
      else busy = false;
    };
    const compute = async (work: Omit<Task, 'begun'>): Promise<unknown> => {
      if (closing.aborted) throw new AppError('server-busy', undefined, { retryAfterSeconds: 5 });
      const begun = new Int32Array(new SharedArrayBuffer(4));
      const deadline = createDeadline(begun, deadlineMs);
      try {
        const done = await pool.run({ ...work, begun }, { signal: deadline.signal });
        if ('output' in done) return done.output;
        throw new AppError('too-complex', 'errors:too-complex.deep');
      } catch (error) {
        if (closing.aborted) throw new AppError('server-busy', undefined, { retryAfterSeconds: 5, cause: error });
        const { name, code } = error as { name?: string; code?: string };
        if (name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY')
          throw new AppError('too-complex', undefined, { cause: error, values: { seconds: deadlineMs / 1_000 } });
        throw error;
      } finally {
        deadline.stop();
      }
    };
    return async (work: Omit<Task, 'begun'>): Promise<unknown> => {
      const person = asker();
      const mine = person === undefined ? 0 : (ofOne.get(person) ?? 0);
      if (mine >= MOST_OF_ONE) throw new AppError('too-many-requests', undefined, { retryAfterSeconds: 5 });
      if (waiting.length >= MOST_WAITING) throw new AppError('server-busy', undefined, { retryAfterSeconds: 5 });
      if (person !== undefined) ofOne.set(person, mine + 1);
      try {
        await turn();
        try {
          return await compute(work);
        } finally {
          next();
        }
      } finally {
        const left = person === undefined ? 0 : (ofOne.get(person) ?? 1) - 1;
        if (person !== undefined && left === 0) ofOne.delete(person);
        else if (person !== undefined) ofOne.set(person, left);
      }
    };
  };
  const lanes = {
    quick: createLane(threads.quick),
    slow: createLane(threads.slow),
    file: createLane(threads.file),
  };

  return {
    /**
     * Runs a job, named by its module below server/ without the ending: `run<typeof job>('slow', 'review/difference', input)`.
     * @throws AppError too-complex when it was cut off; too-many-requests for a person with many jobs; server-busy
     */
    async run<Given extends Job>(
      lane: LaneName,
      job: string,
      input: Parameters<Given>[0],
    ): Promise<Awaited<ReturnType<Given>>> {
      return (await lanes[lane]({ module: built(`${job}.job.js`), input })) as Awaited<ReturnType<Given>>;
    },
  };
}
/** Work in other threads. */
export type Work = ReturnType<typeof createWork>;
