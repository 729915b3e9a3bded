/**
 * Owns how a grade is explained, line by line: keys, and numbers as they are shown.
 * Must not know words, nor how a grade is computed.
 *
 * Shown numbers are rounded, so that a formula made of them may be off in its last digit: each line says with `relation` whether what
 * is shown is right to the digit ('equal') or up to rounding ('about'). Contributions are rounded together (roundParts): they always
 * add up to the total that is shown.
 */
import type Fraction from 'fraction.js';
import type { Language } from '../../kernel/text/languages.ts';
import type { CategoryGrade, CourseGrade } from './compute-grade.ts';
import { HUNDRED, percentOf, sumOf, toFraction, ZERO } from './exact.ts';
import { roundFraction, roundParts, toText } from './format-fraction.ts';
import type { Counts, ItemGrade } from './item-grade.ts';
import type { Scheme } from './scheme.ts';

/** Digits of points and of per cents of lateness: 9.5 points must not look like 10 where percentages have no decimals. */
const POINT_DIGITS = 2;
/** Digits of a weight between 0 and 1. */
const WEIGHT_DIGITS = 3;
/** Digits of a pass mark as it was entered. */
const MARK_DIGITS = 6;

export type Relation = 'equal' | 'about';

/** One item: '12 points x 80 % = 9.6'. */
export interface ItemLine {
  readonly id: string;
  readonly title: string;
  /** Where its points come from; `open`, `excused` and `ungraded` have none. */
  readonly key: 'points' | 'late' | 'override' | 'missing' | 'open' | 'excused' | 'ungraded';
  readonly counts: Counts;
  readonly extraCredit: boolean;
  /** Before lateness; empty where there are none. */
  readonly raw: string;
  readonly latePercent: string;
  /** Points that lateness took. */
  readonly latePenalty: string;
  readonly points: string;
  readonly maxPoints: string;
  readonly percent: string;
  /** Of an override. */
  readonly reason: string;
  readonly relation: Relation;
}

/** One category: '(8 + 10 + 9.5) / (10 + 10 + 10) = 91.7 %'. */
export interface CategoryLine {
  readonly id: string;
  readonly title: string;
  /** `extra`: only extra credit counts, so that there is no percentage. `nothing`: nothing counts yet. */
  readonly key: 'sum' | 'extra' | 'nothing';
  /** What counts; `max` is empty of extra credit. */
  readonly summands: readonly { readonly points: string; readonly max: string }[];
  readonly earned: string;
  readonly max: string;
  readonly percent: string;
  readonly relation: Relation;
  /** 0 to 1. */
  readonly weight: string;
  /** Percentage points of the total. */
  readonly contribution: string;
  readonly dropped: readonly { readonly id: string; readonly title: string; readonly percent: string }[];
  readonly items: readonly ItemLine[];
}

/** The whole: '0.6 x 83.3 % + 0.3 x 90 % + 0.1 x 100 % = 87 %', or '27.5 / 30 = 91.7 %'. */
export interface TotalLine {
  readonly key: 'weights' | 'points' | 'nothing';
  /** The categories that have a share. */
  readonly terms: readonly Pick<CategoryLine, 'id' | 'title' | 'weight' | 'percent' | 'contribution'>[];
  readonly earned: string;
  readonly max: string;
  readonly percent: string;
  readonly relation: Relation;
}

/** Whether it passes. `exact`: the total with as many digits as show on which side of the mark it is, where the rounded one does not. */
export interface PassLine {
  readonly key: 'passed' | 'failed';
  readonly mark: string;
  readonly exact: string | undefined;
}

/** How a grade was computed. */
export interface GradeExplanation {
  readonly total: TotalLine;
  /** Undefined without a pass mark or a total. */
  readonly pass: PassLine | undefined;
  /** How it can still end; undefined where that is certain. */
  readonly range: { readonly lowest: string; readonly highest: string } | undefined;
  readonly categories: readonly CategoryLine[];
}

/** How numbers of a scheme look in a language. */
function numbersOf({ decimals }: Scheme, language: Language) {
  const points = (fraction: Fraction | undefined): string =>
    fraction === undefined ? '' : toText(fraction, POINT_DIGITS, language);
  const percent = (fraction: Fraction | undefined): string =>
    fraction === undefined ? '' : toText(fraction, decimals, language);
  const weight = (fraction: Fraction): string => toText(fraction, WEIGHT_DIGITS, language);
  /** Compares what a formula of shown numbers gives with the number that is shown. */
  const relate = (formula: Fraction | undefined, shown: Fraction, digits: number): Relation =>
    formula?.equals(roundFraction(shown, digits)) ? 'equal' : 'about';
  return { points, percent, weight, relate };
}
type Numbers = ReturnType<typeof numbersOf>;

const shownPoints = (fraction: Fraction): Fraction => roundFraction(fraction, POINT_DIGITS);

function keyOf({ entry, counts, latePenalty }: ItemGrade): ItemLine['key'] {
  if (counts === 'open' || counts === 'excused' || counts === 'ungraded') return counts;
  if (entry?.override) return 'override';
  if (entry?.state === 'missing') return 'missing';
  return latePenalty.equals(ZERO) ? 'points' : 'late';
}

