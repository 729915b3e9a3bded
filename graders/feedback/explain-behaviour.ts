/**
 * Owns words for right numbers gained in a wrong way: changed arguments, state between calls, hidden loops.
 * Must not look at values.
 */
import type { Failure } from '../protocol.ts';
import type { Explanation } from './context.ts';

/** An argument was changed. */
export function explainPurity(failure: Failure): Explanation {
  return {
    message: `The function changes its argument ${failure.tensor}; arguments must stay as they are.`,
    hints: [
      '`const B = A` makes a second name for the same array, not a copy: use np.copy(A). The in-place forms (iadd, isub, imul, idiv, set) change the array for everybody who holds it.',
    ],
  };
}

/** Calls with the same arguments give different results. */
export function explainRepeatability(failure: Failure): Explanation {
  return {
    message: `Called again with the same arguments, the function returns another ${failure.tensor === 'the returned value' ? 'value' : failure.tensor}.`,
    hints: [
      'Keep nothing in variables outside the function, and set the seed inside it where random numbers are drawn.',
    ],
  };
}

/** More element accesses or operations than a vectorised solution needs. The count shows a loop; in hidden tests it is left out. */
export function explainAccess(failure: Failure): Explanation {
  const { counted } = failure;
  const hints = [
    'A loop over examples or units hides here. Replace it by operations on whole arrays: np.dot, np.sum with an axis, broadcasting.',
  ];
  if (counted === undefined)
    return { message: 'The numbers are right, but they are computed element by element.', hints };
  const count = counted.count.toLocaleString('en');
  const what =
    counted.what === 'elementAccesses' ? 'element accesses (at, set, row, col, slice, toArray)' : 'array operations';
  return {
    message: `The numbers are right, but this took ${count} ${what}; a vectorised solution needs at most ${counted.limit}.`,
    hints,
  };
}
