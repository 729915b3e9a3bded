/**
 * Owns how long a process may take to boot: its limit is counted in the time that the processor gave it, so that a machine with much
 * else to do boots slowly, but boots. A process that hangs gets nowhere, and is given up after its limit by the clock.
 * Must not know what boots.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { childrenOf } from './resident-memory.ts';

const LOOK_MS = 250;
/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock does. */
const TICK_MS = 10;
/** A process that gets less than this share of a core over its whole limit does nothing. */
const LEAST_SHARE = 0.01;

/** Processor time of a process and all its descendants, ms; undefined where the system does not say. */
export function processorMs(pid: number): number | undefined {
  try {
    // Behind the name, which may hold anything: state, parent, ..., user and system time, and those of children that ended.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS;
    return childrenOf(pid).reduce((sum, child) => sum + (processorMs(child) ?? 0), own);
  } catch {
    return undefined;
  }
}

/**
 * Calls `onLate` once when a process has not booted within `limitMs` of processor time, or has done nothing for that long.
 * @returns a function that ends the watch
 */
export function watchBoot(pid: number | undefined, limitMs: number, onLate: () => void): () => void {
  const startedAt = performance.now();
  let since = { at: startedAt, worked: 0 };
  /** Without /proc: the load says how much longer everything takes. */
  const isLateByLoad = (now: number): boolean =>
    now - startedAt > limitMs * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
  const isLate = (): boolean => {
    const now = performance.now();
    const worked = pid === undefined ? undefined : processorMs(pid);
    if (worked === undefined) return isLateByLoad(now);
    if (worked > limitMs) return true;
    if (now - since.at < limitMs) return false;
    const idle = worked - since.worked < limitMs * LEAST_SHARE;
    since = { at: now, worked };
    return idle;
  };
  const timer = setInterval(() => {
    if (!isLate()) return;
    clearInterval(timer);
    onLate();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
