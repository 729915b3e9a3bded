/**
 * Owns answers that are accepted in addition to those of the text: one form of an answer whatever order its student saw, whether two
 * answers are the same, and what an answer earns with them.
 * Must not know people or runs.
 *
 * Where students have own numbers, an answer is right or wrong only for those numbers: it is accepted for one variant.
 */
import type { Answer, DrawnQuestion, Part } from './drawn.ts';
import { readNumbers } from './read-answer.ts';
import { isAnswered, scoreAnswer } from './score.ts';
import { typeOf } from './types/index.ts';
import type { Scored } from './types/question-type.ts';
import { near } from './types/scoring.ts';

/** An accepted answer. */
export interface AcceptedAnswer {
  /** Place of the variant among those of the question; -1 for a question that is the same for all. */
  readonly variant: number;
  /** As `canonicalAnswer` makes it. */
  readonly answer: Answer;
  /** Of the points: above 0, at most 1. */
  readonly share: number;
}
/** Accepted answers by question. */
export type AcceptedAnswers = ReadonlyMap<string, readonly AcceptedAnswer[]>;

/** The variant that somebody was given; -1 for a question that is the same for all. */
export const variantOf = ({ variant = -1 }: DrawnQuestion): number => variant;

/** One form for all who mean the same. */
export const canonicalAnswer = (part: Part, answer: Answer): Answer => typeOf(part).canonical(part, answer);

/** Whether an answer in one form is an accepted one; numbers need to be near only, as the question's own. */
function isSame(part: Part, given: Answer, accepted: Answer): boolean {
  if (given.length !== accepted.length) return false;
  return given.every((text, index) => {
    const other = accepted[index] ?? '';
    if (text === other) return true;
    const tolerance = typeOf(part).tolerance?.(part, index);
    const [value] = readNumbers(other);
    return tolerance !== undefined && value !== undefined && near(readNumbers(text), value, tolerance);
  });
}

/** What an answer earned, and the accepted answer that it earned it by. */
export interface ScoredWithAccepted extends Scored {
  readonly accepted?: AcceptedAnswer | undefined;
}

/** Scores an answer: the best of what the text says and what is also accepted. */
export function scoreWith(
  question: DrawnQuestion,
  answer: Answer | undefined,
  alternatives: readonly AcceptedAnswer[] = [],
): ScoredWithAccepted {
  const scored = scoreAnswer(question, answer);
  if (alternatives.length === 0 || !isAnswered(answer)) return scored;
  const given = canonicalAnswer(question.part, answer);
  const best = alternatives
    .filter((one) => one.variant === variantOf(question) && isSame(question.part, given, one.answer))
    .reduce<AcceptedAnswer | undefined>(
      (most, one) => (one.share > (most?.share ?? scored.share) ? one : most),
      undefined,
    );
  if (!best) return scored;
  const cells = best.share === 1 ? scored.cells?.map(() => true) : scored.cells;
  return { ...scored, cells, share: best.share, mistake: undefined, unreadable: undefined, accepted: best };
}
