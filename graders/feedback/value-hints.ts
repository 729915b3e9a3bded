/**
 * Owns recognising what usually makes the numbers of a tensor of the right shape wrong.
 * Must not print numbers of the data, nor state what the numbers do not show: causes that are only likely are asked.
 */
import { isClose, scaleOf } from '../comparators/tensors.ts';
import type { ExplainContext } from './context.ts';
import { inputTensors, type Tensor } from './parts.ts';

/** The numbers at hand: x expected, y got, both of the same shape. */
interface Numbers {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly shape: readonly number[];
  /** Largest finite |x|. */
  readonly scale: number;
  readonly close: (expected: number, got: number) => boolean;
  readonly context: ExplainContext;
}

/** Says what it recognises, or undefined. */
type Detector = (numbers: Numbers) => string | undefined;

const nonFinite: Detector = ({ x, y }) => {
  if (y.some(Number.isNaN) && !x.some(Number.isNaN))
    return 'There are NaN: look for log of 0 or of a negative number, 0 / 0, or inf - inf. Is a probability outside (0, 1) passed on?';
  if (!y.every(Number.isFinite) && x.every(Number.isFinite))
    return 'There are infinities: look for a division by 0 or log(0). Are the arguments in the right order (AL, Y)?';
  return undefined;
};

const onlyZeros: Detector = ({ x, y }) =>
  y.every((value) => value === 0) && x.some((value) => value !== 0)
    ? 'All elements are 0. Was the array created, but never filled?'
    : undefined;

const transposed: Detector = ({ x, y, shape, close }) => {
  const [n = 0] = shape;
  if (shape.length !== 2 || n !== shape[1] || n < 2) return undefined;
  return y.every((value, at) => close(x[(at % n) * n + Math.floor(at / n)] as number, value))
    ? 'It is the transpose of what is expected.'
    : undefined;
};

/** A constant factor between got and expected, checked on every element. */
const factor: Detector = ({ x, y, close, context }) => {
  const at = x.reduce((best, value, i) => (Math.abs(value) > Math.abs(x[best] as number) ? i : best), 0);
  const ratio = (y[at] as number) / (x[at] as number);
  if (!Number.isFinite(ratio) || ratio === 0) return undefined;
  if (!x.every((value, i) => close(value * ratio, y[i] as number))) return undefined;
  const near = (wanted: number): boolean => Math.abs(ratio - wanted) <= 1e-9 * Math.abs(wanted);
  const { m = 1 } = context.symbols;
  // Where m is itself one of the other usual factors, the number alone does not tell which of them it is.
  const likely = m === 2 || m === 100 ? 'probably ' : '';
  if (near(-1)) return 'All signs are reversed: a minus is missing or one too many.';
  if (m > 1 && near(m))
    return `It is larger by the factor m: ${likely}the division by the number of examples, 1/m, is missing.`;
  if (m > 1 && near(1 / m))
    return `It is smaller by the factor m: ${likely}the division by the number of examples is done twice, or where it does not belong.`;
  if (near(100)) return 'It is larger by the factor 100: a factor 0.01 is missing.';
  if (near(0.01)) return 'It is smaller by the factor 100: a factor 0.01 is too many.';
  if (near(2) || near(0.5)) return 'It is off by the factor 2.';
  if (near(1 / Math.LN2) || near(Math.LN2))
    return 'It is off by the factor ln 2: np.log is the natural logarithm. Was another base used?';
  return undefined;
};

const copiedDigits: Detector = ({ x, y }) => {
  const roundedTo = (digits: number): boolean => x.every((value, i) => Number(value.toFixed(digits)) === y[i]);
  return [8, 4, 5, 6, 7, 9, 10].some(roundedTo)
    ? 'These are the expected numbers, rounded to a few decimals. Compute them: printed digits are not all there are, and nothing is rounded on the way.'
    : undefined;
};

const float32: Detector = ({ x, y, scale }) => {
  const single = (value: number): boolean => Math.fround(value) === value;
  // Short numbers such as 0.5 are 32-bit numbers as well, and prove nothing.
  const long = (value: number): boolean => Number(value.toPrecision(6)) !== value;
  return y.every(single) &&
    y.some(long) &&
    !x.every(single) &&
    x.every((value, i) => Math.abs(value - (y[i] as number)) <= 1e-5 * scale)
    ? 'The numbers are rounded to 32 bits (about 7 digits). Compute with plain numbers and np arrays, which have 64 bits; no Math.fround, no Float32Array.'
    : undefined;
};

const inputUnchanged: Detector = ({ y, shape, context }) => {
  const copied = inputTensors(context.inputs, context.parameters).find(
    ({ tensor }) => tensor.shape.join() === shape.join() && tensor.numbers.every((value, i) => Object.is(value, y[i])),
  );
  return copied && `It equals ${copied.name}, unchanged.`;
};

const shifted: Detector = ({ x, y, scale }) => {
  const shift = (y[0] as number) - (x[0] as number);
  return x.length > 2 &&
    Math.abs(shift) > 1e-6 * scale &&
    x.every((value, i) => Math.abs((y[i] as number) - value - shift) <= 1e-9 * scale)
    ? 'All elements are off by the same amount. Is something constant added or left out, such as b?'
    : undefined;
};

const smallAddend: Detector = ({ x, y, scale }) => {
  const largest = x.reduce((most, value, i) => Math.max(most, Math.abs(value - (y[i] as number))), 0);
  return scale > 0 && largest < 1e-6 * scale
    ? 'The difference is small, but rounding is about 1e-16 of the numbers: this is not rounding. Is a small number such as 1e-8 added somewhere, inside a logarithm or a division?'
    : undefined;
};

/** Only elements differ where an input of the same shape is 0: the boundary of relu. */
const atZeros: Detector = ({ x, y, shape, close, context }) => {
  const differs = Array.from(x, (value, i) => !close(value, y[i] as number));
  const boundary = inputTensors(context.inputs, context.parameters).find(
    ({ tensor: { shape: other, numbers } }) =>
      other.join() === shape.join() &&
      numbers.some((value) => value !== 0) &&
      differs.every((different, i) => !different || numbers[i] === 0),
  );
  return (
    boundary && `Only elements differ where ${boundary.name} is 0: there the course takes 0 as the derivative of relu.`
  );
};

/** Predictions: 0 and 1 on both sides. */
const labels: Detector = ({ x, y }) => {
  const binary = (value: number): boolean => value === 0 || value === 1;
  if (!x.every(binary) || !y.every(binary) || !x.includes(0) || !x.includes(1)) return undefined;
  if (x.every((value, i) => value !== y[i]))
    return 'Every 0 is a 1 and every 1 a 0: a prediction is 1 where the probability is greater than 0.5.';
  return x.every((value, i) => value <= (y[i] as number))
    ? 'Some elements are 1 that must be 0: a prediction is 1 only where the probability is greater than 0.5, not where it equals 0.5.'
    : undefined;
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
export function valueHint(expected: Tensor, got: Tensor, context: ExplainContext): string | undefined {
  const scale = scaleOf(expected.numbers);
  const numbers: Numbers = {
    x: expected.numbers,
    y: got.numbers,
    shape: expected.shape,
    scale,
    close: (a, b) => isClose(a, b, context.tolerance, scale),
    context,
  };
  for (const detect of DETECTORS) {
    const hint = detect(numbers);
    if (hint !== undefined) return hint;
  }
  return undefined;
}
