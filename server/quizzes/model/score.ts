/**
 * Owns how much of a question an answer earns.
 * Must not know points, people or words.
 */
import type { Answer, DrawnQuestion } from './drawn.ts';
import { typeOf } from './types/index.ts';
import type { Scored } from './types/question-type.ts';

/** Whether anything was entered. */
export function isAnswered(answer: Answer | undefined): answer is Answer {
  return answer?.some((text) => text.trim() !== '') ?? false;
}

/** Scores an answer to a question; nothing entered earns nothing. */
export function scoreAnswer({ part }: DrawnQuestion, answer: Answer | undefined): Scored {
  return isAnswered(answer) ? typeOf(part).score(part, answer) : { share: 0, answered: false };
}
