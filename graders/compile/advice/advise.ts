/**
 * Owns what is said about a file: TypeScript's messages with the course's sentence beside them, and what TypeScript does not say.
 * The same in the grader and in the editor. Must not know either, nor load TypeScript.
 */
import type TypeScript from 'typescript';
import type { Advice } from '../../feedback/words/advice.en.ts';
import { arrayExpressions, callOf, type Operation, placeOf } from './array-operators.ts';
import { isArrayType } from './array-types.ts';
import { strangeCharacters } from './characters.ts';
import { pythonIn } from './python.ts';
import type { Api, Finding } from './source-files.ts';
import { nodeAt, type Place, sentenceFor } from './type-advice.ts';
import { shortCall } from './written-operators.ts';
import { wrongImports } from './wrong-imports.ts';

/** Findings of one file that are shown. */
const MOST = 20;
/** Longest message of TypeScript that is shown, characters. */
const MAX_MESSAGE = 700;
/** What TypeScript says where an operator meets an array. */
const OF_OPERATORS = new Set([2356, 2357, 2362, 2363, 2365, 2367, 2322, 2447]);

/** The text of a message. */
export function messageOf(ts: Api, text: string | TypeScript.DiagnosticMessageChain): string {
  const flat = ts.flattenDiagnosticMessageText(text, '\n');
  return flat.length > MAX_MESSAGE ? `${flat.slice(0, MAX_MESSAGE)} ...` : flat;
}

type Around = Omit<Place, 'text' | 'node'>;

/** A message of TypeScript, behind the course's sentence where there is one. */
function findingOf(
  { start = 0, length = 1, category, code, messageText }: TypeScript.Diagnostic,
  around: Around,
): Finding {
  const { ts, file } = around;
  const text = file.text.slice(start, start + length);
  const sentence = sentenceFor(code, { ...around, text, node: nodeAt(ts, file, start, start + length) });
  const said = messageOf(ts, messageText);
  return {
    start,
    length,
    severity: category === ts.DiagnosticCategory.Error ? 'error' : 'warning',
    code: `TS${code}`,
    message: sentence === undefined ? said : `${sentence}\n${said}`,
  };
}

const lineOf = (file: TypeScript.SourceFile, position: number): number =>
  file.getLineAndCharacterOfPosition(Math.min(position, file.text.length)).line;

const byPlace = (one: Finding, other: Finding): number => one.start - other.start;

/** What keeps a file from being parsed, in the order of the text. `syntax` is what TypeScript says, which may be nothing. */
export function adviseSyntax(
  ts: Api,
  file: TypeScript.SourceFile,
  syntax: readonly TypeScript.Diagnostic[],
  words: Advice,
): Finding[] {
  const characters = strangeCharacters(ts, file.text, words).filter(({ severity }) => severity === 'error');
  const wrong = new Set(syntax.map(({ start = 0 }) => lineOf(file, start)));
  const { findings, sure } = pythonIn(file.text, words);
  // Lines that TypeScript can read are not Python, unless others are.
  const python = sure ? findings : findings.filter(({ start }) => wrong.has(lineOf(file, start)));
  const said = new Set([...characters, ...python].map(({ start }) => lineOf(file, start)));
  const rest = sure ? [] : syntax.filter(({ start = 0 }) => !said.has(lineOf(file, start)));
  const own = [...characters, ...python];
  // What follows a named cause is most often its consequence.
  const others = own.length > 0 ? [] : rest;
  return [...own, ...others.map((diagnostic) => findingOf(diagnostic, { ts, file, words }))]
    .sort(byPlace)
    .slice(0, MOST);
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** One line's operators on arrays. */
function sentenceOn(ts: Api, file: TypeScript.SourceFile, operations: readonly Operation[], words: Advice): string {
  const nodes = operations.map(({ node }) => node);
  const print = (operand: TypeScript.Expression): string => operand.getText(file);
  /** It has no other of them inside. */
  const isInnermost = ({ node }: Operation): boolean =>
    !nodes.some((other) => other !== node && other.pos >= node.pos && other.end <= node.end);
  const calls = operations.map((operation) => ({ operation, call: shortCall(callOf(ts, operation, print)) }));
  const shown =
    calls.find(({ operation, call }) => call !== undefined && isInnermost(operation)) ??
    calls.find(({ call }) => call !== undefined) ??
    calls.find(({ operation }) => operation.fn !== undefined);
  const call =
    shown?.call ?? (shown && `np.${shown.operation.fn}(${shown.operation.operands.length === 1 ? 'a' : 'a, b'})`);
  const others = unique(
    operations.flatMap(({ fn }) => (fn === undefined || fn === shown?.operation.fn ? [] : [`np.${fn}`])),
  );
  return words.operator({ operators: unique(operations.map(({ operator }) => operator)), call, others });
}

/** Operators that are applied to arrays: one finding per line, the first of an expression with its fix. */
function adviseOperators({ ts, file, checker, words }: Place): { findings: Finding[]; nodes: TypeScript.Node[] } {
  if (checker === undefined) return { findings: [], nodes: [] };
  const isArray = (node: TypeScript.Expression): boolean => isArrayType(checker.getTypeAtLocation(node));
  const expressions = arrayExpressions(ts, file, isArray);
  const lines = new Map<number, { operations: Operation[]; fix?: NonNullable<Finding['fix']> }>();
  for (const { node, operations, rewritten } of expressions)
    for (const [at, operation] of operations.entries()) {
      const line = lineOf(file, placeOf(operation, file));
      const known = lines.get(line) ?? { operations: [] };
      known.operations.push(operation);
      if (at === 0 && rewritten !== undefined)
        known.fix ??= { start: node.getStart(file), end: node.end, insert: rewritten };
      lines.set(line, known);
    }
  const findings = [...lines].map(([line, { operations, fix }]): Finding => {
    const [from, to] = [
      file.getPositionOfLineAndCharacter(line, 0),
      file.getLineEndOfPosition(file.getPositionOfLineAndCharacter(line, 0)),
    ];
    const start = Math.max(from, Math.min(...operations.map(({ node }) => node.getStart(file))));
    const end = Math.min(to, Math.max(...operations.map(({ node }) => node.end)));
    const message = sentenceOn(ts, file, operations, words);
    return {
      start,
      length: Math.max(1, end - start),
      severity: 'error',
      code: 'operator',
      message,
      ...(fix && { fix }),
    };
  });
  return { findings, nodes: expressions.map(({ node }) => node) };
}

/** What is wrong with the types of a file that can be parsed, in the order of the text. `semantic` is what TypeScript says. */
export function adviseTypes(
  ts: Api,
  program: TypeScript.Program,
  file: TypeScript.SourceFile,
  semantic: readonly TypeScript.Diagnostic[],
  words: Advice,
): Finding[] {
  const around = { ts, file, program, checker: program.getTypeChecker(), words };
  const { findings, nodes } = adviseOperators({ ...around, text: '', node: undefined });
  const imports = wrongImports(ts, file, words);
  const isExplained = ({ code, start = 0, length = 1 }: TypeScript.Diagnostic): boolean =>
    imports.some((found) => found.start === start) ||
    (OF_OPERATORS.has(code) && nodes.some((node) => node.getStart(file) <= start && node.end >= start + length));
  const rest = semantic
    .filter((diagnostic) => !isExplained(diagnostic))
    .map((diagnostic) => findingOf(diagnostic, around));
  return [...strangeCharacters(ts, file.text, words), ...imports, ...findings, ...rest].sort(byPlace).slice(0, MOST);
}
