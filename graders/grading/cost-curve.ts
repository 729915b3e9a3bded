/**
 * Owns the curve of costs that a training function returned beside the reference's.
 * Must not know how curves are drawn.
 */
import type { Exercise } from '../catalog/exercise.ts';
import { isClose, scaleOf } from '../comparators/tensors.ts';
import type { PlainNode, PlainValue } from '../plain-value.ts';
import { type CostCurve, safeNumber } from '../protocol.ts';

/** Name of the list of costs in what a training function returns. */
const COSTS = 'costs';
/** Most points that a report carries. */
const MOST_POINTS = 500;

/** The numbers of a list or of a tensor of one dimension; undefined for anything else. */
function numbersOf(node: PlainNode | undefined, data: Float64Array): number[] | undefined {
  if (node?.kind === 'tensor' && node.shape.length === 1)
    return [...data.slice(node.offset, node.offset + (node.shape[0] ?? 0))];
  if (node?.kind !== 'array') return undefined;
  const numbers = node.items.map((item) => (item.kind === 'number' ? data[item.offset] : undefined));
  return numbers.every((value) => value !== undefined) ? numbers : undefined;
}

/** The list of costs in a returned value. */
function costsOf(value: PlainValue, exercise: Exercise): number[] | undefined {
  const place = exercise.result.items?.findIndex(({ name }) => name === COSTS) ?? -1;
  return value.root.kind === 'array' ? numbersOf(value.root.items[place], value.data) : undefined;
}

/** Both curves, where the exercise has them and the student's function returned numbers; undefined otherwise. */
export function costCurveOf(expected: PlainValue, got: PlainValue, exercise: Exercise): CostCurve | undefined {
  const every = exercise.costCurve?.every;
  const reference = costsOf(expected, exercise);
  const student = every === undefined ? undefined : costsOf(got, exercise);
  if (every === undefined || !reference || !student || reference.length === 0) return undefined;
  const scale = scaleOf(Float64Array.from(reference));
  const parts = (index: number): boolean => {
    const [mine, theirs] = [student[index], reference[index]];
    return mine === undefined || theirs === undefined || !isClose(theirs, mine, exercise.tolerance, scale);
  };
  const length = Math.max(student.length, reference.length);
  const first = Array.from({ length }, (_, index) => index).find(parts);
  const shown = (values: readonly number[]) => values.slice(0, MOST_POINTS).map(safeNumber);
  return {
    student: shown(student),
    reference: shown(reference),
    iterationsPerPoint: every,
    ...(first === undefined ? {} : { firstDivergence: first }),
  };
}
