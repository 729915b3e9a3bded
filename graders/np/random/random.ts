/**
 * Owns np.random: the functions that draw from NumPy's legacy stream, so that seeds give the numbers of the course.
 * Must not know how the stream is made.
 */
import { enter, flagOf, numberOf, optionsOf } from '../calls.ts';
import { fail, type Operation } from '../errors.ts';
import { type NDArray, rawOf, wrap } from '../ndarray.ts';
import { freeze, isArray, isInteger, isSafeInteger, listOf } from '../primordials.ts';
import { allocate, describe, parseShape, type Raw } from '../raw/raw.ts';
import { gauss, MAX_WORD, order, seedStream, uniform as uniformDraw, upTo } from './stream.ts';

/** Most arguments of a function that takes dimensions one by one; parseShape knows the true limit. */
const MANY = 1000;

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
  enter(operation, dimensions, MANY);
  if (dimensions.length === 0) return draw();
  if (isArray(dimensions[0])) fail(operation, `takes the dimensions one by one: ${operation}(2, 3), not a list`);
  return drawn(operation, parseShape(operation, dimensions), draw);
}

/** Starts the stream at a place that the seed determines, a whole number from 0 to 2^32 - 1 or a list of them. `random.seed(1)` */
function seed(value: number | readonly number[]): void;
function seed(...given: unknown[]): void {
  enter('random.seed', given, 1);
  const value = given[0];
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
function randint(...given: unknown[]): NDArray | number {
  enter('random.randint', given, 3);
  const alone = given[1] === undefined || given[1] === null;
  const low = alone ? 0 : given[0];
  const high = alone ? given[0] : given[1];
  if (!isSafeInteger(low) || !isSafeInteger(high) || !((low as number) < (high as number)))
    fail('random.randint', `low must be a whole number below high; got ${describe(low)} and ${describe(high)}`);
  const from = low as number;
  const top = (high as number) - 1 - from;
  if (!isSafeInteger(top)) fail('random.randint', `the range from ${from} to ${high} is wider than 2^53`);
  return drawnInSize('random.randint', given[2], () => from + upTo(top));
}

/** A uniform draw in [low, high), a number; low is 0 and high 1 when they are left out. `random.uniform(-1, 1)` */
function uniform(low?: number, high?: number): number;
/** Uniform draws in [low, high). `random.uniform(-1, 1, [2, 3])` is (2, 3). */
function uniform(low: number, high: number, size: number | readonly number[]): NDArray;
function uniform(...given: unknown[]): NDArray | number {
  enter('random.uniform', given, 3);
  const low = given[0] === undefined ? 0 : numberOf('random.uniform', 'low', given[0]);
  const high = given[1] === undefined ? 1 : numberOf('random.uniform', 'high', given[1]);
  return drawnInSize('random.uniform', given[2], () => low + (high - low) * uniformDraw());
}

/** A normal draw with mean loc (0) and standard deviation scale (1), a number. `random.normal(5, 0.1)` */
function normal(loc?: number, scale?: number): number;
/** Normal draws with mean loc and standard deviation scale. `random.normal(0, 0.01, [n_h, n_x])` is (n_h, n_x). */
function normal(loc: number, scale: number, size: number | readonly number[]): NDArray;
function normal(...given: unknown[]): NDArray | number {
  enter('random.normal', given, 3);
  const loc = given[0] === undefined ? 0 : numberOf('random.normal', 'loc', given[0]);
  const scale = given[1] === undefined ? 1 : numberOf('random.normal', 'scale', given[1]);
  if (scale < 0) fail('random.normal', `the scale is a standard deviation and cannot be negative; got ${scale}`);
  return drawnInSize('random.normal', given[2], () => loc + scale * gauss());
}

/** The entries of an array along its first axis, in the given order. */
function entriesInOrder(operation: Operation, { data, shape, size }: Raw, indexes: Int32Array): Raw {
  const out = allocate(operation, shape);
  const step = size / (shape[0] as number);
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
  const numbers = allocate(operation, parseShape(operation, [from]));
  for (let i = 0; i < from; i++) numbers.data[i] = i;
  return numbers;
}

/** The numbers 0 to n - 1, or the entries of an array along its first axis, in random order, a copy. `random.permutation(m)` is (m,). */
function permutation(from: NDArray | number): NDArray;
function permutation(...given: unknown[]): NDArray {
  enter('random.permutation', given, 1);
  const entries = entriesOf('random.permutation', given[0]);
  return wrap(entriesInOrder('random.permutation', entries, order(entries.shape[0] as number)));
}

/** Shuffles the entries of an array along its first axis; changes the array. `random.shuffle(rows)` */
function shuffle(array: NDArray): void;
function shuffle(...given: unknown[]): void {
  enter('random.shuffle', given, 1);
  rawOf('random.shuffle', 'the operand', given[0]);
  const raw = entriesOf('random.shuffle', given[0]);
  const shuffled = entriesInOrder('random.shuffle', raw, order(raw.shape[0] as number));
  for (let i = 0; i < raw.size; i++) raw.data[i] = shuffled.data[i] as number;
}

/** One of the numbers 0 to n - 1, or of the elements of a 1-D array, a number. `random.choice(6)` */
function choice(from: NDArray | number): number;
/** Several of them, with replacement unless `replace: false`. `random.choice(m, [64], { replace: false })` is (64,). */
function choice(
  from: NDArray | number,
  size: number | readonly number[],
  options?: { readonly replace?: boolean },
): NDArray;
function choice(...given: unknown[]): NDArray | number {
  enter('random.choice', given, 3);
  const { data, shape, size: n } = entriesOf('random.choice', given[0]);
  const options = optionsOf('random.choice', given[2], ['replace'], '{ replace: false }');
  const replace = flagOf('random.choice', 'replace', options.replace, true);
  if (shape.length !== 1 || n === 0)
    fail('random.choice', 'draws from a number above 0 or from a 1-D array that is not empty');
  const anyOne = (): number => data[upTo(n - 1)] as number;
  const size = given[1];
  if (replace || size === undefined) return drawnInSize('random.choice', size, anyOne);
  const out = allocate('random.choice', parseShape('random.choice', typeof size === 'number' ? [size] : size));
  if (out.size > n) fail('random.choice', `cannot draw ${out.size} of ${n} without replacement`);
  const indexes = order(n);
  for (let i = 0; i < out.size; i++) out.data[i] = data[indexes[i] as number] as number;
  return wrap(out);
}

/** Random numbers as NumPy's np.random draws them: `random.seed(1); random.randn(2, 3)` begins with 1.62434536 -0.61175641. */
export const random = freeze({ seed, rand, randn, randint, permutation, shuffle, choice, uniform, normal });
