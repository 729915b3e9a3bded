/**
 * Owns making arrays: from nested lists, filled, evenly spaced.
 * Must not know random numbers.
 */
import { countAccesses, countOperation } from './counting.ts';
import { fail } from './errors.ts';
import { copyOf, NDArray, type Nested, rawOf, wrap } from './ndarray.ts';
import { allocate, describe, sizeOfShape } from './raw.ts';

const { isArray } = Array;
const { ceil, max } = Math;
const { isNaN: nan } = Number;

/** An array from nested lists of numbers: `array([[1, 2], [3, 4]])` is (2, 2), `array([1, 2])` is (2,). An NDArray is copied. */
export function array(values: Nested | readonly number[] | readonly (readonly number[])[] | NDArray): NDArray {
  if (NDArray.is(values)) return copyOf(values, 'array');
  countOperation();
  const shape: number[] = [];
  for (let level: unknown = values; isArray(level); level = level[0]) shape[shape.length] = level.length;
  const out = allocate('array', shape);
  let at = 0;
  const fill = (part: unknown, depth: number, place: string): void => {
    if (depth === shape.length) {
      if (isArray(part)) fail('array', `the entry at ${place} is a list; the entries before it are numbers`);
      if (typeof part !== 'number')
        fail('array', `the entry at ${place || 'the top'} is ${describe(part)}; expected a number`);
      out.data[at++] = part;
      return;
    }
    if (!isArray(part))
      fail(
        'array',
        `the entry at ${place} is ${describe(part)}; expected a list of ${shape[depth]} entries, as the first one is`,
      );
    if (part.length !== shape[depth])
      fail('array', `the list at ${place} has ${part.length} entries; the first one has ${shape[depth]}`);
    for (let i = 0; i < part.length; i++) fill(part[i], depth + 1, `${place}[${i}]`);
  };
  fill(values, 0, '');
  countAccesses(out.data.length);
  return wrap(out);
}

/** All elements 0. `zeros([n_h, 1])` */
export function zeros(shape: readonly number[]): NDArray {
  countOperation();
  return wrap(allocate('zeros', shape));
}

function filled(operation: string, shape: readonly number[], value: number): NDArray {
  countOperation();
  if (typeof value !== 'number') fail(operation, `the value is ${describe(value)}; expected a number`);
  const out = allocate(operation, shape);
  for (let i = 0; i < out.data.length; i++) out.data[i] = value;
  return wrap(out);
}

/** All elements 1. */
export function ones(shape: readonly number[]): NDArray {
  return filled('ones', shape, 1);
}

/** All elements `value`. */
export function full(shape: readonly number[], value: number): NDArray {
  return filled('full', shape, value);
}

/** Zeros in the shape of `a`. */
export function zeros_like(a: NDArray): NDArray {
  return filled('zeros_like', rawOf('zeros_like', 'the operand', a).shape, 0);
}

/** Ones in the shape of `a`. */
export function ones_like(a: NDArray): NDArray {
  return filled('ones_like', rawOf('ones_like', 'the operand', a).shape, 1);
}

/** The identity matrix (n, n). */
export function eye(n: number): NDArray {
  countOperation();
  sizeOfShape('eye', [n]);
  const out = allocate('eye', [n, n]);
  for (let i = 0; i < n; i++) out.data[i * n + i] = 1;
  return wrap(out);
}

/** Numbers from start up to, not including, stop: `arange(3)` is [0. 1. 2.], `arange(1, 2, 0.5)` is [1.  1.5]. */
export function arange(start: number, stop?: number, step = 1): NDArray {
  countOperation();
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  for (const x of [from, to, step])
    if (typeof x !== 'number' || nan(x)) fail('arange', `start, stop and step are numbers; got ${describe(x)}`);
  if (step === 0) fail('arange', 'the step must not be 0');
  const count = ceil((to - from) / step);
  const out = allocate('arange', [max(0, count)]);
  for (let i = 0; i < out.data.length; i++) out.data[i] = from + i * step;
  return wrap(out);
}

/** `count` evenly spaced numbers from start to stop, both included. */
export function linspace(start: number, stop: number, count = 50): NDArray {
  countOperation();
  const out = allocate('linspace', [count]);
  const step = (stop - start) / (count - 1);
  for (let i = 0; i < count; i++)
    out.data[i] = i === count - 1 && count > 1 ? stop : start + (count > 1 ? i * step : 0);
  return wrap(out);
}
