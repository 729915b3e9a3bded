/**
 * Owns words for wrong numbers in a part of the right shape: where, and how many.
 * Must not print numbers of a hidden test; what may have led there is said by value-hints.ts.
 */
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { partNamed, tensorOf } from './parts.ts';
import { valueHint } from './value-hints.ts';
import type { Sentences } from './words/en.ts';

/** "dW[0, 2] is 0.5; expected 0.25. 3 of 6 elements differ." For hidden tests without numbers. */
export function explainValues(failure: Failure, context: ExplainContext, { values: words }: Sentences): Explanation {
  const { expected, got, naming, visibility } = context;
  const { tensor, firstDifference: first, differingElements: differing, totalElements: total } = failure;
  const wanted = tensorOf(partNamed(expected, naming, tensor), expected.data);
  const came = tensorOf(partNamed(got, naming, tensor), got.data);
  if (wanted === undefined) return { message: words.notExpected(tensor), hints: [] };
  const hint =
    came?.shape.join() === wanted.shape.join()
      ? valueHint(wanted, came, { ...context, part: tensor }, words)
      : undefined;
  const hints = hint === undefined ? [] : [hint];
  if (visibility === 'hidden' || first === undefined)
    return {
      message: wanted.shape.length === 0 ? words.hiddenNumber(tensor) : words.hiddenTensor(tensor),
      hints,
    };
  const difference = words.differs({ part: tensor, ...first });
  const share = differing !== undefined && total !== undefined && total > 1 ? [words.share({ differing, total })] : [];
  return { message: [difference, ...share].join(' '), hints };
}
