/**
 * Owns how long work keeps a process from anything else: the processor's time between two rounds of the event loop, which other
 * processes do not lengthen as they do a clock's.
 */
import { startCpuClock } from './cpu-clock.ts';

/** Watches this process. `longestMs` is the longest since it was last asked. */
export function watchHolds(): { longestMs(): number; stop(): void } {
  let longest = 0;
  let usedMs = startCpuClock();
  const look = (): void => {
    longest = Math.max(longest, usedMs());
    usedMs = startCpuClock();
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
