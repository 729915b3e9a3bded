import { beforeEach, describe, expect, it } from '@jest/globals';
import * as np from '../../../graders/np/index.ts';
import { counters, dataOf, fromData, print, resetRun } from '../../../graders/np/internals.ts';

const A = np.ones([4, 5]);
const B = np.ones([5, 2]);

beforeEach(() => resetRun());

describe('np counts', () => {
  it.each<[string, () => unknown, number]>([
    ['at', () => A.at(0, 0), 1],
    ['set', () => A.set(1, 0, 0), 1],
    ['item', () => np.ones([1, 1]).item(), 1],
    ['row', () => A.row(0), 5],
    ['col', () => A.col(0), 4],
    ['slice', () => A.slice([0, 2], [0, 3]), 6],
    ['toArray', () => A.toArray(), 20],
    ['array of lists', () => np.array([[1, 2, 3]]), 3],
    ['array of an array', () => np.array(A), 0],
    ['dot', () => np.dot(A, B), 0],
    ['T', () => A.T, 0],
    ['sum', () => np.sum(A, { axis: 0 }), 0],
    ['String', () => String(A), 20],
    ['a template', () => `${A}`, 20],
    ['a choice', () => np.random.choice(np.arange(7)), 1],
  ])('the elements that %s hands over', (_name, action, elements) => {
    action();
    expect(counters().elementAccesses).toBe(elements);
  });

  it('one operation per call of a function or method, whatever happens inside', () => {
    const operations = (action: () => unknown): number => {
      const before = counters().operations;
      action();
      return counters().operations - before;
    };
    const single = [
      () => np.add(A, 1),
      () => A.add(1),
      () => np.where(A, A, 0),
      () => np.allclose(A, 1),
      () => np.vstack([A, A]),
      () => A.std({ axis: 1 }),
      () => A.iadd(0),
      () => A.T,
      () => A.at(0, 0),
      () => A.row(1),
      () => np.random.choice(5, 3, { replace: false }),
      () => np.random.shuffle(A),
      () => np.full([2], 1),
      () => np.exp(1),
    ];
    expect(single.map(operations)).toEqual(single.map(() => 1));
    expect(operations(() => np.add(np.dot(A, B), 1))).toBe(2);
  });

  it('nothing for shapes, and nothing for what the grader does', () => {
    expect([A.shape.length, A.ndim, A.size]).toEqual([2, 2, 20]);
    dataOf(A);
    print(fromData(new Float64Array(2), [2]));
    expect(counters()).toEqual({ elementAccesses: 0, operations: 0 });
  });

  it('from zero in every run', () => {
    A.at(0, 0);
    resetRun();
    expect(counters()).toEqual({ elementAccesses: 0, operations: 0 });
  });
});
