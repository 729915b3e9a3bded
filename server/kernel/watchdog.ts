/**
 * Owns noticing that the event loop was held up: while it is, nobody is answered.
 * Must not know what held it up: it tells which requests were being answered.
 */
import type { Logger } from 'pino';

/** How often it looks, ms. */
const EVERY_MS = 50;
/** A hold-up that is logged, ms. */
const TOO_LONG_MS = 200;
/** A server that begins still loads modules, which holds up nobody: it has begun when so many looks in a row found nothing. */
const CALM_LOOKS = 20;

export interface WatchdogDeps {
  readonly log: Pick<Logger, 'warn'>;
  /** Routes of the requests that were being answered since it was last asked. */
  readonly takeSeen: () => readonly string[];
  /** Time that never jumps, ms. */
  readonly now: () => number;
}

/** Begins to watch; returns a function that ends it. Until the server has come to rest, only what held up requests is logged. */
export function startWatchdog({ log, takeSeen, now }: WatchdogDeps): () => void {
  let last = now();
  let calm = 0;
  /** A hold-up while the server began, ms: a request that came meanwhile begins to be answered only after it. */
  let unseenMs = 0;
  const timer = setInterval(() => {
    const blockedMs = Math.round(now() - last - EVERY_MS);
    last = now();
    const routes = takeSeen();
    const blocked = blockedMs > TOO_LONG_MS;
    const heldMs = blocked ? blockedMs : unseenMs;
    unseenMs = 0;
    if (heldMs > 0 && (routes.length > 0 || calm >= CALM_LOOKS))
      log.warn({ blockedMs: heldMs, routes }, 'the event loop was blocked');
    else if (blocked) unseenMs = blockedMs;
    if (calm < CALM_LOOKS) calm = blocked ? 0 : calm + 1;
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
