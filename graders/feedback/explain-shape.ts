/**
 * Owns words for a tensor of the wrong shape: what came, what was expected, in numbers and symbols.
 * Must not print the numbers inside; what may have led there is said by shape-hints.ts.
 */
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { lastWord, partNamed, shapeText, type Tensor, tensorOf } from './parts.ts';
import { shapeHint } from './shape-hints.ts';

/** "dW1 has shape (1, 3); expected is (3, 1) = (n[1], n[0])." */
export function explainShape(failure: Failure, context: ExplainContext): Explanation {
  const { tensor, expectedShape = [], gotShape, shapeInSymbols } = failure;
  const { expected, got, naming } = context;
  const wanted = tensorOf(partNamed(expected, naming, tensor), expected.data);
  const came = tensorOf(partNamed(got, naming, tensor), got.data);
  const has = (part: Tensor | undefined, shape: readonly number[]): part is Tensor =>
    part?.shape.join() === shape.join();
  if (expectedShape.length === 1 && /^costs?$/.test(lastWord(tensor))) {
    const hints = [
      'The cost belongs to iterations 0, 100, 200, ...: one entry for each, and none for the last iteration.',
    ];
    return {
      message:
        gotShape === undefined
          ? `${tensor} must have ${expectedShape[0]} entries; another number of entries came.`
          : `${tensor} has ${gotShape[0]} entries; expected are ${expectedShape[0]}.`,
      hints,
    };
  }
  const expectation = `expected is ${shapeText(expectedShape)}${shapeInSymbols === undefined ? '' : ` = ${shapeInSymbols}`}`;
  if (gotShape === undefined)
    return { message: `${tensor} has another shape than expected; ${expectation}.`, hints: [] };
  return {
    message: `${tensor} has shape ${shapeText(gotShape)}; ${expectation}.`,
    hints: has(wanted, expectedShape) && has(came, gotShape) ? [shapeHint(wanted, came, tensor, context)] : [],
  };
}
