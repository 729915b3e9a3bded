/**
 * Owns what is shown of an attempt when it is over: points, right answers, where the class stands.
 * Must not know how it is shown.
 */

import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Language } from '../kernel/text/languages.ts';
import type { Store } from '../store.ts';
import type { QuizAttempt } from './attempts.store.ts';
import type { EndAttempts } from './end-attempts.ts';
import type { DrawnQuestion } from './model/drawn.ts';
import type { AttemptResult, QuestionResult } from './model/result.ts';
import { typeOf } from './model/types/index.ts';
import type { StoredAcceptedAnswer } from './regrades.store.ts';
import type { QuizVoid, Sitting } from './sittings.store.ts';
import type { QuizStandings } from './standing.ts';
import type { QuizVersions } from './versions.ts';

/** Fewer attempts would show what a neighbour has. */
const LEAST_FOR_COMPARISON = 5;
/** Bars of the histogram: tenths of the maximum. */
const BARS = 10;

/** Scores of the class: how many have up to a tenth of the points, up to two, and so on. */
export interface ClassScores {
  readonly counts: readonly number[];
  readonly total: number;
  /** The bar in which the reader's score lies. */
  readonly own: number;
}
/** An attempt that is over. */
export interface QuizResult {
  readonly run: Sitting;
  readonly attempt: QuizAttempt;
  readonly result: AttemptResult;
  readonly voids: readonly QuizVoid[];
  readonly alternatives: readonly StoredAcceptedAnswer[];
  /** Undefined below five attempts. */
  readonly classScores: ClassScores | undefined;
}

const barOf = (score: number, max: number): number =>
  max > 0 ? Math.min(BARS - 1, Math.floor((score / max) * BARS)) : 0;

/** The result of a question with its texts in another language: `question` is the same one in it. */
function questionIn(result: QuestionResult, question: DrawnQuestion | undefined): QuestionResult {
  if (question === undefined) return result;
  const { mistake } = result.scored;
  const place = typeOf(result.question.part)
    .texts(result.question.part)
    .indexOf(mistake ?? '');
  const said = mistake === undefined ? undefined : typeOf(question.part).texts(question.part)[place];
  return { ...result, question, original: result.question, scored: { ...result.scored, mistake: said ?? mistake } };
}

/** A result with its questions in a language: it was scored in the original, and stays as it is. */
export function resultIn(shown: QuizResult, versions: Pick<QuizVersions, 'gradedFor'>, language: Language): QuizResult {
  const said = new Map(versions.gradedFor(shown.attempt, language).questions.map((one) => [one.id, one]));
  const questions = shown.result.questions.map((one) => questionIn(one, said.get(one.question.id)));
  return { ...shown, result: { ...shown.result, questions } };
}

/** Makes functions that find results. */
export function createQuizResults(deps: {
  store: Pick<Store, 'quizAttempts' | 'quizRegrades' | 'sittings'>;
  standings: QuizStandings;
  endAttempts: EndAttempts;
}) {
  const { store, standings, endAttempts } = deps;
  const classScores = (run: Sitting, own: QuizAttempt): ClassScores | undefined => {
    const ended = store.quizAttempts.listAttempts(run.id).filter(({ score }) => score !== null);
    if (ended.length < LEAST_FOR_COMPARISON) return undefined;
    const counts = new Array<number>(BARS).fill(0);
    for (const { score, maxScore } of ended) {
      const bar = barOf(score ?? 0, maxScore ?? 0);
      counts[bar] = (counts[bar] ?? 0) + 1;
    }
    return { counts, total: ended.length, own: barOf(own.score ?? 0, own.maxScore ?? 0) };
  };
  const resultAt = (run: Sitting, attempt: QuizAttempt): QuizResult => ({
    run,
    attempt,
    result: endAttempts.scoreOf(attempt),
    voids: store.sittings.listVoids(run.id),
    alternatives: store.quizRegrades.listAlternatives(run.id),
    classScores: classScores(run, attempt),
  });
  return {
    /** The own result. @throws AppError not-found while it may not be seen */
    own(membership: Membership, slug: string): QuizResult {
      const { run, attempt, phase } = standings.get(membership, slug);
      if (!attempt || phase !== 'results') throw new AppError('not-found');
      return resultAt(run, attempt);
    },
    /** Anybody's attempt at a quiz of the course, for its staff. @throws AppError not-found */
    ofAttempt(membership: Membership, slug: string, attemptId: string): QuizResult {
      const run = standings.getRun(membership, slug);
      const attempt = store.quizAttempts.findAttemptById(attemptId);
      if (!attempt || attempt.runId !== run.id) throw new AppError('not-found');
      return resultAt(run, attempt);
    },
  };
}
/** Finds results. */
export type QuizResults = ReturnType<typeof createQuizResults>;
