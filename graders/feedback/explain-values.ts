/**
 * Owns words for wrong numbers in a tensor of the right shape. Every hint is checked against the numbers before it is said.
 * Must not print numbers of a hidden test.
 */
import { isClose, scaleOf } from '../comparators/tensors.ts';
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { inputTensors, partNamed, type Tensor, tensorOf } from './parts.ts';

/** Whether f(expected) gives got, element by element. */
type Matches = (f: (x: number, i: number) => number) => boolean;

/** The constant factor between got and expected, or undefined. */
function constantRatio(expected: Float64Array, got: Float64Array): number | undefined {
  const at = expected.reduce((best, x, i) => (Math.abs(x) > Math.abs(expected[best] as number) ? i : best), 0);
  const ratio = (got[at] as number) / (expected[at] as number);
  return Number.isFinite(ratio) && ratio !== 0 && ratio !== 1 ? ratio : undefined;
}

function ratioHint(ratio: number, symbols: Readonly<Record<string, number>>): string | undefined {
  const near = (x: number): boolean => Math.abs(ratio - x) <= 1e-9 * Math.abs(x);
  const { m } = symbols;
  if (near(-1)) return 'All signs are reversed: a minus is missing or one too many.';
  if (m !== undefined && m > 1 && near(m))
    return 'It is larger by the factor m: the division by the number of examples, 1/m, is missing.';
  if (m !== undefined && m > 1 && near(1 / m))
    return 'It is smaller by the factor m: the division by the number of examples is done twice.';
  if (near(100)) return 'It is larger by the factor 100: the factor 0.01 is missing.';
  if (near(0.01)) return 'It is smaller by the factor 100: a factor 0.01 is too many.';
  if (near(2) || near(0.5)) return 'It is off by the factor 2.';
  if (near(1 / Math.LN2) || near(Math.LN2))
    return 'It is off by the factor ln 2: np.log is the natural logarithm; another base was used.';
  return undefined;
}

/** got as the transpose of expected, for square matrices. */
function isTranspose({ shape, numbers }: Tensor, got: Float64Array, close: (x: number, y: number) => boolean): boolean {
  const [n, m] = shape;
  if (shape.length !== 2 || n === undefined || n !== m || n < 2) return false;
  return got.every((y, at) => close(numbers[(at % n) * n + Math.floor(at / n)] as number, y));
}

function hintsFor(expected: Tensor, got: Tensor, context: ExplainContext): string[] {
  const { numbers: x } = expected;
  const { numbers: y } = got;
  const scale = scaleOf(x);
  const close = (a: number, b: number): boolean => isClose(a, b, context.tolerance, scale);
  const matches: Matches = (f) => x.every((value, i) => close(f(value, i), y[i] as number));

  if (y.some(Number.isNaN) && !x.some(Number.isNaN))
    return [
      'There are NaN: look for log of 0 or of a negative number, 0 / 0, or inf - inf. Is a probability outside (0, 1) passed on?',
    ];
  if (y.some((value) => !Number.isFinite(value)) && x.every(Number.isFinite))
    return ['There are infinities: look for a division by 0 or log(0). Are the arguments in the right order (AL, Y)?'];
  if (y.length > 0 && y.every((value) => value === 0) && x.some((value) => value !== 0))
    return ['All elements are 0: the array was created, but never filled.'];
  if (x.length > 1 && x.some((value) => value !== 0) && isTranspose(expected, y, close))
    return ['It is the transpose of what is expected.'];
  const ratio = constantRatio(x, y);
  if (ratio !== undefined && matches((value) => value * ratio)) {
    const hint = ratioHint(ratio, context.symbols);
    if (hint !== undefined) return [hint];
  }
  if (
    y.every((value) => Math.fround(value) === value) &&
    !x.every((value) => Math.fround(value) === value) &&
    x.every((value, i) => Math.abs(value - (y[i] as number)) <= 1e-5 * scale)
  )
    return [
      'The numbers are rounded to 32 bits (about 7 digits). Compute with plain numbers and np arrays, which have 64 bits; no Math.fround, no Float32Array.',
    ];
  const copied = inputTensors(context.inputs, context.parameters).find(
    ({ tensor }) =>
      tensor.shape.join() === got.shape.join() && tensor.numbers.every((value, i) => Object.is(value, y[i])),
  );
  if (copied !== undefined) return [`It equals ${copied.name}, unchanged.`];
  const shift = (y[0] as number) - (x[0] as number);
  if (
    x.length > 2 &&
    Number.isFinite(shift) &&
    Math.abs(shift) > 1e-6 * scale &&
    x.every((value, i) => Math.abs((y[i] as number) - value - shift) <= 1e-9 * scale)
  )
    return ['All elements are off by the same amount: something constant is added or left out, such as b.'];
  const largest = x.reduce((most, value, i) => Math.max(most, Math.abs(value - (y[i] as number))), 0);
  if (scale > 0 && largest < 1e-6 * scale)
    return [
      'The difference is small, but rounding is about 1e-16 of the numbers: this is not rounding. Is a small number such as 1e-8 added somewhere, inside a logarithm or a division?',
    ];
  const zeros = x.reduce(
    (count, value, i) => count + (close(value, y[i] as number) ? 0 : value === 0 || y[i] === 0 ? 1 : 1_000_000),
    0,
  );
  if (zeros > 0 && zeros < 1_000_000)
    return [
      'Only elements differ where one of the two is 0: look at the boundary, Z = 0 for relu (its derivative there is 0) or a probability of exactly 0.5.',
    ];
  return [];
}

/** "dW[0, 2] is 0.5; expected is 0.25. 3 of 6 elements differ." For hidden tests without numbers. */
export function explainValues(failure: Failure, context: ExplainContext): Explanation {
  const { expected, got, naming, visibility } = context;
  const { tensor, firstDifference: first, differingElements: differing, totalElements: total } = failure;
  const wanted = tensorOf(partNamed(expected, naming, tensor), expected.data);
  const came = tensorOf(partNamed(got, naming, tensor), got.data);
  const hints =
    wanted !== undefined && came !== undefined && wanted.numbers.length === came.numbers.length
      ? hintsFor(wanted, came, context)
      : [];
  if (visibility === 'hidden' || first === undefined)
    return { message: `${tensor} has the right shape, but its numbers differ from the expected ones.`, hints };
  const place = first.index.length === 0 ? '' : `[${first.index.join(', ')}]`;
  const share = total !== undefined && total > 1 ? ` ${differing} of ${total} elements differ.` : '';
  return { message: `${tensor}${place} is ${first.got}; expected is ${first.expected}.${share}`, hints };
}
