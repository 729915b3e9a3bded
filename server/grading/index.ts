/**
 * The door of grading: the queue that hands submissions to the grader.
 */
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import type { GraderClient } from './grader.ts';
import { createGradingQueue, type QueueDeps } from './queue.ts';

export { countedResult, countedScore } from './counted-score.ts';
export { summarise } from './report-summary.ts';

export { SUBMISSION_ROW_BYTES } from './submissions.store.ts';

export interface GradingNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly grader: GraderClient;
  /** Whether students' code is run only where no layer of the sandbox is missing. */
  readonly fullSandboxOnly: boolean;
  readonly retries: Pick<QueueDeps, 'leaseMs' | 'policy'>;
}

/** The queue looks for due work this often, ms. */
const TICK_MS = 1_000;

/** Installs the queue. */
export function installGrading({ kernel, store, grader, fullSandboxOnly, retries }: GradingNeeds) {
  const { clock, newId, log, schedule, notices } = kernel;
  const queue = createGradingQueue({
    jobs: store.jobs,
    regrades: store.regrades,
    grader,
    fullSandboxOnly,
    clock,
    newId,
    log,
    ...retries,
  });
  schedule.onStart('starting the queue', queue.start);
  schedule.every(TICK_MS, 'looking for due jobs', queue.tick);
  schedule.onStop(queue.stop);
  notices.add(() =>
    queue.isOff() ? { audience: 'staff', text: (words) => words.t('submission:alert.off') } : undefined,
  );
  return queue;
}
