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
  /** Worth another try; whether the server has it is unknown. */
  | { readonly kind: 'unreachable' };

/** Browsers let at most 64 KiB outlive the page that sends them. */
const OUTLIVING_BYTES = 60_000;
/** An answer that takes longer is not waited for: the same change is sent again. */
const LONGEST_WAIT_MS = 60_000;

type Body = Partial<ServerDraft> & { readonly draft?: ServerDraft; readonly detail?: string };

/** Sends a change; never throws. The request outlives the page where it is small enough. */
export async function saveDraft(url: string, csrf: string, copy: LocalCopy): Promise<Answer> {
  const { source, fileName, baseVersion, changeId, replaced } = copy;
  const body = JSON.stringify({ source, fileName, baseVersion, changeId, replaced });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': csrf };
  const keepalive = new TextEncoder().encode(body).length < OUTLIVING_BYTES;
  try {
    const answer = await fetch(url, {
      method: 'PUT',
      headers,
      body,
      keepalive,
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    if (answer.status === 401 || answer.status === 403) return { kind: 'signed-out' };
    if (answer.status === 429 || answer.status >= 500) return { kind: 'unreachable' };
    // A proxy in between may answer with its own page.
    const value = (await answer.json().catch(() => ({}))) as Body;
    if (answer.ok) {
      const { version, savedAt } = value;
      return version === undefined || savedAt === undefined
        ? { kind: 'unreachable' }
        : { kind: 'saved', version, savedAt };
    }
    if (answer.status === 409 && value.draft) return { kind: 'conflict', draft: value.draft };
    return { kind: 'refused', reason: value.detail ?? String(answer.status) };
  } catch {
    return { kind: 'unreachable' };
  }
}
