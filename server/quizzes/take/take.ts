/**
 * Owns taking a quiz: start, answers, handing in. What was acknowledged is on disk, and counts.
 * Must not know requests or pages.
 */

import { isStaff, type Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Watchers } from '../../kernel/topics.ts';
import type { Store } from '../../store.ts';
import type { QuizAnswer, QuizAttempt } from '../attempts.store.ts';
import type { EndAttempts } from '../end-attempts.ts';
import type { DrawnQuiz } from '../model/drawn.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizStanding, QuizStandings } from '../standing.ts';
import type { QuizVersions } from '../versions.ts';
import { livePage, onePerson } from '../watch.ts';
import { createStoreAnswer, type SentAnswer, type StoredAnswer, same } from './store-answer.ts';

/** What a form holds: every field, changed or not. */
type FormAnswers = readonly Omit<SentAnswer, 'version'>[];

/** An answer that came in, and where its author stands. */
export interface SavedAnswer extends StoredAnswer {
  readonly standing: QuizStanding;
}

/** An attempt with its questions and the answers that count. */
export interface OpenedAttempt {
  readonly standing: QuizStanding;
  readonly attempt: QuizAttempt;
  readonly drawn: DrawnQuiz;
  readonly answers: ReadonlyMap<string, QuizAnswer>;
}

export interface TakeQuizDeps {
  readonly store: Pick<Store, 'quizAttempts' | 'sittings' | 'together'>;
  readonly versions: QuizVersions;
  readonly standings: QuizStandings;
  readonly endAttempts: EndAttempts;
  readonly watchers: Watchers;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** A whole number that nobody can guess, below 2^31. */
  readonly newSeed: () => number;
}

/** Makes the functions. */
export function createTakeQuiz(deps: TakeQuizDeps) {
  const { store, versions, standings, endAttempts, watchers, clock, newId } = deps;

  const storeAnswer = createStoreAnswer({ store, drawnFor: versions.drawnFor, clock });

  /** The attempt that goes on. @throws AppError not-now when there is none, or its time is over */
  const requireAccepting = (standing: QuizStanding): QuizAttempt => {
    const { attempt, time } = standing;
    if (!attempt) throw new AppError('not-now', 'errors:not-now.quizNotStarted');
    if (attempt.endedAt !== null) throw new AppError('not-now', 'errors:not-now.quizEnded');
    if (time.accepts) return attempt;
    throw new AppError('not-now', time.due ? 'errors:not-now.quizEnded' : 'errors:not-now.quizPaused');
  };

  /** The own pages and the live page learn of what somebody did. */
  const tell = (run: Sitting, { person }: Membership): void => {
    watchers.notify(onePerson(run.id, person.id));
    watchers.notify(livePage(run.id));
  };

  /** Ends an attempt with the answers that `answersFor` finds for it, in one transaction. */
  const handIn = async (
    membership: Membership,
    slug: string,
    answersFor: (attempt: QuizAttempt) => readonly SentAnswer[],
  ): Promise<QuizStanding> => {
    const run = await store.together(() => {
      const standing = standings.get(membership, slug);
      if (standing.attempt?.endedAt) return standing.run;
      const attempt = requireAccepting(standing);
      for (const answer of answersFor(attempt)) storeAnswer(attempt, answer);
      const { now, deadline = now } = standing.time;
      endAttempts.end(attempt, Math.min(now, deadline), now < deadline ? 'student' : 'clock');
      return standing.run;
    });
    tell(run, membership);
    return standings.get(membership, slug);
  };

  return {
    /** Notes that a student opened the page themselves, and returns where they stand. @throws AppError not-found */
    async open(membership: Membership, slug: string): Promise<QuizStanding> {
      const standing = standings.get(membership, slug);
      const { person } = membership;
      const { id } = standing.run;
      if (isStaff(membership) || person.viewedIn !== undefined || store.sittings.hasVisited(id, person.id))
        return standing;
      await store.together(() => store.sittings.noteVisit(id, person.id, clock().toISOString()));
      watchers.notify(livePage(id));
      return standing;
    },
    /** Starts the clock of a person, once. @throws AppError not-found, not-now, not-allowed */
    async start(membership: Membership, slug: string): Promise<void> {
      if (isStaff(membership)) throw new AppError('not-allowed', 'errors:not-allowed.quizStaff');
      const started = await store.together(() => {
        const { run, attempt, time, phase } = standings.get(membership, slug);
        if (attempt) return run;
        if (phase === 'unconfirmed') throw new AppError('not-now', 'errors:not-now.quizUnconfirmed');
        if (time.mayStart !== 'yes') throw new AppError('not-now', `errors:not-now.quiz.${time.mayStart}`);
        store.quizAttempts.insertAttempt({
          id: newId(),
          runId: run.id,
          personId: membership.person.id,
          versionId: run.versionId,
          seed: deps.newSeed(),
          startedAt: clock().toISOString(),
        });
        return run;
      });
      tell(started, membership);
    },
    /** The questions of the person's running attempt, without regard to results. @throws AppError not-found */
    attempt(standing: QuizStanding): OpenedAttempt {
      const { attempt } = standing;
      if (!attempt) throw new AppError('not-found');
      const answers = new Map(store.quizAttempts.listAnswers(attempt.id).map((one) => [one.questionId, one]));
      return { standing, attempt, drawn: versions.drawnFor(attempt), answers };
    },
    /** Saves one answer. When it resolves, the answer is on disk. @throws AppError not-found, not-now, invalid-form */
    async save(membership: Membership, slug: string, sent: SentAnswer): Promise<SavedAnswer> {
      const { run, ...result } = await store.together(() => {
        const standing = standings.get(membership, slug);
        return { run: standing.run, ...storeAnswer(requireAccepting(standing), sent), standing };
      });
      if (result.saved) watchers.notify(livePage(run.id));
      return result;
    },
    /** Hands in what a page without scripts has: answers that changed are new versions. */
    handInForm(membership: Membership, slug: string, answers: FormAnswers): Promise<QuizStanding> {
      return handIn(membership, slug, (attempt) =>
        answers.flatMap(({ questionId, answer }) => {
          const stored = store.quizAttempts.findAnswer(attempt.id, questionId);
          if (stored ? same(stored.answer, answer) : answer.every((text) => text === '')) return [];
          return [{ questionId, answer, version: (stored?.version ?? 0) + 1 }];
        }),
      );
    },
    /** Hands in: saves what the page still has, and ends the attempt. Handing in twice is handing in once. */
    handIn(membership: Membership, slug: string, answers: readonly SentAnswer[]): Promise<QuizStanding> {
      return handIn(membership, slug, () => answers);
    },
    /** A picture of the person's quiz. @throws AppError not-found unless the person has started */
    getPicture(membership: Membership, slug: string, pictureId: string) {
      const { run, attempt } = standings.get(membership, slug);
      if (!attempt && !isStaff(membership)) throw new AppError('not-found');
      return versions.getPicture(attempt?.versionId ?? run.versionId, pictureId);
    },
  };
}
/** Takes quizzes. */
export type TakeQuiz = ReturnType<typeof createTakeQuiz>;
