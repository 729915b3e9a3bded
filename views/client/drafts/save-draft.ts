/**
 * Owns sending one change of a draft to the server and understanding the answer.
 * Must not know when to send, nor what is shown.
 */
import type { LocalCopy } from './local-copy.ts';

/** A draft as the server has it. */
export interface ServerDraft {
  readonly source: string;
  readonly fileName?: string;
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
}

/** What became of a change. */
export type Answer =
  | { readonly kind: 'saved'; readonly version: number; readonly savedAt: string }
  | { readonly kind: 'conflict'; readonly draft: ServerDraft }
  | { readonly kind: 'signed-out' }
  /** The server will never take it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Worth another try. */
  | { readonly kind: 'unreachable' };

/** Browsers send at most 64 KiB in a request that outlives its page. */
const OUTLIVING_BYTES = 60_000;

/** Sends a change; never throws. With `leaving`, the request outlives the page where it is small enough. */
export async function saveDraft(url: string, csrf: string, copy: LocalCopy, leaving = false): Promise<Answer> {
  const { source, fileName, baseVersion, changeId } = copy;
  const body = JSON.stringify({ source, fileName, baseVersion, changeId });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': csrf };
  try {
    const keepalive = leaving && new TextEncoder().encode(body).length < OUTLIVING_BYTES;
    const answer = await fetch(url, { method: 'PUT', headers, body, keepalive });
    const value = (await answer.json()) as Partial<ServerDraft> & { draft?: ServerDraft; detail?: string };
    if (answer.ok && value.version !== undefined && value.savedAt !== undefined)
      return { kind: 'saved', version: value.version, savedAt: value.savedAt };
    if (answer.status === 409 && value.draft) return { kind: 'conflict', draft: value.draft };
    if (answer.status === 401 || answer.status === 403) return { kind: 'signed-out' };
    if (answer.status === 429 || answer.status >= 500) return { kind: 'unreachable' };
    return { kind: 'refused', reason: value.detail ?? String(answer.status) };
  } catch {
    return { kind: 'unreachable' };
  }
}
