/**
 * Owns what time it is on the server. The device's own clock may be wrong, be set, or sleep: it is never asked.
 * Must not know quizzes.
 *
 * performance.now() is monotonic, but stands still in some browsers while the device sleeps: the wall clock only serves to
 * notice that, and then the server is asked again.
 */

interface Sample {
  /** Server time, ms since 1970, at the moment `at` of performance.now(). */
  readonly server: number;
  readonly at: number;
  /** How long the question was on its way, ms: the answer may be wrong by half of it. */
  readonly roundTrip: number;
}

/** Samples are forgotten after this, ms: device clocks drift by some ms a minute. */
const FRESH_MS = 120_000;
/** Wall and monotonic clock apart by more than this: the device slept, or its clock was set. */
const LEAP_MS = 1_500;

/** Creates a clock; `first` is the server's time when the page was made. */
export function createServerClock(first: number) {
  // The page was on its way for a moment: any answered question is better than this.
  let best: Sample = { server: first, at: performance.now(), roundTrip: Number.POSITIVE_INFINITY };
  let lead = Date.now() - performance.now();
  return {
    now: (): number => best.server + (performance.now() - best.at),
    /** An answer said `server` to a question sent at `sentAt` (performance.now()). */
    learn(server: number, sentAt: number): void {
      const at = performance.now();
      const sample = { server: server + (at - sentAt) / 2, at, roundTrip: at - sentAt };
      if (sample.roundTrip <= best.roundTrip || at - best.at > FRESH_MS) best = sample;
    },
    /** Whether the device slept or its clock was set since the last call: what was learnt is worthless then. */
    leapt(): boolean {
      const now = Date.now() - performance.now();
      const leap = Math.abs(now - lead) > LEAP_MS;
      lead = now;
      if (leap) best = { ...best, roundTrip: Number.POSITIVE_INFINITY };
      return leap;
    },
  };
}
/** What time it is on the server. */
export type ServerClock = ReturnType<typeof createServerClock>;
