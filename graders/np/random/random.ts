/**
 * Owns np.random: NumPy's legacy stream (RandomState), frozen by NEP 19, so that seeds give the numbers of the course.
 * Must not know what they are used for. One state per run: see resetRandom.
 *
 * Uniforms and whole numbers are those of NumPy exactly; normal draws agree to 1e-15 relative, because the logarithm of the
 * JavaScript engine differs from the C library's in the last bit for some arguments.
 */
import { countOperation } from '../counting.ts';
import { fail } from '../errors.ts';
import { type NDArray, rawOf, wrap } from '../ndarray.ts';
import { allocate, describe, type Raw } from '../raw.ts';
import { MersenneTwister } from './mersenne-twister.ts';

const { log, sqrt } = Math;
const { isInteger } = Number;
const { isArray } = Array;
const MAX_WORD = 4294967295;
const WORDS = 4294967296;

/** What a run starts with when student code does not seed. */
const DEFAULT_SEED = 5489;

const generator = new MersenneTwister();
let cached: number | undefined;

/** The state at the start of a run: the same for every run, whatever ran before. */
export function resetRandom(): void {
  generator.seed(DEFAULT_SEED);
  cached = undefined;
}
resetRandom();

/** Normal draw by Marsaglia's polar method; of each pair the second is kept for the next call. */
function gauss(): number {
  if (cached !== undefined) {
    const kept = cached;
    cached = undefined;
    return kept;
  }
  for (;;) {
    const x1 = 2 * generator.double() - 1;
    const x2 = 2 * generator.double() - 1;
    const r2 = x1 * x1 + x2 * x2;
    if (r2 >= 1 || r2 === 0) continue;
    const f = sqrt((-2 * log(r2)) / r2);
    cached = f * x1;
    return f * x2;
  }
}

/** Whole number in [0, top], by masking and rejection; above 32 bits from two words, the high one first. */
function below(top: number): number {
  if (top === 0) return 0;
  let mask = 1;
  while (mask < top) mask = mask * 2 + 1;
  const highMask = (mask + 1) / WORDS - 1;
  for (;;) {
    const high = mask > MAX_WORD ? (generator.word() & highMask) >>> 0 : 0;
    const low = mask > MAX_WORD ? generator.word() : (generator.word() & mask) >>> 0;
    const value = high * WORDS + low;
    if (value <= top) return value;
  }
}

function fill(operation: string, shape: readonly number[], draw: () => number): NDArray {
  const out = allocate(operation, shape);
  for (let i = 0; i < out.data.length; i++) out.data[i] = draw();
  return wrap(out);
}

/** Sizes as a list; a number alone is one dimension. */
const shapeOf = (size: number | readonly number[]): readonly number[] => (typeof size === 'number' ? [size] : size);

/** Starts the stream at a place that the seed determines: `seed(1); randn(2, 3)` gives 1.62434536 -0.61175641 ... */
function seed(value: number | readonly number[]): void {
  countOperation();
  const list: readonly unknown[] = isArray(value) ? value : [value];
  for (let i = 0; i < list.length; i++) {
    const n = list[i];
    if (typeof n !== 'number' || !isInteger(n) || n < 0 || n > MAX_WORD)
      fail('random.seed', `a seed is a whole number from 0 to ${MAX_WORD}; got ${describe(n)}`);
  }
  if (list.length === 0) fail('random.seed', 'the list of seeds is empty');
  if (isArray(value)) generator.seedByList(value as readonly number[]);
  else generator.seed(value as number);
  cached = undefined;
}

/** Uniform draws in [0, 1); the dimensions are separate arguments: `rand(2, 3)`. Without any, a number. */
function rand(): number;
function rand(...dimensions: number[]): NDArray;
function rand(...dimensions: number[]): NDArray | number {
  countOperation();
  return dimensions.length === 0 ? generator.double() : fill('random.rand', dimensions, () => generator.double());
}

/** Standard normal draws; the dimensions are separate arguments: `randn(n_h, n_x)`. Without any, a number. */
function randn(): number;
function randn(...dimensions: number[]): NDArray;
function randn(...dimensions: number[]): NDArray | number {
  countOperation();
  return dimensions.length === 0 ? gauss() : fill('random.randn', dimensions, gauss);
}

/** Whole numbers in [low, high), or [0, low) when only one bound is given. `randint(1, 7)` rolls a die. */
function randint(low: number, high?: number | null): number;
function randint(low: number, high: number | null | undefined, size: number | readonly number[]): NDArray;
function randint(low: number, high?: number | null, size?: number | readonly number[]): NDArray | number {
  countOperation();
  const [from, to] = high === undefined || high === null ? [0, low] : [low, high];
  if (!isInteger(from) || !isInteger(to) || from >= to)
    fail('random.randint', `low must be a whole number below high; got ${describe(from)} and ${describe(to)}`);
  const draw = (): number => from + below(to - 1 - from);
  return size === undefined ? draw() : fill('random.randint', shapeOf(size), draw);
}

