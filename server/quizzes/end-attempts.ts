/**
 * Owns ending attempts: scoring what was acknowledged, once, whoever ends it and however late the server comes to it.
 * Must not know requests.
 */
import type { Watchers } from '../kernel/topics.ts';
import type { Store } from '../store.ts';
import type { QuizAttempt } from './attempts.store.ts';
import type { QuizClock } from './clock.ts';
import { answersOf, correctionsOf } from './corrections.ts';
import { type AttemptResult, resultOf } from './model/result.ts';
import type { Sitting } from './sittings.store.ts';
import type { QuizVersions } from './versions.ts';
import { livePage, onePerson, tellEverybody } from './watch.ts';

export interface EndAttemptsDeps {
  readonly store: Pick<Store, 'quizAttempts' | 'quizRegrades' | 'sittings' | 'transaction'>;
  readonly versions: QuizVersions;
  readonly quizClock: QuizClock;
  readonly watchers: Watchers;
}

/** Makes the functions. */
export function createEndAttempts({ store, versions, quizClock, watchers }: EndAttemptsDeps) {
  /** The points of an attempt with the answers that count now. */
  const scoreOf = (attempt: QuizAttempt): AttemptResult => {
    const { voids, alternatives } = correctionsOf(store, attempt.runId);
    return resultOf(versions.gradedFor(attempt), answersOf(store, attempt.id), voids, alternatives);
  };
  /** Ends an attempt that goes on; `at` is the end that counts, ms since 1970. Call it in a transaction. */
  const end = (attempt: QuizAttempt, at: number, endedBy: 'student' | 'clock' | 'instructor'): void => {
    const { score, maxScore } = scoreOf(attempt);
    store.quizAttempts.endAttempt({ id: attempt.id, endedAt: new Date(at).toISOString(), endedBy, score, maxScore });
  };
  /** Ends the attempts at a quiz whose time is over; returns whose they were. */
  const endDue = (run: Sitting): string[] => {
    const clocks = quizClock.clocksOf(run);
    const ended: string[] = [];
    for (const attempt of store.quizAttempts.listOpenAttempts(run.id)) {
      const { due, deadline } = clocks.standing(attempt.personId, attempt);
      if (!due || deadline === undefined) continue;
      end(attempt, deadline, run.endedAt !== null && Date.parse(run.endedAt) === deadline ? 'instructor' : 'clock');
      ended.push(attempt.personId);
    }
    return ended;
  };
  return {
    scoreOf,
    end,
    /** Scores the ended attempts at a quiz again, after what counts was changed. Call it in a transaction. */
    rescore(run: Sitting): { readonly attempt: QuizAttempt; readonly score: number }[] {
      const ended = store.quizAttempts.listAttempts(run.id).filter(({ endedAt }) => endedAt !== null);
      return ended.map((attempt) => {
        const { score, maxScore } = scoreOf(attempt);
        store.quizAttempts.rescoreAttempt(attempt.id, score, maxScore);
        return { attempt, score };
      });
    },
    /** Ends every attempt whose time is over, in all courses. The server calls it again and again, and when it starts. */
    tick(): void {
      for (const run of store.sittings.listRunsWithOpenAttempts()) {
        const ended = store.transaction(() => endDue(run));
        if (ended.length === 0) continue;
        // The end of some is news for the others only when it is the end of all.
        if (quizClock.isOver(run)) tellEverybody(watchers, run.id);
        else {
          for (const personId of ended) watchers.notify(onePerson(run.id, personId));
          watchers.notify(livePage(run.id));
        }
      }
    },
  };
}
/** Ends attempts. */
export type EndAttempts = ReturnType<typeof createEndAttempts>;
