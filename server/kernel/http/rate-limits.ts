/**
 * Owns how many requests one person, or one address, may send.
 * Must not know what is behind the door.
 */
import type { Request, Response } from 'express';
import { ipKeyGenerator, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.ts';
import type { WordKey, WordValues } from '../text/words.ts';
import { personOf } from './signed-in.ts';

const MINUTE_MS = 60_000;
/**
 * Wrong links and passwords that one address may try in ten minutes. A class behind one address does not share this: right
 * ones are free.
 */
const WRONG_TRIES = 30;

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

const refuse =
  (windowMs: number, detail: WordKey, values: WordValues = {}) =>
  (_req: Request, _res: Response, next: (error: unknown) => void): void =>
    next(new AppError('too-many-requests', detail, { values, retryAfterSeconds: Math.ceil(windowMs / 1000) }));

const COMMON = { standardHeaders: 'draft-8', legacyHeaders: false } as const;

/** Limits wrong links and passwords by address; whatever is answered with 2xx or 3xx was right. */
export function createSignInLimit(): RateLimitRequestHandler {
  return rateLimit({
    ...COMMON,
    windowMs: 10 * MINUTE_MS,
    limit: WRONG_TRIES,
    skipSuccessfulRequests: true,
    keyGenerator: addressOf,
    handler: refuse(10 * MINUTE_MS, 'errors:too-many-requests.links'),
  });
}

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
