/**
 * Owns what instructors look up around a quiz: who has extra time, all attempts, one attempt with its history, its questions,
 * the log.
 * Must not change anything.
 */

import type { NamedEntry, ReadLog } from '../../audit/read-log.ts';
import type { Membership } from '../../kernel/actor.ts';
import { listName } from '../../kernel/text/family-name.ts';
import type { Language } from '../../kernel/text/languages.ts';
import type { Store } from '../../store.ts';
import type { QuizAnswer, QuizAttempt } from '../attempts.store.ts';
import { type QuizClock, runClockOf } from '../clock.ts';
import { correctionsOf } from '../corrections.ts';
import type { EndAttempts } from '../end-attempts.ts';
import { type Accommodation, limitOf, NO_ACCOMMODATION } from '../model/deadline.ts';
import { askedOf } from '../model/question-schema.ts';
import { questionsOf } from '../model/quiz-schema.ts';
import { typeOf } from '../model/types/index.ts';
import { type QuizResult, type QuizResults, resultIn } from '../results.ts';
import type { QuizAccommodation, QuizVoid, Sitting } from '../sittings.store.ts';
import type { QuizStandings } from '../standing.ts';
import type { QuizVersions } from '../versions.ts';

/** A student with the extra time that holds at a quiz. */
export interface StudentTime {
  readonly personId: string;
  readonly name: string;
  readonly granted: QuizAccommodation | undefined;
  readonly grantedBy: string;
  /** Time from the start with it, ms. */
  readonly limitMs: number;
  readonly ended: boolean;
}
/** An attempt with its student. */
export interface NamedAttempt {
  readonly attempt: QuizAttempt;
  readonly name: string;
  /** ms since 1970. */
  readonly deadline: number;
}
/** A question with its results so far. */
export interface QuestionSoFar {
  readonly id: string;
  readonly text: string;
  readonly given: number;
  /** Mean share of its points, 0 to 1; undefined when nobody has finished. */
  readonly facility: number | undefined;
  readonly voided: QuizVoid | undefined;
  /** Answers that are also accepted. */
  readonly accepted: number;
}
/** What voiding a question would change. */
export interface VoidPreview {
  readonly changed: number;
  readonly of: number;
  /** Attempts that go on: their pages say at once that the question was withdrawn. */
  readonly answering: number;
}

export interface ManageAttemptsDeps {
  readonly store: Pick<Store, 'courses' | 'people' | 'quizAttempts' | 'quizRegrades' | 'sittings'>;
  readonly standings: QuizStandings;
  readonly quizClock: QuizClock;
  readonly versions: QuizVersions;
  readonly results: QuizResults;
  readonly endAttempts: EndAttempts;
  readonly readLog: ReadLog;
}

/** Entries of the log that are shown. */
const LOG_ENTRIES = 500;

