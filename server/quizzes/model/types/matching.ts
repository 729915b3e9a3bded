/**
 * Owns pairs to be found. An answer is the place of the right side chosen for each left side; '' where none was chosen.
 */

import { z } from 'zod';
import { fillText } from '../values.ts';
import { placesOf } from './answer-form.ts';
import { anyPlace, shuffled } from './drawing.ts';
import { type Credit, credit, short, text } from './fields.ts';
import type { ReadFields } from './foreign.ts';
import { giftMarkdown, giftText } from './gift-answers.ts';
import { rich } from './moodle-answers.ts';
import { note } from './note.ts';
import { questionType } from './question-type.ts';
import { composite, filled } from './scoring.ts';

/** What one person gets. */
export interface MatchingPart {
  readonly type: 'matching';
  /** `right` is the place of the right side that fits, as shown. */
  readonly lefts: readonly { readonly text: string; readonly right: number }[];
  readonly rights: readonly string[];
  readonly credit: Credit;
}

const schema = z.strictObject({
  type: z.literal('matching'),
  pairs: z
    .array(z.strictObject({ left: text, right: short }))
    .min(2)
    .max(10),
  /** Further choices that fit nothing. */
  distractors: z.array(short).max(10).default([]),
  credit,
});

/** The right sides that are offered: one that several left sides share is offered once. */
const offered = ({ pairs, distractors }: Pick<z.output<typeof schema>, 'pairs' | 'distractors'>): string[] => [
  ...new Set([...pairs.map(({ right }) => right), ...distractors]),
];
const same = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Places of the left sides as shown, in the order of their texts: the same for every student. */
function leftOrder({ lefts }: MatchingPart): number[] {
  const textAt = (place: number): string => lefts[place]?.text ?? '';
  return [...lefts.keys()].sort((a, b) => (textAt(a) < textAt(b) ? -1 : 1));
}
/** The right side that was chosen; undefined where none was. */
const chosen = (part: MatchingPart, place: string | undefined): string | undefined =>
  filled(place) === undefined ? undefined : part.rights[Number(place)];

/** The right sides that fit nothing. */
const unused = ({ lefts, rights }: MatchingPart): string[] =>
  rights.filter((_, place) => lefts.every(({ right }) => right !== place));
/** Pairs of Moodle's formats; a right side without a left one is a distractor. */
function read(written: readonly { left: string; right: string }[], fields: ReadFields) {
  const given = written.filter(({ right }) => right !== '');
  const all = given.map(({ left, right }) => ({ left, right: withoutMarks(right) }));
  const pairs = all.filter(({ left }) => left !== '');
  if (pairs.length < 2 || pairs.length > 10) return { notes: [note('imported:pairs', { number: pairs.length })] };
  const distractors = all.filter(({ left }) => left === '').map(({ right }) => right);
  const notes = [
    ...(given.some(({ right }) => withoutMarks(right) !== right) ? [note('imported:rightTex')] : []),
    ...(distractors.length > 10 ? [note('imported:distractors', { number: distractors.length - 10 })] : []),
  ];
  return { question: { ...fields, type: 'matching' as const, pairs, distractors: distractors.slice(0, 10) }, notes };
}
/** Plain text without the marks of formulas. */
const withoutMarks = (text: string): string =>
  text.replace(/\\\((.*?)\\\)|\\\[(.*?)\\\]|\$\$([^$]*)\$\$/g, (_, ...tex: (string | undefined)[]) =>
    tex.slice(0, 3).join('').trim(),
  );

export const matching = questionType<typeof schema, MatchingPart>(schema, {
  said: (written, say) => ({
    ...written,
    pairs: written.pairs.map(({ left, right }, place) => ({
      left: say(`pairs.${place}.left`, left),
      right: say(`pairs.${place}.right`, right),
    })),
    distractors: written.distractors.map((one, place) => say(`distractors.${place}`, one)),
  }),
  draw(written, values, random) {
    const fill = (own: string): string => fillText(own, values);
    const pairs = written.pairs.map(({ left, right }) => ({ left: fill(left), right: fill(right) }));
    const rights = shuffled(offered({ pairs, distractors: written.distractors.map(fill) }), random);
    const lefts = shuffled(pairs, random).map(({ left, right }) => ({ text: left, right: rights.indexOf(right) }));
    return { type: 'matching', lefts, rights, credit: written.credit };
  },
  difference(before, after) {
    const lefts = ({ pairs }: typeof before) => pairs.map(({ left }) => left);
    if (!same(lefts(before), lefts(after))) return { reason: 'lefts', count: 0 };
    return same(offered(before), offered(after)) ? undefined : { reason: 'rights', count: 0 };
  },
  shown: (part) => [part.lefts.map((left) => left.text), part.rights],
  texts: (part) => part.lefts.map((left) => left.text),
  form: (part) => ({ fields: part.lefts.map(() => ({ among: placesOf(part.rights) })) }),
  /** Right pairs / pairs. */
  score: (part, answer) =>
    composite(
      part.lefts.map(({ right }, index) => answer[index] === String(right)),
      part.credit,
    ),
  rightAnswer: (part) => part.lefts.map(({ right }) => String(right)),
  likelyWrongAnswer: (part, random) => part.lefts.map(() => anyPlace(part.rights.length, random)),
  creditRule: 'cells',
  canonical: (part, answer) => leftOrder(part).map((place) => chosen(part, answer[place]) ?? ''),
  readCanonical: (part, answer) =>
    leftOrder(part).map((place, at) => ({ markdown: `${part.lefts[place]?.text ?? ''} → ${answer[at] || '–'}` })),
  rows: (part, answer, { cells }) =>
    part.lefts.map((left, index) => {
      const given = chosen(part, answer[index]);
      return {
        name: { kind: 'left', text: left.text },
        right: cells?.[index] ?? false,
        given: given === undefined ? undefined : { plain: given },
        expected: { plain: part.rights[left.right] ?? '' },
      };
    }),
  moodle: {
    read: (item, fields) => (item.type === 'matching' ? read(item.pairs, fields) : undefined),
    write(part) {
      const pairs = part.lefts.map((left) => ({ ...rich(left.text), answer: { text: part.rights[left.right] ?? '' } }));
      const spare = unused(part).map((right) => ({ ...rich(''), answer: { text: right } }));
      return { type: 'matching', fields: { shuffleanswers: 'true', subquestion: [...pairs, ...spare] } };
    },
  },
  gift: {
    write(part) {
      const pairs = part.lefts.map(
        (left) => `=${giftMarkdown(left.text)} -> ${giftText(part.rights[left.right] ?? '')}`,
      );
      return { answer: [...pairs, ...unused(part).map((right) => `= -> ${giftText(right)}`)].join('\n') };
    },
  },
});
