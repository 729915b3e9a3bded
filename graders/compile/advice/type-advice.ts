/**
 * Owns which sentence of the course stands beside a message of TypeScript: that of its code, and of what stands at the place.
 * Must not write sentences.
 */
import type TypeScript from 'typescript';
import type { Advice } from '../../feedback/words/advice.en.ts';
import { nearest } from '../../nearest.ts';
import { MODULE_FILES } from '../options.ts';
import { isArrayType } from './array-types.ts';
import { pythonName } from './python.ts';
import type { Api } from './source-files.ts';

/** What advice may look at. */
export interface Place {
  readonly ts: Api;
  readonly file: TypeScript.SourceFile;
  /** Absent where there are no types, in a file that cannot be parsed. */
  readonly checker?: TypeScript.TypeChecker;
  readonly program?: TypeScript.Program;
  /** The text that is marked. */
  readonly text: string;
  readonly node: TypeScript.Node | undefined;
  readonly words: Advice;
}

/** The innermost node from `start` to `end`. */
export function nodeAt(ts: Api, file: TypeScript.SourceFile, start: number, end: number): TypeScript.Node | undefined {
  let found: TypeScript.Node | undefined;
  const visit = (node: TypeScript.Node): void => {
    if (node.getStart(file) > start || node.end < end) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

/** Modules that can be imported, each with the names that it exports. */
function modulesOf({ program, checker }: Place): { readonly module: string; readonly names: readonly string[] }[] {
  if (program === undefined || checker === undefined) return [];
  return program.getSourceFiles().flatMap((source) => {
    const known = Object.entries(MODULE_FILES).find(([, path]) => path === source.fileName)?.[0];
    const module = known ?? (/\/course\.d\.ts$/.test(source.fileName) ? 'course' : undefined);
    const symbol = module === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (module === undefined || symbol === undefined) return [];
    return [{ module, names: checker.getExportsOfModule(symbol).map(({ name }) => name) }];
  });
}

/** A name that is not known: of Python, of a module that is not imported, or nearly one that is known. */
function unknownName(place: Place): string {
  const { text: name, words, checker, node, ts } = place;
  const python = pythonName(name, words);
  if (python !== undefined) return python;
  if (name === 'np') return words.importNp;
  const modules = modulesOf(place);
  const home = modules.find(({ names }) => names.includes(name));
  if (home !== undefined)
    return home.module === 'np' && name !== 'NDArray'
      ? words.behindNp(name)
      : words.importIt({ name, module: home.module });
  const around =
    node && checker ? checker.getSymbolsInScope(node, ts.SymbolFlags.Value).map((symbol) => symbol.name) : [];
  const right = nearest(name, [...around.filter((known) => known !== name), ...modules.flatMap(({ names }) => names)]);
  return right === undefined ? words.unknownName(name) : words.similarName({ name, right });
}

function unknownProperty({ text: name, words, checker, node }: Place): string {
  const owner =
    node && 'expression' in (node.parent ?? {}) ? (node.parent as TypeScript.PropertyAccessExpression) : undefined;
  const type = owner?.expression && checker?.getTypeAtLocation(owner.expression);
  const right = type && nearest(name, checker?.getPropertiesOfType(type).map((property) => property.name) ?? []);
  if (right !== undefined) return words.similarName({ name, right });
  return type !== undefined && isArrayType(type) ? words.noArrayProperty(name) : words.noProperty(name);
}

/** A key that an object must not have: an option with another name, where the type of the object is known. */
function unknownOption({ text: name, words, checker, node, ts }: Place): string {
  const options = node && ts.findAncestor(node, ts.isObjectLiteralExpression);
  const type = options && checker?.getContextualType(options);
  const right = type && nearest(name, checker?.getPropertiesOfType(type).map((property) => property.name) ?? []);
  return right === undefined ? words.unknownOption(name) : words.wrongOption({ name, right });
}

/** No form of a function fits: an option is misspelt, or else something about the arguments. */
function noOverload(place: Place): string {
  const { ts, node, checker, words } = place;
  const call = node && ts.findAncestor(node, ts.isCallExpression);
  if (call === undefined || checker === undefined) return words.noOverload;
  const signatures = checker.getTypeAtLocation(call.expression).getCallSignatures();
  const lists = call.arguments.some((argument) => ts.isArrayLiteralExpression(argument));
  for (const [at, argument] of call.arguments.entries()) {
    if (!ts.isObjectLiteralExpression(argument)) continue;
    const known = signatures.flatMap(({ parameters }) => {
      const parameter = parameters[at];
      const type = parameter && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, call));
      return type === undefined ? [] : checker.getPropertiesOfType(type).map(({ name }) => name);
    });
    for (const property of argument.properties) {
      const name = property.name?.getText();
      if (name === undefined || known.includes(name)) continue;
      const right = nearest(name, known);
      return right === undefined ? words.unknownOption(name) : words.wrongOption({ name, right });
    }
  }
  return lists ? words.listForArray : words.noOverload;
}

