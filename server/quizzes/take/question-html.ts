/**
 * Owns the HTML of the questions that a page asks. A class is given the same frozen questions within seconds, so what nobody has
 * answered yet is rendered once and kept.
 * Must not know clocks.
 */
import { createMemory } from '../../kernel/memory.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import type { Words } from '../../kernel/text/words.ts';
import type { DrawnQuestion } from '../model/drawn.ts';
import { pictureFilesOf } from '../model/picture-file.ts';
import { presentQuestion, type QuizTexts, quizTexts } from '../question.presenter.ts';
import type { OpenedAttempt } from './take.ts';

/** Questions kept: those of a few quizzes with their variants, orders of options and languages; some 3 kB each. */
const KEPT = 5_000;

/** Renders the model of one question. */
export type RenderQuestion = (model: object, words: Words) => Promise<string>;

/** Returns a function that renders the questions of an attempt, in order. */
export function createQuestionHtml(render: RenderQuestion, prepare: Prepare) {
  const remember = createMemory<string, Promise<string>>(KEPT);
  /** All that the HTML of a question without an answer depends on. */
  const keyOf = (question: DrawnQuestion, number: number, words: Words, pictureUrl: QuizTexts['pictureUrl']): string =>
    `${words.language} ${number} ${pictureFilesOf(question).map(pictureUrl).join(' ')} ${JSON.stringify(question)}`;
  return ({ drawn, answers }: OpenedAttempt, words: Words, pictureUrl: QuizTexts['pictureUrl']): Promise<string[]> => {
    const presentAll = ({ markdown }: Pick<QuizTexts, 'markdown'>) =>
      drawn.questions.map((question, index) => {
        const { answer = [], version = 0 } = answers.get(question.id) ?? {};
        return presentQuestion(
          question,
          { number: index + 1, answer, version },
          words,
          quizTexts(markdown, pictureUrl),
        );
      });
    // Once for all that are not known, so that their texts are rendered together.
    let models: Promise<object[]> | undefined;
    const make = async (index: number): Promise<string> => {
      models ??= prepare(presentAll);
      return render((await models)[index] ?? {}, words);
    };
    return Promise.all(
      drawn.questions.map((question, index) => {
        if ((answers.get(question.id)?.version ?? 0) > 0) return make(index);
        const key = keyOf(question, index + 1, words, pictureUrl);
        const html = remember(key, () => make(index));
        html.catch(() => remember.forget(key));
        return html;
      }),
    );
  };
}
/** Renders the questions of an attempt. */
export type QuestionHtml = ReturnType<typeof createQuestionHtml>;
