/**
 * Owns words for a result of the wrong kind.
 * Must not look at numbers, nor tell of a hidden test's result more than its kind: lengths and shapes are chosen by student code.
 */
import type { PlainNode } from '../plain-value.ts';
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { partNamed, shapeText } from './parts.ts';
import { typeHint } from './type-hints.ts';

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;

/** A few words for what a value is. `sizes`: with its shape or length. */
function kindOf(node: PlainNode | undefined, sizes: boolean): string {
  switch (node?.kind) {
    case 'tensor':
      return sizes ? `an array of shape ${shapeText(node.shape)}` : 'an array';
    case 'number':
      return 'a number';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return sizes ? `a list of ${count(node.items.length, 'value')}` : 'a list';
    case 'object':
      return 'an object with keys';
    case 'other':
      return node.name === 'object' ? 'an object of a class' : `a ${node.name}`;
    default:
      return 'undefined';
  }
}

/** What was expected, and what came instead. */
function expectedAndCame(
  wanted: PlainNode | undefined,
  came: PlainNode | undefined,
  { visible, symbols }: { readonly visible: boolean; readonly symbols: string },
): string {
  if (wanted?.kind === 'array' && came?.kind === 'array') {
    // Lists of numbers have their length compared as a shape, so here one of the entries is no number.
    const place = wanted.items.every(({ kind }) => kind === 'number')
      ? came.items.findIndex(({ kind }) => kind !== 'number')
      : -1;
    if (place >= 0)
      return `a list of numbers; ${visible ? `entry ${place}` : 'one of its entries'} is ${kindOf(came.items[place], visible)}.`;
    return `${kindOf(wanted, true)}; ${visible ? kindOf(came, true) : 'a list of another length'} came.`;
  }
  return `${kindOf(wanted, visible)}${symbols}; ${kindOf(came, visible)} came.`;
}

/** "Z must be an array of shape (1, 3); a number came." */
export function explainType(failure: Failure, context: ExplainContext): Explanation {
  const { expected, got, naming, functionName, visibility } = context;
  const wanted = partNamed(expected, naming, failure.tensor);
  const came = partNamed(got, naming, failure.tensor);
  const whole = failure.tensor === 'the returned value';
  const subject = whole ? `${functionName} must return` : `${failure.tensor} must be`;
  const names = whole ? (naming.items ?? []).map(({ name }) => name ?? '...').join(', ') : '';
  const hint = typeHint(wanted, came, { whole, names });
  const visible = visibility === 'visible';
  // Behind a shape in numbers the symbols are an equation; where the numbers are left out, they stand alone.
  const symbols = failure.shapeInSymbols === undefined ? '' : `${visible ? ' =' : ''} ${failure.shapeInSymbols}`;
  return {
    message: `${subject} ${expectedAndCame(wanted, came, { visible, symbols })}`,
    hints: hint === undefined ? [] : [hint],
  };
}
