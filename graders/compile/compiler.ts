/**
 * Owns the compile processes as the grader sees them: two make programs, one checks types, one is spare and takes the place of
 * whichever has to be killed.
 * Must not know what happens to a program.
 *
 * Types are warnings, and some take for ever: they are checked in a line of their own, in turns by owner, and a file whose check ran
 * out of time is not checked again.
 */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { sentencesIn } from '../feedback/words/sentences.ts';
import type { Limits } from '../limits.ts';
import type { Diagnostic, Language, LateTypes } from '../protocol.ts';
import type { WrittenOperator } from './advice/written-operators.ts';
import type { CompileAnswer, CompileRequest } from './compile-messages.ts';
import { type CompileWorker, createCompileWorker } from './compile-worker.ts';
import type { Program } from './transpile.ts';
import { createTurns } from './turns.ts';
import type { TypeTarget } from './type-checker.ts';

/** A program as soon as there is one, and its types when they are known; none are looked at of what cannot be parsed. */
export interface Compilation {
  readonly program: Promise<{
    readonly program?: Program;
    readonly blocking: readonly Diagnostic[];
    /** All operators of the file, in the order of its text. */
    readonly operators: readonly WrittenOperator[];
    readonly compileMs: number;
  }>;
  readonly types: Promise<LateTypes>;
}

export interface Compiler {
  /** Boots the processes; resolves when programs can be made. @throws when none starts */
  start(): Promise<void>;
  /**
   * Compiles a normalised source. `language` is that of all messages; `owner` names whose it is: owners take turns.
   */
  compile(source: string, target: TypeTarget, language: Language, owner: string): Compilation;
  close(): void;
}

