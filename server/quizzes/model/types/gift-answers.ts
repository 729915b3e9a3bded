/**
 * Owns writing texts and answers of GIFT.
 */
import { moodleFormulas } from './moodle-answers.ts';

/** Plain text with GIFT's own marks escaped. */
export const giftText = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
/** Markdown, with its formulas as Moodle's filters show them. */
export const giftMarkdown = (text: string): string => giftText(moodleFormulas(text));
/** The feedback of an answer. */
export const giftFeedback = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : `#${giftMarkdown(text)}`;
/** A wrong answer with its feedback. */
export const giftWrong = (text: string, explanation: string): string => `=%0%${text}${giftFeedback(explanation)}`;
