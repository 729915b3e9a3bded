/**
 * Owns how a grade is explained: every formula with its numbers.
 * Must not know how grades are computed.
 */
import type { Words } from '../kernel/text/words.ts';
import {
  type CategoryLine,
  explainGrade,
  gradeSoFar,
  type ItemLine,
  type Relation,
  type TotalLine,
} from './model/explain-grade.ts';
import type { GradedStudent } from './model/gradebook.ts';
import type { Scheme } from './model/scheme.ts';

const sign = (relation: Relation): string => (relation === 'equal' ? '=' : '≈');
const join = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' + ')})`);

function totalFormula({ key, terms, earned, max, percent, relation }: TotalLine): string {
  if (key === 'nothing') return '';
  if (key === 'points') return `${earned} / ${max} ${sign(relation)} ${percent} %`;
  return `${terms.map((one) => `${one.weight} × ${one.percent} %`).join(' + ')} ${sign(relation)} ${percent} %`;
}

function categoryFormula({ key, summands, percent, relation, earned, max }: CategoryLine): string {
  if (key !== 'sum') return '';
  const maxima = summands.flatMap((one) => (one.max === '' ? [] : [one.max]));
  // The long sum is there for those who look closely; the short one says the same.
  if (summands.length > 12) return `${earned} / ${max} ${sign(relation)} ${percent} %`;
  return `${join(summands.map(({ points }) => points))} / ${join(maxima)} ${sign(relation)} ${percent} %`;
}

/** 'manual' points, lateness or why there are none. */
function itemText(line: ItemLine, words: Words): string {
  const { key, raw, latePercent, points, relation, reason } = line;
  if (key === 'late')
    return words.t('gradebook:line.late', { raw, percent: latePercent, sign: sign(relation), points });
  if (key === 'override') return words.t('gradebook:line.override', { reason });
  return key === 'points' ? '' : words.t(`gradebook:line.${key}`);
}

/** 'Grade so far', on every page that says it: 74 %, and of how many points. */
export function presentSoFar(scheme: Scheme, { grade }: Pick<GradedStudent, 'grade'>, words: Words) {
  const { key, earned, max, percent } = gradeSoFar(scheme, grade, words.language);
  const nothing = key === 'nothing';
  return {
    total: nothing ? '–' : `${percent} %`,
    points: nothing ? '' : words.t('course:points', { count: max === '1' ? 1 : 2, points: earned, of: max }),
  };
}

/** The view model of partials/gradebook/explanation; `linkOf` is where an item leads, `actOf` where it is changed. */
export function presentGrade(
  scheme: Scheme,
  { grade }: Pick<GradedStudent, 'grade'>,
  words: Words,
  linkOf: (itemId: string) => string,
  actOf: (itemId: string) => string,
) {
  const explained = explainGrade(scheme, grade, words.language);
  const { total, pass, range, categories } = explained;
  return {
    ...presentSoFar(scheme, { grade }, words),
    formula: totalFormula(total),
    pass: pass ? words.t(`gradebook:pass.${pass.key}`, { mark: pass.mark }) : '',
    passTone: pass?.key === 'passed' ? 'good' : 'bad',
    exact: pass?.exact === undefined ? '' : words.t('gradebook:pass.exact', { percent: pass.exact }),
    range: range ? words.t('gradebook:range', range) : '',
    categories: categories
      .filter(({ items }) => items.length > 0)
      .map((category) => ({
        title: category.title,
        percent: category.key === 'sum' ? `${category.percent} %` : '–',
        formula: categoryFormula(category),
        weight:
          scheme.method === 'weights' && category.key === 'sum'
            ? words.t('gradebook:line.weight', { weight: category.weight, points: category.contribution })
            : '',
        dropped: category.dropped.map(({ title, percent }) => words.t('gradebook:line.dropped', { title, percent })),
        rows: category.items.map((line) => ({
          title: line.title,
          url: linkOf(line.id),
          actUrl: actOf(line.id),
          points: line.points === '' ? '–' : line.points,
          max: line.maxPoints,
          percent: line.percent === '' ? '' : `${line.percent} %`,
          text: itemText(line, words),
          dropped: line.counts === 'dropped',
          extra: line.extraCredit,
        })),
      })),
  };
}
