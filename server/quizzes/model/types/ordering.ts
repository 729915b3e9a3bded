/**
 * Owns putting items in order. An answer is ['2', '0', '1'], the places of the items as shown in the order that they were given.
 */

import { z } from 'zod';
import { fillText } from '../values.ts';
import { placesOf } from './answer-form.ts';
import { disordered, distinct } from './drawing.ts';
import { type Credit, credit, text } from './fields.ts';
import { answer as moodleAnswer } from './moodle-answers.ts';
import { note } from './note.ts';
import { questionType } from './question-type.ts';
import { composite, filled } from './scoring.ts';

/** What one person gets. */
export interface OrderingPart {
  readonly type: 'ordering';
  /** As shown; `source` is the right place, from 0. */
  readonly items: readonly { readonly source: number; readonly text: string }[];
  readonly credit: Credit;
}

const schema = z.strictObject({
  type: z.literal('ordering'),
  /** In the right order. */
  items: z.array(text).min(2).max(10),
  credit,
});

const inOrder = ({ items }: OrderingPart) => [...items].sort((a, b) => a.source - b.source);

export const ordering = questionType<typeof schema, OrderingPart>(schema, {
  said: (written, say) => ({ ...written, items: written.items.map((item, place) => say(`items.${place}`, item)) }),
  draw(written, values, random) {
    const items = written.items.map((item, source) => ({ source, text: fillText(item, values) }));
    distinct(
      items.map((item) => item.text),
      'items',
    );
    return { type: 'ordering', items: disordered(items, random), credit: written.credit };
  },
  difference: (before, after) =>
    JSON.stringify(before.items) === JSON.stringify(after.items) ? undefined : { reason: 'items', count: 0 },
  shown: (part) => part.items,
  texts: (part) => part.items.map((item) => item.text),
  form: (part) => ({ chosen: placesOf(part.items), most: part.items.length }),
  /** Pairs of neighbours in the right order / all pairs. */
  score(part, answer) {
    const given = answer.map((place) => part.items[Number(place)]?.source ?? -1);
    const pairs = part.items
      .slice(1)
      .map((_, index) => given[index] !== -1 && given[index + 1] === (given[index] ?? 0) + 1);
    return composite(pairs, part.credit);
  },
  rightAnswer: (part) =>
    [...part.items.keys()].sort((a, b) => (part.items[a]?.source ?? 0) - (part.items[b]?.source ?? 0)).map(String),
  likelyWrongAnswer: (part) => [...part.items.keys()].map(String),
  creditRule: 'ordering',
  canonical: (part, answer) => answer.flatMap((place) => part.items[Number(place)]?.source ?? []).map(String),
  readCanonical: (part, answer) =>
    answer.map((source) => ({ markdown: part.items.find((one) => one.source === Number(source))?.text ?? '' })),
  rows(part, answer, { cells }) {
    const allRight = cells?.every(Boolean) === true;
    return inOrder(part).map((item, place) => {
      const given = filled(answer[place]) === undefined ? undefined : part.items[Number(answer[place])];
      return {
        name: { kind: 'place', number: place + 1, text: item.text },
        right: answer.length > 0 && (allRight || given?.source === item.source),
        given: given && { markdown: given.text },
        expected: { markdown: item.text },
      };
    });
  },
  moodle: {
    read(item, fields) {
      if (item.type !== 'ordering') return undefined;
      const items = [...item.answers].sort((a, b) => a.fraction - b.fraction).map(({ markdown }) => markdown);
      if (items.length < 2 || items.length > 10) return { notes: [note('imported:items', { number: items.length })] };
      if (new Set(items).size < items.length) return { notes: [note('imported:sameItems')] };
      return { question: { ...fields, type: 'ordering', items }, notes: [] };
    },
    write: (part) => ({
      type: 'ordering',
      fields: { answer: inOrder(part).map((item, index) => moodleAnswer(index + 1, item.text)) },
    }),
  },
});
