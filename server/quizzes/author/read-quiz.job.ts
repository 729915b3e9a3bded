/**
 * Owns reading the text of a quiz, and drawing the variables of its variants.
 */
import { type DrawnSets, drawSets } from '../model/prepare-quiz.ts';
import type { Quiz } from '../model/quiz-schema.ts';
import { type QuizProblem, readQuiz } from '../model/read-quiz.ts';

/** The quiz and its sets of variables, or what is wrong with the text. */
export default function read(
  source: string,
): { readonly quiz: Quiz; readonly sets: DrawnSets } | { readonly problems: readonly QuizProblem[] } {
  const parsed = readQuiz(source);
  return 'quiz' in parsed ? { ...parsed, sets: drawSets(parsed.quiz) } : parsed;
}
