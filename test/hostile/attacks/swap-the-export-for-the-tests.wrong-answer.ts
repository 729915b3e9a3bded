// Tries: show an honest function while the file loads, and swap in another by a promise job before the first test.
// Holds: what was looked up after loading is what is graded; that is the dishonest one, which is wrong.
import * as np from 'np';
import type { NDArray } from 'np';

export let linear_forward = (A: NDArray, W: NDArray, b: NDArray) => [np.add(np.dot(W, A), b), [A, W, b]];
linear_forward = (A, W, b) => [np.multiply(np.dot(W, A), 0), [A, W, b]];
