/**
 * Owns how patient the queue is with the grader.
 * Must not know why a grader fails.
 */

/** Settings of the queue on a real server. */
export const RETRY_POLICY = {
  /**
   * A job that is silent for this long is taken back, ms. Above anything that a healthy grader needs between two signs of
   * life: a test may take 2 s, and a cold start computes an exercise's expected values first (up to some tens of seconds).
   */
  leaseMs: 5 * 60_000,
  policy: {
    maxAttempts: 3,
    /** 2 s after the first failed try, 8 s after the second. */
    pauseMs: (attempts: number): number => 2_000 * 4 ** (attempts - 1),
  },
} as const;
