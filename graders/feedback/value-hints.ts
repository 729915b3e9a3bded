/**
 * Owns recognising what usually makes the numbers of a tensor of the right shape wrong.
 * Must not print numbers of the data, nor state what the numbers do not show: causes that are only likely are asked.
 */
import { isClose, scaleOf } from '../comparators/tensors.ts';
import type { ExplainContext } from './context.ts';
import { inputTensors, lastWord, type Tensor } from './parts.ts';
import type { Sentences } from './words/en.ts';

type Words = Sentences['values'];

/** The same for one part of the result: `dZ`, `grads.dW2`. */
type PartContext = ExplainContext & { readonly part: string };

/** The numbers at hand: x expected, y got, both of the same shape. */
interface Numbers {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly shape: readonly number[];
  /** Largest finite |x|. */
  readonly scale: number;
  readonly close: (expected: number, got: number) => boolean;
  readonly context: PartContext;
  readonly words: Words;
}

/** Says what it recognises, or undefined. */
type Detector = (numbers: Numbers) => string | undefined;

const nonFinite: Detector = ({ x, y, words }) => {
  if (y.some(Number.isNaN) && !x.some(Number.isNaN)) return words.nan;
  if (!y.every(Number.isFinite) && x.every(Number.isFinite)) return words.infinite;
  return undefined;
};

const onlyZeros: Detector = ({ x, y, words }) =>
  y.every((value) => value === 0) && x.some((value) => value !== 0) ? words.zeros : undefined;

const transposed: Detector = ({ x, y, shape, close, words }) => {
  const [n = 0] = shape;
  if (shape.length !== 2 || n !== shape[1] || n < 2) return undefined;
  return y.every((value, at) => close(x[(at % n) * n + Math.floor(at / n)] as number, value))
    ? words.transposed
    : undefined;
};

/** A constant factor between got and expected, checked on every element. */
const factor: Detector = ({ x, y, close, context, words }) => {
  const at = x.reduce((best, value, i) => (Math.abs(value) > Math.abs(x[best] as number) ? i : best), 0);
  const ratio = (y[at] as number) / (x[at] as number);
  if (!Number.isFinite(ratio) || ratio === 0) return undefined;
  if (!x.every((value, i) => close(value * ratio, y[i] as number))) return undefined;
  const near = (wanted: number): boolean => Math.abs(ratio - wanted) <= 1e-9 * Math.abs(wanted);
  const { m = 1 } = context.symbols;
  // Where m is itself one of the other usual factors, the number alone does not tell which of them it is.
  const certain = m !== 2 && m !== 100;
  if (near(-1)) return words.signs;
  if (m > 1 && near(m)) return words.timesM(certain);
  if (m > 1 && near(1 / m)) return words.overM(certain);
  if (near(100)) return words.times100;
  if (near(0.01)) return words.over100;
  if (near(2) || near(0.5)) return words.two;
  if (near(1 / Math.LN2) || near(Math.LN2)) return words.ln2;
  return undefined;
};

const copiedDigits: Detector = ({ x, y, words }) => {
  const roundedTo = (digits: number): boolean => x.every((value, i) => Number(value.toFixed(digits)) === y[i]);
  return [8, 4, 5, 6, 7, 9, 10].some(roundedTo) ? words.rounded : undefined;
};

const float32: Detector = ({ x, y, scale, words }) => {
  const single = (value: number): boolean => Math.fround(value) === value;
  // Short numbers such as 0.5 are 32-bit numbers as well, and prove nothing.
  const long = (value: number): boolean => Number(value.toPrecision(6)) !== value;
  return y.every(single) &&
    y.some(long) &&
    !x.every(single) &&
    x.every((value, i) => Math.abs(value - (y[i] as number)) <= 1e-5 * scale)
    ? words.float32
    : undefined;
};

const inputUnchanged: Detector = ({ y, shape, context, words }) => {
  const copied = inputTensors(context.inputs, context.parameters).find(
    ({ tensor }) => tensor.shape.join() === shape.join() && tensor.numbers.every((value, i) => Object.is(value, y[i])),
  );
  return copied && words.unchanged(copied.name);
};

const shifted: Detector = ({ x, y, scale, words }) => {
  const shift = (y[0] as number) - (x[0] as number);
  return x.length > 2 &&
    Math.abs(shift) > 1e-6 * scale &&
    x.every((value, i) => Math.abs((y[i] as number) - value - shift) <= 1e-9 * scale)
    ? words.shifted
    : undefined;
};

const smallAddend: Detector = ({ x, y, scale, words }) => {
  const largest = x.reduce((most, value, i) => Math.max(most, Math.abs(value - (y[i] as number))), 0);
  return scale > 0 && largest < 1e-6 * scale ? words.smallAddend : undefined;
};

/** Only elements of a gradient differ where an input of the same shape is 0: the boundary of relu. */
const atZeros: Detector = ({ x, y, shape, close, context, words }) => {
  if (!/^d[A-Z]/.test(lastWord(context.part))) return undefined;
  const differs = Array.from(x, (value, i) => !close(value, y[i] as number));
  const boundary = inputTensors(context.inputs, context.parameters).find(
    ({ tensor: { shape: other, numbers } }) =>
      other.join() === shape.join() &&
      numbers.some((value) => value !== 0) &&
      differs.every((different, i) => !different || numbers[i] === 0),
  );
  return boundary && words.reluAtZero(boundary.name);
};

/** Predictions: 0 and 1 on both sides. */
const labels: Detector = ({ x, y, words }) => {
  const binary = (value: number): boolean => value === 0 || value === 1;
  if (!x.every(binary) || !y.every(binary) || !x.includes(0) || !x.includes(1)) return undefined;
  if (x.every((value, i) => value !== y[i])) return words.labelsReversed;
  return x.every((value, i) => value <= (y[i] as number)) ? words.labelsAtHalf : undefined;
};

const DETECTORS: readonly Detector[] = [
  nonFinite,
  onlyZeros,
  transposed,
  factor,
  copiedDigits,
  float32,
  inputUnchanged,
  shifted,
  smallAddend,
  atZeros,
  labels,
];

/** The first thing that is recognised in the numbers of `got`; both tensors have the same shape. */
export function valueHint(expected: Tensor, got: Tensor, context: PartContext, words: Words): string | undefined {
  const scale = scaleOf(expected.numbers);
  const numbers: Numbers = {
    x: expected.numbers,
    y: got.numbers,
    shape: expected.shape,
    scale,
    close: (a, b) => isClose(a, b, context.tolerance, scale),
    context,
    words,
  };
  for (const detect of DETECTORS) {
    const hint = detect(numbers);
    if (hint !== undefined) return hint;
  }
  return undefined;
}
