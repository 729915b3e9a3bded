/**
 * Owns what was worked out of a quiz apart from its quiz.yaml.
 */
import type { Answer, DrawnQuestion } from '../../../server/quizzes/model/drawn.ts';

/** Numbers of the variables of one variant. */
export type Numbers = Readonly<Record<string, number>>;

/** What a student should type, and what of the likely mistakes is recognised: words of its explanation by what was typed. */
export interface Worked {
  readonly answer: (numbers: Numbers, drawn: DrawnQuestion) => Answer;
  readonly mistakes?: (numbers: Numbers) => readonly (readonly [typed: string, says: RegExp])[];
}

/** A quiz: the week that it opens, and what is right in each of its questions with numbers, in the order in which it is typed. */
export interface WorkedQuiz {
  readonly week: number;
  readonly worked: Readonly<Record<string, Worked>>;
}

/** The number of a variable. */
export const n = (numbers: Numbers, name: string): number => numbers[name] as number;
