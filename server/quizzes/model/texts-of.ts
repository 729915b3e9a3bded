/**
 * Owns listing the Markdown texts of a drawn question.
 * Must not render them.
 */
import type { DrawnQuestion } from './drawn.ts';
import { typeOf } from './types/index.ts';

/** Every Markdown text of a question, those for after the quiz included. */
export const textsOf = ({ text, explanation, part }: DrawnQuestion): string[] => [
  text,
  explanation ?? '',
  ...typeOf(part).texts(part),
];
