/**
 * Owns trying every variant of a quiz with what was computed for it.
 */
import { type ComputedSets, type DrawnSets, type PreparedQuiz, tryQuiz } from '../model/prepare-quiz.ts';
import type { Quiz } from '../model/quiz-schema.ts';
import { createCheckQuestion } from './check-question.ts';

const check = createCheckQuestion();

/** The variants, or what is wrong with the questions. */
export default function tryAll({
  quiz,
  sets,
  computed,
}: {
  quiz: Quiz;
  sets: DrawnSets;
  computed: ComputedSets;
}): PreparedQuiz {
  return tryQuiz(quiz, sets, computed, check);
}
