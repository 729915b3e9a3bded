/**
 * Owns counting what is too small to be counted by the database: requests of one person in a day, by what they store.
 * Must not know which routes there are. A restart begins anew, which nobody but the admin can do.
 */
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ALLOWANCES, type AllowanceName } from '../allowances.ts';
import { AppError } from '../errors.ts';
import { personOf } from './signed-in.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Returns a function that makes the limits of what a route stores; routes that store the same share one. */
export function createDayLimits(): (stores: readonly AllowanceName[]) => RequestHandler[] {
  const limits = new Map<AllowanceName, RequestHandler>();
  const limitOf = (name: AllowanceName): RequestHandler[] => {
    const allowance = ALLOWANCES[name];
    if (!('requests' in allowance)) return [];
    const { requests } = allowance;
    const limit =
      limits.get(name) ??
      rateLimit({
        standardHeaders: false,
        legacyHeaders: false,
        windowMs: DAY_MS,
        limit: requests,
        // Strangers store nothing by such a route that is theirs.
        skip: (_req, res) => personOf(res) === undefined,
        keyGenerator: (_req, res) => personOf(res)?.id ?? '',
        handler: (_req, _res, next) =>
          next(new AppError('too-many-requests', 'errors:too-many-requests.day', { values: { count: requests } })),
      });
    limits.set(name, limit);
    return [limit];
  };
  return (stores) => stores.flatMap(limitOf);
}
