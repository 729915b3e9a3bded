/**
 * Owns words for a result of the wrong kind, and for missing or extra keys.
 * Must not look at numbers.
 */

import type { PlainNode } from '../plain-value.ts';
import { sizeOf } from '../plain-value.ts';
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { partNamed, shapeText } from './parts.ts';

/** A few words for what a value is. Shapes are left out where they could carry a hidden test's numbers. */
function kindOf(node: PlainNode | undefined, visible: boolean): string {
  switch (node?.kind) {
    case 'tensor':
      return visible ? `an array of shape ${shapeText(node.shape)}` : 'an array';
    case 'number':
      return 'a number';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return visible ? `a list of ${node.items.length} values` : 'a list';
    case 'object':
      return 'an object with keys';
    case 'other':
      return node.name === 'object' ? 'an object of a class' : `a ${node.name}`;
    default:
      return 'undefined';
  }
}

function typeHints(wanted: PlainNode | undefined, came: PlainNode | undefined, whole: boolean): string[] {
  if (came?.kind === 'undefined' || came === undefined)
    return [
      whole
        ? 'The function ends without `return`, or returns a variable that was never assigned.'
        : 'It was never assigned, or it is missing in what is returned.',
    ];
  if (came.kind === 'other' && came.name === 'Promise')
    return ['The function must not be `async`: nothing here has to be awaited.'];
  if (wanted?.kind === 'number' && came.kind === 'tensor' && sizeOf(came.shape) === 1)
    return ['The array has a single element: `.item()` gives it as a number (as np.squeeze does in the course).'];
  if (wanted?.kind === 'number' && came.kind === 'tensor')
    return ['Sum over all examples, without an axis, to get one number.'];
  if (wanted?.kind === 'tensor' && came.kind === 'number')
    return [
      'A sum without an axis gives one number. Name the axis and keep it: `np.sum(x, { axis: 1, keepdims: true })`.',
    ];
  if (wanted?.kind === 'tensor' && came.kind === 'array') return ['Plain lists become arrays with `np.array(...)`.'];
  if (wanted?.kind === 'array' && came.kind === 'array')
    return ['A Python tuple is a list here: check how many parts are returned, and their order.'];
  if (wanted?.kind === 'array' && came.kind === 'tensor')
    return ['Return all parts, in this order, as a list: `return [first, second]`.'];
  if (wanted?.kind === 'object') return ['A Python dict is a plain object here: `{ W1, b1, W2, b2 }`.'];
  return [];
}

/** "Z must be an array of shape (1, 3); a number came." */
export function explainType(failure: Failure, context: ExplainContext): Explanation {
  const { expected, got, naming, functionName, visibility } = context;
  const wanted = partNamed(expected, naming, failure.tensor);
  const came = partNamed(got, naming, failure.tensor);
  const visible = visibility === 'visible';
  const whole = failure.tensor === 'the returned value';
  const subject = whole ? functionName : failure.tensor;
  const verb = whole ? 'must return' : 'must be';
  const symbols = failure.shapeInSymbols ? ` (${failure.shapeInSymbols})` : '';
  const message = `${subject} ${verb} ${kindOf(wanted, visible)}${symbols}; ${kindOf(came, visible)} came.`;
  return { message, hints: typeHints(wanted, came, whole) };
}

/** Which keys are missing and, in visible tests, which are too many. */
export function explainKeys(failure: Failure, context: ExplainContext): Explanation {
  const { expected, got, naming, visibility } = context;
  const wanted = partNamed(expected, naming, failure.tensor);
  const came = partNamed(got, naming, failure.tensor);
  const wantedKeys = wanted?.kind === 'object' ? wanted.keys : [];
  const cameKeys = came?.kind === 'object' ? came.keys : [];
  const missing = wantedKeys.filter((key) => !cameKeys.includes(key));
  const extra = cameKeys.filter((key) => !wantedKeys.includes(key));
  const list = (keys: readonly string[]): string =>
    keys
      .slice(0, 12)
      .map((key) => `\`${key.slice(0, 40)}\``)
      .join(', ');
  const parts = [`${failure.tensor} must have exactly the keys ${list(wantedKeys)}.`];
  if (missing.length > 0) parts.push(`Missing: ${list(missing)}.`);
  // Keys are written by student code, so those of a hidden test are not repeated.
  if (extra.length > 0)
    parts.push(visibility === 'visible' ? `Too many: ${list(extra)}.` : 'There are keys that do not belong there.');
  const shifted =
    missing.length > 0 &&
    extra.length > 0 &&
    missing.every((key) => /\d+$/.test(key)) &&
    extra.some((key) => missing.some((m) => m.replace(/\d+$/, '') === key.replace(/\d+$/, '')));
  const hints = shifted
    ? [
        'The index looks shifted by one: `dA{l}` is the gradient with respect to A[l], `W{l}` belongs to layer l, counted from 1.',
      ]
    : [];
  return { message: parts.join(' '), hints };
}
