/**
 * Owns how an answer reads that stands for many students' answers, whatever order each of them saw.
 * Must not know who gave it.
 */
import type { Words } from '../kernel/text/words.ts';
import { leftOrder } from './model/alternative.ts';
import type { Answer, DrawnQuestion } from './model/drawn.ts';
import { type QuizTexts, spokenFormula } from './question.presenter.ts';

/** The model of views/quizzes/parts/canonical of an answer made by `canonicalAnswer`. */
export function presentCanonical(
  { part }: DrawnQuestion,
  answer: Answer,
  words: Words,
  { markdown }: Pick<QuizTexts, 'markdown'>,
): { readonly text: string; readonly html: string; readonly spoken: string } {
  const rendered = (lines: readonly string[]) => ({
    text: '',
    html: markdown(lines.join('\n\n'), words.language),
    spoken: spokenFormula(lines.join(', ')),
  });
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice':
      return rendered(answer.map((source) => part.options.find((one) => one.source === Number(source))?.text ?? ''));
    case 'ordering':
      return rendered(answer.map((source) => part.items.find((one) => one.source === Number(source))?.text ?? ''));
    case 'matching':
      return rendered(leftOrder(part).map((place, at) => `${part.lefts[place]?.text ?? ''} → ${answer[at] || '–'}`));
    case 'true-false':
      return { text: words.t(answer[0] === 'true' ? 'quiz:true' : 'quiz:false'), html: '', spoken: '' };
    default:
      return { text: answer.map((text) => text || '–').join(' · '), html: '', spoken: '' };
  }
}
