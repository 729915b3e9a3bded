/**
 * Owns drawing one person's quiz from a seed: which questions, in which order, with which numbers.
 * Must not know people or answers. The same version and seed give the same quiz for ever.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { DrawnQuestion, DrawnQuiz } from './drawn.ts';
import { askedOf, type Question } from './question-schema.ts';
import type { Quiz } from './quiz-schema.ts';
import { codeReading } from './types/code-reading.ts';
import { shuffled } from './types/drawing.ts';
import { typeOf } from './types/index.ts';
import { fillText, randomFrom, ValueError, type Values } from './values.ts';

/** Values of the variants of each question that has variables, by the question's id. */
export type Variants = Readonly<Record<string, readonly Values[]>>;

/** One question with the values of one variant. @throws ValueError when the values do not fit it */
export function drawQuestion(question: Question, values: Values, random: RandomGenerator): DrawnQuestion {
  const { id, points, picture, explanation } = question;
  const fill = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : fillText(text, values);
  const asked = askedOf(question);
  return {
    id,
    points,
    picture,
    text: fill(question.text) ?? '',
    code: question.type === 'code-reading' ? codeReading.code(question, values) : undefined,
    explanation: fill(explanation),
    part: typeOf(asked).draw(asked, values, random),
  };
}

/** The quiz that belongs to a seed. */
export function drawQuiz(quiz: Quiz, variants: Variants, seed: number): DrawnQuiz {
  const random = randomFrom(seed);
  const questions = quiz.sections.flatMap(({ questions: pool, pick = pool.length }) => {
    const places = shuffled([...pool.keys()], random).slice(0, pick);
    if (!quiz.shuffleQuestions) places.sort((a, b) => a - b);
    return places.map((place) => pool[place] as Question);
  });
  return {
    questions: questions.map((question) => {
      const values = question.variables === undefined ? [{}] : (variants[question.id] ?? []);
      if (values.length === 0) throw new ValueError(`the variants of question ${question.id} have not been computed`);
      const variant = uniformInt(random, 0, values.length - 1);
      const drawn = drawQuestion(question, values[variant] as Values, random);
      return question.variables === undefined ? drawn : { ...drawn, variant };
    }),
  };
}

/** The sum of the points of a drawn quiz: the same for every seed. */
export function maximumOf(drawn: DrawnQuiz): number {
  return drawn.questions.reduce((sum, { points }) => sum + points, 0);
}
