/**
 * Owns telling an open page where its person stands at a quiz, whenever that changes.
 * Knows nothing of the transport (SSE).
 */
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { mapInSlices } from '../kernel/slices.ts';
import type { Watchers } from '../kernel/topics.ts';
import { memberTopic } from '../roster/index.ts';
import type { QuizPresence } from './presence.ts';
import type { QuizStanding, QuizStandings } from './standing.ts';

/** What everybody's pages hear of; what one person does concerns only their own pages and the live page. */
export const everybody = (runId: string): string => `quiz ${runId}`;
/** What one person's pages hear of. */
export const onePerson = (runId: string, personId: string): string => `quiz ${runId} ${personId}`;
/** What the live page hears of. */
export const livePage = (runId: string): string => `live ${runId}`;

/** Tells all open pages of a quiz that it changed: everybody's and the live page. */
export function tellEverybody(watchers: Watchers, runId: string): void {
  watchers.notify(everybody(runId));
  watchers.notify(livePage(runId));
}

/** Calls what it is given one after another, each once, and lets others in between: a thousand pages hear of a pause. */
function createCallSoon() {
  const due = new Set<() => void>();
  const call = (one: () => void): void => {
    due.delete(one);
    try {
      one();
    } catch (error) {
      // A quiz that was taken out of the course has no news; the page learns it when it asks.
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
    }
  };
  return {
    add(one: () => void): void {
      if (due.size === 0) setImmediate(() => void mapInSlices(due, call));
      due.add(one);
    },
    drop: (one: () => void): void => void due.delete(one),
  };
}

/** What a page shows of a standing. */
const shownOf = ({ phase, run, time, withdrawn }: QuizStanding): string => {
  const { mayStart, deadline, pausedSince, graceMs, limitMs, opensAt } = time;
  return JSON.stringify([phase, run.mode, mayStart, deadline, pausedSince, graceMs, limitMs, opensAt, withdrawn()]);
};

/**
 * Returns a function that calls `listener` at once and after every change of what it was told; the function that it returns ends
 * that.
 * @throws AppError not-found
 */
export function createWatchQuiz(deps: {
  standings: QuizStandings;
  watchers: Watchers;
  /** Tells of changes to people's places in courses. */
  memberNews: Watchers;
  presence: QuizPresence;
}) {
  const { standings, watchers, memberNews, presence } = deps;
  const soon = createCallSoon();
  return (membership: Membership, slug: string, listener: (standing: QuizStanding) => void): (() => void) => {
    const first = standings.get(membership, slug);
    const { id } = first.run;
    const personId = membership.person.id;
    let known = membership;
    let told = shownOf(first);
    const tell = (): void => {
      const standing = standings.get(known, slug);
      const shown = shownOf(standing);
      if (shown === told) return;
      told = shown;
      listener(standing);
    };
    /** From now on it is looked up whether they may begin: it may have changed. */
    const lookAgain = (): void => {
      const { mayTakeQuizzes: _, ...rest } = membership;
      known = rest;
      tell();
    };
    const unwatch = [
      watchers.watch(everybody(id), () => soon.add(tell)),
      watchers.watch(onePerson(id, personId), tell),
      memberNews.watch(memberTopic(membership.course.id, personId), lookAgain),
    ];
    const present = membership.role === 'student' && membership.person.viewedIn === undefined;
    const leave = present ? presence.connect(id, personId) : () => {};
    watchers.notify(livePage(id));
    listener(first);
    return () => {
      for (const end of unwatch) end();
      soon.drop(tell);
      leave();
      watchers.notify(livePage(id));
    };
  };
}
/** Watches quizzes. */
export type WatchQuiz = ReturnType<typeof createWatchQuiz>;
