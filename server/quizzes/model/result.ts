/**
 * Owns what an attempt earns: points by question, voided questions, further accepted answers, the sum.
 * Must not know people or when anything was answered.
 */
import { type AcceptedAnswers, type ScoredWithAccepted, scoreWith } from './alternative.ts';
import type { Answer, DrawnQuestion, DrawnQuiz } from './drawn.ts';

/** A question that counts no more: its points are given to everybody who had it (`full`), or it counts for nobody. */
export type VoidCredit = 'full' | 'none';

/** A question of an attempt with what was answered and earned. */
export interface QuestionResult {
  readonly question: DrawnQuestion;
  /** The question as it was scored, where `question` is the same one in another language. */
  readonly original?: DrawnQuestion;
  readonly answer: Answer | undefined;
  readonly scored: ScoredWithAccepted;
  readonly voided: VoidCredit | undefined;
  /** Rounded to hundredths. */
  readonly points: number;
  /** 0 when it counts for nobody. */
  readonly maxPoints: number;
}
/** An attempt with its points. */
export interface AttemptResult {
  readonly questions: readonly QuestionResult[];
  readonly score: number;
  readonly maxScore: number;
}

const hundredths = (points: number): number => Math.round(points * 100);

/** Scores a drawn quiz. Points are summed in hundredths, so that three thirds of a point make one. */
export function resultOf(
  drawn: DrawnQuiz,
  answers: ReadonlyMap<string, Answer>,
  voids: ReadonlyMap<string, VoidCredit>,
  alternatives: AcceptedAnswers = new Map(),
): AttemptResult {
  const questions = drawn.questions.map((question): QuestionResult => {
    const answer = answers.get(question.id);
    const voided = voids.get(question.id);
    const scored = scoreWith(question, answer, alternatives.get(question.id));
    const maxPoints = voided === 'none' ? 0 : question.points;
    const earned = voided === 'full' ? question.points : scored.share * maxPoints;
    return { question, answer, scored, voided, points: hundredths(earned) / 100, maxPoints };
  });
  const sum = (of: (result: QuestionResult) => number): number =>
    questions.reduce((total, result) => total + hundredths(of(result)), 0) / 100;
  return { questions, score: sum(({ points }) => points), maxScore: sum(({ maxPoints }) => maxPoints) };
}
