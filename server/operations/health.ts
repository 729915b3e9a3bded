/**
 * Owns the answer to "is the server well?" for monitors. Says nothing about people.
 * Must not know HTTP.
 */
import type { GradingQueue } from '../grading/queue.ts';
import type { Store } from '../store.ts';

/** State of the parts; `ok` is false when submissions could not be taken. */
export interface Health {
  readonly ok: boolean;
  readonly database: 'ok' | 'unavailable';
  readonly grader: 'ready' | 'starting' | 'unavailable' | 'unknown';
  readonly queued: number;
  readonly running: number;
  readonly ungraded: number;
}

/** Returns a function that checks the database and the queue; it never throws. */
export function createCheckHealth({ store, queue }: { store: Pick<Store, 'ping'>; queue: GradingQueue }) {
  return (): Health => {
    try {
      store.ping();
      const { grader, jobs } = queue.status();
      const { queued, running, failed } = jobs;
      return { ok: true, database: 'ok', grader: grader.state, queued, running, ungraded: failed };
    } catch {
      return { ok: false, database: 'unavailable', grader: 'unknown', queued: 0, running: 0, ungraded: 0 };
    }
  };
}
