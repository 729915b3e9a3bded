/**
 * Owns how an answer reads that stands for many students' answers, whatever order each of them saw.
 * Must not know who gave it.
 */
import type { Words } from '../kernel/text/words.ts';
import type { Answer, DrawnQuestion } from './model/drawn.ts';
import { typeOf } from './model/types/index.ts';
import { type QuizTexts, sourceOf, spokenFormula } from './question.presenter.ts';

/** The model of views/quizzes/parts/canonical of an answer made by `canonicalAnswer`. */
export function presentCanonical(
  { part }: DrawnQuestion,
  answer: Answer,
  words: Words,
  { markdown }: Pick<QuizTexts, 'markdown'>,
): { readonly text: string; readonly html: string; readonly spoken: string } {
  const texts = typeOf(part).readCanonical?.(part, answer) ?? answer.map((text) => ({ plain: text || '–' }));
  const sources = texts.map((text) => sourceOf(text, words));
  if (!texts.some((text) => 'markdown' in text)) return { text: sources.join(' · '), html: '', spoken: '' };
  return { text: '', html: markdown(sources.join('\n\n'), words.language), spoken: spokenFormula(sources.join(', ')) };
}
