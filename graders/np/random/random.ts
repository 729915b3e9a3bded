/**
 * Owns np.random: the functions that draw from NumPy's legacy stream, so that seeds give the numbers of the course.
 * Must not know how the stream is made.
 */
import { enter, flagOf, numberOf, optionsOf } from '../calls.ts';
import { countAccesses } from '../counting.ts';
import { fail, type Operation } from '../errors.ts';
import { type NDArray, rawOf, wrap } from '../ndarray.ts';
import { copyInto, freeze, isArray, isInteger, isSafeInteger, listOf } from '../primordials.ts';
import { allocate, describe, parseShape, type Raw } from '../raw/raw.ts';
import { gauss, MAX_WORD, seedStream, shuffleIndexes, uniform as uniformDraw, upTo } from './stream.ts';

function drawn(operation: Operation, shape: readonly number[], draw: () => number): NDArray {
  const out = allocate(operation, shape);
  for (let i = 0; i < out.size; i++) out.data[i] = draw();
  return wrap(out);
}

/** Draws in a size that is a list, or a number for one dimension; a number without a size. */
function drawnInSize(operation: Operation, size: unknown, draw: () => number): NDArray | number {
  if (size === undefined || size === null) return draw();
  return drawn(operation, parseShape(operation, typeof size === 'number' ? [size] : size), draw);
}

/** Draws in dimensions that are given one by one; a number without any. */
function drawnInDimensions(operation: Operation, dimensions: readonly unknown[], draw: () => number): NDArray | number {
  enter(operation, 0, []);
  if (dimensions.length === 0) return draw();
  if (isArray(dimensions[0])) fail(operation, `takes the dimensions one by one: ${operation}(2, 3), not a list`);
  return drawn(operation, parseShape(operation, dimensions), draw);
}

/** Starts the stream at a place that the seed determines, a whole number from 0 to 2^32 - 1 or a list of them. `random.seed(1)` */
function seed(value: number | readonly number[]): void;
function seed(value?: unknown, ...surplus: unknown[]): void {
  enter('random.seed', 1, surplus);
  const word = (n: unknown): number => {
    if (typeof n !== 'number' || !isInteger(n) || n < 0 || n > MAX_WORD)
      fail('random.seed', `a seed is a whole number from 0 to ${MAX_WORD}; got ${describe(n)}`);
    return n;
  };
  if (isArray(value) && value.length === 0) fail('random.seed', 'the list of seeds is empty');
  seedStream(isArray(value) ? listOf(value.length, (i) => word(value[i])) : word(value));
}

/** A uniform draw in [0, 1), a number. `random.rand()` */
function rand(): number;
/** Uniform draws in [0, 1); the dimensions are separate arguments. `random.rand(2, 3)` is (2, 3). */
function rand(...dimensions: number[]): NDArray;
function rand(...dimensions: unknown[]): NDArray | number {
  return drawnInDimensions('random.rand', dimensions, uniformDraw);
}

/** A standard normal draw, a number. `random.randn()` */
function randn(): number;
/** Standard normal draws; the dimensions are separate arguments. `random.randn(n_h, n_x)` is (n_h, n_x). */
function randn(...dimensions: number[]): NDArray;
function randn(...dimensions: unknown[]): NDArray | number {
  return drawnInDimensions('random.randn', dimensions, gauss);
}

/** A whole number in [low, high), or in [0, low) when only one bound is given. `random.randint(1, 7)` rolls a die. */
function randint(low: number, high?: number | null): number;
/** Whole numbers in [low, high). `random.randint(0, 2, [1, m])` is (1, m). */
function randint(low: number, high: number | null | undefined, size: number | readonly number[]): NDArray;
function randint(first?: unknown, second?: unknown, size?: unknown, ...surplus: unknown[]): NDArray | number {
  enter('random.randint', 3, surplus);
  const alone = second === undefined || second === null;
  const low = alone ? 0 : first;
  const high = alone ? first : second;
  if (!isSafeInteger(low) || !isSafeInteger(high) || !((low as number) < (high as number)))
    fail('random.randint', `low must be a whole number below high; got ${describe(low)} and ${describe(high)}`);
  const from = low as number;
  const top = (high as number) - 1 - from;
  if (!isSafeInteger(top)) fail('random.randint', `the range from ${from} to ${high} is wider than 2^53`);
  return drawnInSize('random.randint', size, () => from + upTo(top));
}

/** A uniform draw in [low, high), a number; low is 0 and high 1 when they are left out. `random.uniform(-1, 1)` */
function uniform(low?: number, high?: number): number;
/** Uniform draws in [low, high). `random.uniform(-1, 1, [2, 3])` is (2, 3). */
function uniform(low: number, high: number, size: number | readonly number[]): NDArray;
function uniform(first: unknown = 0, second: unknown = 1, size?: unknown, ...surplus: unknown[]): NDArray | number {
  enter('random.uniform', 3, surplus);
  const low = numberOf('random.uniform', 'low', first);
  const high = numberOf('random.uniform', 'high', second);
  return drawnInSize('random.uniform', size, () => low + (high - low) * uniformDraw());
}