/** A name that a module does not export, or nearly one of its names. */
function unknownExport(place: Place): string {
  const { text: name, words, ts, node } = place;
  const from = node && ts.findAncestor(node, ts.isImportDeclaration)?.moduleSpecifier;
  const module = from && ts.isStringLiteral(from) ? from.text : '';
  const right = nearest(name, modulesOf(place).find((one) => one.module === module)?.names ?? []);
  return right === undefined ? words.noExport(name) : words.similarName({ name, right });
}

function argument({ words, node, checker }: Place): string {
  const type = node && checker?.getTypeAtLocation(node);
  return type !== undefined && checker?.isArrayType(type) ? words.listForArray : words.argument;
}

type Sentence = keyof { [K in keyof Advice as Advice[K] extends string ? K : never]: 0 };
const fixed =
  (key: Sentence) =>
  ({ words }: Place): string =>
    words[key];

/** A sentence for each code that students meet often. */
const BY_CODE: Readonly<Record<number, (place: Place) => string>> = {
  1005: fixed('syntax'),
  1109: fixed('syntax'),
  1128: fixed('syntax'),
  1002: fixed('syntax'),
  1003: fixed('syntax'),
  1127: fixed('syntax'),
  1135: fixed('syntax'),
  1160: fixed('syntax'),
  2304: unknownName,
  2305: unknownExport,
  2322: ({ words, node, ts }) =>
    node && (ts.isReturnStatement(node) || ts.isReturnStatement(node.parent)) ? words.returned : words.assigned,
  2339: unknownProperty,
  2345: argument,
  2353: unknownOption,
  2355: fixed('noReturn'),
  2356: fixed('notANumber'),
  2362: fixed('notANumber'),
  2363: fixed('notANumber'),
  2365: fixed('notANumber'),
  2366: fixed('noReturn'),
  2367: fixed('incomparable'),
  2448: fixed('tooEarly'),
  2451: fixed('twice'),
  2454: fixed('tooEarly'),
  2531: fixed('perhapsMissing'),
  2532: fixed('perhapsMissing'),
  2533: fixed('perhapsMissing'),
  2551: unknownProperty,
  2552: unknownName,
  2554: fixed('count'),
  2555: fixed('count'),
  2561: unknownOption,
  2588: fixed('constant'),
  2614: unknownExport,
  2695: fixed('pythonTuple'),
  2724: unknownExport,
  2739: fixed('assigned'),
  2740: ({ words }) => words.listForArray,
  2741: fixed('assigned'),
  2769: noOverload,
  7006: ({ words, text }) => words.needsType(text),
  7031: ({ words, text }) => words.needsType(text),
  18047: fixed('perhapsMissing'),
  18048: fixed('perhapsMissing'),
  18049: fixed('perhapsMissing'),
};

/** The course's sentence beside a message of TypeScript, where there is one. */
export const sentenceFor = (code: number, place: Place): string | undefined => BY_CODE[code]?.(place);
