/**
 * Owns words for wrong numbers in a part of the right shape: where, and how many.
 * Must not print numbers of a hidden test; what may have led there is said by value-hints.ts.
 */
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { partNamed, tensorOf } from './parts.ts';
import { valueHint } from './value-hints.ts';

/** "dW[0, 2] is 0.5; expected is 0.25. 3 of 6 elements differ." For hidden tests without numbers. */
export function explainValues(failure: Failure, context: ExplainContext): Explanation {
  const { expected, got, naming, visibility } = context;
  const { tensor, firstDifference: first, differingElements: differing, totalElements: total } = failure;
  const wanted = tensorOf(partNamed(expected, naming, tensor), expected.data);
  const came = tensorOf(partNamed(got, naming, tensor), got.data);
  if (wanted === undefined) return { message: `${tensor} is not the expected value.`, hints: [] };
  const hint = came?.shape.join() === wanted.shape.join() ? valueHint(wanted, came, context) : undefined;
  const hints = hint === undefined ? [] : [hint];
  if (visibility === 'hidden' || first === undefined)
    return {
      message:
        wanted.shape.length === 0
          ? `${tensor} is a number, but not the expected one.`
          : `${tensor} has the right shape, but its numbers differ from the expected ones.`,
      hints,
    };
  const place = first.index.length === 0 ? '' : `[${first.index.join(', ')}]`;
  const share = total !== undefined && total > 1 ? ` ${differing} of ${total} elements differ.` : '';
  return { message: `${tensor}${place} is ${first.got}; expected is ${first.expected}.${share}`, hints };
}