/** A normal draw with mean loc (0) and standard deviation scale (1), a number. `random.normal(5, 0.1)` */
function normal(loc?: number, scale?: number): number;
/** Normal draws with mean loc and standard deviation scale. `random.normal(0, 0.01, [n_h, n_x])` is (n_h, n_x). */
function normal(loc: number, scale: number, size: number | readonly number[]): NDArray;
function normal(first: unknown = 0, second: unknown = 1, size?: unknown, ...surplus: unknown[]): NDArray | number {
  enter('random.normal', 3, surplus);
  const loc = numberOf('random.normal', 'loc', first);
  const scale = numberOf('random.normal', 'scale', second);
  if (scale < 0) fail('random.normal', `the scale is a standard deviation and cannot be negative; got ${scale}`);
  return drawnInSize('random.normal', size, () => loc + scale * gauss());
}

/** The numbers 0 to n - 1. */
function ascending(operation: Operation, n: number): Raw {
  const numbers = allocate(operation, [n]);
  for (let i = 0; i < n; i++) numbers.data[i] = i;
  return numbers;
}

/** The numbers 0 to n - 1 in random order. */
function order(operation: Operation, n: number): Float64Array {
  const { data } = ascending(operation, n);
  shuffleIndexes(data, n);
  return data;
}

/** The entries of an array along its first axis, in random order. */
function shuffled(operation: Operation, { data, shape, size }: Raw): Raw {
  const n = shape[0] as number;
  const indexes = order(operation, n);
  const out = allocate(operation, shape);
  const step = size / n;
  for (let at = 0; at < size; at++) {
    const k = at % step;
    out.data[at] = data[(indexes[(at - k) / step] as number) * step + k] as number;
  }
  return out;
}

/** The numbers 0 to n - 1 for a number n; an array with its entries along the first axis. */
function entriesOf(operation: Operation, from: unknown): Raw {
  if (typeof from !== 'number') {
    const raw = rawOf(operation, 'the operand', from);
    if (raw.shape.length === 0) fail(operation, 'an array of shape () is a single number and has no entries');
    return raw;
  }
  return ascending(operation, parseShape(operation, [from])[0] as number);
}

/** The numbers 0 to n - 1, or the entries of an array along its first axis, in random order, a copy. `random.permutation(m)` is (m,). */
function permutation(from: NDArray | number): NDArray;
function permutation(from?: unknown, ...surplus: unknown[]): NDArray {
  enter('random.permutation', 1, surplus);
  return wrap(shuffled('random.permutation', entriesOf('random.permutation', from)));
}

/** Shuffles the entries of an array along its first axis; changes the array. `random.shuffle(rows)` */
function shuffle(array: NDArray): void;
function shuffle(array?: unknown, ...surplus: unknown[]): void {
  enter('random.shuffle', 1, surplus);
  const { data } = rawOf('random.shuffle', 'the operand', array);
  copyInto(data, shuffled('random.shuffle', entriesOf('random.shuffle', array)).data);
}

/** One of the numbers 0 to n - 1, or of the elements of a 1-D array, a number. `random.choice(6)` */
function choice(from: NDArray | number): number;
/** Several of them, with replacement unless `replace: false`. `random.choice(m, [64], { replace: false })` is (64,). */
function choice(
  from: NDArray | number,
  size: number | readonly number[],
  options?: { readonly replace?: boolean },
): NDArray;
function choice(from?: unknown, size?: unknown, how?: unknown, ...surplus: unknown[]): NDArray | number {
  enter('random.choice', 3, surplus);
  const { data, shape, size: n } = entriesOf('random.choice', from);
  const options = optionsOf('random.choice', how, ['replace'], '{ replace: false }');
  const replace = flagOf('random.choice', 'replace', options.replace, true);
  if (shape.length !== 1 || n === 0)
    fail('random.choice', 'draws from a number above 0 or from a 1-D array that is not empty');
  if (size === undefined && typeof from !== 'number') countAccesses(1);
  const anyOne = (): number => data[upTo(n - 1)] as number;
  if (replace || size === undefined) return drawnInSize('random.choice', size, anyOne);
  const out = allocate('random.choice', parseShape('random.choice', typeof size === 'number' ? [size] : size));
  if (out.size > n) fail('random.choice', `cannot draw ${out.size} of ${n} without replacement`);
  const indexes = order('random.choice', n);
  for (let i = 0; i < out.size; i++) out.data[i] = data[indexes[i] as number] as number;
  return wrap(out);
}

/** Random numbers as NumPy's np.random draws them: `random.seed(1); random.randn(2, 3)` begins with 1.62434536 -0.61175641. */
export const random = freeze({ seed, rand, randn, randint, permutation, shuffle, choice, uniform, normal });
