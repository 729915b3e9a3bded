/**
 * np, the array library of the course: what `import * as np from "np"` gives. NumPy's names and rules, float64 only.
 * Shapes are lists (`np.zeros([n_h, 1])`); reductions take `{ axis, keepdims }`; comparisons give 0 and 1.
 */
export {
  allclose,
  array_equal,
  equal,
  greater,
  greater_equal,
  isfinite,
  isnan,
  less,
  less_equal,
  where,
} from './comparisons.ts';
export { arange, array, eye, full, linspace, ones, ones_like, zeros, zeros_like } from './creation.ts';
export {
  abs,
  add,
  divide,
  exp,
  log,
  maximum,
  minimum,
  multiply,
  negative,
  power,
  sqrt,
  square,
  subtract,
  tanh,
} from './elementwise.ts';
export type { NDArray } from './ndarray.ts';
export { dot, matmul } from './products.ts';
export { random } from './random/random.ts';
export { all, any, argmax, max, mean, min, std, sum } from './reductions.ts';
export {
  concatenate,
  copy,
  expand_dims,
  hstack,
  reshape,
  squeeze,
  transpose,
  vstack,
} from './shaping.ts';
