/**
 * Owns noticing that the event loop was held up: while it is, nobody is answered.
 * Must not know what held it up: it tells which requests were being answered.
 */
import type { Logger } from 'pino';

/** How often it looks, ms. */
const EVERY_MS = 50;
/** A hold-up that is logged, ms. */
const TOO_LONG_MS = 200;

export interface WatchdogDeps {
  readonly log: Pick<Logger, 'warn'>;
  /** Routes of the requests that were being answered since it was last asked. */
  readonly takeSeen: () => readonly string[];
  /** Time that never jumps, ms. */
  readonly now: () => number;
}

/** Begins to watch; returns a function that ends it. */
export function startWatchdog({ log, takeSeen, now }: WatchdogDeps): () => void {
  let last = now();
  const timer = setInterval(() => {
    const blockedMs = Math.round(now() - last - EVERY_MS);
    last = now();
    const routes = takeSeen();
    if (blockedMs > TOO_LONG_MS) log.warn({ blockedMs, routes }, 'the event loop was blocked');
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
