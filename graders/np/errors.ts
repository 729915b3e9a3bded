/**
 * Owns the errors of np: which operation, both shapes, the rule that was broken.
 * Must not know how an operation works.
 */
import { freeze } from './primordials.ts';

/** What np does; every error names one of these. */
export type Operation =
  | 'NDArray'
  | 'T'
  | 'abs'
  | 'add'
  | 'all'
  | 'allclose'
  | 'any'
  | 'arange'
  | 'argmax'
  | 'array'
  | 'array_equal'
  | 'at'
  | 'col'
  | 'concatenate'
  | 'copy'
  | 'divide'
  | 'dot'
  | 'equal'
  | 'exp'
  | 'expand_dims'
  | 'eye'
  | 'full'
  | 'greater'
  | 'greater_equal'
  | 'hstack'
  | 'iadd'
  | 'idiv'
  | 'imul'
  | 'isfinite'
  | 'isnan'
  | 'isub'
  | 'item'
  | 'less'
  | 'less_equal'
  | 'linspace'
  | 'log'
  | 'matmul'
  | 'max'
  | 'maximum'
  | 'mean'
  | 'min'
  | 'minimum'
  | 'multiply'
  | 'negative'
  | 'ones'
  | 'ones_like'
  | 'power'
  | 'random.choice'
  | 'random.normal'
  | 'random.permutation'
  | 'random.rand'
  | 'random.randint'
  | 'random.randn'
  | 'random.seed'
  | 'random.shuffle'
  | 'random.uniform'
  | 'reshape'
  | 'row'
  | 'set'
  | 'slice'
  | 'sqrt'
  | 'square'
  | 'squeeze'
  | 'std'
  | 'subtract'
  | 'sum'
  | 'tanh'
  | 'toArray'
  | 'transpose'
  | 'vstack'
  | 'where'
  | 'zeros'
  | 'zeros_like';

/** Text of a shape as Python prints a tuple: (3, 4), (3,), (). */
export function shapeText(shape: readonly number[]): string {
  let inner = '';
  for (let i = 0; i < shape.length; i++) inner += (i === 0 ? '' : ', ') + shape[i];
  return shape.length === 1 ? `(${inner},)` : `(${inner})`;
}

/** Only np has this, so only np makes its errors. */
const KEY = {};

/**
 * An error of np: `message` is "operation: shapes, rule". Student code can neither make one nor change one, so the grader
 * knows that the words are np's own.
 */
export class NumpyError extends Error {
  override readonly name = 'NumpyError';
  /** The np operation that threw. */
  readonly operation: Operation;
  readonly #operation: Operation;

  constructor(key: object, operation: Operation, rule: string) {
    super(`${operation}: ${rule}`);
    if (key !== KEY) throw new TypeError('Errors of np are made by np only.');
    this.operation = operation;
    this.#operation = operation;
    freeze(this);
  }
  /** The np operation that threw, or undefined for any other error. */
  static operationOf(error: unknown): Operation | undefined {
    return typeof error === 'object' && error !== null && #operation in error ? error.#operation : undefined;
  }
}
freeze(NumpyError.prototype);
freeze(NumpyError);

/** Throws the NumpyError of an operation. */
export function fail(operation: Operation, rule: string): never {
  throw new NumpyError(KEY, operation, rule);
}
