/**
 * Owns reading how much memory a process and its descendants hold (Linux /proc).
 * Must not act on it.
 */
import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4_096;

/** The children of a process; none where the system does not say. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** The innermost process below `pid`: Node itself, under whatever wrappers started it. */
export function innermostProcess(pid: number): number {
  const [child] = childrenOf(pid);
  return child === undefined ? pid : innermostProcess(child);
}

/** Resident memory of one process in MiB; 0 when it is gone or the system has no /proc. */
export function residentMiB(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGE_BYTES) / (1024 * 1024);
  } catch {
    return 0;
  }
}
