/**
 * Owns from where a request comes, as limits tell requests apart.
 * Must not know who is signed in.
 */
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** Where a request comes from. */
export interface Caller {
  /** The network address; of IPv6 the part that one household has. */
  readonly address: string;
  /** The browser's session, a stranger's too. */
  readonly browser: string;
  /** Whether the browser has hung up. */
  readonly isGone: () => boolean;
}

/** The address of a request as a key. */
export const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

/** The caller of a request. */
export function callerOf(req: Request): Caller {
  return { address: addressOf(req), browser: req.sessionID, isGone: () => req.socket.destroyed };
}
