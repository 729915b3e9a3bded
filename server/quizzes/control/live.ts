/**
 * Owns what the live page shows: where each student of the course stands at a quiz, and how questions are answered.
 * Must not know how it is shown or sent.
 */

import type { Membership } from '../../kernel/actor.ts';
import { listName } from '../../kernel/text/family-name.ts';
import type { Store } from '../../store.ts';
import type { QuizAttempt } from '../attempts.store.ts';
import type { QuizClock } from '../clock.ts';
import { correctionsOf } from '../corrections.ts';
import type { QuizPresence } from '../presence.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizStandings } from '../standing.ts';
import type { QuizVersions } from '../versions.ts';
import { createTallies, type LiveQuestion } from './tally.ts';

/** `absent`: not opened; `opened`: the page, not started; `lost`: started, but no page is connected. */
export type LiveState = 'absent' | 'opened' | 'running' | 'lost' | 'ended';

/** One student on the live page. Times are ms since 1970, UTC. */
export interface LiveStudent {
  readonly personId: string;
  readonly name: string;
  readonly state: LiveState;
  readonly answered: number;
  readonly deadline: number | undefined;
  readonly endedBy: QuizAttempt['endedBy'];
  /** Of ended attempts. */
  readonly score: number | undefined;
  readonly maxScore: number | undefined;
  readonly attemptId: string | undefined;
  readonly extraTime: boolean;
}
/** Somebody who cannot begin before the staff says who they are. */
export interface AtTheDoor {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}
/** The live page at one moment. */
export interface LiveQuiz {
  readonly run: Sitting;
  /** Whether the machine's date has jumped and is not followed: pages then say so. */
  readonly clockJumped: boolean;
  readonly now: number;
  readonly pausedSince: number | undefined;
  /** The latest end; undefined while a quiz with a common start has not been started. */
  readonly lastEnd: number | undefined;
  /** Questions that each person is given. */
  readonly questionCount: number;
  readonly students: readonly LiveStudent[];
  /** Students whom the staff has not confirmed: those who opened the quiz or wait to be let into the course, by name. */
  readonly door: readonly AtTheDoor[];
  /** How many more there are who have not come yet. */
  readonly otherUnconfirmed: number;
  readonly questions: readonly LiveQuestion[];
}

export interface LiveQuizDeps {
  readonly store: Pick<Store, 'courses' | 'members' | 'quizAttempts' | 'quizRegrades' | 'sittings'>;
  readonly versions: QuizVersions;
  readonly standings: QuizStandings;
  readonly quizClock: QuizClock;
  readonly presence: QuizPresence;
  readonly clockJumped: () => boolean;
  readonly clock: () => Date;
}

/** Returns a function that reads the present state of a quiz. @throws AppError not-found */
export function createLiveQuiz(deps: LiveQuizDeps) {
  const { store, versions, standings, quizClock, presence, clockJumped, clock } = deps;
  const createTally = createTallies({ store, versions });
  return (membership: Membership, slug: string): LiveQuiz => {
    const run = standings.getRun(membership, slug);
    const now = clock().getTime();
    const clocks = quizClock.clocksOf(run);
    const visits = store.sittings.listVisits(run.id);
    const attempts = new Map(store.quizAttempts.listAttempts(run.id).map((one) => [one.personId, one]));
    const { alternatives } = correctionsOf(store, run.id);
    const tally = createTally(run.id, alternatives);
    const stateOf = (personId: string, attempt: QuizAttempt | undefined): LiveState => {
      if (!attempt) return visits.has(personId) ? 'opened' : 'absent';
      if (attempt.endedAt !== null) return 'ended';
      return presence.isConnected(run.id, personId) ? 'running' : 'lost';
    };
    const students = store.courses.listStudents(membership.course.id).map(({ id, ...names }): LiveStudent => {
      const attempt = attempts.get(id);
      const { deadline, extraTime } = clocks.standing(id, attempt, now);
      return {
        personId: id,
        name: listName(names),
        state: stateOf(id, attempt),
        answered: attempt ? tally.add(attempt) : 0,
        deadline: attempt?.endedAt === null ? deadline : undefined,
        endedBy: attempt?.endedBy ?? null,
        score: attempt?.score ?? undefined,
        maxScore: attempt?.maxScore ?? undefined,
        attemptId: attempt?.id,
        extraTime,
      };
    });
    const { quiz } = versions.getVersion(run.versionId);
    const asks = store.courses.getEntryRules(membership.course.id).quizzes === 'confirmed';
    const unconfirmed = store.members
      .listUnconfirmed(membership.course.id)
      .filter(({ id, state }) => (asks || state === 'waiting') && !attempts.has(id));
    const door = unconfirmed.filter(({ id, state }) => state === 'waiting' || visits.has(id));
    return {
      run,
      clockJumped: clockJumped(),
      now,
      pausedSince: clocks.standing('', undefined, now).pausedSince,
      lastEnd: clocks.lastEnd(now),
      questionCount: quiz.sections.reduce((sum, { pick, questions: pool }) => sum + (pick ?? pool.length), 0),
      students,
      door: door.map(({ id, email, ...names }) => ({ personId: id, name: listName(names), email: email ?? '' })),
      otherUnconfirmed: unconfirmed.length - door.length,
      questions: tally.questions(),
    };
  };
}
/** Reads the present state of a quiz. */
export type GetLiveQuiz = ReturnType<typeof createLiveQuiz>;
