/**
 * Owns how the costs of a training are drawn over those of the reference.
 * Must not know how the costs were found.
 */
import type { CostCurve, SafeNumber } from '../../graders/protocol.ts';
import { formatNumber } from '../kernel/text/format-number.ts';
import type { Words } from '../kernel/text/words.ts';

/** Size of the picture and of its margins, in units of the picture. */
const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 58;
const RIGHT = 16;
const TOP = 14;
const BOTTOM = 40;
/** Ticks on each axis, at least; a round step decides. */
const TICKS = 4;

const finite = (values: readonly SafeNumber[]): number[] =>
  values.filter((value): value is number => typeof value === 'number');

/** A step of 1, 2 or 5 times a power of ten that divides a range into about `count` parts. */
function roundStep(range: number, count: number): number {
  const rough = range / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}

/** Round values from `low` to `high`. */
function ticksOf(low: number, high: number): number[] {
  const step = roundStep(high - low || 1, TICKS);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

const short = (value: SafeNumber | undefined): string =>
  value === undefined ? '–' : formatNumber(typeof value === 'number' ? Number(value.toPrecision(6)) : value);

/** What the two curves say, in sentences. */
function sentences({ student, reference, iterationsPerPoint, firstDivergence }: CostCurve, words: Words): string[] {
  const said: string[] = [];
  if (firstDivergence === undefined) said.push(words.t('report:curve.same', { count: student.length }));
  else if (firstDivergence < student.length && firstDivergence < reference.length)
    said.push(
      words.t('report:curve.part', {
        iteration: firstDivergence * iterationsPerPoint,
        yours: short(student[firstDivergence]),
        reference: short(reference[firstDivergence]),
      }),
    );
  if (student.length !== reference.length)
    said.push(words.t('report:curve.lengths', { yours: student.length, reference: reference.length }));
  const mine = finite(student);
  if (mine.length < student.length)
    said.push(
      words.t('report:curve.notFinite', {
        iteration: student.findIndex((value) => typeof value !== 'number') * iterationsPerPoint,
      }),
    );
  const [first = 0, last = 0] = [mine[0], mine.at(-1)];
  if (mine.length > 1 && firstDivergence !== undefined) {
    if (Math.max(...mine) - Math.min(...mine) < 1e-12) said.push(words.t('report:curve.constant'));
    else if (last > first) said.push(words.t('report:curve.rises'));
  }
  return said;
}

/** The view model of views/submissions/parts/cost-curve. */
export function presentCostCurve(curve: CostCurve, words: Words) {
  const { student, reference, iterationsPerPoint, firstDivergence } = curve;
  const points = Math.max(student.length, reference.length);
  const values = [...finite(student), ...finite(reference)];
  const [low, high] = [Math.min(...values, 0), Math.max(...values)];
  const span = high - low || 1;
  const lastIteration = Math.max(1, points - 1) * iterationsPerPoint;
  const x = (iteration: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * iteration) / lastIteration;
  const y = (cost: number): number => TOP + ((HEIGHT - TOP - BOTTOM) * (high - cost)) / span;
  const round = (value: number): number => Math.round(value * 10) / 10;
  /** Up to the first cost that is not finite. */
  const drawn = (costs: readonly SafeNumber[]): string => {
    const end = costs.findIndex((value) => typeof value !== 'number');
    return finite(end < 0 ? costs : costs.slice(0, end))
      .map((cost, index) => `${round(x(index * iterationsPerPoint))},${round(y(cost))}`)
      .join(' ');
  };
  return {
    title: words.t('report:curve.title'),
    sentences: sentences(curve, words),
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    student: drawn(student),
    reference: drawn(reference),
    dots: points === 1,
    frame: { left: LEFT, right: WIDTH - RIGHT, top: TOP, bottom: HEIGHT - BOTTOM },
    yTicks: ticksOf(low, high).map((cost) => ({ y: round(y(cost)), text: String(cost) })),
    xTicks: ticksOf(0, lastIteration)
      .filter(Number.isInteger)
      .map((iteration) => ({ x: round(x(iteration)), text: String(iteration) })),
    axis: { x: words.t('report:curve.iteration'), y: words.t('report:curve.cost'), bottom: HEIGHT - 6 },
    mark: firstDivergence === undefined ? undefined : { x: round(x(firstDivergence * iterationsPerPoint)) },
    legend: { student: words.t('report:curve.yours'), reference: words.t('report:curve.reference') },
    rows: Array.from({ length: points }, (_, index) => ({
      iteration: index * iterationsPerPoint,
      yours: short(student[index]),
      reference: short(reference[index]),
      first: index === firstDivergence,
    })),
  };
}
