// Tries: confuse whoever cuts the file into lines or reads it: separators, marks of direction, escaped and look-alike names.
// Holds: positions and words stay the student's; the answer is honest.
import * as np from 'np';
import type { NDArray } from 'np';

const separators = '⟪\u2028⟫ ⟪\u2029⟫ ⟪\u0085⟫ ⟪\u000b⟫ ⟪\ufeff⟫';
const direction = '⟪\u202e⟫ } return 0; { ⟪\u2066⟫';
const 𝒜 = 1, ａ = 2, \u0065vil = 3, \u{61}wait_ = 4;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  console.log(separators, direction, 𝒜 + ａ + evil + await_);
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
