/**
 * Owns telling the open live pages what changed at a quiz: everything first, then changed students, at most once a second. However
 * many pages are open, the state of a quiz is read once for all of them.
 * Knows nothing of the transport (SSE).
 */

import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Watchers } from '../../kernel/topics.ts';
import { everybody, livePage } from '../watch.ts';
import type { GetLiveQuiz, LiveQuiz, LiveStudent } from './live.ts';

/** Pages are told at most this often, ms; lost connections and the clock are checked this often. */
const LEAST_MS = 1_000;
const LOOK_MS = 5_000;

/** What an open live page is told; `changed` are the students that are not as they were told before. */
export type LiveListener = (live: LiveQuiz, changed: readonly LiveStudent[]) => void;

/** The open pages of one quiz. */
interface Audience {
  readonly listeners: Set<LiveListener>;
  /** Reads the state now; the given page hears everything, the others what changed. */
  tell(newcomer?: LiveListener): void;
  end(): void;
}

function createAudience(read: () => LiveQuiz, watch: (listener: () => void) => () => void): Audience {
  const told = new Map<string, string>();
  const listeners = new Set<LiveListener>();
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  const tell = (newcomer?: LiveListener): void => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    const live = read();
    const changed = live.students.filter((student) => {
      const text = JSON.stringify(student);
      if (told.get(student.personId) === text) return false;
      told.set(student.personId, text);
      return true;
    });
    for (const listener of listeners) listener(live, listener === newcomer ? live.students : changed);
  };
  const tellSoon = (): void => {
    try {
      tell();
    } catch (error) {
      // The quiz was taken out of the course: nothing will change any more.
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
      end();
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(tellSoon, Math.max(0, LEAST_MS - (performance.now() - last)));
  };
  const unwatch = watch(soon);
  const looking = setInterval(soon, LOOK_MS);
  const end = (): void => {
    unwatch();
    clearInterval(looking);
    clearTimeout(timer);
  };
  return { listeners, tell, end };
}

/** Returns a function that calls `listener` at once and after changes; the function it returns ends that. @throws AppError not-found */
export function createWatchLiveQuiz({ getLiveQuiz, watchers }: { getLiveQuiz: GetLiveQuiz; watchers: Watchers }) {
  const audiences = new Map<string, Audience>();
  return (membership: Membership, slug: string, listener: LiveListener): (() => void) => {
    const read = (): LiveQuiz => getLiveQuiz(membership, slug);
    const { id } = read().run;
    const audience =
      audiences.get(id) ??
      createAudience(read, (soon) => {
        const unwatch = [livePage, everybody].map((topic) => watchers.watch(topic(id), soon));
        return () => {
          for (const end of unwatch) end();
        };
      });
    audiences.set(id, audience);
    audience.listeners.add(listener);
    audience.tell(listener);
    return () => {
      audience.listeners.delete(listener);
      if (audience.listeners.size > 0 || audiences.get(id) !== audience) return;
      audience.end();
      audiences.delete(id);
    };
  };
}
/** Watches a quiz for its live page. */
export type WatchLiveQuiz = ReturnType<typeof createWatchLiveQuiz>;