/** Uniform draws in [low, high). */
function uniform(low?: number, high?: number): number;
function uniform(low: number, high: number, size: number | readonly number[]): NDArray;
function uniform(low = 0, high = 1, size?: number | readonly number[]): NDArray | number {
  countOperation();
  const draw = (): number => low + (high - low) * generator.double();
  return size === undefined ? draw() : fill('random.uniform', shapeOf(size), draw);
}

/** Normal draws with mean loc and standard deviation scale. */
function normal(loc?: number, scale?: number): number;
function normal(loc: number, scale: number, size: number | readonly number[]): NDArray;
function normal(loc = 0, scale = 1, size?: number | readonly number[]): NDArray | number {
  countOperation();
  if (scale < 0) fail('random.normal', `the scale is a standard deviation and cannot be negative; got ${scale}`);
  const draw = (): number => loc + scale * gauss();
  return size === undefined ? draw() : fill('random.normal', shapeOf(size), draw);
}

/** Order of n things after shuffling them (Fisher and Yates, from the end). */
function order(n: number): number[] {
  const indexes: number[] = [];
  for (let i = 0; i < n; i++) indexes[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const j = below(i);
    const kept = indexes[i] as number;
    indexes[i] = indexes[j] as number;
    indexes[j] = kept;
  }
  return indexes;
}

/** The rows (entries along the first axis) of an array in the given order. */
function rowsInOrder(operation: string, { data, shape }: Raw, indexes: readonly number[]): Raw {
  const rows = shape[0];
  if (rows === undefined) fail(operation, 'a single number has no entries');
  const step = rows === 0 ? 0 : data.length / rows;
  const taken: number[] = [];
  for (let d = 0; d < shape.length; d++) taken[d] = d === 0 ? indexes.length : (shape[d] as number);
  const out = allocate(operation, taken);
  for (let i = 0; i < indexes.length; i++)
    for (let k = 0; k < step; k++) out.data[i * step + k] = data[(indexes[i] as number) * step + k] as number;
  return out;
}

/** The numbers 0 to n - 1, or the entries of an array along its first axis. */
function entriesOf(operation: string, from: NDArray | number): Raw {
  if (typeof from !== 'number') return rawOf(operation, 'the operand', from);
  const numbers = allocate(operation, [from]);
  for (let i = 0; i < from; i++) numbers.data[i] = i;
  return numbers;
}

/** The numbers 0 to n - 1, or the entries of an array along its first axis, in random order; the array stays as it is. */
function permutation(from: NDArray | number): NDArray {
  countOperation();
  const entries = entriesOf('random.permutation', from);
  return wrap(rowsInOrder('random.permutation', entries, order(entries.shape[0] ?? 0)));
}

/** Shuffles the entries of an array along its first axis, in place. */
function shuffle(array: NDArray): void {
  countOperation();
  const raw = rawOf('random.shuffle', 'the operand', array);
  const shuffled = rowsInOrder('random.shuffle', raw, order(raw.shape[0] ?? 0));
  for (let i = 0; i < raw.data.length; i++) raw.data[i] = shuffled.data[i] as number;
}

/** Draws from 0 to n - 1, or from the entries of a 1-D array, with replacement unless `replace: false`. */
function choice(from: NDArray | number): number;
function choice(
  from: NDArray | number,
  size: number | readonly number[],
  options?: { readonly replace?: boolean },
): NDArray;
function choice(
  from: NDArray | number,
  size?: number | readonly number[],
  options: { readonly replace?: boolean } = {},
): NDArray | number {
  countOperation();
  const { data, shape } = entriesOf('random.choice', from);
  if (shape.length !== 1 || data.length === 0)
    fail('random.choice', 'draws from a number above 0 or from a 1-D array that is not empty');
  const draw = (): number => data[below(data.length - 1)] as number;
  if (size === undefined) return draw();
  if (options.replace !== false) return fill('random.choice', shapeOf(size), draw);
  const out = allocate('random.choice', shapeOf(size));
  if (out.data.length > data.length)
    fail('random.choice', `cannot draw ${out.data.length} of ${data.length} without replacement`);
  const indexes = order(data.length);
  for (let i = 0; i < out.data.length; i++) out.data[i] = data[indexes[i] as number] as number;
  return wrap(out);
}

/** Random numbers as NumPy's np.random draws them. */
export const random = { seed, rand, randn, randint, permutation, shuffle, choice, uniform, normal } as const;
