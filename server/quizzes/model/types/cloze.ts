/**
 * Owns texts with gaps. An answer is one text for each gap in the order of the text (the chosen option's text for choices).
 */
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { z } from 'zod';
import { normaliseText, readNumbers } from '../read-answer.ts';
import { fillText, resolve, type Values } from '../values.ts';
import { LONGEST, typed as typedText } from './answer-form.ts';
import { asNumber, distinct, shuffled } from './drawing.ts';
import { type Credit, credit, number, short, type Tolerance, ToleranceSchema, text } from './fields.ts';
import { joined } from './foreign.ts';
import { moodleFormulas } from './moodle-answers.ts';
import { clozeChoice, clozeNumber, clozeText } from './moodle-cloze.ts';
import { type Passage, questionType } from './question-type.ts';
import { readCloze } from './read-cloze.ts';
import { canonicalNumber, composite, countedNumber, filled, near, sameText, shownNumber } from './scoring.ts';
import { LONGEST_PATTERN, matchesPattern, patternProblem } from './wildcards.ts';

const GapSchema = z.union([
  z.strictObject({ options: z.array(short).min(2).max(12), answer: short }),
  z.strictObject({
    accepted: z.array(short).min(1).max(30),
    /** A regular expression (RE2's) that the whole normalised answer may match instead. */
    pattern: z.string().max(LONGEST_PATTERN).optional(),
    caseSensitive: z.boolean().default(false),
  }),
  z.strictObject({
    number,
    tolerance: ToleranceSchema.prefault({}),
    /** Further numbers that are right as well. */
    also: z
      .array(z.strictObject({ answer: number, tolerance: ToleranceSchema.prefault({}) }))
      .max(10)
      .default([]),
  }),
]);
/** A choice that reads in another language than that in which it is answered: how each option reads. */
interface SaidChoice {
  readonly options: string[];
  readonly answer: string;
  readonly labels: Readonly<Record<string, string>>;
}
/** A gap as written: a choice, a text, or a number. */
type Gap = z.infer<typeof GapSchema> | SaidChoice;

/** A gap as one person gets it. */
export type DrawnGap = { readonly name: string } & (
  | {
      readonly kind: 'choice';
      readonly options: readonly string[];
      readonly answer: string;
      /** How an option reads, where it does not read as it is answered. */
      readonly labels?: Readonly<Record<string, string>> | undefined;
    }
  | {
      readonly kind: 'text';
      readonly accepted: readonly string[];
      readonly pattern?: string | undefined;
      readonly caseSensitive: boolean;
    }
  | {
      readonly kind: 'number';
      readonly answer: number;
      readonly tolerance: Tolerance;
      readonly also?: readonly { readonly answer: number; readonly tolerance: Tolerance }[] | undefined;
    }
);
/** What one person gets. */
export interface ClozePart {
  readonly type: 'cloze';
  /** Markdown with [[name]] for each gap. */
  readonly cloze: string;
  /** In the order of the text. */
  readonly gaps: readonly DrawnGap[];
  readonly credit: Credit;
}

const schema = z.strictObject({
  type: z.literal('cloze'),
  /** Markdown with [[name]] where a gap is. */
  cloze: text,
  gaps: z.record(z.string().regex(/^[a-z]\w{0,30}$/i, 'must be a word'), GapSchema),
  credit,
});
type Written = z.output<typeof schema>;

/** The names of the gaps in the order of the text. */
const namesIn = (cloze: string): string[] => [...cloze.matchAll(/\[\[(\w+)\]\]/g)].map(([, name]) => name as string);

function drawGap(name: string, gap: Gap, values: Values, random: RandomGenerator): DrawnGap {
  if ('options' in gap) {
    const options = gap.options.map((option) => fillText(option, values));
    distinct(options, `options of gap ${name}`);
    const fill = (own: string): string => fillText(own, values);
    const labels =
      'labels' in gap
        ? Object.fromEntries(Object.entries(gap.labels).map(([option, label]) => [fill(option), fill(label)]))
        : undefined;
    return { name, kind: 'choice', options: shuffled(options, random), answer: fill(gap.answer), labels };
  }
  if ('number' in gap) {
    const answer = asNumber(resolve(gap.number, values), `gap ${name}`);
    const also = gap.also.map((one) => ({ ...one, answer: asNumber(resolve(one.answer, values), `gap ${name}`) }));
    return { name, kind: 'number', answer, tolerance: gap.tolerance, also: also.length === 0 ? undefined : also };
  }
  const accepted = gap.accepted.map((one) => fillText(one, values));
  return { name, kind: 'text', accepted, pattern: gap.pattern, caseSensitive: gap.caseSensitive };
}

/** The gaps without their answers. */
const askedIn = ({ cloze, gaps }: Written): unknown[] =>
  namesIn(cloze).map((name) => {
    const gap = gaps[name];
    return [name, gap && ('options' in gap ? gap.options : 'number' in gap ? 'number' : 'text')];
  });

