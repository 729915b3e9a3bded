/**
 * Owns how the figures of an item analysis read: with their unit, with a verdict, or as a dash with a reason.
 */

import { minutes } from '../../kernel/text/duration.ts';
import type { Words } from '../../kernel/text/words.ts';
import type { Figure } from '../model/analysis/figure.ts';
import { asJudged, type Verdict, verdicts } from '../model/analysis/verdicts.ts';

/** How a number is written: a percentage, a number of two digits behind the point, or a span of time as m:ss. */
export type Unit = 'percent' | 'percent1' | 'number' | 'time';
/** A figure as text; `reason` is empty where there is a value. */
export interface FigureText {
  readonly text: string;
  readonly reason: string;
}
/** A verdict in words. */
export interface VerdictText {
  readonly text: string;
  readonly tone: Verdict['tone'];
  /** The same as a class of badges. */
  readonly badge: 'good' | 'calm' | 'warn';
  readonly sign: 'check' | 'dots' | 'alert';
}

const BADGES = {
  good: { badge: 'good', sign: 'check' },
  fair: { badge: 'calm', sign: 'dots' },
  look: { badge: 'warn', sign: 'alert' },
} as const;

/** Why a figure is missing. */
export function reasonText(one: Figure, words: Words): string {
  if ('value' in one) return '';
  return one.missing === 'too-few'
    ? words.t('quizAnalysis:missing.too-few', { count: one.least })
    : words.t(`quizAnalysis:missing.${one.missing}`);
}

/** A number with a fixed number of digits behind the point, so that columns stand in line; a minus sign that is as wide as a digit. */
function fixed(value: number, digits: number, words: Words): string {
  const point = words.number(0.5).charAt(1);
  const text = Math.abs(value).toFixed(digits);
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}${text.replace('.', point)}`;
}

/** A number in its unit. */
export function numberText(value: number, unit: Unit, words: Words): string {
  if (unit === 'time') return minutes(value);
  if (unit === 'number') return fixed(value, 2, words);
  return `${fixed(100 * value, unit === 'percent' ? 0 : 1, words)}\u00a0%`;
}

/** A figure in its unit, or a dash and why. */
export function figureText(one: Figure, unit: Unit, words: Words): FigureText {
  return 'value' in one
    ? { text: numberText(one.value, unit, words), reason: '' }
    : { text: '–', reason: reasonText(one, words) };
}

/** The units in which figures with verdicts are written. */
const UNITS: Readonly<Record<keyof typeof verdicts, Unit>> = {
  facility: 'percent',
  discrimination: 'number',
  mean: 'percent',
  standardDeviation: 'percent',
  skewness: 'number',
  coefficient: 'number',
  errorRatio: 'percent',
};

/** What a figure over a number of students means: 'very easy: 92 %'; undefined where nothing can be said. */
export function verdictText(
  name: keyof typeof verdicts,
  one: Figure,
  students: number,
  words: Words,
): VerdictText | undefined {
  const verdict = verdicts[name](one, students);
  if (!verdict || !('value' in one)) return undefined;
  const value = numberText(asJudged(one.value), UNITS[name], words);
  const key = `quizAnalysis:verdict.${name}.${verdict.key}`;
  if (!words.has(key)) throw new Error(`There is no text ${key}.`);
  return {
    text: words.t(key, { value }),
    tone: verdict.tone,
    ...BADGES[verdict.tone],
  };
}

/** Reasons of the dashes in a table, by the letter that stands beside the dash. */
export function createNotes() {
  const letters = new Map<string, string>();
  return {
    /** A figure with the letter of its reason; empty where it has a value. */
    cell({ text, reason }: FigureText) {
      if (reason === '') return { text, note: '', noteUrl: '' };
      const note = letters.get(reason) ?? String.fromCharCode('a'.charCodeAt(0) + letters.size);
      letters.set(reason, note);
      return { text, note, noteUrl: `#note-${note}` };
    },
    list: () => [...letters].map(([text, letter]) => ({ id: `note-${letter}`, letter, text })),
  };
}
/** Reasons by letter. */
export type Notes = ReturnType<typeof createNotes>;
