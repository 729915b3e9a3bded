/**
 * Owns single choice: exactly one option is right. An answer is ['2'], the place of the chosen option as shown, from 0.
 */

import { z } from 'zod';
import { placesOf } from './answer-form.ts';
import { anyPlace } from './drawing.ts';
import { isPartlyRight, NO_RIGHT } from './foreign.ts';
import { giftFeedback, giftMarkdown } from './gift-answers.ts';
import { note } from './note.ts';
import {
  canonicalOptions,
  type DrawnOption,
  drawOptions,
  isSeveral,
  moodleOptions,
  optionChoices,
  options,
  optionsDifference,
  optionTexts,
  readOptions,
  rightOptions,
  sayOptions,
  shownOptions,
  shuffle,
  writeMoodleOptions,
} from './options.ts';
import { questionType } from './question-type.ts';
import { whole } from './scoring.ts';

/** What one person gets. */
export interface SingleChoicePart {
  readonly type: 'single-choice';
  readonly options: readonly DrawnOption[];
}

const schema = z.strictObject({
  type: z.literal('single-choice'),
  options: options.refine(
    (list) => list.filter(({ correct }) => correct).length === 1,
    'exactly one option must be correct',
  ),
  shuffle,
});

export const singleChoice = questionType<typeof schema, SingleChoicePart>(schema, {
  said: sayOptions,
  draw: (written, values, random) => ({ type: 'single-choice', options: drawOptions(written, values, random) }),
  difference: optionsDifference,
  shown: shownOptions,
  texts: optionTexts,
  form: (part) => ({ chosen: placesOf(part.options), most: 1 }),
  score: (part, [first = '']) => whole(part.options[Number(first)]?.correct === true),
  rightAnswer: rightOptions,
  likelyWrongAnswer: (part, random) => [anyPlace(part.options.length, random)],
  canonical: canonicalOptions,
  readCanonical: readOptions,
  choices: { several: false, of: optionChoices },
  moodle: {
    read(item, fields) {
      if (item.type !== 'multichoice' || isSeveral(item)) return undefined;
      const best = Math.max(0, ...item.answers.map(({ fraction }) => fraction));
      const right = item.answers.filter(({ fraction }) => fraction === best && best > 0);
      if (right.length === 0) return { notes: [NO_RIGHT] };
      if (right.length > 1) return { notes: [note('imported:rightOptions', { number: right.length })] };
      const { problem, notes: said, ...read } = moodleOptions(item, right);
      if (problem !== undefined) return { notes: [problem] };
      const notes = [
        ...said,
        ...(best < 100 ? [note('imported:bestOption', { worth: best })] : []),
        ...(item.answers.some((one) => isPartlyRight(one) && one.fraction < best)
          ? [note('imported:partlyOptions')]
          : []),
        ...(item.answers.some(({ fraction }) => fraction < 0) ? [note('imported:wrongOptions')] : []),
      ];
      return { question: { ...fields, type: 'single-choice', ...read }, notes };
    },
    write: (part) => writeMoodleOptions(part, true),
  },
  gift: {
    write: (part) => ({
      answer: part.options
        .map(
          ({ text, correct, explanation }) => `${correct ? '=' : '~'}${giftMarkdown(text)}${giftFeedback(explanation)}`,
        )
        .join('\n'),
    }),
  },
});
