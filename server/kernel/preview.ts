/**
 * Owns the pattern of a preview: plan and show it with its fingerprint; to apply it, plan again in the transaction and do so
 * only if that gives the same.
 */
import { sha256 } from './digest.ts';
import { AppError } from './errors.ts';
import type { WordKey, Words } from './text/words.ts';

/** Names exactly this plan (plain data): another one as soon as anything would come out differently. */
export const fingerprint = (plan: unknown): string => sha256(JSON.stringify(plan));

/**
 * Compares the fingerprint of the plan as it is now (undefined when there is nothing to do any more) with that of the plan that was
 * shown. `messageKey`: words that say what is out of date.
 * @throws AppError conflict when they differ
 */
export function requireSame(fresh: string | undefined, shown: string, messageKey: WordKey): void {
  if (fresh !== shown) throw new AppError('conflict', messageKey);
}

/** What to tell above a new preview when the one that was shown is out of date; other errors are thrown on. */
export function outdatedNotice(error: unknown, words: Words): string {
  if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  return words.t(error.detail, error.values);
}
