import type { NDArray } from 'np';

/** What the forward pass of one layer leaves: its inputs and parameters, and its Z. */
type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

/**
 * Gradients of the whole network: sigmoid at the output, relu in the hidden layers.
 *
 * @param AL probabilities, (n[L], m)
 * @param Y labels, (n[L], m)
 * @param caches one [linear_cache, activation_cache] per layer, layer 1 first
 * @returns grads with the keys dA0 .. dA(L-1), dW1 .. dWL, db1 .. dbL
 */
export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  const L = caches.length;

  // Write your code here: dAL, then layer L, then the layers L-1 to 1 with linear_activation_backward from "course".

  return grads;
}
