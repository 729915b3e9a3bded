import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as np from '../../../graders/np/index.ts';
import { dataOf, fromData, shapeOf } from '../../../graders/np/internals.ts';

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
const numbered = (shape: readonly number[]): np.NDArray =>
  fromData(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => i + 1),
    shape,
  );

/** Two shapes that broadcast: a common one, of which each operand drops front dimensions or squeezes some to 1. */
const pairs = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
    fc.nat(4),
    fc.nat(4),
  )
  .map(([full, squeezed, dropA, dropB]) => ({
    a: full.map((n, i) => (squeezed[i] === 1 ? 1 : n)).slice(Math.min(dropA, full.length)),
    b: full.map((n, i) => (squeezed[i] === 2 ? 1 : n)).slice(Math.min(dropB, full.length)),
  }));

/** The element of an array at the indexes of the result, by the definition: aligned at the end, size 1 always gives index 0. */
function elementAt(array: np.NDArray, indexes: readonly number[]): number {
  const shape = shapeOf(array);
  const own = indexes.slice(indexes.length - shape.length).map((i, d) => (shape[d] === 1 ? 0 : i));
  return array.at(...own);
}

describe('broadcasting', () => {
  it('gives the element of both operands at every place of the common shape', () => {
    fc.assert(
      fc.property(pairs, ({ a, b }) => {
        const [A, B] = [numbered(a), numbered(b)];
        const rank = Math.max(a.length, b.length);
        const sizeAt = (shape: number[], d: number): number => shape[shape.length - rank + d] ?? 1;
        const shape = Array.from({ length: rank }, (_, d) => (sizeAt(a, d) === 1 ? sizeAt(b, d) : sizeAt(a, d)));
        const C = np.subtract(A, B);
        expect(shapeOf(C)).toEqual(shape);
        dataOf(C).forEach((value, place) => {
          const indexes: number[] = [];
          for (let d = rank - 1, rest = place; d >= 0; d--) {
            const n = shape[d] as number;
            indexes.unshift(rest % n);
            rest = Math.floor(rest / n);
          }
          expect(value).toBe(elementAt(A, indexes) - elementAt(B, indexes));
        });
      }),
    );
  });

  it('does the same in where, allclose and the forms in place', () => {
    fc.assert(
      fc.property(pairs, ({ a, b }) => {
        const [A, B] = [numbered(a), numbered(b)];
        const sum = np.add(A, B);
        const chosen = np.where(np.greater(A, B), A, B);
        expect(np.array_equal(chosen, np.maximum(A, B))).toBe(true);
        expect(np.allclose(A, np.subtract(sum, B))).toBe(true);
        const own = np.add(A, np.multiply(B, 0));
        expect(np.array_equal(own.iadd(B), sum)).toBe(true);
      }),
    );
  });

  it('does not depend on which operand stretches', () => {
    fc.assert(
      fc.property(pairs, ({ a, b }) => {
        const [A, B] = [numbered(a), numbered(b)];
        expect(np.array_equal(np.add(A, B), np.add(B, A))).toBe(true);
        expect(np.array_equal(np.subtract(A, B), np.subtract(B, A).negative())).toBe(true);
      }),
    );
  });
});

describe('shapes', () => {
  const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

  it('come back after transposing twice, and elements move to reversed indexes', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const A = numbered(shape);
        expect(shapeOf(A.T)).toEqual([...shape].reverse());
        expect(np.array_equal(A.T.T, A)).toBe(true);
        if (A.size > 0) {
          const last = shape.map((n) => n - 1);
          expect(A.T.at(...[...last].reverse())).toBe(A.at(...last));
        }
      }),
    );
  });

  it('of a matrix are transposed for all sizes around the strip', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (n, m) => {
        const A = numbered([n, m]);
        const B = A.T;
        for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) expect(B.at(j, i)).toBe(A.at(i, j));
      }),
    );
  });

  it('joined along an axis are cut apart again by slice', () => {
    fc.assert(
      fc.property(
        shapes.filter((shape) => shape.length > 0),
        fc.nat(3),
        fc.nat(3),
        (shape, where, other) => {
          const axis = where % shape.length;
          const [A, B] = [numbered(shape), numbered(shape.map((n, d) => (d === axis ? other : n)))];
          const joined = np.concatenate([A, B], { axis: axis - shape.length });
          const n = shape[axis] as number;
          const ranges = (range: [number] | [number, number]) => shape.map((_, d) => (d === axis ? range : null));
          expect(np.array_equal(joined.slice(...ranges([0, n])), A)).toBe(true);
          expect(np.array_equal(joined.slice(...ranges([n])), B)).toBe(true);
        },
      ),
    );
  });

  it('reduced along every axis in turn give the total', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        let A = numbered(shape);
        const total = np.sum(A);
        while (A.ndim > 0) A = A.sum({ axis: -1 });
        expect(A.item()).toBe(total);
      }),
    );
  });
});
