/**
 * Owns the compile process as the grader sees it: requests, a time limit on each, a fresh process after a kill.
 * Must not know what happens to a program.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../limits.ts';
import type { Diagnostic } from '../protocol.ts';
import type { CompileReply, CompileRequest } from './compile-messages.ts';
import type { Program } from './transpile.ts';
import type { TypeTarget } from './type-checker.ts';

/** A program as soon as there is one, and its types when they are known. */
export interface Compilation {
  readonly program: Promise<{
    readonly program?: Program;
    readonly blocking: readonly Diagnostic[];
    readonly compileMs: number;
  }>;
  readonly types: Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly typesMs: number }>;
}

export interface Compiler {
  start(): Promise<void>;
  /** Compiles a normalised source that passed check-source.ts. */
  compile(source: string, target: TypeTarget): Compilation;
  close(): void;
}

interface Pending {
  readonly request: CompileRequest;
  readonly sentAt: number;
  programAt?: number;
  readonly onProgram: (value: Awaited<Compilation['program']>) => void;
  readonly onTypes: (value: Awaited<Compilation['types']>) => void;
}

const BOOT_MS = 20_000;
const MAX_HEAP_MIB = 512;

const gaveUp = (what: string, blocking: boolean): Diagnostic => ({
  severity: blocking ? 'error' : 'warning',
  code: 'compile-time-limit',
  message: blocking ? `${what} took too long.` : `${what} took too long; the tests ran without it.`,
  line: 1,
  column: 1,
  excerpt: '',
  blocking,
});

/** Creates a compiler. One request is in the process at a time; the others wait here, where a kill cannot lose them. */
export function createCompiler(limits: Pick<Limits, 'compileMs'>): Compiler {
  const entry = fileURLToPath(new URL('./compile-process.js', import.meta.url));
  const waiting: Pending[] = [];
  let child: ChildProcess | undefined;
  let ready: Promise<void> = Promise.resolve();
  let current: Pending | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextId = 1;
  let closed = false;

  const boot = (): void => {
    const booting = fork(entry, {
      execArgv: [`--max-old-space-size=${MAX_HEAP_MIB}`],
      env: { PATH: process.env.PATH ?? '' },
      detached: false,
    });
    child = booting;
    ready = new Promise((resolve, reject) => {
      const bootTimer = setTimeout(() => reject(new Error('the compile process did not start in time')), BOOT_MS);
      booting.on('message', (reply: CompileReply) => {
        if (booting !== child) return;
        if (reply.type === 'ready') {
          clearTimeout(bootTimer);
          resolve();
          next();
        } else onReply(reply);
      });
      booting.on('exit', () => {
        clearTimeout(bootTimer);
        reject(new Error('the compile process ended at its start'));
        if (booting === child && !closed) restart();
      });
    });
    ready.catch(() => {});
  };
  /** Answers the request that the process died or was killed over, and goes on with a fresh process. */
  const restart = (): void => {
    const victim = child;
    child = undefined;
    victim?.kill('SIGKILL');
    clearTimeout(timer);
    const lost = current;
    current = undefined;
    if (lost !== undefined) {
      if (lost.programAt === undefined)
        lost.onProgram({ blocking: [gaveUp('Compiling this file', true)], compileMs: performance.now() - lost.sentAt });
      lost.onTypes({
        diagnostics: [gaveUp('The type check of this file', false)],
        typesMs: performance.now() - lost.sentAt,
      });
    }
    boot();
  };
  const next = (): void => {
    if (current !== undefined || child === undefined) return;
    current = waiting.shift();
    if (current === undefined) return;
    timer = setTimeout(restart, limits.compileMs);
    child.send(current.request);
  };
  const onReply = (reply: Exclude<CompileReply, { type: 'ready' }>): void => {
    if (current === undefined || reply.id !== current.request.id) return;
    if (reply.type === 'program') {
      current.programAt = performance.now();
      const { program, blocking } = reply;
      current.onProgram({ blocking, compileMs: current.programAt - current.sentAt, ...(program && { program }) });
      return;
    }
    clearTimeout(timer);
    current.onTypes({ diagnostics: reply.diagnostics, typesMs: reply.typesMs });
    current = undefined;
    next();
  };

  return {
    async start() {
      boot();
      await ready;
    },
    compile(source, target) {
      const request = { id: nextId++, source, target };
      let onProgram: Pending['onProgram'] = () => {};
      let onTypes: Pending['onTypes'] = () => {};
      const program = new Promise<Awaited<Compilation['program']>>((resolve) => {
        onProgram = resolve;
      });
      const types = new Promise<Awaited<Compilation['types']>>((resolve) => {
        onTypes = resolve;
      });
      waiting.push({ request, sentAt: performance.now(), onProgram, onTypes });
      void ready.then(next, () => {});
      return { program, types };
    },
    close() {
      closed = true;
      clearTimeout(timer);
      child?.kill('SIGKILL');
      child = undefined;
    },
  };
}
