/**
 * Owns multiple choice: any number of options is right. An answer is ['0', '3'], the places of the chosen options, ascending.
 */

import { z } from 'zod';
import { placesOf } from './answer-form.ts';
import { anyPlace } from './drawing.ts';
import { type Credit, credit } from './fields.ts';
import { NO_RIGHT } from './foreign.ts';
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
import { type Answer, questionType, type Scored } from './question-type.ts';
import { readOnlyChoices } from './read-cloze.ts';

/** What one person gets. */
export interface MultipleChoicePart {
  readonly type: 'multiple-choice';
  readonly options: readonly DrawnOption[];
  readonly credit: Credit;
}

const schema = z.strictObject({
  type: z.literal('multiple-choice'),
  options: options.refine((list) => list.some(({ correct }) => correct), 'at least one option must be correct'),
  shuffle,
  credit,
});

/** (right ones chosen - wrong ones chosen) / right ones, never below 0. */
function score(part: MultipleChoicePart, answer: Answer): Scored {
  const chosen = new Set(answer.map(Number));
  const cells = part.options.map(({ correct }, index) => correct === chosen.has(index));
  const correct = part.options.filter((option) => option.correct).length;
  const hits = part.options.filter((option, index) => option.correct && chosen.has(index)).length;
  const wrong = chosen.size - hits;
  const share = part.credit === 'partial' ? Math.max(0, hits - wrong) / correct : Number(cells.every(Boolean));
  return { share, answered: true, cells };
}

export const multipleChoice = questionType<typeof schema, MultipleChoicePart>(schema, {
  said: sayOptions,
  draw: (written, values, random) => ({
    type: 'multiple-choice',
    options: drawOptions(written, values, random),
    credit: written.credit,
  }),
  difference: optionsDifference,
  shown: shownOptions,
  texts: optionTexts,
  form: (part) => ({ chosen: placesOf(part.options), most: part.options.length }),
  score,
  rightAnswer: rightOptions,
  likelyWrongAnswer: (part, random) => [anyPlace(part.options.length, random)],
  creditRule: 'multiple-choice',
  canonical: canonicalOptions,
  readCanonical: readOptions,
  choices: { several: true, of: optionChoices },
  moodle: {
    read(item, fields) {
      if (item.type !== 'multichoice' || !isSeveral(item)) return readOnlyChoices(item, fields);
      const right = item.answers.filter(({ fraction }) => fraction > 0);
      if (right.length === 0) return { notes: [NO_RIGHT] };
      const worths = new Set(right.map(({ fraction }) => fraction));
      const { problem, notes: said, ...read } = moodleOptions(item, right);
      if (problem !== undefined) return { notes: [problem] };
      const share = -100 / right.length;
      const notes = [
        ...said,
        ...(worths.size > 1 ? [note('imported:worths')] : []),
        ...(item.answers.some(({ fraction }) => fraction <= 0 && Math.abs(fraction - share) > 0.1)
          ? [note('imported:takesAway')]
          : []),
      ];
      return { question: { ...fields, type: 'multiple-choice', ...read }, notes };
    },
    write: (part) => writeMoodleOptions(part, false),
  },
  gift: {
    write(part) {
      const right = rightOptions(part).length;
      const percent = (correct: boolean): string =>
        (correct ? 100 / right : -100 / right).toFixed(5).replace(/\.?0+$/, '');
      const lines = part.options.map(
        ({ text, correct, explanation }) => `~%${percent(correct)}%${giftMarkdown(text)}${giftFeedback(explanation)}`,
      );
      return { answer: lines.join('\n') };
    },
  },
});
