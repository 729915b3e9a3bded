/**
 * Owns that nothing typed is lost: every change is kept in the browser at once and saved to the server soon; a newer text from
 * elsewhere is never overwritten silently.
 * Must not know the editor, nor how things look.
 */
import { createLocalCopy, type LocalCopy } from './local-copy.ts';
import { type Answer, type ServerDraft, saveDraft } from './save-draft.ts';

/** What the page shows about saving. */
export type DraftState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' | 'offline' | 'signed-out' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'restored'; readonly at: string };

export interface DraftsOptions {
  readonly url: string;
  readonly csrf: string;
  /** Names person, course and exercise. */
  readonly key: string;
  /** What the server had when the page was made; undefined: nothing. */
  readonly draft: ServerDraft | undefined;
  /** Whether the editor shows something else than the draft: an earlier submission, the starter. */
  readonly replaced: boolean;
  readonly text: () => { source: string; fileName: string };
  readonly setSource: (source: string) => void;
  readonly onState: (state: DraftState) => void;
  /** Another text stands against the one in the editor; undefined: settled. `unsent`: it never left this device. */
  readonly onConflict: (other: { draft: ServerDraft; unsent: boolean } | undefined) => void;
}

/** Quiet time after the last key, and longest time from the first, before a change is sent; ms. */
const QUIET_MS = 1_000;
const LONGEST_MS = 5_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/** Begins to look after the draft of an exercise. Call `changed()` after every change of the text. */
export function createDrafts(options: DraftsOptions) {
  const { url, csrf, onState, text } = options;
  const local = createLocalCopy(`gradedescent-draft ${options.key}`);
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`gradedescent-draft ${options.key}`) : undefined;
  let version = options.draft?.version ?? 0;
  /** The change that the server does not have yet. */
  let pending: LocalCopy | undefined;
  let other: { draft: ServerDraft; unsent: boolean } | undefined;
  let sending = false;
  let timer = 0;
  let firstChange = 0;
  let retryMs = FIRST_RETRY_MS;

  const schedule = (afterMs: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), afterMs);
  };
  const settle = (conflict: typeof other): void => {
    other = conflict;
    options.onConflict(conflict);
  };
  const receive = (answer: Answer, sent: LocalCopy): void => {
    if (answer.kind !== 'unreachable') retryMs = FIRST_RETRY_MS;
    switch (answer.kind) {
      case 'saved':
        version = answer.version;
        channel?.postMessage({ source: sent.source, version, savedAt: answer.savedAt } satisfies ServerDraft);
        if (pending === sent) {
          pending = undefined;
          local.remove();
          onState({ kind: 'saved', at: answer.savedAt });
        } else keep();
        break;
      case 'conflict':
        settle({ draft: answer.draft, unsent: false });
        break;
      case 'unreachable':
        onState({ kind: 'offline' });
        schedule(retryMs);
        retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
        break;
      case 'refused':
        onState({ kind: 'refused', reason: answer.reason });
        break;
      default:
        onState({ kind: 'signed-out' });
    }
  };
  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (sending || !pending || other) return;
    sending = true;
    firstChange = 0;
    const sent = pending;
    onState({ kind: 'saving' });
    const answer = await saveDraft(url, csrf, sent);
    sending = false;
    receive(answer, sent);
  };
  /** Keeps the present text as the change to be sent. */
  const keep = (): void => {
    pending = { ...text(), baseVersion: version, changeId: crypto.randomUUID(), changedAt: new Date().toISOString() };
    local.write(pending);
    firstChange ||= Date.now();
    schedule(Math.max(0, Math.min(QUIET_MS, firstChange + LONGEST_MS - Date.now())));
  };

  const begin = (): void => {
    const copy = local.read();
    if (!copy || copy.source === text().source) {
      local.remove();
      if (options.draft && !options.replaced) onState({ kind: 'saved', at: options.draft.savedAt });
      return;
    }
    const kept = { source: copy.source, version, savedAt: copy.changedAt };
    if (options.replaced || copy.baseVersion !== version) settle({ draft: kept, unsent: true });
    else {
      options.setSource(copy.source);
      pending = copy;
      onState({ kind: 'restored', at: copy.changedAt });
      schedule(QUIET_MS);
    }
  };
  begin();

  addEventListener('online', () => void send());
  document.addEventListener('visibilitychange', () => void send());
  addEventListener('pagehide', () => {
    if (pending && !other && !sending) void saveDraft(url, csrf, pending, true);
  });
  channel?.addEventListener('message', ({ data }: MessageEvent<ServerDraft>) => {
    if (data.version > version && data.source !== text().source) settle({ draft: data, unsent: false });
    else version = Math.max(version, data.version);
  });

  return {
    /** The text has changed. */
    changed: keep,
    /** The text in the editor stays; it replaces the other one on the server. */
    keepMine(): void {
      if (!other) return;
      version = Math.max(version, other.draft.version);
      settle(undefined);
      keep();
    },
    /** The other text takes the place of the one in the editor. */
    takeTheirs(): void {
      if (!other) return;
      const { draft, unsent } = other;
      version = Math.max(version, draft.version);
      settle(undefined);
      options.setSource(draft.source);
      if (unsent) {
        keep();
        return;
      }
      clearTimeout(timer);
      pending = undefined;
      local.remove();
      onState({ kind: 'saved', at: draft.savedAt });
    },
  };
}
