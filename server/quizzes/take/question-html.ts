/**
 * Owns the HTML of the questions that a page asks. A class is given the same frozen questions within seconds, so what nobody has
 * answered yet is rendered once and kept.
 * Must not know clocks.
 */
import { createMemory } from '../../kernel/memory.ts';
import type { Words } from '../../kernel/text/words.ts';
import type { DrawnQuestion } from '../model/drawn.ts';
import { presentQuestion, type QuizTexts } from '../question.presenter.ts';
import type { OpenedAttempt } from './take.ts';

/** Questions kept: those of a few quizzes with their variants, orders of options and languages; some 3 kB each. */
const KEPT = 5_000;

/** Renders the model of one question. */
export type RenderQuestion = (model: object, words: Words) => Promise<string>;

/** Returns a function that renders the questions of an attempt, in order. */
export function createQuestionHtml(render: RenderQuestion) {
  const remember = createMemory<string, Promise<string>>(KEPT);
  /** All that the HTML of a question without an answer depends on. */
  const keyOf = (question: DrawnQuestion, number: number, words: Words, { pictureUrl }: QuizTexts): string =>
    `${words.language} ${number} ${question.picture ? pictureUrl(question.picture.file) : ''} ${JSON.stringify(question)}`;
  return ({ drawn, answers }: OpenedAttempt, words: Words, texts: QuizTexts): Promise<string[]> =>
    Promise.all(
      drawn.questions.map((question, index) => {
        const number = index + 1;
        const { answer = [], version = 0 } = answers.get(question.id) ?? {};
        const make = (): Promise<string> =>
          render(presentQuestion(question, { number, answer, version }, words, texts), words);
        return version > 0 ? make() : remember(keyOf(question, number, words, texts), make);
      }),
    );
}
/** Renders the questions of an attempt. */
export type QuestionHtml = ReturnType<typeof createQuestionHtml>;
