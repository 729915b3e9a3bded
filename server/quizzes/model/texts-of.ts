/**
 * Owns listing the Markdown texts of a drawn question.
 * Must not render them.
 */
import type { DrawnQuestion } from './drawn.ts';

/** Every Markdown text of a question, those for after the quiz included. */
export function textsOf({ text, explanation, part }: DrawnQuestion): string[] {
  const own = [text, explanation ?? ''];
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice':
      return [...own, ...part.options.flatMap((option) => [option.text, option.explanation ?? ''])];
    case 'numeric':
    case 'shape':
    case 'short-text':
      return [...own, ...part.mistakes.map((mistake) => mistake.explanation)];
    case 'ordering':
      return [...own, ...part.items.map((item) => item.text)];
    case 'matching':
      return [...own, ...part.lefts.map((left) => left.text)];
    case 'cloze':
      return [...own, part.cloze];
    case 'true-false':
    case 'matrix':
      return own;
  }
}
