/**
 * Owns telling by its type whether something is an array of np.
 */
import type TypeScript from 'typescript';

/** Whether a type is NDArray, or may be. */
export function isArrayType(type: TypeScript.Type): boolean {
  if (type.isUnion()) return type.types.some(isArrayType);
  return type.symbol?.name === 'NDArray';
}
