/**
 * Owns the cause that a run shows when an operator was applied to an array: where it stands in the file, and what to write.
 * Must not tell of a hidden test which of several operators it was, unless a visible test showed the same.
 */
import type { WrittenOperator } from '../compile/advice/written-operators.ts';
import { placeInSource } from '../compile/map-stack.ts';
import type { Sentences } from '../feedback/words/en.ts';
import type { SandboxOutcome } from '../pool/worker-process.ts';
import type { Conversion } from '../sandbox/parse-reply.ts';
import { STUDENT_FILE, STUDENT_LINE_OFFSET } from '../sandbox/student-script.ts';

/** What is known of the file. */
export interface OperatorsOf {
  readonly operators: readonly WrittenOperator[];
  /** Source map, JSON. */
  readonly map: string;
  /** Lines of the source. */
  readonly lines: number;
}

/** Operators that ask for any value; the others ask for numbers. */
const ANY_VALUE = new Set(['+', '+=', '==', '!=']);

/** The operator of the file that did it: on the line, and nearest to the place that the engine names. */
function operatorAt({ wanted, stack }: Conversion, file: OperatorsOf): WrittenOperator | undefined {
  const { map, lines, operators } = file;
  const place = placeInSource(stack, { map, file: STUDENT_FILE, lineOffset: STUDENT_LINE_OFFSET, lines });
  if (place === undefined) return undefined;
  const near = operators.filter(
    ({ line, operator, text }) => line === place.line && !text && ANY_VALUE.has(operator) === (wanted === 'default'),
  );
  const holding = near.filter(({ from, to }) => from <= place.column && place.column < to);
  const smallest = holding.sort((one, other) => one.to - one.from - (other.to - other.from));
  return smallest[0] ?? near[0];
}

/** The operators that were applied to arrays in a test, the first one first. */
export function operatorsIn(outcome: SandboxOutcome | undefined, file: OperatorsOf): WrittenOperator[] {
  if (outcome?.status !== 'replied') return [];
  const found = outcome.conversions.flatMap((conversion) => operatorAt(conversion, file) ?? []);
  return [...new Set(found)];
}

/** What to say of a test in which `used` were applied to arrays; `told`: those that visible tests showed. */
export function operatorHint(
  used: readonly WrittenOperator[],
  { visible, told }: { readonly visible: boolean; readonly told: ReadonlySet<WrittenOperator> },
  { advice }: Sentences,
): string | undefined {
  const [first] = used;
  if (first === undefined) return undefined;
  const shown = visible ? first : used.find((one) => told.has(one));
  if (shown === undefined) return advice.operatorRan({ line: undefined, what: advice.anyOperator });
  const { line, operator, fn, call } = shown;
  const generic = fn === undefined ? undefined : `np.${fn}(${fn === 'negative' ? 'a' : 'a, b'})`;
  const what = advice.operator({ operators: [operator], call: call ?? generic, others: [] });
  return advice.operatorRan({ line, what });
}
