/**
 * Owns the list of all operators that stand in a file, for a run that finds arrays under them: no types are looked at.
 * Must not know runs.
 */
import type TypeScript from 'typescript';
import { callOf, isText, operationOf, placeOf } from './array-operators.ts';
import type { Api } from './source-files.ts';

/** An operator as it stands in the file. Lines and columns count from 1. */
export interface WrittenOperator {
  readonly line: number;
  readonly column: number;
  /** Columns of its expression, where that is in one line; else those of the operator. */
  readonly from: number;
  readonly to: number;
  /** `*`, `+=`. */
  readonly operator: string;
  /** The function of np in its place: `multiply`. */
  readonly fn?: string;
  /** The call in its place, when it is short. */
  readonly call?: string;
  /** It makes text: a piece of text is one of its operands. */
  readonly text: boolean;
}

/** Operators that are listed of one file. */
const MOST = 400;
/** Longest call that a sentence shows, characters. */
export const SHORT_CALL = 70;

/** The call where it is short and stands in one line. */
export const shortCall = (call: string | undefined): string | undefined =>
  call !== undefined && call.length <= SHORT_CALL && !/[\n`]/.test(call) ? call : undefined;

/** All operators for which np may have a function, in the order of the text. */
export function writtenOperators(ts: Api, file: TypeScript.SourceFile): WrittenOperator[] {
  const found: WrittenOperator[] = [];
  const visit = (node: TypeScript.Node): void => {
    ts.forEachChild(node, visit);
    const operation = operationOf(ts, node);
    if (operation === undefined || found.length >= MOST) return;
    const { operator, fn } = operation;
    const at = file.getLineAndCharacterOfPosition(placeOf(operation, file));
    const start = file.getLineAndCharacterOfPosition(node.getStart(file));
    const end = file.getLineAndCharacterOfPosition(node.end);
    const oneLine = start.line === end.line;
    const call = shortCall(callOf(ts, operation, (operand) => operand.getText(file)));
    found.push({
      line: at.line + 1,
      column: at.character + 1,
      from: (oneLine ? start.character : at.character) + 1,
      to: (oneLine ? end.character : at.character + operator.length) + 1,
      operator,
      ...(fn !== undefined && { fn }),
      ...(call !== undefined && { call }),
      text: operator === '+' && isText(ts, node as TypeScript.Expression),
    });
  };
  visit(file);
  return found;
}