function explainItem(grade: ItemGrade, numbers: Numbers): ItemLine {
  const { item, entry, counts, points, latePenalty, percent } = grade;
  const key = keyOf(grade);
  const raw = key === 'late' || key === 'points' ? toFraction(entry?.raw ?? 0) : undefined;
  const late = toFraction(entry?.latePercent ?? 100);
  const formula = raw && shownPoints(raw).mul(shownPoints(late)).div(HUNDRED);
  return {
    id: item.id,
    title: item.title,
    key,
    counts,
    extraCredit: item.extraCredit,
    raw: numbers.points(raw),
    latePercent: key === 'late' ? numbers.points(late) : '',
    latePenalty: key === 'late' ? numbers.points(latePenalty) : '',
    points: numbers.points(points),
    maxPoints: numbers.points(toFraction(item.maxPoints)),
    percent: numbers.percent(percent),
    reason: key === 'override' ? (entry?.override?.reason ?? '') : '',
    relation: key === 'late' && points ? numbers.relate(formula, points, POINT_DIGITS) : 'equal',
  };
}

function explainCategory(
  { category, items, earned, max, percent, weight }: CategoryGrade,
  contribution: Fraction,
  numbers: Numbers,
  decimals: number,
): CategoryLine {
  const counting = items.filter(({ counts }) => counts === 'counted');
  const formula = percentOf(
    sumOf(counting.map(({ points }) => shownPoints(points ?? ZERO))),
    sumOf(counting.map((grade) => shownPoints(grade.max))),
  );
  return {
    id: category.id,
    title: category.title,
    key: percent ? 'sum' : counting.length > 0 ? 'extra' : 'nothing',
    summands: counting.map(({ item, points, max: one }) => ({
      points: numbers.points(points),
      max: item.extraCredit ? '' : numbers.points(one),
    })),
    earned: numbers.points(earned),
    max: numbers.points(max),
    percent: numbers.percent(percent),
    relation: percent ? numbers.relate(formula, percent, decimals) : 'equal',
    weight: numbers.weight(weight),
    contribution: numbers.percent(contribution),
    dropped: items
      .filter(({ counts }) => counts === 'dropped')
      .map(({ item, percent: own }) => ({ id: item.id, title: item.title, percent: numbers.percent(own) })),
    items: items.map((grade) => explainItem(grade, numbers)),
  };
}

function explainTotal(
  { method, decimals }: Scheme,
  grade: CourseGrade,
  lines: readonly CategoryLine[],
  numbers: Numbers,
): TotalLine {
  const { categories, earned, max, percent } = grade;
  const formula =
    method === 'points'
      ? percentOf(shownPoints(earned), shownPoints(max))
      : sumOf(
          categories.map((one) =>
            roundFraction(one.weight, WEIGHT_DIGITS).mul(roundFraction(one.percent ?? ZERO, decimals)),
          ),
        );
  const taking = lines.filter((_, index) => {
    const one = categories[index];
    return one && !(one.weight.equals(ZERO) && one.contribution.equals(ZERO));
  });
  return {
    key: percent ? method : 'nothing',
    terms: taking.map(({ id, title, weight, percent: own, contribution }) => ({
      id,
      title,
      weight,
      percent: own,
      contribution,
    })),
    earned: numbers.points(earned),
    max: numbers.points(max),
    percent: numbers.percent(percent),
    relation: percent ? numbers.relate(formula, percent, decimals) : 'equal',
  };
}

function explainPass(scheme: Scheme, { percent, passed }: CourseGrade, language: Language): PassLine | undefined {
  if (scheme.passMark === null || percent === undefined || passed === undefined) return undefined;
  const mark = toFraction(scheme.passMark);
  const tells = (digits: number): boolean => roundFraction(percent, digits).compare(mark) >= 0 === passed;
  let digits: number = scheme.decimals;
  while (!tells(digits)) digits += 1;
  return {
    key: passed ? 'passed' : 'failed',
    mark: toText(mark, MARK_DIGITS, language),
    exact: digits === scheme.decimals ? undefined : toText(percent, digits, language),
  };
}

/** A grade in one line; the figures are empty where nothing counts yet. */
export type GradeSoFar = Pick<TotalLine, 'key' | 'earned' | 'max' | 'percent'>;

/** A student's grade so far, as every page shows it. */
export function gradeSoFar(
  { decimals }: Scheme,
  { earned, max, percent }: CourseGrade,
  language: Language,
): GradeSoFar {
  if (percent === undefined) return { key: 'nothing', earned: '', max: '', percent: '' };
  const points = (value: Fraction): string => toText(value, POINT_DIGITS, language);
  return { key: 'points', earned: points(earned), max: points(max), percent: toText(percent, decimals, language) };
}

/** How a grade was computed, with its numbers as `language` writes them. */
export function explainGrade(scheme: Scheme, grade: CourseGrade, language: Language): GradeExplanation {
  const numbers = numbersOf(scheme, language);
  const { decimals } = scheme;
  const contributions = roundParts(
    grade.categories.map(({ contribution }) => contribution),
    decimals,
  );
  const categories = grade.categories.map((one, index) =>
    explainCategory(one, contributions[index] ?? ZERO, numbers, decimals),
  );
  const { lowest, highest } = grade;
  return {
    total: explainTotal(scheme, grade, categories, numbers),
    pass: explainPass(scheme, grade, language),
    range:
      lowest === undefined || highest === undefined || lowest.equals(highest)
        ? undefined
        : { lowest: numbers.percent(lowest), highest: numbers.percent(highest) },
    categories,
  };
}
