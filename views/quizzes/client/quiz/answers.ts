/**
 * Owns that every answer reaches the server: each change has a version, is kept in this browser, sent, sent again until it is
 * acknowledged, and never over a newer one.
 * Must not know controls or clocks.
 */
import { createKeptAnswers } from './kept-answers.ts';

/** What is shown beside a question. */
export type AnswerState =
  | { readonly kind: 'saving' | 'kept' }
  | { readonly kind: 'saved'; readonly at: string }
  /** Another page or device has answered; `answer` is what counts now. */
  | { readonly kind: 'elsewhere'; readonly answer: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the server says of the clock with every answer. */
export interface ClockNews {
  readonly now: number;
}

export interface AnswersOptions<Clock extends ClockNews> {
  /** Address below which each question has one. */
  readonly url: string;
  readonly csrf: string;
  readonly attemptId: string;
  readonly onState: (question: string, state: AnswerState) => void;
  /** The server's clock came with an answer to a request sent at `sentAt` (performance.now()). */
  readonly onClock: (clock: Clock, sentAt: number) => void;
  /** Whether the server answers; `signed-out` lasts until somebody signs in again. */
  readonly onLink: (link: 'up' | 'down' | 'signed-out') => void;
  /** The server takes no answers at the moment, or no more. */
  readonly onClosed: () => void;
}

interface Entry {
  version: number;
  answer: readonly string[];
  /** The version that the server has acknowledged. */
  acknowledged: number;
  sending: boolean;
  refused: boolean;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5_000;
const LONGEST_WAIT_MS = 15_000;

interface Reply<Clock> {
  readonly saved?: boolean;
  readonly version?: number;
  readonly answer?: readonly string[];
  readonly savedAt?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly clock?: Clock;
}

/** Begins with the versions that the page was made with. */
export function createAnswers<Clock extends ClockNews>(options: AnswersOptions<Clock>) {
  const kept = createKeptAnswers(options.attemptId);
  const entries = new Map<string, Entry>();
  let retryMs = FIRST_RETRY_MS;
  let timer = 0;
  let held = false;

  const isOpen = (entry: Entry): boolean => entry.acknowledged < entry.version && !entry.refused;
  const retry = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(sendAll, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };
  const receive = (question: string, entry: Entry, version: number, status: number, reply: Reply<Clock>): void => {
    if (status === 200 && reply.version !== undefined) {
      entry.acknowledged = Math.max(entry.acknowledged, version);
      if (entry.acknowledged < entry.version) return;
      kept.remove(question);
      options.onState(question, { kind: 'saved', at: reply.savedAt ?? '' });
    } else if (status === 409 && reply.code === 'answered-elsewhere' && reply.version !== undefined) {
      // What was changed here in the meantime is newer than what came from elsewhere.
      const changedHere = entry.version > version;
      if (changedHere) {
        entry.version = Math.max(entry.version, reply.version + 1);
        return;
      }
      entry.version = reply.version;
      entry.acknowledged = reply.version;
      entry.answer = reply.answer ?? [];
      kept.remove(question);
      options.onState(question, { kind: 'elsewhere', answer: entry.answer });
    } else if (status === 409) {
      options.onState(question, { kind: 'kept' });
      held = true;
      options.onClosed();
    } else {
      entry.refused = true;
      options.onState(question, { kind: 'refused', reason: reply.detail ?? String(status) });
    }
  };
  const send = async (question: string, entry: Entry): Promise<void> => {
    if (entry.sending || held || !isOpen(entry)) return;
    entry.sending = true;
    const { version, answer } = entry;
    options.onState(question, { kind: 'saving' });
    const sentAt = performance.now();
    try {
      const response = await fetch(`${options.url}/${question}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': options.csrf },
        body: JSON.stringify({ answer, version }),
        keepalive: true,
        signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      });
      if (response.status === 429 || response.status >= 500) throw new Error(String(response.status));
      if (response.status === 401 || response.status === 403) {
        entry.sending = false;
        options.onState(question, { kind: 'kept' });
        options.onLink('signed-out');
        retry();
        return;
      }
      const reply = (await response.json()) as Reply<Clock>;
      entry.sending = false;
      retryMs = FIRST_RETRY_MS;
      options.onLink('up');
      if (reply.clock) options.onClock(reply.clock, sentAt);
      receive(question, entry, version, response.status, reply);
      if (isOpen(entry)) void send(question, entry);
    } catch {
      entry.sending = false;
      options.onState(question, { kind: 'kept' });
      options.onLink('down');
      retry();
    }
  };
  const sendAll = (): void => {
    clearTimeout(timer);
    for (const [question, entry] of entries) void send(question, entry);
  };
  addEventListener('online', sendAll);
  document.addEventListener('visibilitychange', sendAll);

  return {
    /** A question as the page was made; returns the answer that this browser kept from before, where it is newer. */
    begin(question: string, version: number, answer: readonly string[]): readonly string[] | undefined {
      const left = kept.read().get(question);
      const newer = left !== undefined && left.version > version;
      if (left && !newer) kept.remove(question);
      entries.set(question, {
        version: newer ? left.version : version,
        answer: newer ? left.answer : answer,
        acknowledged: version,
        sending: false,
        refused: false,
      });
      return newer ? left.answer : undefined;
    },
    /** Somebody changed an answer; it is kept at once and sent now. */
    change(question: string, answer: readonly string[]): void {
      const entry = entries.get(question);
      if (!entry || JSON.stringify(entry.answer) === JSON.stringify(answer)) return;
      entry.version += 1;
      entry.answer = answer;
      entry.refused = false;
      kept.write(question, { version: entry.version, answer });
      void send(question, entry);
    },
    sendAll,
    /** Holds answers back (a pause), or lets them go again. */
    hold(on: boolean): void {
      const before = held;
      held = on;
      if (before && !on) sendAll();
    },
    /** Questions whose last change is not acknowledged, with what to send. */
    open: () =>
      [...entries].flatMap(([questionId, entry]) =>
        isOpen(entry) ? [{ questionId, version: entry.version, answer: entry.answer }] : [],
      ),
    /** Everything was handed in: nothing is kept any more. */
    forget(): void {
      for (const question of entries.keys()) kept.remove(question);
    },
  };
}
