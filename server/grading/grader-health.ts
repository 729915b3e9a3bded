/**
 * Owns whether the grader can take jobs, and when to try to start it again.
 * Must not know jobs.
 */
import type { GraderClient } from './grader.ts';

/** State of the grader as the instructor sees it. */
export type GraderHealth =
  | { readonly state: 'starting' }
  | { readonly state: 'ready' }
  /** It could, but the machine lacks layers of the sandbox that are asked for: students' code is not run. */
  | { readonly state: 'off'; readonly missing: readonly string[] }
  | { readonly state: 'unavailable'; readonly message: string };

/** Pause after the first failed start, ms; doubles up to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Watches over a grader; `onReady` is called whenever it became ready, `onProblem` when a start failed. */
export function createGraderHealth(deps: {
  grader: GraderClient;
  clock: () => Date;
  /** Whether students' code is run only where no layer of the sandbox is missing. */
  fullSandboxOnly: boolean;
  onReady: () => void;
  onProblem: (message: string) => void;
}) {
  let health: GraderHealth = { state: 'starting' };
  let starting = false;
  let pauseMs = FIRST_PAUSE_MS;
  let tryAgainAtMs = 0;

  return {
    get health(): GraderHealth {
      return health;
    },
    /** The grader failed a job: it may be gone, so it is started (or found alive) before the next job. */
    doubt(): void {
      if (health.state === 'ready') health = { state: 'starting' };
    },
    /** Whether jobs can be handed out now; starts the grader when it is not running and the pause is over. */
    ready(): boolean {
      if (health.state === 'ready') return true;
      if (health.state === 'off') return false;
      const waitMs = tryAgainAtMs - deps.clock().getTime();
      // A wait that is longer than any was planned by a date that has been set back since.
      if (!starting && (waitMs <= 0 || waitMs > LONGEST_PAUSE_MS)) {
        starting = true;
        deps.grader.start().then(
          () => {
            starting = false;
            pauseMs = FIRST_PAUSE_MS;
            const missing = deps.grader.confinement?.missing ?? [];
            health = deps.fullSandboxOnly && missing.length > 0 ? { state: 'off', missing } : { state: 'ready' };
            deps.onReady();
          },
          (error: unknown) => {
            starting = false;
            tryAgainAtMs = deps.clock().getTime() + pauseMs;
            pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
            const message = error instanceof Error ? error.message : String(error);
            health = { state: 'unavailable', message };
            deps.onProblem(message);
          },
        );
      }
      return false;
    },
  };
}
