/**
 * Owns what is said beside TypeScript's messages, in English: the grader and the editor say the same.
 * Must not know where it is shown. The catalogue that other languages fill, as en.ts.
 */

/** "a, b and c" */
const all = (texts: readonly string[]): string => texts.join(', ').replace(/, ([^,]*)$/, ' and $1');
const code = (texts: readonly string[]): string => all(texts.map((text) => `\`${text}\``));

export const adviceInEnglish = {
  /** The language itself. */
  language: 'en',
  /** `call`: what to write for the first of them, where np has it; `others`: functions of np for the others. */
  operator: (found: { operators: readonly string[]; call: string | undefined; others: readonly string[] }): string => {
    const { operators, call, others } = found;
    const verb = operators.length === 1 ? 'does' : 'do';
    const more = others.length === 0 ? '' : `, and likewise ${code(others)}`;
    const instead =
      call === undefined ? 'np has no function for it; compute it from others.' : `write \`${call}\`${more}.`;
    return `${code(operators)} ${verb} not work on arrays: ${instead}`;
  },
  /** The same in the report of a run; `line` is left out in hidden tests, and `what` is then general. */
  operatorRan: ({ line, what }: { line: number | undefined; what: string }): string =>
    line === undefined ? what : `Line ${line}: ${what}`,
  anyOperator:
    'An operator such as `*` or `+` was applied to an array: JavaScript has none for arrays, write `np.multiply(a, b)`, `np.add(a, b)`, `np.subtract(a, b)`, `np.divide(a, b)`.',
  /** Names of the editor's quick fixes, for operators and for the rest. */
  rewrite: 'Write it with np',
  putRight: 'Put it right',
  matrixProduct: (call: string): string => `\`@\` is Python's matrix product: write \`${call}\`.`,

  /** A line of Python: what it has, and what stands here in its place. */
  python: ({ written, instead }: { written: string; instead: string }): string =>
    `This is Python: ${written} is written ${instead} here.`,
  pythonIndentation: 'This is Python: blocks stand in braces `{ }` here, not behind a colon.',
  pythonComment: 'This is Python: a comment begins with `//` here.',
  pythonTuple: 'A Python tuple is a list here: write `[a, b]` instead of `(a, b)`, which is only b.',
  pythonSlice:
    'This is Python: a part of an array is taken with `slice` here, `X.slice(null, [0, 5])` for `X[:, 0:5]`.',
  pythonKeyword: 'Options are written as an object here: `np.sum(x, { axis: 1, keepdims: true })`.',

  /** A character that is not what it looks like. `what` is one of the five below, `instead` the right one or empty. */
  character: ({ what, number, instead }: { what: string; number: string; instead: string }): string =>
    `There is ${what} (${number}), as web pages and PDF files have them: ${instead === '' ? 'delete it.' : `write ${instead} instead.`}`,
  invisible: 'an invisible character',
  space: 'a non-breaking space',
  quote: 'a typographic quotation mark',
  dash: 'a typographic dash',
  wide: 'a full-width character',
  plainSpace: 'an ordinary space',
  /** A place that has no line before it. */
  place: ({ line, column, what }: { line: number; column: number; what: string }): string =>
    `Line ${line}, column ${column}: ${what}`,

  defaultImport: ({ name, module }: { name: string; module: string }): string =>
    `"${module}" has no default export: write \`import * as ${name} from '${module}'\`.`,
  namespaceInBraces: ({ name, module }: { name: string; module: string }): string =>
    `"${module}" has no member called ${name}: write \`import * as ${name} from '${module}'\`.`,
  noExport: (name: string): string =>
    `The module has no ${name}: check its spelling, capital letters and \`_\` included.`,
  importIt: ({ name, module }: { name: string; module: string }): string =>
    `${name} is in the module "${module}": add \`import { ${name} } from '${module}'\` at the top.`,
  behindNp: (name: string): string => `${name} is a function of np: write \`np.${name}\`.`,
  importNp: "np is not imported: add `import * as np from 'np'` at the top.",
  unknownName: (name: string): string =>
    `There is no ${name} here: check its spelling, or declare it with \`const\` before this line.`,
  similarName: ({ name, right }: { name: string; right: string }): string =>
    `There is no ${name} here, but ${right}: capital letters and \`_\` count.`,
  noProperty: (name: string): string =>
    `There is no ${name} behind this dot: check the name, and on which side of the dot it belongs.`,
  noArrayProperty: (name: string): string =>
    `Arrays have no ${name}: their functions are in np, as in \`np.sum(A)\`, their sizes in \`A.shape\`.`,
  wrongOption: ({ name, right }: { name: string; right: string }): string =>
    `There is no option ${name}: it is called \`${right}\`.`,
  unknownOption: (name: string): string => `There is no option or key ${name} here: check its name.`,
  noOverload: 'The function does not take these arguments: compare their number, order and types with its description.',
  listForArray: 'A plain list is no array: make one of it with `np.array(...)`.',
  argument: 'The function takes something of another type in this place: compare with the types in its description.',
  assigned: 'What is assigned here has another type than what it is assigned to: change the value, or the type.',
  returned: 'What is returned has another type than the function declares.',
  count: 'The function takes another number of arguments: compare with its description.',
  syntax:
    'Something is missing or too many here, or at the end of the line above: a bracket, a comma or a quotation mark.',
  notANumber: 'Operators compute with numbers, and one side is none here: check where it comes from.',
  incomparable: 'These two can never be equal: compare values of the same type.',
  noReturn: 'The function declares a result, but a way through it ends without `return`.',
  needsType: (name: string): string =>
    `${name} needs a type, as in the starter code: \`${name}: NDArray\` for an array, \`${name}: number\` for a number.`,
  perhapsMissing: 'This may be undefined or null: make sure that it is there before it is used.',
  constant: 'A `const` keeps its value: declare it with `let` to assign it again.',
  tooEarly: 'It is used above the line that declares it: move the line up.',
  twice: 'This name is declared twice: the second time it is assigned without `const` or `let`.',
};

/** What is said beside TypeScript's messages, in one language. */
export type Advice = typeof adviceInEnglish;
