/**
 * Owns what usually leads to a tensor of the wrong shape.
 * Must not state a cause that shapes and numbers do not show: what is only likely is asked.
 */
import { isClose, scaleOf } from '../comparators/tensors.ts';
import type { ExplainContext } from './context.ts';
import { inputTensors, lastWord, shapeText, type Tensor } from './parts.ts';
import type { Sentences } from './words/en.ts';

type Words = Sentences['shape'];

const same = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();

/** The input that a gradient belongs to, by its name: dW1 -> W1, dA_prev -> A_prev. */
function counterpart(name: string, context: ExplainContext): { name: string; shape: readonly number[] } | undefined {
  if (!name.startsWith('d')) return undefined;
  const wanted = name.slice(1);
  const found = inputTensors(context.inputs, context.parameters).find((input) => lastWord(input.name) === wanted);
  return found && { name: wanted, shape: found.tensor.shape };
}

/** Whether came, transposed, is what was wanted. Both have rank 2. */
function isTransposed({ shape, numbers }: Tensor, came: Tensor, context: ExplainContext): boolean {
  const [rows = 0, columns = 0] = shape;
  const scale = scaleOf(numbers);
  return numbers.every((x, at) => {
    const y = came.numbers[(at % columns) * rows + Math.floor(at / columns)] as number;
    return isClose(x, y, context.tolerance, scale);
  });
}

/**
 * How a column and a row make up the matrix: `product` (element i, j is c[i] r[j]), `sum` (c[i] + r[j]), or neither.
 * A matrix that is constant along an axis shows nothing.
 */
function columnAndRow({ shape, numbers }: Tensor): 'product' | 'sum' | undefined {
  const [rows = 0, columns = 0] = shape;
  const at = (i: number, j: number): number => numbers[i * columns + j] as number;
  const scale = scaleOf(numbers);
  const varies = (differs: (i: number, j: number) => boolean): boolean =>
    numbers.some((_x, k) => differs(Math.floor(k / columns), k % columns));
  if (rows < 2 || columns < 2 || !Number.isFinite(scale * scale) || !numbers.every(Number.isFinite)) return undefined;
  if (!varies((i, j) => at(i, j) !== at(0, j)) || !varies((i, j) => at(i, j) !== at(i, 0))) return undefined;
  const pivot = numbers.reduce((best, x, k) => (Math.abs(x) > Math.abs(numbers[best] as number) ? k : best), 0);
  const [p, q] = [Math.floor(pivot / columns), pivot % columns];
  const fits = (f: (i: number, j: number) => number, size: number): boolean =>
    !varies((i, j) => Math.abs(f(i, j)) > 1e-9 * size);
  if (fits((i, j) => at(i, j) * at(p, q) - at(i, q) * at(p, j), scale * scale)) return 'product';
  if (fits((i, j) => at(i, j) + at(p, q) - at(i, q) - at(p, j), scale)) return 'sum';
  return undefined;
}

function transposeHint(wanted: Tensor, came: Tensor, name: string, context: ExplainContext, words: Words): string {
  const other = counterpart(name, context);
  const belongs = other !== undefined && same(other.shape, wanted.shape);
  const rule = belongs ? words.sameAs({ part: name, other: other.name, shape: shapeText(other.shape) }) : undefined;
  return isTransposed(wanted, came, context) ? words.transposed(rule) : words.factors(rule);
}

function rankHint({ shape }: Tensor, came: Tensor, words: Words): string {
  if (came.shape.length === 0) return words.singleNumber;
  if (came.shape.length === 1 && shape.includes(1) && same([...shape].sort(), [1, ...came.shape].sort()))
    return words.lostDimension(shapeText(shape));
  return words.rank(came.shape.length);
}

/** What may have gone wrong in the sum that gives db, a column with one entry per unit. */
function biasHint({ shape }: Tensor, came: Tensor, words: Words): string | undefined {
  const [rows, columns] = came.shape;
  if (shape[1] !== 1) return undefined;
  if (rows === 1 && columns === 1) return words.sumOfAll;
  if (rows === 1) return words.wrongAxis;
  if (rows === shape[0]) return words.notSummed;
  return undefined;
}

function productHint(wanted: Tensor, came: Tensor, context: ExplainContext, words: Words): string | undefined {
  const { m } = context.symbols;
  const made = wanted.shape.includes(1) ? columnAndRow(came) : undefined;
  if (made === 'product') return words.outerProduct;
  if (made === 'sum') return words.outerSum;
  if (m !== undefined && m > 1 && same(came.shape, [m, m])) return words.bothAreM;
  return undefined;
}

/** Where to look when `came` has another shape than `wanted`. */
export function shapeHint(wanted: Tensor, came: Tensor, tensor: string, context: ExplainContext, words: Words): string {
  const name = lastWord(tensor);
  if (wanted.shape.length === 2 && came.shape.length !== 2) return rankHint(wanted, came, words);
  if (wanted.shape.length === 2 && same(wanted.shape, [...came.shape].reverse()))
    return transposeHint(wanted, came, name, context, words);
  const special =
    (/^db\d*$/.test(name) ? biasHint(wanted, came, words) : undefined) ?? productHint(wanted, came, context, words);
  if (special !== undefined) return special;
  const copied = inputTensors(context.inputs, context.parameters).find(({ tensor: t }) => same(t.shape, came.shape));
  return copied === undefined ? words.writeShapes : words.shapeOf(copied.name);
}