type Kind = CompileRequest['kind'];
interface Pending {
  readonly request: CompileRequest;
  readonly resolve: (answer: CompileAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Sources that are remembered because their types ran out of time. */
const MOST_REMEMBERED = 1_000;
/** Files of one owner that may wait for their types: they may come faster than they are checked. */
const MOST_WAITING = { program: Number.POSITIVE_INFINITY, types: 5 } as const;
const WARM_SOURCE = 'import * as np from "np";\nexport const warm = np.zeros([1, 1]);';
const WARM_TARGET = { slug: 'warm', functionName: 'warm', signature: 'NDArray' };
/** Programs that are made at once, of different owners: a file that takes long keeps only its own owner waiting. */
const PROGRAMS_AT_ONCE = 2;
/** Pause before a compile process that could not be started is tried again, ms. */
const PAUSE_MS = 500;

const givenUp = (code: string, message: string, blocking: boolean): Diagnostic => ({
  severity: blocking ? 'error' : 'warning',
  code,
  message,
  line: 1,
  column: 1,
  excerpt: '',
  blocking,
});

const keyOf = ({ source, target }: CompileRequest): string =>
  createHash('sha256').update(`${target.slug} ${source}`).digest('base64');

/** Creates a compiler over processes that `launch` starts. */
export function createCompiler(
  limits: Pick<Limits, 'compileMs' | 'sourceBytes' | 'nesting'>,
  launch: () => ChildProcess,
): Compiler {
  /** Hashes of requests that ran out of time, oldest first. */
  const hopeless = new Set<string>();
  let spare: CompileWorker | undefined;
  let closed = false;

  const boot = (warmUp?: CompileRequest): CompileWorker => createCompileWorker(launch(), warmUp);
  /** The first check of types takes long; one for which a student's file waits must not. */
  const warmUp: CompileRequest = { kind: 'types', source: WARM_SOURCE, target: WARM_TARGET, limits, language: 'en' };
  /** The spare, or a new process where it is used up or has died; the next spare boots at once. */
  const replacement = (): CompileWorker => {
    const taken = spare !== undefined && !spare.dead ? spare : boot(warmUp);
    spare = boot(warmUp);
    return taken;
  };
  const outOfTime = ({ kind, language }: CompileRequest, ms: number): CompileAnswer => {
    const { compile: words } = sentencesIn(language);
    const blocking = kind === 'program';
    const message = blocking ? words.compileTimeLimit : words.typesTimeLimit;
    return { diagnostics: [givenUp('compile-time-limit', message, blocking)], ms };
  };
  const remember = (request: CompileRequest): void => {
    // A program needs some milliseconds: if that was too long, the machine was busy.
    if (request.kind === 'program') return;
    hopeless.add(keyOf(request));
    const [oldest] = hopeless;
    if (hopeless.size > MOST_REMEMBERED && oldest !== undefined) hopeless.delete(oldest);
  };

  /** Processes at work on one kind of request, `width` at most, and what waits for them. An owner has one of them at a time. */
  const createLine = (kind: Kind, width: number) => {
    const turns = createTurns<Pending>(MOST_WAITING[kind]);
    const served = new Set<string>();
    const idle: CompileWorker[] = [];
    const atWork = new Set<CompileWorker>();

    const serve = (): void => {
      while (!closed && served.size < width) {
        const next = turns.take(served);
        if (next === undefined) return;
        served.add(next.owner);
        void answer(next.item).then(() => {
          served.delete(next.owner);
          serve();
        });
      }
    };
    /** Asks one process, and another one when it dies before the time is up: that was not the file's doing. */
    const tryOn = async (request: CompileRequest, mayTryAgain: boolean): Promise<CompileAnswer> => {
      const worker = takeIdle() ?? replacement();
      atWork.add(worker);
      try {
        await worker.ready;
        const start = performance.now();
        const found = await worker.ask(request, limits.compileMs);
        const ms = performance.now() - start;
        if (closed) throw new Error('the grader is shutting down');
        if (found === undefined && mayTryAgain && ms < limits.compileMs) return await tryOn(request, false);
        if (found === undefined) remember(request);
        return found ?? outOfTime(request, ms);
      } finally {
        atWork.delete(worker);
        if (!closed) idle.push(worker.dead ? replacement() : worker);
      }
    };
    const takeIdle = (): CompileWorker | undefined => {
      for (;;) {
        const worker = idle.pop();
        if (worker === undefined || !worker.dead) return worker;
      }
    };
    const answer = async ({ request, resolve, reject }: Pending): Promise<void> => {
      try {
        resolve(await tryOn(request, true));
      } catch (error) {
        reject(error as Error);
        await new Promise((resume) => setTimeout(resume, PAUSE_MS).unref());
      }
    };
    return {
      start(): Promise<void> {
        const first = boot(kind === 'types' ? warmUp : undefined);
        idle.push(first);
        return first.ready;
      },
      ask(request: CompileRequest, owner: string): Promise<CompileAnswer> {
        if (kind === 'types' && hopeless.has(keyOf(request))) return Promise.resolve(outOfTime(request, 0));
        return new Promise((resolve, reject) => {
          const gone = turns.add(owner, { request, resolve, reject });
          gone?.resolve(outOfTime(gone.request, 0));
          serve();
        });
      },
      close(): void {
        for (const { reject } of turns.takeAll()) reject(new Error('the grader is shutting down'));
        for (const worker of [...idle, ...atWork]) worker.kill();
        idle.length = 0;
      },
    };
  };
  const [programs, types] = [createLine('program', PROGRAMS_AT_ONCE), createLine('types', 1)];

  return {
    async start() {
      const checking = types.start();
      await programs.start();
      // The spare last: nothing waits for it.
      const bootSpare = (): void => {
        if (!closed) spare ??= boot(warmUp);
      };
      checking.then(bootSpare, bootSpare);
    },
    compile(source, target, language, owner) {
      const request = { source, target, limits, language };
      const answered = programs.ask({ ...request, kind: 'program' }, owner);
      const program = answered.then(({ program: made, diagnostics, operators = [], ms }) => ({
        operators,
        blocking: diagnostics,
        compileMs: ms,
        ...(made && { program: made }),
      }));
      const checked = answered.then(async ({ program: made }): Promise<LateTypes> => {
        if (made === undefined) return { diagnostics: [], typesMs: 0 };
        const { diagnostics, ms } = await types.ask({ ...request, kind: 'types' }, owner);
        return { diagnostics: [...diagnostics], typesMs: ms };
      });
      // Whoever asks for the types hears of a failure; it must not end the grader when nobody does.
      checked.catch(() => {});
      return { program, types: checked };
    },
    close() {
      closed = true;
      programs.close();
      types.close();
      spare?.kill();
    },
  };
}
