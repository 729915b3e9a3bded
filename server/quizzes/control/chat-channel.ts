/**
 * Owns telling a course's chat channel of a quiz: the webhook, messages that are stored first and then sent until they arrive.
 * Must not know HTTP.
 */

import type { Audit } from '../../audit/audit.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import type { Watchers } from '../../kernel/topics.ts';
import type { Store } from '../../store.ts';
import { livePage } from '../watch.ts';
import type { PostWebhook } from './post-webhook.ts';
import type { WebhookPost } from './webhooks.store.ts';

/** Pauses before the next try, ms; after the last one the message has failed. */
const PAUSES_MS = [5_000, 30_000, 120_000, 600_000] as const;
const LONGEST_TEXT = 2_000;

/** What is wrong with an address, as a key of words; undefined when it can be used. */
export function webhookProblem(text: string): WordKey | undefined {
  if (text.length > 1_000 || !URL.canParse(text)) return 'quizControl:chat.errors.address';
  const { protocol, username, password } = new URL(text);
  if (!/^https?:$/.test(protocol)) return 'quizControl:chat.errors.address';
  return username !== '' || password !== '' ? 'quizControl:chat.errors.credentials' : undefined;
}

/** An address without the secret at its end. */
export function maskWebhook(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.split('/').slice(0, -1).join('/')}/…`;
}

export interface ChatDeps {
  readonly store: Pick<Store, 'sittings' | 'transaction' | 'webhooks'>;
  readonly post: PostWebhook;
  readonly watchers: Watchers;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Makes the functions. */
export function createChatChannel({ store, post, watchers, audit, clock, newId }: ChatDeps) {
  const sending = new Set<string>();

  const settle = (message: WebhookPost, error: string | null, last = false): void => {
    const tries = message.tries + 1;
    const pause = last ? undefined : PAUSES_MS[tries - 1];
    const state = error === null ? 'sent' : pause === undefined ? 'failed' : 'waiting';
    const nextAt = new Date(clock().getTime() + (pause ?? 0)).toISOString();
    store.webhooks.updatePost({ id: message.id, state, tries, nextAt, error });
    if (message.runId !== null) watchers.notify(livePage(message.runId));
  };
  const send = async (message: WebhookPost): Promise<void> => {
    if (sending.has(message.id)) return;
    sending.add(message.id);
    const { courseId } = message;
    const url = store.webhooks.findWebhook(courseId);
    try {
      if (url === undefined) throw new Error('removed');
      await post(url, message.text);
      settle(message, null);
    } catch (error) {
      // A channel that was changed in the meantime does not hear what was meant for another one.
      const changed = store.webhooks.findWebhook(courseId) !== url;
      settle(message, changed ? 'changed' : (error as Error).message, changed || url === undefined);
    } finally {
      sending.delete(message.id);
    }
  };
  /** Sends everything that is due; resolves when all of it was tried. */
  const tick = async (): Promise<void> => {
    await Promise.all(store.webhooks.listDuePosts(clock().toISOString()).map(send));
  };
  const enqueue = (courseId: string, runId: string | null, text: string): void => {
    if (store.webhooks.findWebhook(courseId) === undefined) throw new AppError('not-now', 'errors:not-now.noChat');
    const now = clock().toISOString();
    const message = { id: newId(), courseId, runId, text: text.slice(0, LONGEST_TEXT) };
    store.webhooks.insertPost({ ...message, state: 'waiting', tries: 0, nextAt: now, error: null, createdAt: now });
    // Never waited for: nothing that an instructor does may hang on somebody else's server.
    void tick();
  };
  /** Where the channel is, for the log: the rest of the address is a secret. */
  const hostOf = (courseId: string): { host: string } | undefined => {
    const url = store.webhooks.findWebhook(courseId);
    return url === undefined ? undefined : { host: new URL(url).host };
  };

  return {
    tick,
    /** The address without its secret; undefined when there is none. */
    findChannel({ course }: Membership): string | undefined {
      const url = store.webhooks.findWebhook(course.id);
      return url === undefined ? undefined : maskWebhook(url);
    },
    /** Stores the address; the caller has checked it. What waits for another one is given up. */
    setChannel(membership: Membership, url: string): void {
      const { id } = membership.course;
      store.transaction(() => {
        const before = hostOf(id);
        if (store.webhooks.findWebhook(id) !== url) store.webhooks.failWaiting(id, 'changed');
        store.webhooks.saveWebhook(id, url, clock().toISOString());
        audit(membership, { action: 'course.chat', before, after: hostOf(id) });
      });
    },
    removeChannel(membership: Membership): void {
      const { id } = membership.course;
      store.transaction(() => {
        const before = hostOf(id);
        store.webhooks.failWaiting(id, 'removed');
        store.webhooks.deleteWebhook(id);
        if (before) audit(membership, { action: 'course.chat', before });
      });
    },
    /** Stores a message on a quiz and begins to send it. @throws AppError not-found, not-now without a channel */
    share({ course }: Membership, slug: string, text: string): void {
      const run = store.sittings.findRun(course.id, slug);
      if (!run) throw new AppError('not-found', 'errors:not-found.quiz');
      if (run.publishedAt === null) throw new AppError('not-now', 'errors:not-now.quizAct.draft');
      enqueue(course.id, run.id, text);
    },
    /** Stores a message that tries the channel. @throws AppError not-now without a channel */
    test({ course }: Membership, text: string): void {
      enqueue(course.id, null, text);
    },
    /** Tries a message again that has failed. @throws AppError not-found */
    retry({ course }: Membership, postId: string): void {
      const message = store.webhooks.findPost(postId);
      if (!message || message.courseId !== course.id || message.state !== 'failed') throw new AppError('not-found');
      store.webhooks.updatePost({ ...message, state: 'waiting', tries: 0, nextAt: clock().toISOString() });
      void tick();
    },
    /** The newest messages on a quiz, or test messages (without a quiz). */
    listPosts({ course }: Membership, runId: string | null): WebhookPost[] {
      return store.webhooks.listPosts(course.id, runId);
    },
  };
}
/** Tells chat channels. */
export type ChatChannel = ReturnType<typeof createChatChannel>;
