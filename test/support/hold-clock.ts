/**
 * Owns how long work keeps a process from anything else: the processor's time between two rounds of the event loop, which other
 * processes do not lengthen as they do a clock's.
 */
import { readFileSync } from 'node:fs';

/** Time of the processor that the thread of the event loop has used, ms: worker threads and the collector's helpers hold up nobody. */
function threadMs(): number {
  // The kernel counts in nanoseconds; the thread with the number of the process is the one that began it.
  const [used] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ');
  return Number(used) / 1e6;
}

/** Watches this process. `longestMs` is the longest since it was last asked. */
export function watchHolds(): { longestMs(): number; stop(): void } {
  let longest = 0;
  let last = threadMs();
  const look = (): void => {
    const now = threadMs();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1).unref();
  return {
    longestMs() {
      look();
      const found = longest;
      longest = 0;
      return found;
    },
    stop: () => clearInterval(timer),
  };
}
