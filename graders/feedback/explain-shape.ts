/**
 * Owns words for a tensor of the wrong shape: what came, what was expected, in numbers and symbols.
 * Must not print the numbers inside; what may have led there is said by shape-hints.ts.
 */
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { lastWord, partNamed, shapeText, type Tensor, tensorOf } from './parts.ts';
import { shapeHint } from './shape-hints.ts';
import type { Sentences } from './words/en.ts';

/** "dW1 has shape (1, 3); expected (3, 1) = (n[1], n[0])." */
export function explainShape(failure: Failure, context: ExplainContext, { shape: words }: Sentences): Explanation {
  const { tensor, expectedShape = [], gotShape, shapeInSymbols } = failure;
  const { expected, got, naming } = context;
  const wanted = tensorOf(partNamed(expected, naming, tensor), expected.data);
  const came = tensorOf(partNamed(got, naming, tensor), got.data);
  const has = (part: Tensor | undefined, shape: readonly number[]): part is Tensor =>
    part?.shape.join() === shape.join();
  const [length] = expectedShape;
  if (length !== undefined && expectedShape.length === 1 && /^costs?$/.test(lastWord(tensor)))
    return {
      message: words.entries({ part: tensor, wanted: length, came: gotShape?.[0] }),
      hints: [words.costs],
    };
  const symbols = shapeInSymbols === undefined ? '' : ` = ${shapeInSymbols}`;
  return {
    message: words.differs({
      part: tensor,
      wanted: `${shapeText(expectedShape)}${symbols}`,
      came: gotShape && shapeText(gotShape),
    }),
    hints:
      gotShape !== undefined && has(wanted, expectedShape) && has(came, gotShape)
        ? [shapeHint(wanted, came, tensor, context, words)]
        : [],
  };
}
