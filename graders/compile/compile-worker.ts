/**
 * Owns one compile process as the grader sees it: one request at a time, a time limit on each, its death.
 * Must not know what is asked, nor who comes next.
 */
import type { ChildProcess } from 'node:child_process';
import type { CompileAnswer, CompileReply, CompileRequest } from './compile-messages.ts';

const BOOT_MS = 20_000;

/** A process that is booting, idle, at work, or dead: whoever did not get an answer from it uses another. */
export interface CompileWorker {
  /** Resolves when it can be asked. Rejects when it never will. */
  readonly ready: Promise<void>;
  /** The answer; undefined when the time was up or the process died, and then it is dead. @throws when it failed on the request */
  ask(request: CompileRequest, limitMs: number): Promise<CompileAnswer | undefined>;
  readonly dead: boolean;
  kill(): void;
}

/** Watches over a process that was just launched. It is ready when it answered `warmUp`, where there is one. */
export function createCompileWorker(child: ChildProcess, warmUp?: CompileRequest): CompileWorker {
  let dead = false;
  let settle: (reply: CompileReply | undefined) => void = () => {};
  const kill = (): void => {
    dead = true;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  const next = (limitMs: number): Promise<CompileReply | undefined> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => settle(undefined), limitMs);
      settle = (reply) => {
        clearTimeout(timer);
        settle = () => {};
        if (reply === undefined) kill();
        resolve(reply);
      };
      if (dead) settle(undefined);
    });
  child.on('message', (reply: CompileReply) => settle(reply));
  child.on('error', () => settle(undefined));
  child.on('exit', () => {
    dead = true;
    settle(undefined);
  });
  const ask = (request: CompileRequest, limitMs: number): Promise<CompileReply | undefined> => {
    const reply = next(limitMs);
    if (!dead) child.send(request, () => {});
    return reply;
  };
  const ready = next(BOOT_MS).then(async (reply) => {
    const warm = reply && warmUp ? await ask(warmUp, BOOT_MS) : reply;
    if (warm === undefined) throw new Error('the compile process did not start in time');
  });
  ready.catch(() => {});

  return {
    ready,
    async ask(request, limitMs) {
      const told = await ask(request, limitMs);
      if (told?.type === 'failed') {
        kill();
        throw new Error(`the compile process failed: ${told.message}`);
      }
      return told?.type === 'answer' ? told.answer : undefined;
    },
    get dead() {
      return dead;
    },
    kill,
  };
}
