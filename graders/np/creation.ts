/**
 * Owns making arrays: from nested lists, filled, evenly spaced.
 * Must not know random numbers.
 */
import { enter, flagOf, numberOf, optionsOf } from './calls.ts';
import { countAccesses } from './counting.ts';
import { fail, type Operation } from './errors.ts';
import { isNDArray, type NDArray, rawOf, wrap } from './ndarray.ts';
import { ceil, F64, fill, finite, isArray, listOf, max, nan } from './primordials.ts';
import { allocate, describe, MAX_RANK, parseShape } from './raw/raw.ts';
import { copied } from './raw/reshaping.ts';

/** Nested lists of numbers, or a number. */
type NestedNumbers = number | readonly NestedNumbers[];

/** An array from nested lists of numbers; an NDArray is copied. `array([[1, 2, 3], [4, 5, 6]])` is (2, 3), `array([1, 2])` is (2,). */
export function array(values: NestedNumbers | NDArray): NDArray;
export function array(values?: unknown, ...surplus: unknown[]): NDArray {
  enter('array', 1, surplus);
  if (isNDArray(values)) return wrap(copied(rawOf('array', 'the operand', values)));
  const sizes = new F64(MAX_RANK);
  let rank = 0;
  for (let level = values; isArray(level); level = level.length > 0 ? level[0] : undefined) {
    if (rank === MAX_RANK) fail('array', `lists are nested at most ${MAX_RANK} deep`);
    sizes[rank++] = level.length;
  }
  const out = allocate(
    'array',
    listOf(rank, (d) => sizes[d] as number),
  );
  let at = 0;
  const take = (part: unknown, depth: number, place: string): void => {
    if (depth === rank) {
      if (isArray(part)) fail('array', `the entry at ${place} is a list; the entries before it are numbers`);
      if (isNDArray(part))
        fail('array', `the entry at ${place} is an NDArray; join arrays with np.vstack or np.concatenate`);
      if (typeof part !== 'number')
        fail('array', `the entry at ${place || 'the top'} is ${describe(part)}; expected a number`);
      out.data[at++] = part;
      return;
    }
    const size = sizes[depth];
    if (!isArray(part))
      fail(
        'array',
        `the entry at ${place} is ${describe(part)}; expected a list of ${size} entries, as the first one is`,
      );
    if (part.length !== size)
      fail('array', `the list at ${place} has ${part.length} entries; the first one has ${size}`);
    for (let i = 0; i < size; i++) take(part[i], depth + 1, `${place}[${i}]`);
  };
  take(values, 0, '');
  countAccesses(out.size);
  return wrap(out);
}

function filled(operation: Operation, shape: readonly number[], value: number): NDArray {
  const out = allocate(operation, shape);
  if (value !== 0) fill(out.data, value);
  return wrap(out);
}

/** All elements 0, in a given shape. `zeros([n_h, 1])` */
export function zeros(shape: readonly number[]): NDArray;
export function zeros(shape?: unknown, ...surplus: unknown[]): NDArray {
  const sizes = parseShape('zeros', shape);
  enter('zeros', 1, surplus);
  return filled('zeros', sizes, 0);
}

/** All elements 1, in a given shape. `ones([1, m])` */
export function ones(shape: readonly number[]): NDArray;
export function ones(shape?: unknown, ...surplus: unknown[]): NDArray {
  const sizes = parseShape('ones', shape);
  enter('ones', 1, surplus);
  return filled('ones', sizes, 1);
}

/** All elements `value`, in a given shape. `full([2, 3], 0.5)` */
export function full(shape: readonly number[], value: number): NDArray;
export function full(shape?: unknown, value?: unknown, ...surplus: unknown[]): NDArray {
  const sizes = parseShape('full', shape);
  enter('full', 2, surplus);
  return filled('full', sizes, numberOf('full', 'the value', value));
}

/** Zeros in the shape of `a`. `zeros_like(W)` */
export function zeros_like(a: NDArray): NDArray;
export function zeros_like(a?: unknown, ...surplus: unknown[]): NDArray {
  enter('zeros_like', 1, surplus);
  return filled('zeros_like', rawOf('zeros_like', 'the operand', a).shape, 0);
}

/** Ones in the shape of `a`. `ones_like(Y)` */
export function ones_like(a: NDArray): NDArray;
export function ones_like(a?: unknown, ...surplus: unknown[]): NDArray {
  enter('ones_like', 1, surplus);
  return filled('ones_like', rawOf('ones_like', 'the operand', a).shape, 1);
}

/** The identity matrix (n, n). `eye(3)` */
export function eye(n: number): NDArray;
export function eye(size?: unknown, ...surplus: unknown[]): NDArray {
  enter('eye', 1, surplus);
  const n = numberOf('eye', 'the size', size);
  const out = allocate('eye', parseShape('eye', [n, n]));
  for (let i = 0; i < n; i++) out.data[i * n + i] = 1;
  return wrap(out);
}

/** Numbers from 0 up to, not including, stop: `arange(3)` is [0. 1. 2.], of shape (3,). */
export function arange(stop: number): NDArray;
/** Numbers from start up to, not including, stop: `arange(1, 2, 0.5)` is [1. 1.5], of shape (2,). */
export function arange(start: number, stop: number, step?: number): NDArray;
export function arange(first?: unknown, second?: unknown, third?: unknown, ...surplus: unknown[]): NDArray {
  enter('arange', 3, surplus);
  const start = second === undefined ? 0 : numberOf('arange', 'the start', first);
  const stop = numberOf('arange', 'the stop', second === undefined ? first : second);
  const step = third === undefined ? 1 : numberOf('arange', 'the step', third);
  if (step === 0) fail('arange', 'the step must not be 0');
  const count = ceil((stop - start) / step);
  if (nan(count)) fail('arange', `start, stop and step must not be ${nan(start + stop + step) ? 'NaN' : 'infinite'}`);
  const out = allocate('arange', [max(count, 0)]);
  // As NumPy: the difference of the first two numbers is the step that is taken.
  const delta = start + step - start;
  for (let i = 0; i < out.size; i++) out.data[i] = start + i * delta;
  return wrap(out);
}

/** `count` evenly spaced numbers from start to stop; `endpoint: false` leaves stop out. `linspace(0, 1, 3)` is [0. 0.5 1.], of shape (3,). */
export function linspace(
  start: number,
  stop: number,
  count?: number,
  options?: { readonly endpoint?: boolean },
): NDArray;
export function linspace(from?: unknown, to?: unknown, many?: unknown, how?: unknown, ...surplus: unknown[]): NDArray {
  enter('linspace', 4, surplus);
  const start = numberOf('linspace', 'the start', from);
  const stop = numberOf('linspace', 'the stop', to);
  const count = many === undefined ? 50 : numberOf('linspace', 'the count', many);
  const options = optionsOf('linspace', how, ['endpoint'], '{ endpoint: false }');
  const endpoint = flagOf('linspace', 'endpoint', options.endpoint, true);
  if (!finite(start) || !finite(stop)) fail('linspace', `start and stop must be finite; got ${start} and ${stop}`);
  const out = allocate('linspace', parseShape('linspace', [count]));
  const step = (stop - start) / (endpoint ? count - 1 : count);
  for (let i = 0; i < count; i++) out.data[i] = i === 0 ? start : i * step + start;
  if (endpoint && count > 1) out.data[count - 1] = stop;
  return wrap(out);
}
