/**
 * Owns telling an open live page what changed at a quiz: everything first, then changed students, at most once a second.
 * Knows nothing of the transport (SSE).
 */

import type { Membership } from '../../kernel/actor.ts';
import type { Watchers } from '../../kernel/topics.ts';
import { everybody, livePage } from '../watch.ts';
import type { GetLiveQuiz, LiveQuiz, LiveStudent } from './live.ts';

/** Pages are told at most this often, ms; lost connections and the clock are checked this often. */
const LEAST_MS = 1_000;
const LOOK_MS = 5_000;

/** What an open live page is told; `changed` are the students that are not as they were told before. */
export type LiveListener = (live: LiveQuiz, changed: readonly LiveStudent[]) => void;

/** Returns a function that calls `listener` at once and after changes; the function it returns ends that. @throws AppError not-found */
export function createWatchLiveQuiz({ getLiveQuiz, watchers }: { getLiveQuiz: GetLiveQuiz; watchers: Watchers }) {
  return (membership: Membership, slug: string, listener: LiveListener): (() => void) => {
    const told = new Map<string, string>();
    let timer: NodeJS.Timeout | undefined;
    let last = 0;
    const tell = (): void => {
      timer = undefined;
      last = performance.now();
      const live = getLiveQuiz(membership, slug);
      const changed = live.students.filter((student) => {
        const text = JSON.stringify(student);
        if (told.get(student.personId) === text) return false;
        told.set(student.personId, text);
        return true;
      });
      listener(live, changed);
    };
    const soon = (): void => {
      timer ??= setTimeout(tell, Math.max(0, LEAST_MS - (performance.now() - last)));
    };
    const first = getLiveQuiz(membership, slug);
    const unwatch = [livePage, everybody].map((topic) => watchers.watch(topic(first.run.id), soon));
    const looking = setInterval(soon, LOOK_MS);
    tell();
    return () => {
      for (const end of unwatch) end();
      clearInterval(looking);
      clearTimeout(timer);
    };
  };
}
/** Watches a quiz for its live page. */
export type WatchLiveQuiz = ReturnType<typeof createWatchLiveQuiz>;
