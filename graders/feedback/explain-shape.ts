/**
 * Owns words for a tensor of the wrong shape: which dimension, and what usually leads there.
 * Must not look at numbers, except to confirm a transpose.
 */
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { inputTensors, shapeText } from './parts.ts';

const same = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();

/** The input that a gradient or update belongs to, by its name: dW1 -> W1, dA_prev -> A_prev. */
function counterpart(tensor: string, context: ExplainContext): { name: string; shape: readonly number[] } | undefined {
  const last = tensor.split('.').at(-1) ?? '';
  const wanted = last.startsWith('d') ? last.slice(1) : last;
  const found = inputTensors(context.inputs, context.parameters).find(
    ({ name }) => name.split('.').at(-1) === wanted || new RegExp(`\\b${wanted.replace(/\W/g, '')}$`).test(name),
  );
  return found && { name: wanted, shape: found.tensor.shape };
}

function hintsFor(
  wanted: readonly number[],
  came: readonly number[],
  tensor: string,
  context: ExplainContext,
): string[] {
  const last = tensor.split('.').at(-1) ?? tensor;
  const [rows, columns] = wanted;
  if (wanted.length === 2 && came.length === 2 && same(wanted, [came[1] as number, came[0] as number])) {
    const other = counterpart(tensor, context);
    if (other !== undefined && last.startsWith('d') && same(other.shape, wanted))
      return [`${last} has the shape of ${other.name}, which is ${shapeText(other.shape)}: you need its transpose.`];
    return ['You need its transpose: check the order of the factors, and which of them is transposed (`.T`).'];
  }
  if (wanted.length === 2 && came.length === 1)
    return columns === 1 || rows === 1
      ? [
          `A row or column keeps both dimensions here: use \`keepdims: true\` when you sum, or reshape it to ${shapeText(wanted)}.`,
        ]
      : ['It has one dimension only; matrices here always have two.'];
  if (wanted.length === 2 && came.length === 0)
    return ['It has become a single number: a sum needs `{ axis: 1, keepdims: true }`.'];
  if (columns === 1 && came.length === 2 && came[0] === 1 && rows !== 1)
    return ['The sum runs along the wrong axis: axis 1 adds up the examples and leaves one entry per unit.'];
  if (columns === 1 && came.length === 2 && came[0] === rows)
    return ['The examples have not been added up: sum over axis 1 with `keepdims: true`.'];
  if (came.length === 2 && came[0] === came[1] && !same(wanted, came) && (rows === 1 || columns === 1))
    return ['This is an outer product: a column times a row. Check which of the two factors is transposed.'];
  const copied = inputTensors(context.inputs, context.parameters).find(({ tensor: input }) => same(input.shape, came));
  if (copied !== undefined)
    return [`That is the shape of ${copied.name}. Check the order of what you return, and which arrays you combine.`];
  return ['Write the shapes beside each line of your code: rows are units, columns are examples.'];
}

/** "dW1 has shape (1, 3); expected is (3, 1) = (n[1], n[0])." */
export function explainShape(failure: Failure, context: ExplainContext): Explanation {
  const { tensor, expectedShape = [], gotShape, shapeInSymbols } = failure;
  const symbols = shapeInSymbols === undefined ? '' : ` = ${shapeInSymbols}`;
  const list = expectedShape.length === 1 && !tensor.includes('.') && /costs?$/.test(tensor);
  if (list && gotShape !== undefined)
    return {
      message: `${tensor} has ${gotShape[0]} entries; expected are ${expectedShape[0]}.`,
      hints: ['The cost belongs to iterations 0, 100, 200, ...: one entry for each, and none for the last iteration.'],
    };
  const expectation = `expected is ${shapeText(expectedShape)}${symbols}`;
  if (gotShape === undefined)
    return { message: `${tensor} has another shape than expected; ${expectation}.`, hints: [] };
  return {
    message: `${tensor} has shape ${shapeText(gotShape)}; ${expectation}.`,
    hints: hintsFor(expectedShape, gotShape, tensor, context),
  };
}
