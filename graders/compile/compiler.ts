/**
 * Owns the compile process as the grader sees it: requests, a time limit on each, a fresh process after a kill.
 * Must not know what happens to a program.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sentencesIn } from '../feedback/words/sentences.ts';
import type { Limits } from '../limits.ts';
import type { Diagnostic, Language } from '../protocol.ts';
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
  /** Compiles a normalised source. `language` is that of the grader's own messages. */
  compile(source: string, target: TypeTarget, language: Language): Compilation;
  close(): void;
}

interface Pending {
  readonly request: CompileRequest;
  readonly sentAt: number;
  hasProgram: boolean;
  readonly onProgram: (value: Awaited<Compilation['program']>) => void;
  readonly onTypes: (value: Awaited<Compilation['types']>) => void;
}

const BOOT_MS = 20_000;
const MAX_HEAP_MIB = 512;

const gaveUp = (message: string, blocking: boolean): Diagnostic => ({
  severity: blocking ? 'error' : 'warning',
  code: 'compile-time-limit',
  message,
  line: 1,
  column: 1,
  excerpt: '',
  blocking,
});

/** Requests that the process may hold: it transpiles one while it checks the types of another. */
const MAX_IN_FLIGHT = 4;

/** Creates a compiler. What the process holds is known here too, so that a kill loses nothing but the culprit's types. */
export function createCompiler(limits: Pick<Limits, 'compileMs' | 'sourceBytes' | 'nesting'>): Compiler {
  const entry = fileURLToPath(new URL('./compile-process.js', import.meta.url));
  const waiting: Pending[] = [];
  /** In the order of the process: the first is the one it works on. */
  let inFlight: Pending[] = [];
  let child: ChildProcess | undefined;
  let ready: Promise<void> = Promise.resolve();
  let booted = false;
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
          booted = true;
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
  /** Answers the request that the process died or was killed over, and goes on with the others in a fresh process. */
  const restart = (): void => {
    const victim = child;
    child = undefined;
    booted = false;
    victim?.kill('SIGKILL');
    clearTimeout(timer);
    const [culprit, ...others] = inFlight;
    inFlight = [];
    waiting.unshift(...others);
    if (culprit !== undefined) {
      const ms = performance.now() - culprit.sentAt;
      const { compile: words } = sentencesIn(culprit.request.language);
      if (!culprit.hasProgram) culprit.onProgram({ blocking: [gaveUp(words.compileTimeLimit, true)], compileMs: ms });
      culprit.onTypes({ diagnostics: [gaveUp(words.typesTimeLimit, false)], typesMs: ms });
    }
    boot();
  };
  const next = (): void => {
    if (!booted) return;
    while (inFlight.length < MAX_IN_FLIGHT) {
      const pending = waiting.shift();
      if (pending === undefined) break;
      inFlight.push(pending);
      child?.send(pending.request);
      if (inFlight.length === 1) watch();
    }
  };
  /** The time limit counts from when the process can work on a request. */
  const watch = (): void => {
    clearTimeout(timer);
    if (inFlight.length > 0) timer = setTimeout(restart, limits.compileMs);
  };
  const onReply = (reply: Exclude<CompileReply, { type: 'ready' }>): void => {
    const pending = inFlight.find(({ request }) => request.id === reply.id);
    if (pending === undefined) return;
    if (reply.type === 'program') {
      const { program, blocking } = reply;
      pending.hasProgram = true;
      pending.onProgram({ blocking, compileMs: performance.now() - pending.sentAt, ...(program && { program }) });
      return;
    }
    pending.onTypes({ diagnostics: reply.diagnostics, typesMs: reply.typesMs });
    inFlight = inFlight.filter((other) => other !== pending);
    watch();
    next();
  };

  return {
    async start() {
      boot();
      await ready;
    },
    compile(source, target, language) {
      const request = { id: nextId++, source, target, limits, language };
      let onProgram: Pending['onProgram'] = () => {};
      let onTypes: Pending['onTypes'] = () => {};
      const program = new Promise<Awaited<Compilation['program']>>((resolve) => {
        onProgram = resolve;
      });
      const types = new Promise<Awaited<Compilation['types']>>((resolve) => {
        onTypes = resolve;
      });
      waiting.push({ request, sentAt: performance.now(), hasProgram: false, onProgram, onTypes });
      next();
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
