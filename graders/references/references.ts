/**
 * Owns expected values as the grader sees them: from memory, else from the cache on disk, else from the reference process.
 * Must not run content itself.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Exercise } from '../catalog/exercise.ts';
import { exerciseVersion } from './exercise-version.ts';
import type { ExpectedSet } from './expected.ts';
import type { ReferenceReply, ReferenceRequest, ReferenceValues } from './reference-messages.ts';

/** An exercise's own files are at fault: the grader's failure, never the student's. */
export class ReferenceFailure extends Error {
  override readonly name = 'ReferenceFailure';
}

export interface References {
  /** Expected values of an exercise. @throws ReferenceFailure */
  expected(exercise: Exercise): Promise<ExpectedSet>;
  /** What both references return for arguments given as nested lists. @throws ReferenceFailure */
  call(exercise: Exercise, args: readonly unknown[]): Promise<ReferenceValues>;
  /** Works out what is expected of each exercise that has not been asked for, one after another. */
  workAhead(): Promise<void>;
  close(): void;
}

/** The process holds some 150 MB, so it ends when nobody asked for this long. */
const IDLE_MS = 20_000;
/** Form of the cached sets: goes up when ExpectedSet changes, so that no older form is read. */
const CACHE_FORM = 2;

interface ReferenceProcess {
  /** Asks; the process is started when there is none. @throws ReferenceFailure when it ends */
  ask(request: ReferenceRequest): Promise<ReferenceReply>;
  close(): void;
}

/** A process that runs references; it lives while it is asked. */
function createReferenceProcess(): ReferenceProcess {
  const entry = fileURLToPath(new URL('./reference-process.js', import.meta.url));
  const pending = new Map<number, { resolve: (reply: ReferenceReply) => void; reject: (error: Error) => void }>();
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;

  const close = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  };
  const open = (): ChildProcess => {
    if (child !== undefined) return child;
    const opened = fork(entry, {
      serialization: 'advanced',
      env: { PATH: process.env.PATH ?? '', TF_CPP_MIN_LOG_LEVEL: '2' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    opened.on('message', (reply: ReferenceReply) => {
      pending.get(reply.id)?.resolve(reply);
      pending.delete(reply.id);
      if (pending.size === 0) {
        clearTimeout(idle);
        idle = setTimeout(close, IDLE_MS).unref();
      }
    });
    opened.on('exit', () => {
      if (child === opened) child = undefined;
      else if (child !== undefined) return;
      for (const { reject } of pending.values()) reject(new ReferenceFailure('the reference process ended'));
      pending.clear();
    });
    child = opened;
    return opened;
  };
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        pending.set(request.id, { resolve, reject });
        open().send(request);
      }),
    close,
  };
}

/** Creates the references. `cacheFolder` is ours alone; `library` is the hash of np and dnn_utils. */
export function createReferences(deps: {
  exercises: readonly Exercise[];
  cacheFolder: string;
  library: string;
}): References {
  const { exercises, cacheFolder, library } = deps;
  /** Answers who waits, and works ahead: two processes, so that nobody waits for an exercise that nobody asked for. */
  const asked = createReferenceProcess();
  const ahead = createReferenceProcess();
  const sets = new Map<string, Promise<ExpectedSet>>();
  let closed = false;
  let nextId = 1;

  const cacheFile = (version: string): string => join(cacheFolder, `${version}.${CACHE_FORM}.bin`);
  const readCache = (version: string): ExpectedSet | undefined => {
    try {
      return deserialize(readFileSync(cacheFile(version))) as ExpectedSet;
    } catch {
      return undefined;
    }
  };
  const writeCache = (set: ExpectedSet): void => {
    // The cache only saves time: a full disk must not stop grading.
    try {
      mkdirSync(cacheFolder, { recursive: true });
      const file = cacheFile(set.exerciseVersion);
      writeFileSync(`${file}.${process.pid}`, serialize(set));
      renameSync(`${file}.${process.pid}`, file);
    } catch {}
  };
  const compute = async (exercise: Exercise, version: string, by: ReferenceProcess): Promise<ExpectedSet> => {
    const cached = readCache(version);
    if (cached !== undefined) return cached;
    const reply = await by.ask({ type: 'expected', id: nextId++, exercise, all: exercises, version });
    if (reply.type !== 'expected')
      throw new ReferenceFailure(reply.type === 'failed' ? reply.message : 'the reference process gave another answer');
    writeCache(reply.set);
    return reply.set;
  };

  const expected = (exercise: Exercise, by: ReferenceProcess): Promise<ExpectedSet> => {
    const version = exerciseVersion(exercise, exercises, library);
    const known = sets.get(version);
    if (known !== undefined) return known;
    const computed = compute(exercise, version, by);
    sets.set(version, computed);
    computed.catch(() => sets.delete(version));
    return computed;
  };

  return {
    expected: (exercise) => expected(exercise, asked),
    async workAhead() {
      for (const exercise of exercises) {
        if (closed) return;
        // What is wrong with an exercise is said to whoever asks for it.
        await expected(exercise, ahead).catch(() => {});
      }
    },
    async call(exercise, args) {
      const reply = await asked.ask({ type: 'call', id: nextId++, exercise, all: exercises, args });
      if (reply.type !== 'values')
        throw new ReferenceFailure(
          reply.type === 'failed' ? reply.message : 'the reference process gave another answer',
        );
      return reply.values;
    },
    close() {
      closed = true;
      asked.close();
      ahead.close();
    },
  };
}
