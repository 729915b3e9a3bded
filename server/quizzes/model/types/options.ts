/**
 * Owns what single and multiple choice have in common: their options.
 */

import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { z } from 'zod';
import { fillText, type Values } from '../values.ts';
import { distinct, shuffled } from './drawing.ts';
import { text } from './fields.ts';
import type { MoodleAnswer, MoodleItem, MoodleWritten } from './foreign.ts';
import { answer as moodleAnswer } from './moodle-answers.ts';
import { type Note, note } from './note.ts';
import type { Answer, Choice, Difference, Text } from './question-type.ts';
import type { Say } from './say.ts';

const OptionSchema = z.strictObject({ text, correct: z.boolean().default(false), explanation: text.optional() });
/** The options of a question. */
export const options = z.array(OptionSchema).min(2).max(12);
/** Whether each person sees the options in an order of their own. */
export const shuffle = z.boolean().default(true);

interface WrittenOptions {
  readonly options: readonly z.infer<typeof OptionSchema>[];
  readonly shuffle: boolean;
}
/** An option as shown; `source` is its place in the file. */
export interface DrawnOption {
  readonly source: number;
  readonly text: string;
  readonly correct: boolean;
  readonly explanation?: string | undefined;
}
interface Drawn {
  readonly options: readonly DrawnOption[];
}

/** The options in another language. */
export const sayOptions = <T extends WrittenOptions>(written: T, say: Say): T => ({
  ...written,
  options: written.options.map((option, place) => ({
    ...option,
    text: say(`options.${place}.text`, option.text),
    ...(option.explanation === undefined
      ? {}
      : { explanation: say(`options.${place}.explanation`, option.explanation) }),
  })),
});

/** The options as one person sees them. @throws ValueError */
export function drawOptions(written: WrittenOptions, values: Values, random: RandomGenerator): DrawnOption[] {
  const drawn = written.options.map(
    ({ text: own, correct, explanation }, source): DrawnOption => ({
      source,
      text: fillText(own, values),
      correct,
      explanation: explanation === undefined ? undefined : fillText(explanation, values),
    }),
  );
  distinct(
    drawn.map((option) => option.text),
    'options',
  );
  return written.shuffle ? shuffled(drawn, random) : drawn;
}

/** What students would see in another way. */
export function optionsDifference(before: WrittenOptions, after: WrittenOptions): Difference | undefined {
  const more = after.options.length - before.options.length;
  if (more !== 0) return { reason: more > 0 ? 'optionsMore' : 'optionsFewer', count: Math.abs(more) };
  const other = before.options.findIndex((option, place) => option.text !== after.options[place]?.text);
  if (other >= 0) return { reason: 'optionText', count: other + 1 };
  return before.shuffle === after.shuffle ? undefined : { reason: 'shuffle', count: 0 };
}

/** Options without what is right. */
export const shownOptions = (part: Drawn): unknown => part.options.map(({ source, text: own }) => [source, own]);
/** Their texts. */
export const optionTexts = (part: Drawn): string[] =>
  part.options.flatMap((option) => [option.text, option.explanation ?? '']);
/** The places of the right options. */
export const rightOptions = (part: Drawn): Answer =>
  part.options.flatMap(({ correct }, place) => (correct ? [String(place)] : []));
/** The places in the file of the chosen options, ascending. */
export const canonicalOptions = (part: Drawn, answer: Answer): Answer =>
  answer
    .flatMap((place) => part.options[Number(place)]?.source ?? [])
    .sort((a, b) => a - b)
    .map(String);
/** The texts of the options with these places in the file. */
export const readOptions = (part: Drawn, answer: Answer): Text[] =>
  answer.map((source) => ({ markdown: part.options.find((one) => one.source === Number(source))?.text ?? '' }));
/** The options as choices, in the order shown. */
export const optionChoices = (part: Drawn): Choice[] =>
  part.options.map(({ source, text: own, correct, explanation }, place) => ({
    source,
    value: String(place),
    canonical: String(source),
    text: { markdown: own },
    correct,
    explanation,
  }));

/** An option as its author writes it. */
const written = (own: string, correct: boolean, explanation: string) => ({
  text: own,
  ...(correct ? { correct: true } : {}),
  ...(explanation === '' ? {} : { explanation }),
});

/** Whether several options of a question of Moodle can be chosen. */
export const isSeveral = ({ setting }: MoodleItem): boolean => /^(?:false|0)$/.test(setting('single'));
/** What Moodle says where its authors say nothing. */
const USUAL =
  /^(?:Your answer is (?:partially )?(?:correct|incorrect)|(?:Die|Ihre) Antwort ist (?:teilweise )?(?:richtig|falsch))\.?$/;
/** Why these options cannot be used; undefined where they can. */
export function optionsProblem(options: readonly { readonly text: string }[]): Note | undefined {
  const texts = new Set(options.map(({ text: own }) => own));
  if (options.length < 2 || options.length > 12) return note('imported:options', { number: options.length });
  if (texts.has('')) return note('imported:emptyOption');
  return texts.size < options.length ? note('imported:sameOptions') : undefined;
}
/** Options of Moodle XML, whether they are shuffled, and what was lost; `problem` says why they cannot be used. */
export function moodleOptions({ answers, setting, markdown }: MoodleItem, right: readonly MoodleAnswer[]) {
  const options = answers.map((one) => written(one.markdown, right.includes(one), one.feedback));
  const general = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']
    .map((name) => markdown(setting(name)))
    .filter((said) => said !== '' && !USUAL.test(said));
  const ordered = /^(?:false|0)$/.test(setting('shuffleanswers'));
  return {
    options,
    ...(ordered ? { shuffle: false } : {}),
    notes: general.length > 0 ? [note('imported:combinedFeedback')] : [],
    problem: optionsProblem(options),
  };
}
/** Options for Moodle XML; a wrong one is worth `wrong` percent. */
export const writeMoodleOptions = (part: Drawn, single: boolean): MoodleWritten => {
  const right = rightOptions(part).length;
  const fraction = (correct: boolean): number => Number((correct ? 100 / right : single ? 0 : -100 / right).toFixed(5));
  const answer = part.options.map((one) => moodleAnswer(fraction(one.correct), one.text, one.explanation));
  return { type: 'multichoice', fields: { single: String(single), shuffleanswers: 'true', answer } };
};
