/** Owns waiting for a condition instead of for a time. */
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/** Looks again and again until `fine`, for `limitMs` at most; returns what was seen last. */
export async function settles<Seen>(look: () => Seen, fine: (seen: Seen) => boolean, limitMs: number): Promise<Seen> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = look();
    if (fine(seen) || performance.now() > end) return seen;
    await sleep(POLL_MS);
  }
}
