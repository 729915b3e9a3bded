import * as np from '../../../graders/np/index.ts';
import { dataOf, shapeOf } from '../../../graders/np/internals.ts';

type Nested = number | string | Nested[];
type Numbers = number | Numbers[];

const revive = (value: Nested): Numbers => (Array.isArray(value) ? value.map(revive) : Number(value));

/** An array of a fixture's nested list, in which NaN and infinities are strings. */
export const fromNested = (value: unknown): np.NDArray => np.array(revive(value as Nested) as number[]);

/** Shape and numbers of a value for comparison; numbers have the empty shape. */
export function parts(value: np.NDArray | number): { shape: number[]; numbers: number[] } {
  return typeof value === 'number'
    ? { shape: [], numbers: [value] }
    : { shape: [...shapeOf(value)], numbers: [...dataOf(value)] };
}

/** Whether two runs of numbers agree within `ulps` units of relative rounding (NaN with NaN). */
export function agree(a: readonly number[], b: readonly number[], relative = 0): boolean {
  return (
    a.length === b.length &&
    a.every(
      (x, i) =>
        Object.is(x, b[i]) || x === b[i] || Math.abs(x - (b[i] as number)) <= relative * Math.abs(b[i] as number),
    )
  );
}
