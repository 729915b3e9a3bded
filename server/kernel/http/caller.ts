/**
 * Owns from where a request comes, as limits tell requests apart.
 * Must not know who is signed in.
 */
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { browserOf } from './csrf.ts';

/** Where a request comes from. */
export interface Caller {
  /** The network address; of IPv6 the part that one household has. */
  readonly address: string;
  /** The browser: its session, or the token of a stranger's forms. */
  readonly browser: string;
  /** Whether the browser has hung up. */
  readonly isGone: () => boolean;
}

/** The address of a request as a key. */
export const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

/** The caller of a request. */
export function callerOf(req: Request): Caller {
  return { address: addressOf(req), browser: browserOf(req), isGone: () => req.socket.destroyed };
}
