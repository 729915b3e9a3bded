/**
 * Owns ending attempts: scoring what was acknowledged, once, whoever ends it and however late the server comes to it.
 * Must not know requests.
 */
import { isDeepStrictEqual } from 'node:util';
import { mapInSlices } from '../kernel/slices.ts';
import type { Watchers } from '../kernel/topics.ts';
import type { Store } from '../store.ts';
import type { QuizAttempt } from './attempts.store.ts';
import type { QuizClock } from './clock.ts';
import { answersOf, type Corrections, correctionsOf, identify } from './corrections.ts';
import { type AttemptResult, resultOf } from './model/result.ts';
import type { Sitting } from './sittings.store.ts';
import type { QuizVersions } from './versions.ts';
import { livePage, onePerson, tellEverybody } from './watch.ts';

/** What attempts that have ended score by some corrections. */
export interface WorkedOut {
  /** Names the corrections. */
  readonly by: string;
  readonly scores: readonly { readonly attempt: QuizAttempt; readonly result: AttemptResult }[];
}

export interface EndAttemptsDeps {
  readonly store: Pick<Store, 'quizAttempts' | 'quizRegrades' | 'sittings' | 'transaction'>;
  readonly versions: QuizVersions;
  readonly quizClock: QuizClock;
  readonly watchers: Watchers;
}

/** Makes the functions. */
export function createEndAttempts({ store, versions, quizClock, watchers }: EndAttemptsDeps) {
  const scoreBy =
    ({ voids, alternatives }: Corrections) =>
    (attempt: QuizAttempt): AttemptResult =>
      resultOf(versions.gradedFor(attempt), answersOf(store, attempt.id), voids, alternatives);
  /** The points of an attempt with the answers that count now. */
  const scoreOf = (attempt: QuizAttempt): AttemptResult => scoreBy(correctionsOf(store, attempt.runId))(attempt);
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
    /** Works out in slices what those of the attempts that have ended score by corrections that need not hold yet. */
    async workOut(attempts: readonly QuizAttempt[], corrections: Corrections): Promise<WorkedOut> {
      const score = scoreBy(corrections);
      const ended = attempts.filter(({ endedAt }) => endedAt !== null);
      const scores = await mapInSlices(ended, (attempt) => ({ attempt, result: score(attempt) }));
      return { by: identify(corrections), scores };
    },
    /**
     * Scores the ended attempts at a quiz again, after what counts was changed. Call it in a transaction. What was worked out before
     * is taken for the attempts that are still as they were.
     */
    rescore(run: Sitting, before: WorkedOut): { readonly attempt: QuizAttempt; readonly score: number }[] {
      const corrections = correctionsOf(store, run.id);
      const score = scoreBy(corrections);
      const valid = identify(corrections) === before.by ? before.scores : [];
      const known = new Map(valid.map((one) => [one.attempt.id, one]));
      const ended = store.quizAttempts.listAttempts(run.id).filter(({ endedAt }) => endedAt !== null);
      return ended.map((attempt) => {
        const one = known.get(attempt.id);
        const result = one && isDeepStrictEqual(one.attempt, attempt) ? one.result : score(attempt);
        store.quizAttempts.rescoreAttempt(attempt.id, result.score, result.maxScore);
        return { attempt, score: result.score };
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
