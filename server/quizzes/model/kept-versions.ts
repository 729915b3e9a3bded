/**
 * Owns which versions of an answer are kept beside the newest one, which always is.
 * Must not know questions or people.
 */

/** So many versions are kept whatever happens. */
export const ALL_KEPT = 100;
/** After those, one is kept for each span of this length, ms. */
export const SPARSE_MS = 30_000;

/** The version that is about to be followed by another one. */
export interface Newest {
  /** Versions that are kept, this one included. */
  readonly kept: number;
  /** When it was saved, and when the one before it was, that is kept; ms since 1970. */
  readonly savedAt: number;
  readonly beforeAt: number | undefined;
}

/** Whether a version stays when a newer one comes. */
export function stays({ kept, savedAt, beforeAt }: Newest): boolean {
  return kept <= ALL_KEPT || beforeAt === undefined || savedAt - beforeAt >= SPARSE_MS;
}
