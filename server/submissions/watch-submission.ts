/**
 * Owns telling somebody, again and again, where a submission stands until it is finished.
 * Knows nothing of the transport (SSE).
 */

import type { GradingQueue, Standing } from '../grading/queue.ts';
import type { Person } from '../kernel/actor.ts';
import type { GetSubmission } from './get-submission.ts';

/** Whether nothing more will come. */
export function isFinal(standing: Standing): boolean {
  if (standing.state === 'done') return !standing.typesPending;
  return standing.state !== 'queued' && standing.state !== 'running';
}

/**
 * Returns a function that calls `listener` with the present standing at once and after every change of it, the final one
 * being the last. The function that it returns ends the watching.
 * @throws AppError not-found
 */
export function createWatchSubmission({ queue, getSubmission }: { queue: GradingQueue; getSubmission: GetSubmission }) {
  return (person: Person, id: string, listener: (standing: Standing) => void): (() => void) => {
    let last = '';
    const tell = (standing: Standing): void => {
      const text = JSON.stringify(standing);
      if (text === last) return;
      last = text;
      if (isFinal(standing)) unwatch();
      listener(standing);
    };
    const { standing } = getSubmission(person, id);
    const unwatch = queue.watch(id, () => {
      const now = queue.findStanding(id);
      if (now) tell(now);
    });
    tell(standing);
    return unwatch;
  };
}
/** Watches submissions. */
export type WatchSubmission = ReturnType<typeof createWatchSubmission>;
