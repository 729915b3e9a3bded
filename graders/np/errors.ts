/**
 * Owns the errors of np: which operation, both shapes, the rule that was broken.
 * Must not know how an operation works.
 */

/** Text of a shape as Python prints a tuple: (3, 4), (3,), (). */
export function shapeText(shape: readonly number[]): string {
  let inner = '';
  for (let i = 0; i < shape.length; i++) inner += (i === 0 ? '' : ', ') + shape[i];
  return shape.length === 1 ? `(${inner},)` : `(${inner})`;
}

/** An error of np. Its private mark cannot be forged, so the grader knows that the message is np's own. */
export class NumpyError extends Error {
  readonly #operation: string;
  constructor(operation: string, rule: string) {
    super(`${operation}: ${rule}`);
    this.#operation = operation;
    this.name = 'NumpyError';
  }
  /** The np operation that threw, or undefined for any other error. */
  static operationOf(error: unknown): string | undefined {
    return typeof error === 'object' && error !== null && #operation in error ? error.#operation : undefined;
  }
}

/** Throws the NumpyError of an operation. */
export function fail(operation: string, rule: string): never {
  throw new NumpyError(operation, rule);
}
