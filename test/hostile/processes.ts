/**
 * Owns looking at the processes below this one, through /proc.
 * Must not know what they do.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** A running process and its resident memory, MiB. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Its words, separated by spaces. */
  readonly command: string;
  readonly residentMiB: number;
}

function readProcess(pid: number): RunningProcess[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (key: string): number => Number(status.match(new RegExp(`^${key}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);
    if (/^State:\s+[ZX]/m.test(status)) return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid, parent: number('PPid'), command, residentMiB: number('VmRSS') / 1024 }];
  } catch {
    return [];
  }
}

/** All living processes that descend from `root`, without itself. */
export function descendants(root: number): RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const below = (parent: number): RunningProcess[] =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)]);
  return below(root);
}

/** Whether a process lives. */
export function isAlive(pid: number): boolean {
  return readProcess(pid).length > 0;
}
