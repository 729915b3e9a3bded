/**
 * Owns words for a result of the wrong kind.
 * Must not read numbers, nor tell of a hidden test's result more than its kind: lengths and shapes are chosen by student code.
 */
import { RETURNED_VALUE } from '../comparators/naming.ts';
import type { PlainNode } from '../plain-value.ts';
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { partNamed, shapeText } from './parts.ts';
import { typeHint } from './type-hints.ts';
import type { Sentences } from './words/en.ts';

type Words = Sentences['type'];

/** A few words for what a value is. `sizes`: with its shape or length. */
function kindOf(node: PlainNode | undefined, sizes: boolean, words: Words): string {
  switch (node?.kind) {
    case 'tensor':
      return words.array(sizes ? shapeText(node.shape) : undefined);
    case 'number':
    case 'string':
    case 'boolean':
      return words[node.kind];
    case 'null':
      return 'null';
    case 'array':
      return words.list(sizes ? node.items.length : undefined);
    case 'object':
      return words.dict;
    case 'other':
      return words.other(node.name);
    default:
      return 'undefined';
  }
}

/** "Z must be an array of shape (1, 3); a number came." */
export function explainType(failure: Failure, context: ExplainContext, { type: words }: Sentences): Explanation {
  const { expected, got, naming, functionName, visibility } = context;
  const wanted = partNamed(expected, naming, failure.tensor);
  const came = partNamed(got, naming, failure.tensor);
  const whole = failure.tensor === RETURNED_VALUE;
  const visible = visibility === 'visible';
  const mustBe = (what: string): string => words.mustBe({ whole, name: whole ? functionName : failure.tensor, what });

  const expectedAndCame = (): string => {
    if (wanted?.kind === 'array' && came?.kind === 'array') {
      // Lists of numbers have their length compared as a shape, so here one of the entries is no number.
      const place = wanted.items.every(({ kind }) => kind === 'number')
        ? came.items.findIndex(({ kind }) => kind !== 'number')
        : -1;
      if (place >= 0)
        return words.entry({
          mustBe: mustBe(words.numbers),
          place: visible ? place : undefined,
          what: kindOf(came.items[place], visible, words),
        });
      const what = visible ? kindOf(came, true, words) : words.otherList;
      return words.came({ mustBe: mustBe(kindOf(wanted, true, words)), what });
    }
    // Behind a shape in numbers the symbols are an equation; where the numbers are left out, they stand alone.
    const symbols = failure.shapeInSymbols === undefined ? '' : `${visible ? ' =' : ''} ${failure.shapeInSymbols}`;
    return words.came({
      mustBe: mustBe(`${kindOf(wanted, visible, words)}${symbols}`),
      what: kindOf(came, visible, words),
    });
  };
  const names = whole ? (naming.items ?? []).map(({ name }) => name ?? '...').join(', ') : '';
  const hint = typeHint(wanted, came, { whole, names }, words);
  return { message: expectedAndCame(), hints: hint === undefined ? [] : [hint] };
}
