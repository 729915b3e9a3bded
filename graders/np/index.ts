/**
 * np, the array library of the course: what `import * as np from "np"` gives. NumPy's names and rules, float64 only.
 * Shapes are lists (`np.zeros([n_h, 1])`); reductions take `{ axis, keepdims }`; comparisons give 0 and 1.
 */
export { arange, array, eye, full, linspace, ones, ones_like, zeros, zeros_like } from './creation.ts';
export {
  abs,
  add,
  divide,
  equal,
  exp,
  greater,
  greater_equal,
  isfinite,
  isnan,
  less,
  less_equal,
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
  where,
} from './elementwise.ts';
export {
  all,
  allclose,
  any,
  argmax,
  array_equal,
  concatenate,
  copy,
  dot,
  expand_dims,
  hstack,
  matmul,
  max,
  mean,
  min,
  reshape,
  squeeze,
  std,
  sum,
  transpose,
  vstack,
} from './functions.ts';
export type { NDArray } from './ndarray.ts';
export { random } from './random/random.ts';
