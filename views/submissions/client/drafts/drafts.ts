/**
 * Owns that nothing typed is lost: every change is kept in the browser at once and saved to the server soon; a newer text from
 * elsewhere is never overwritten silently.
 * Must not know the editor, nor how things look.
 */
import { createLocalCopies, type LocalCopy } from './local-copy.ts';
import { type Answer, type ServerDraft, saveDraft } from './save-draft.ts';

/** What the page shows about saving; `kept`: whether this browser has a copy. */
export type DraftState =
  | { readonly kind: 'saved' | 'restored'; readonly at: string }
  | { readonly kind: 'saving' | 'undecided' }
  | { readonly kind: 'offline' | 'signed-out'; readonly kept: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

/** A text that stands against the one in the editor. */
export interface Rival {
  readonly draft: ServerDraft;
  /** The name of a copy on this device that never reached the server; absent when the text is the server's. */
  readonly unsent?: string;
}

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
  /** The server keeps a text in the history that another one took the place of. */
  readonly onKept: () => void;
  readonly onState: (state: DraftState) => void;
  /** Another text stands against the one in the editor; undefined: settled. */
  readonly onConflict: (other: Rival | undefined) => void;
}

/** Quiet time after the last key, and longest time from the first, before a change is sent; ms. */
const QUIET_MS = 1_000;
const LONGEST_MS = 5_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/** A random token; crypto.randomUUID is missing on pages without HTTPS. */
const randomWord = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36).padStart(7, '0')).join('');

/** Begins to look after the draft of an exercise. Call `changed()` after every change of the text. */
export function createDrafts(options: DraftsOptions) {
  const { url, csrf, onState, text } = options;
  const name = `gradedescent-draft ${options.key}`;
  const copies = createLocalCopies(name, randomWord());
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : undefined;
  let version = options.draft?.version ?? 0;
  /** The change that the server does not have yet, and whether this browser kept it. */
  let pending: LocalCopy | undefined;
  let kept = true;
  /** The change that was sent and not answered: it goes first, the same again, so that changes arrive in their order. */
  let inDoubt: LocalCopy | undefined;
  let other: Rival | undefined;
  /** The text that the next change takes the place of, until the server has it. */
  let replaced: string | undefined;
  let sending = false;
  let timer = 0;
  let firstChange = 0;
  let retryMs = FIRST_RETRY_MS;

  const schedule = (afterMs: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), afterMs);
  };
  const settle = (rival: Rival | undefined): void => {
    other = rival;
    // The server has gone on without it.
    inDoubt = undefined;
    options.onConflict(rival);
    if (rival) onState({ kind: 'undecided' });
  };
  /** Keeps the present text as the change to be sent. */
  const keep = (): void => {
    const base = { baseVersion: version, changeId: randomWord(), changedAt: new Date().toISOString() };
    pending = { ...text(), ...base, replaced, inDoubt: inDoubt?.source };
    kept = copies.write(pending);
    firstChange ||= Date.now();
    schedule(Math.max(0, Math.min(QUIET_MS, firstChange + LONGEST_MS - Date.now())));
  };
  /** The server has the text that is in the editor. */
  const agree = (savedAt: string): void => {
    clearTimeout(timer);
    firstChange = 0;
    pending = undefined;
    copies.remove();
    if (other) settle(undefined);
    onState({ kind: 'saved', at: savedAt });
  };

  const receive = (answer: Answer, sent: LocalCopy): void => {
    if (answer.kind !== 'unreachable') retryMs = FIRST_RETRY_MS;
    if (answer.kind !== 'unreachable' && answer.kind !== 'signed-out') inDoubt = undefined;
    switch (answer.kind) {
      case 'saved':
        version = Math.max(version, answer.version);
        if (sent.replaced !== undefined) {
          replaced = undefined;
          options.onKept();
        }
        channel?.postMessage({ source: sent.source, version, savedAt: answer.savedAt } satisfies ServerDraft);
        if (pending === sent && !other) agree(answer.savedAt);
        else if (pending) keep();
        break;
      case 'conflict':
        if (answer.draft.source === text().source) {
          version = answer.draft.version;
          agree(answer.draft.savedAt);
        } else if (answer.draft.source === sent.inDoubt) {
          version = answer.draft.version;
          keep();
        } else settle({ draft: answer.draft });
        break;
      case 'unreachable':
        onState({ kind: 'offline', kept });
        schedule(retryMs);
        retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
        break;
      case 'refused':
        onState({ kind: 'refused', reason: answer.reason });
        if (pending !== sent) schedule(QUIET_MS);
        break;
      default:
        onState({ kind: 'signed-out', kept });
    }
  };
  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (sending || !pending || other) return;
    sending = true;
    firstChange = 0;
    if (!inDoubt) onState({ kind: 'saving' });
    inDoubt ??= pending;
    const sent = inDoubt;
    const answer = await saveDraft(url, csrf, sent);
    sending = false;
    receive(answer, sent);
  };

  /** Brings back what an earlier page kept and could not send, or asks where the server has gone on since. */
  const begin = (): void => {
    const { draft } = options;
    const shown = text().source;
    const shownInstead = options.replaced || (draft !== undefined && draft.source !== shown);
    for (const { name: unsent, copy } of copies.list()) {
      if (copy.source === (draft?.source ?? shown)) {
        copies.remove(unsent);
        continue;
      }
      const follows = copy.baseVersion === version || (draft !== undefined && copy.inDoubt === draft.source);
      if (shownInstead || !follows) {
        settle({ draft: { source: copy.source, version, savedAt: copy.changedAt }, unsent });
        return;
      }
      replaced = copy.replaced;
      options.setSource(copy.source);
      pending = { ...copy, baseVersion: version };
      kept = copies.write(pending);
      if (kept) copies.remove(unsent);
      onState({ kind: 'restored', at: copy.changedAt });
      schedule(QUIET_MS);
      return;
    }
    if (draft && !shownInstead) onState({ kind: 'saved', at: draft.savedAt });
  };
  begin();

  addEventListener('online', () => void send());
  document.addEventListener('visibilitychange', () => void send());
  addEventListener('pagehide', () => {
    if (pending && !other && !sending) void saveDraft(url, csrf, pending);
  });
  addEventListener('beforeunload', (event) => {
    if (pending && !kept) event.preventDefault();
  });
  channel?.addEventListener('message', ({ data }: MessageEvent<ServerDraft>) => {
    if (data.version <= version) return;
    if (data.source === text().source) {
      version = data.version;
      agree(data.savedAt);
    } else settle({ draft: data });
  });

  return {
    /** The text has changed. */
    changed: keep,
    /** Another text is about to take the place of the one in the editor, or has taken that of `before`. */
    replacing(before = text().source): void {
      replaced ??= before;
    },
    /** The text in the editor stays; it replaces the other one. */
    keepMine(): void {
      if (!other) return;
      version = other.draft.version;
      replaced ??= other.draft.source;
      if (other.unsent !== undefined) copies.remove(other.unsent);
      settle(undefined);
      keep();
    },
    /** The other text takes the place of the one in the editor. */
    takeTheirs(): void {
      if (!other) return;
      const { draft, unsent } = other;
      version = draft.version;
      replaced ??= text().source;
      settle(undefined);
      options.setSource(draft.source);
      keep();
      if (unsent !== undefined && kept) copies.remove(unsent);
    },
  };
}
