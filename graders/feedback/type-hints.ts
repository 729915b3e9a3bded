/**
 * Owns what usually leads to a result of the wrong kind.
 * Must not look at numbers.
 */
import { type PlainNode, sizeOf } from '../plain-value.ts';

/** What came in place of a number. */
function forNumber(came: PlainNode): string | undefined {
  if (came.kind !== 'tensor') return undefined;
  if (sizeOf(came.shape) === 1)
    return 'The array has a single element: `.item()` gives it as a number (as np.squeeze does in the course).';
  const [rows, columns] = came.shape;
  return came.shape.length === 2 && rows === columns
    ? 'A square array points to a product in which the wrong factor is transposed: a row times a column gives one number, a column times a row a square.'
    : 'Sum over all examples, without an axis, to get one number.';
}

/** What came in place of an array. */
function forTensor(came: PlainNode): string | undefined {
  switch (came.kind) {
    case 'number':
      return 'A sum without an axis gives one number. Name the axis and keep it: `np.sum(x, { axis: 1, keepdims: true })`.';
    case 'array':
      return came.items.some(({ kind }) => kind === 'tensor')
        ? 'Return the array itself, not a list that holds it.'
        : 'Plain lists become arrays with `np.array(...)`.';
    case 'boolean':
      return 'Arrays are compared with np, element by element: `np.greater(A, 0.5)` gives an array of 0 and 1.';
    case 'other':
      return came.name === 'Float64Array' ? 'Plain lists become arrays with `np.array(...)`.' : undefined;
    default:
      return undefined;
  }
}

/** What came in place of a list. `names` are those of its parts, where they have names. */
function forList(wanted: Extract<PlainNode, { kind: 'array' }>, came: PlainNode, names: string): string | undefined {
  if (wanted.items.every(({ kind }) => kind === 'number')) {
    if (came.kind === 'tensor') return 'It is a plain list: begin with `[]` and `push` each number.';
    const size = came.kind === 'array' ? came.items.find(({ kind }) => kind === 'tensor') : undefined;
    return size === undefined
      ? undefined
      : 'Push plain numbers: `.item()` takes the number out of an array with a single element.';
  }
  const list = names === '' ? 'A Python tuple is a list here' : `A Python tuple is a list here: return \`[${names}]\``;
  if (came.kind === 'array') return `${list}. Check how many parts there are, and their order.`;
  return came.kind === 'tensor' || came.kind === 'object' ? `${list}, with all parts in this order.` : undefined;
}

/** Where to look when `came` is of another kind than `wanted`. `whole`: it is the whole result that differs. */
export function typeHint(
  wanted: PlainNode | undefined,
  came: PlainNode | undefined,
  { whole, names }: { readonly whole: boolean; readonly names: string },
): string | undefined {
  if (came === undefined || came.kind === 'undefined')
    return whole
      ? 'The function ends without `return`, or returns a variable that was never assigned.'
      : 'It was never assigned, or it is missing in what is returned.';
  if (came.kind === 'other' && came.name === 'Promise')
    return 'The function must not be `async`: nothing here has to be awaited.';
  if (came.kind === 'other' && came.name === 'function')
    return 'The function itself is there, not what it returns: call it, with parentheses and arguments.';
  switch (wanted?.kind) {
    case 'number':
      return forNumber(came);
    case 'tensor':
      return forTensor(came);
    case 'array':
      return forList(wanted, came, names);
    case 'object':
      return 'A Python dict is a plain object here: `{ W1, b1, W2, b2 }`.';
    default:
      return undefined;
  }
}
