/**
 * Owns how often one person, or one address, may knock.
 * Must not know what is behind the door.
 */
import type { Request, Response } from 'express';
import { ipKeyGenerator, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.ts';
import { personOf } from './person.ts';

const MINUTE_MS = 60_000;
/** Wrong sign-in links that one address may try in ten minutes. A class behind one address does not share this: right ones are free. */
const WRONG_LINKS = 30;

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

const refuse =
  (windowMs: number, detail: string) =>
  (_req: Request, _res: Response, next: (error: unknown) => void): void =>
    next(new AppError('too-many-requests', detail, { retryAfterSeconds: Math.ceil(windowMs / 1000) }));

/** Limits wrong sign-in links by address. */
export function createSignInLimit(): RateLimitRequestHandler {
  return rateLimit({
    windowMs: 10 * MINUTE_MS,
    limit: WRONG_LINKS,
    skipSuccessfulRequests: true,
    keyGenerator: addressOf,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse(10 * MINUTE_MS, 'Too many wrong sign-in links came from your address. Try again in ten minutes.'),
  });
}

/** Limits runs and submissions by person. */
export function createSubmitLimit(perMinute: number): RateLimitRequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    keyGenerator: (req, res) => personOf(res)?.id ?? addressOf(req),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse(
      MINUTE_MS,
      `At most ${perMinute} files a minute. Wait a minute, then send yours again; it is still in the editor.`,
    ),
  });
}
