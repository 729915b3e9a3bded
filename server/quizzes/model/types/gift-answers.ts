/**
 * Owns writing texts and answers of GIFT.
 */

/** Text with GIFT's own marks escaped. */
export const giftText = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
/** The feedback of an answer. */
export const giftFeedback = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : `#${giftText(text)}`;
