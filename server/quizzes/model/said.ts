/**
 * Owns the texts of a question that people read, and the same question with other texts.
 * Must not know languages or files.
 */
import type { Question } from './question-schema.ts';
import { typeOf } from './types/index.ts';
import type { Say } from './types/say.ts';

/** A question with each of its texts as `say` has it; the texts are asked for in the same order every time. */
export function saidQuestion(question: Question, say: Say): Question {
  const { text, picture, explanation } = question;
  const common = {
    ...(text === undefined ? {} : { text: say('text', text) }),
    ...(picture === undefined ? {} : { picture: { ...picture, alt: say('picture.alt', picture.alt) } }),
    ...(explanation === undefined ? {} : { explanation: say('explanation', explanation) }),
  };
  if (question.type === 'code-reading') {
    const asks = typeOf(question.asks).said?.(question.asks, (path, own) => say(`asks.${path}`, own)) ?? question.asks;
    return { ...question, ...common, asks } as Question;
  }
  const asked = typeOf(question).said?.(question, say) ?? question;
  return { ...question, ...asked, ...common } as Question;
}

/** The texts of a question with their places, in that order. */
export function textsOfQuestion(question: Question): { readonly path: string; readonly text: string }[] {
  const texts: { path: string; text: string }[] = [];
  saidQuestion(question, (path, text) => {
    texts.push({ path, text });
    return text;
  });
  return texts;
}
