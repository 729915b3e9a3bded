/**
 * Owns the plain-data form of a value that crosses a process or isolate boundary:
 * a tree of small nodes plus one Float64Array that holds every number.
 * Must not know np, the sandbox or any exercise.
 *
 * The tree is JSON; numbers lie in `data`, so NaN, infinities and -0 survive and large tensors stay cheap.
 */

/** A tensor: `shape` is row-major, its elements are data[offset .. offset + product(shape)). */
export interface TensorNode {
  readonly kind: 'tensor';
  readonly shape: readonly number[];
  readonly offset: number;
}

/** One node of a value. `other` names a value that cannot be carried over ('function', 'Promise', 'symbol', ...). */
export type PlainNode =
  | TensorNode
  | { readonly kind: 'number'; readonly offset: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'array'; readonly items: readonly PlainNode[] }
  | { readonly kind: 'object'; readonly keys: readonly string[]; readonly items: readonly PlainNode[] }
  | { readonly kind: 'other'; readonly name: string };

/** A value and its numbers. */
export interface PlainValue {
  readonly root: PlainNode;
  readonly data: Float64Array;
}

/** Number of elements of a tensor of the given shape (1 for the empty shape of a 0-d tensor). */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}
