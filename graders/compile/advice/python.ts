/**
 * Owns recognising Python in a file that TypeScript cannot read, line by line, and in names that TypeScript does not know.
 * Must not parse: what stands there is no TypeScript.
 */
import type { Advice } from '../../feedback/words/advice.en.ts';
import type { Finding } from './source-files.ts';

type Say = (found: RegExpExecArray, words: Advice) => string;
/** A sign of Python; `sure` ones are never TypeScript, not even wrong TypeScript. */
type Sign = { readonly pattern: RegExp; readonly sure: boolean; readonly say: Say };

const quoted = (text: string): string => `\`${text.trim().replaceAll('`', '').slice(0, 60)}\``;
const swap =
  (written: string, instead: string): Say =>
  (_found, { python }) =>
    python({ written: `\`${written}\``, instead: `\`${instead}\`` });

/** The first that fits a line is said. */
const SIGNS: readonly Sign[] = [
  {
    pattern: /^\s*(?:async\s+)?def\s+(\w+)\s*\(([^)]*)\)?.*/,
    sure: true,
    say: ([line, name = '', parameters = ''], { python }) =>
      python({
        written: quoted(line.replace(/\s*(#.*)?$/, '')),
        instead: quoted(`export function ${name}(${parameters.replace(/\s*=.*?(?=,|$)/g, '')}) {`),
      }),
  },
  { pattern: /^\s*import\s+numpy\b.*/, sure: true, say: swap('import numpy as np', "import * as np from 'np'") },
  {
    pattern: /^\s*import\s+\w+(\.\w+)*(\s+as\s+\w+)?\s*$/,
    sure: true,
    say: ([line], { python }) => python({ written: quoted(line), instead: "`import * as np from 'np'`" }),
  },
  {
    pattern: /^\s*from\s+[\w.]+\s+import\b.*/,
    sure: true,
    say: ([line], { python }) => python({ written: quoted(line), instead: "`import { name } from 'module'`" }),
  },
  { pattern: /^\s*elif\b.*/, sure: true, say: swap('elif', 'else if (...) {') },
  { pattern: /^\s*else\s*:/, sure: true, say: swap('else:', '} else {') },
  {
    pattern: /^\s*for\s+(\w+)\s+in\s+range\s*\(.*/,
    sure: true,
    say: ([, name = 'i'], { python }) =>
      python({
        written: '`for ... in range(...):`',
        instead: `\`for (let ${name} = 0; ${name} < n; ${name}++) {\``,
      }),
  },
  {
    pattern: /^\s*for\s+[\w, ]+\s+in\s+.*:\s*(#.*)?$/,
    sure: true,
    say: swap('for x in list:', 'for (const x of list) {'),
  },
  {
    pattern: /^\s*(if|while)\b(?!.*\{)(.*?):\s*(#.*)?$/,
    sure: true,
    say: ([, word = 'if', condition = ''], { python }) =>
      python({
        written: quoted(`${word}${condition}:`),
        instead: quoted(`${word} (${condition.trim().replace(/^\((.*)\)$/, '$1')}) {`),
      }),
  },
  {
    pattern: /^\s*(try|except\b.*|finally|with\b.*|class\s+\w+.*)\s*:\s*$/,
    sure: true,
    say: (_f, w) => w.pythonIndentation,
  },
  { pattern: /\blambda\b[^:]*:/, sure: true, say: swap('lambda x: ...', '(x) => ...') },
  { pattern: /^\s*("""|''')/, sure: true, say: swap('"""..."""', '/* ... */') },
  { pattern: /^\s*#(?!!)/, sure: true, say: (_found, { pythonComment }) => pythonComment },
  { pattern: /\bnot\s+(?=[\w(])(?!.*['"`])/, sure: false, say: swap('not x', '!x') },
  { pattern: /[\w)\]]\s+and\s+[\w(]/, sure: false, say: swap('a and b', 'a && b') },
  { pattern: /[\w)\]]\s+or\s+[\w(]/, sure: false, say: swap('a or b', 'a || b') },
  { pattern: /[\w)]\[[^\]]*:[^\]]*\]/, sure: false, say: (_found, { pythonSlice }) => pythonSlice },
  {
    pattern: /([\w.]+(?:\([^()]*\)|\[[^[\]]*\])?)\s*@\s*([\w.]+(?:\([^()]*\)|\[[^[\]]*\])?)/,
    sure: false,
    say: ([, left, right], { matrixProduct }) => matrixProduct(`np.dot(${left}, ${right})`),
  },
];

/** A line without what stands in quotation marks or behind `//`, in the same places. */
const withoutTexts = (line: string): string =>
  line
    .replace(/^(\s*)("""|''')/, '$1$2')
    .replace(/(["'`])(?:\\.|(?!\1).)+\1/g, (text) => text[0] + ' '.repeat(text.length - 2) + text[0])
    .replace(/\/\/.*$/, (comment) => ' '.repeat(comment.length));

/** Lines with `/* ... *\/` blanked, so that comments are not read. */
const withoutBlocks = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

/** What of a file is Python: the findings, line by line, and whether some can be nothing else. */
export function pythonIn(source: string, words: Advice): { readonly findings: Finding[]; readonly sure: boolean } {
  const findings: Finding[] = [];
  let sure = false;
  let start = 0;
  let inText = false;
  for (const line of withoutBlocks(source).split('\n')) {
    const marks = line.match(/"""|'''/g)?.length ?? 0;
    const text = withoutTexts(line);
    const sign = inText && marks === 0 ? undefined : SIGNS.find(({ pattern }) => pattern.test(text));
    const found = sign?.pattern.exec(text);
    if (sign !== undefined && found) {
      const said = sign.sure ? (sign.pattern.exec(line) ?? found) : found;
      const at = found.index + (/^\s*/.exec(found[0])?.[0].length ?? 0);
      const length = Math.max(1, found[0].trim().length);
      const message = sign.say(said, words);
      sure ||= sign.sure;
      if (!findings.some((before) => before.message === message))
        findings.push({ start: start + at, length, severity: 'error', code: 'python', message });
    }
    if (marks % 2 === 1) inText = !inText;
    start += line.length + 1;
  }
  return { findings, sure };
}

/** Names of Python, and what stands here in their place. */
const NAMES: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  len: 'list.length',
  range: 'for (let i = 0; i < n; i++)',
  print: 'console.log(...)',
  str: 'String(x)',
  int: 'Math.trunc(x)',
  float: 'Number(x)',
  abs: 'Math.abs(x)',
  self: 'this',
  numpy: 'np',
};
/** Options of NumPy that Python writes as `axis=1`. */
const KEYWORDS = new Set(['axis', 'keepdims']);

/** What to say of a name that exists in Python only. */
export function pythonName(name: string, words: Advice): string | undefined {
  const instead = NAMES[name];
  if (instead !== undefined) return words.python({ written: `\`${name}\``, instead: `\`${instead}\`` });
  return KEYWORDS.has(name) ? words.pythonKeyword : undefined;
}
