/**
 * Owns how many requests one person may send; a stranger is their address. How strangers try to come in is limited by the entrance of
 * the accounts, which refuses nobody for what others do.
 * Must not know what is behind the door.
 */
import type { Request, Response } from 'express';
import { type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.ts';
import type { WordKey, WordValues } from '../text/words.ts';
import { addressOf } from './caller.ts';
import { personOf } from './signed-in.ts';

const MINUTE_MS = 60_000;

const refuse =
  (windowMs: number, detail: WordKey, values: WordValues = {}) =>
  (_req: Request, _res: Response, next: (error: unknown) => void): void =>
    next(new AppError('too-many-requests', detail, { values, retryAfterSeconds: Math.ceil(windowMs / 1000) }));

const COMMON = { standardHeaders: 'draft-8', legacyHeaders: false } as const;

/** Limits what one person, or one address, may do in a minute. `detail` is a key of words with {{count}}. */
export function createMinuteLimit(perMinute: number, detail: WordKey): RateLimitRequestHandler {
  return rateLimit({
    ...COMMON,
    windowMs: MINUTE_MS,
    limit: perMinute,
    keyGenerator: (req, res) => personOf(res)?.id ?? addressOf(req),
    handler: refuse(MINUTE_MS, detail, { count: perMinute }),
  });
}