/** Makes the functions; each throws AppError not-found for an unknown quiz. */
export function createManageAttempts({
  store,
  standings,
  quizClock,
  versions,
  results,
  endAttempts,
  readLog,
}: ManageAttemptsDeps) {
  const nameOf = (personId: string | null): string =>
    personId === null ? '' : (store.people.findPerson(personId)?.name ?? '');

  return {
    /** Every student with the time that holds for them. */
    times(membership: Membership, slug: string): { readonly run: Sitting; readonly students: readonly StudentTime[] } {
      const run = standings.getRun(membership, slug);
      const runClock = runClockOf(run, store.sittings.listPauses(run.id));
      // Those of the quiz itself come last and so replace those of the course.
      const granted = new Map(
        store.sittings.listAccommodations(run.courseId, run.id).map((one) => [one.personId, one]),
      );
      const attempts = new Map(store.quizAttempts.listAttempts(run.id).map((one) => [one.personId, one]));
      const students = store.courses.listStudents(run.courseId).map(({ id, ...names }): StudentTime => {
        const one = granted.get(id);
        const limitMs = limitOf(runClock, (one as Accommodation | undefined) ?? NO_ACCOMMODATION);
        const ended = (attempts.get(id)?.endedAt ?? null) !== null;
        return {
          personId: id,
          name: listName(names),
          granted: one,
          grantedBy: nameOf(one?.grantedBy ?? null),
          limitMs,
          ended,
        };
      });
      return { run, students };
    },
    /** Every attempt, in the order in which they were started. */
    attempts(
      membership: Membership,
      slug: string,
    ): { readonly run: Sitting; readonly attempts: readonly NamedAttempt[] } {
      const run = standings.getRun(membership, slug);
      const clocks = quizClock.clocksOf(run);
      const attempts = store.quizAttempts.listAttempts(run.id).map((attempt) => ({
        attempt,
        name: nameOf(attempt.personId),
        deadline: clocks.standing(attempt.personId, attempt).deadline ?? 0,
      }));
      return { run, attempts };
    },
    /** One attempt exactly as it was given, with every version of every answer. */
    attempt(
      membership: Membership,
      slug: string,
      attemptId: string,
      language: Language,
    ): {
      readonly result: QuizResult;
      readonly name: string;
      readonly history: readonly QuizAnswer[];
      readonly pictures: Readonly<Record<string, string>>;
    } {
      const result = results.ofAttempt(membership, slug, attemptId);
      return {
        result: resultIn(result, versions, language),
        name: nameOf(result.attempt.personId),
        history: store.quizAttempts.listHistory(attemptId),
        pictures: versions.getVersion(result.attempt.versionId).pictures,
      };
    },
    /** The questions of the quiz in the order of its text. */
    async questions(
      membership: Membership,
      slug: string,
    ): Promise<{ readonly run: Sitting; readonly questions: readonly QuestionSoFar[] }> {
      const run = standings.getRun(membership, slug);
      const voids = new Map(store.sittings.listVoids(run.id).map((one) => [one.questionId, one]));
      const alternatives = store.quizRegrades.listAlternatives(run.id);
      const attempts = store.quizAttempts.listAttempts(run.id);
      const { scores } = await endAttempts.workOut(attempts, correctionsOf(store, run.id));
      const shares = new Map<string, number[]>();
      for (const { question, scored } of scores.flatMap(({ result }) => result.questions)) {
        const list = shares.get(question.id) ?? [];
        shares.set(question.id, list);
        list.push(scored.share);
      }
      const questions = questionsOf(versions.getVersion(run.versionId).quiz).map((question): QuestionSoFar => {
        const list = shares.get(question.id) ?? [];
        const asked = askedOf(question);
        return {
          id: question.id,
          text: question.text ?? typeOf(asked).ownText?.(asked) ?? '',
          given: list.length,
          facility: list.length === 0 ? undefined : list.reduce((sum, share) => sum + share, 0) / list.length,
          voided: voids.get(question.id),
          accepted: alternatives.filter(({ questionId }) => questionId === question.id).length,
        };
      });
      return { run, questions };
    },
    /** How many scores would change if a question were voided. */
    async previewVoid(
      membership: Membership,
      slug: string,
      questionId: string,
      credit: 'full' | 'none',
    ): Promise<VoidPreview> {
      const run = standings.getRun(membership, slug);
      const { voids, alternatives } = correctionsOf(store, run.id);
      const corrections = { voids: new Map(voids).set(questionId, credit), alternatives };
      const attempts = store.quizAttempts.listAttempts(run.id);
      const { scores } = await endAttempts.workOut(attempts, corrections);
      const changed = scores.filter(
        ({ attempt, result }) => result.score !== attempt.score || result.maxScore !== attempt.maxScore,
      );
      const answering = attempts.filter(({ endedAt }) => endedAt === null).length;
      return { changed: changed.length, of: scores.length, answering };
    },
    /** The newest actions on the quiz, with the names of those whom they concern. */
    log(membership: Membership, slug: string): { readonly run: Sitting; readonly entries: readonly NamedEntry[] } {
      const run = standings.getRun(membership, slug);
      return { run, entries: readLog.ofQuiz(membership.course.id, slug, LOG_ENTRIES) };
    },
  };
}
/** Looks up what is around a quiz. */
export type ManageAttempts = ReturnType<typeof createManageAttempts>;
