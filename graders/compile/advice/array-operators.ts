/**
 * Owns finding JavaScript operators in a file, and what np has in their place. With a test for arrays it finds those that are
 * applied to arrays; without one, all of them.
 * Must not choose words.
 */
import type TypeScript from 'typescript';
import type { Api } from './source-files.ts';

/** Functions of np that stand for operators; none stands for `%`. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '**': 'power',
  '<': 'less',
  '<=': 'less_equal',
  '>': 'greater',
  '>=': 'greater_equal',
  '==': 'equal',
  '===': 'equal',
};
const KNOWN = new Set([...Object.keys(FUNCTIONS), '%', '!=', '!==']);

/** An operator with its operands. */
export interface Operation {
  readonly node: TypeScript.Expression;
  /** As it is written: `*`, `+=`, `-`. */
  readonly operator: string;
  /** Function of np in its place, where there is one. */
  readonly fn: string | undefined;
  /** One, or two. */
  readonly operands: readonly TypeScript.Expression[];
  /** What it is assigned to as well. */
  readonly assigned: boolean;
}

/** The operation of a node, or undefined. */
export function operationOf(ts: Api, node: TypeScript.Node): Operation | undefined {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { operand, operator: kind } = node;
    if (kind === ts.SyntaxKind.MinusToken)
      return ts.isNumericLiteral(operand)
        ? undefined
        : { node, operator: '-', fn: 'negative', operands: [operand], assigned: false };
    const step =
      kind === ts.SyntaxKind.PlusPlusToken ? '++' : kind === ts.SyntaxKind.MinusMinusToken ? '--' : undefined;
    return (
      step && { node, operator: step, fn: step === '++' ? 'add' : 'subtract', operands: [operand], assigned: true }
    );
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const written = ts.tokenToString(node.operatorToken.kind) ?? '';
  const assigned = /^(\+|-|\*|\/|%|\*\*)=$/.test(written);
  const operator = assigned ? written.slice(0, -1) : written;
  if (!KNOWN.has(operator)) return undefined;
  return { node, operator: written, fn: FUNCTIONS[operator], operands: [node.left, node.right], assigned };
}

/** Whether a sum has a piece of text in it: then it is meant to be text. */
export function isText(ts: Api, node: TypeScript.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (ts.isParenthesizedExpression(node)) return isText(ts, node.expression);
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    (isText(ts, node.left) || isText(ts, node.right))
  );
}

/** An expression without the brackets around it: the function has its own. */
export function bare(ts: Api, node: TypeScript.Expression): TypeScript.Expression {
  return ts.isParenthesizedExpression(node) ? bare(ts, node.expression) : node;
}

/** The call of np in place of an operation: `np.multiply(Y, A)`; undefined where np has none. `print` gives each operand's text. */
export function callOf(
  ts: Api,
  { operator, fn, operands, assigned }: Operation,
  print: (operand: TypeScript.Expression) => string,
): string | undefined {
  if (fn === undefined) return undefined;
  const [first] = operands;
  const texts = operands.map((operand) => print(bare(ts, operand)));
  if (operator === '++' || operator === '--') texts.push('1');
  const call = `np.${fn}(${texts.join(', ')})`;
  return assigned && first !== undefined ? `${print(first)} = ${call}` : call;
}

/** Operations on arrays in one expression: the outermost, and all in it, in the order of the text. */
export interface ArrayExpression {
  readonly node: TypeScript.Expression;
  readonly operations: readonly Operation[];
  /** The whole in np's functions; undefined where one of them is missing. */
  readonly rewritten: string | undefined;
}

/**
 * The expressions of a file that apply operators to arrays.
 * @param isArray whether a value is an array by its type; what operators make of arrays counts as one, too
 */
export function arrayExpressions(
  ts: Api,
  file: TypeScript.SourceFile,
  isArray: (node: TypeScript.Expression) => boolean,
): ArrayExpression[] {
  const found: ArrayExpression[] = [];
  const known = new Map<TypeScript.Node, boolean>();
  /** Whether a value would be an array if operators worked on them. */
  const meansArray = (node: TypeScript.Expression): boolean => {
    const inner = bare(ts, node);
    const before = known.get(inner);
    if (before !== undefined) return before;
    const answer = isArray(inner) || operates(inner);
    known.set(inner, answer);
    return answer;
  };
  const operates = (node: TypeScript.Node): boolean => {
    const operation = operationOf(ts, node);
    if (operation === undefined) return false;
    const { operands, operator } = operation;
    if (operator === '+' && isText(ts, node as TypeScript.Expression)) return false;
    // Two arrays may be asked whether they are the same one.
    const compares = /^[!=]==?$/.test(operator);
    return compares ? operands.filter(meansArray).length === 1 && !operands.some(isNothing) : operands.some(meansArray);
  };
  const isNothing = (node: TypeScript.Expression): boolean =>
    node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
  const inside = (node: TypeScript.Node): Operation[] => {
    const operations: Operation[] = [];
    const collect = (one: TypeScript.Node): void => {
      if (ts.isFunctionLike(one)) return;
      ts.forEachChild(one, collect);
      const operation = operationOf(ts, one);
      if (operation !== undefined && operates(one)) operations.push(operation);
    };
    collect(node);
    return operations.sort((one, other) => placeOf(one, file) - placeOf(other, file));
  };
  const rewrite = (node: TypeScript.Node): string => {
    const operation = operates(node) ? operationOf(ts, node) : undefined;
    if (operation !== undefined) return callOf(ts, operation, rewrite) ?? '';
    const changes: [number, number, string][] = [];
    const look = (child: TypeScript.Node): void => {
      const text = child.getText(file);
      const made = rewrite(child);
      if (made !== text) changes.push([child.getStart(file), child.end, made]);
    };
    ts.forEachChild(node, look);
    const from = node.getStart(file);
    let text = '';
    let at = from;
    for (const [start, end, made] of changes) {
      text += file.text.slice(at, start) + made;
      at = end;
    }
    return text + file.text.slice(at, node.end);
  };
  const visit = (node: TypeScript.Node): void => {
    if (!operates(node)) {
      ts.forEachChild(node, visit);
      return;
    }
    const operations = inside(node);
    const complete = operations.every(({ fn }) => fn !== undefined);
    found.push({ node: node as TypeScript.Expression, operations, rewritten: complete ? rewrite(node) : undefined });
  };
  visit(file);
  return found;
}

/** Where the sign of an operation stands. */
export function placeOf({ node, operands, operator }: Operation, file: TypeScript.SourceFile): number {
  const [first] = operands;
  if (operands.length === 2 && first !== undefined) return file.text.indexOf(operator, first.end);
  return node.getStart(file);
}