function isRight(gap: DrawnGap, typed: string): boolean {
  if (gap.kind === 'choice') return typed === gap.answer;
  if (gap.kind === 'text')
    return (
      sameText(typed, gap.accepted, gap.caseSensitive) ||
      (typed.trim() !== '' && matchesPattern(gap.pattern, typed, gap.caseSensitive))
    );
  return [gap, ...(gap.also ?? [])].some((one) => near(readNumbers(typed), one.answer, one.tolerance));
}
const rightText = (gap: DrawnGap): string => {
  if (gap.kind === 'choice') return gap.answer;
  return gap.kind === 'text' ? (gap.accepted[0] ?? '') : String(gap.answer);
};
/** How an option of a choice, or what was typed, reads. */
export const gapLabel = (gap: DrawnGap, value: string): string =>
  (gap.kind === 'choice' ? gap.labels?.[value] : undefined) ?? value;
const wrongText = (gap: DrawnGap): string =>
  gap.kind === 'choice' ? (gap.options.find((option) => option !== gap.answer) ?? '') : '0';
/** What was entered as all write it who mean the same; `asNumberText` is for gaps that want a number. */
const plainText = (gap: DrawnGap, typed: string, asNumberText: (typed: string) => string): string => {
  if (gap.kind === 'number') return asNumberText(typed);
  return gap.kind === 'text' ? normaliseText(typed, gap.caseSensitive) : typed;
};
const passage = (part: ClozePart): Passage => ({ text: part.cloze, names: part.gaps.map(({ name }) => name) });

const clozeGap = (gap: DrawnGap): string => {
  if (gap.kind === 'number') return clozeNumber([gap, ...(gap.also ?? [])]);
  return gap.kind === 'text' ? clozeText(gap.accepted, gap.caseSensitive) : clozeChoice(gap.options, gap.answer);
};

export const cloze = questionType<typeof schema, ClozePart>(schema, {
  check(written, problem) {
    const named = namesIn(written.cloze);
    for (const name of named) if (!(name in written.gaps)) problem(['gaps'], `there is no gap "${name}"`);
    for (const name of Object.keys(written.gaps))
      if (named.filter((other) => other === name).length !== 1)
        problem(['gaps', name], `[[${name}]] must stand once in the cloze`);
    for (const [name, gap] of Object.entries(written.gaps)) {
      const found = 'accepted' in gap && gap.pattern !== undefined ? patternProblem(gap.pattern) : undefined;
      if (found !== undefined) problem(['gaps', name, 'pattern'], found);
      if ('options' in gap && !gap.options.includes(gap.answer))
        problem(['gaps', name, 'answer'], 'must be one of the options');
    }
  },
  ownText: (written) => written.cloze,
  said: (written, say) => ({
    ...written,
    cloze: say('cloze', written.cloze),
    gaps: Object.fromEntries(
      Object.entries(written.gaps).map(([name, gap]): [string, Gap] => {
        if (!('options' in gap)) return [name, gap];
        const labels = gap.options.map((option, place) => [option, say(`gaps.${name}.options.${place}`, option)]);
        return [name, { ...gap, labels: Object.fromEntries(labels) }];
      }),
    ),
  }),
  draw(written, values, random) {
    const gaps = namesIn(written.cloze).flatMap((name) => {
      const gap = written.gaps[name];
      return gap ? [drawGap(name, gap, values, random)] : [];
    });
    return { type: 'cloze', cloze: fillText(written.cloze, values), gaps, credit: written.credit };
  },
  difference: (before, after) =>
    JSON.stringify(askedIn(before)) === JSON.stringify(askedIn(after)) ? undefined : { reason: 'gaps', count: 0 },
  shown: (part) => part.gaps.map((gap) => [gap.name, gap.kind, gap.kind === 'choice' ? gap.options : []]),
  passage,
  asShown: (part, was) => ({ ...part, cloze: was.cloze }),
  texts: (part) => [part.cloze],
  form: (part) => ({
    fields: part.gaps.map((gap) => (gap.kind === 'choice' ? { among: gap.options } : typedText(LONGEST.gap))),
  }),
  /** Right gaps / gaps. */
  score: (part, answer) =>
    composite(
      part.gaps.map((gap, index) => isRight(gap, answer[index] ?? '')),
      part.credit,
    ),
  rightAnswer: (part) => part.gaps.map(rightText),
  likelyWrongAnswer: (part) => part.gaps.map((gap, index) => (index === 0 ? wrongText(gap) : rightText(gap))),
  creditRule: 'cells',
  canonical: (part, answer) => part.gaps.map((gap, index) => plainText(gap, answer[index] ?? '', canonicalNumber)),
  tolerance: (part, place) => {
    const gap = part.gaps[place];
    return gap?.kind === 'number' ? gap.tolerance : undefined;
  },
  rows: (part, answer, { cells }) =>
    part.gaps.map((gap, index) => {
      const typed = filled(answer[index]);
      return {
        name: { kind: 'gap', number: index + 1 },
        right: cells?.[index] ?? false,
        given: typed === undefined ? undefined : { plain: gapLabel(gap, typed) },
        counted: typed === undefined ? undefined : plainText(gap, typed, countedNumber),
        expected: { plain: gap.kind === 'number' ? shownNumber(gap.answer) : gapLabel(gap, rightText(gap)) },
      };
    }),
  moodle: {
    read: readCloze,
    write: (part, stem) => ({
      type: 'cloze',
      fields: {},
      text: part.gaps.reduce(
        (own, gap) => own.replace(`[[${gap.name}]]`, () => clozeGap(gap)),
        moodleFormulas(joined([stem, part.cloze])),
      ),
      ...(part.gaps.some((gap) => gap.kind === 'text' && gap.pattern !== undefined)
        ? { note: 'the pattern was left out' }
        : {}),
    }),
  },
});
