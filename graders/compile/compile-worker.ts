/**
 * Owns one compile process as the grader sees it: one request at a time, a time limit on each, its death.
 * Must not know what is asked, nor who comes next.
 */
import type { ChildProcess } from 'node:child_process';
import { watchBoot } from '../pool/boot-deadline.ts';
import type { CompileAnswer, CompileReply, CompileRequest } from './compile-messages.ts';

/** Processor time that booting may take, and the first request after it, ms. */
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

/** Calls back once when something takes too long; the returned function ends the watch. */
type Watch = (onLate: () => void) => () => void;

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
  /** Whatever it says next; undefined when `watch` found that it takes too long. */
  const next = (watch: Watch): Promise<CompileReply | undefined> =>
    new Promise((resolve) => {
      const unwatch = watch(() => settle(undefined));
      settle = (reply) => {
        unwatch();
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
  const ask = (request: CompileRequest, watch: Watch): Promise<CompileReply | undefined> => {
    const reply = next(watch);
    if (!dead) child.send(request, () => {});
    return reply;
  };
  const booting: Watch = (onLate) => watchBoot(child.pid, BOOT_MS, onLate);
  const ready = next(booting).then(async (reply) => {
    const warm = reply && warmUp ? await ask(warmUp, booting) : reply;
    if (warm === undefined) throw new Error('the compile process did not start in time');
  });
  ready.catch(() => {});

  return {
    ready,
    async ask(request, limitMs) {
      const told = await ask(request, (onLate) => {
        const timer = setTimeout(onLate, limitMs);
        return () => clearTimeout(timer);
      });
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
