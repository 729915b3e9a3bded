/** What the course says beside TypeScript, in both languages, with the declarations that submissions are checked against. Needs dist/. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { syntaxErrors } from '../../../graders/compile/syntax-errors.ts';
import { createTypeChecker } from '../../../graders/compile/type-checker.ts';
import { readTypeFiles } from '../../../graders/compile/type-library.ts';
import { german } from '../../../graders/feedback/words/de.ts';
import { english } from '../../../graders/feedback/words/en.ts';
import { projectRoot } from '../../../server/project-root.ts';

const checker = createTypeChecker(readTypeFiles(join(projectRoot, 'dist', 'graders')));
const target = {
  slug: 's',
  functionName: 'f',
  signature: '(...a: any[]) => unknown',
  course: [{ name: 'linear_forward', signature: '(A: NDArray) => NDArray' }],
};
const head = "import * as np from 'np';\nimport type { NDArray } from 'np';\n";
const body = (line: string): string =>
  `${head}export function f(W: NDArray, Y: NDArray, AL: NDArray, b: NDArray, m: number) {\n  let Z = W;\n${line}\n  return Z;\n}\n`;
const check = (source: string, words = english) => checker.check(source, target, words);

describe('operators on arrays', () => {
  it.each([
    ['const c = Y * np.log(AL);', '`*` does not work on arrays: write `np.multiply(Y, np.log(AL))`.'],
    ['const c = np.dot(W, AL) + b;', '`+` does not work on arrays: write `np.add(np.dot(W, AL), b)`.'],
    ['const c = 1 - Y;', '`-` does not work on arrays: write `np.subtract(1, Y)`.'],
    ['const c = (W.T) / m;', '`/` does not work on arrays: write `np.divide(W.T, m)`.'],
    ['const c = W ** 2;', '`**` does not work on arrays: write `np.power(W, 2)`.'],
    ['const c = -W;', '`-` does not work on arrays: write `np.negative(W)`.'],
    ['Z += b;', '`+=` does not work on arrays: write `Z = np.add(Z, b)`.'],
    ['Z -= 0.1;', '`-=` does not work on arrays: write `Z = np.subtract(Z, 0.1)`.'],
    ['const c = AL > 0.5;', '`>` does not work on arrays: write `np.greater(AL, 0.5)`.'],
    ['const c = Y === 1;', '`===` does not work on arrays: write `np.equal(Y, 1)`.'],
    ['const c = W % 2;', '`%` does not work on arrays: np has no function for it; compute it from others.'],
    [
      'const c = -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m;',
      '`-`, `*`, `+` and `/` do not work on arrays: write `np.multiply(Y, np.log(AL))`, and likewise `np.negative`, `np.add`, `np.subtract` and `np.divide`.',
    ],
    [
      `const c = np.add(np.multiply(W, ${'1'.repeat(60)}), 1) * Y;`,
      '`*` does not work on arrays: write `np.multiply(a, b)`.',
    ],
  ])('%s is named once, with what to write', (line, message) => {
    const found = check(body(`  ${line}`));
    expect(found.map(({ message: said, line: at }) => [at, said])).toEqual([[5, message]]);
    expect(check(body(`  ${line}`), german)[0]?.message).toMatch(/(geht|gehen) mit Arrays nicht: /);
  });

  it.each([
    'const c = m * 2 - np.sum(W);',
    `console.log('W: ' + W, \`b: \${b}\`);`,
    'const same = W === Y || W !== null;',
    'const rows = W.shape[0] + 1;',
  ])('%s is none', (line) => {
    expect(check(body(`  ${line}`)).filter(({ code }) => code === 'operator')).toEqual([]);
  });

  it.each([
    ['const Z = W @ Y;', 'np.dot(W, Y)'],
    ['const Z = np.tanh(W) @ Y.T;', 'np.dot(np.tanh(W), Y.T)'],
  ])('%s is the product of Python', (line, call) => {
    expect(syntaxErrors(body(line))).toMatchObject([{ line: 5, message: english.advice.matrixProduct(call) }]);
    expect(syntaxErrors(body(line), german)).toMatchObject([{ message: german.advice.matrixProduct(call) }]);
  });
});

describe('messages of TypeScript', () => {
  it.each([
    ['TS2304', 'const c = sgmoidal;', /^There is no sgmoidal here/],
    ['TS2304', 'const c = sigmoid(W);', /^sigmoid is in the module "dnn_utils": add `import \{ sigmoid \}/],
    ['TS2304', 'const c = linear_forward(W);', /^linear_forward is in the module "course"/],
    ['TS2304', 'const c = zeros([2, 1]);', /^zeros is a function of np: write `np\.zeros`/],
    ['TS2304', 'const c = None;', /^This is Python: `None` is written `null` here/],
    ['TS2304', 'const c = np.sum(W, axis=1);', /^Options are written as an object here/],
    ['TS2552', 'const c = w;', /^There is no w here, but W/],
    ['TS2339', 'const c = np.sigmoid(W);', /^There is no sigmoid behind this dot/],
    ['TS2339', 'const c = W.map((x: number) => x);', /^Arrays have no map/],
    ['TS2551', 'const c = np.Dot(W, Y);', /^There is no Dot here, but dot/],
    ['TS2345', 'const c = np.dot(W, [1]);', /^A plain list is no array/],
    ['TS2345', "const c = np.dot(W, 'b');", /^The function takes something of another type/],
    ['TS2322', 'const c: string = m;', /^What is assigned here has another type/],
    ['TS2554', 'const c = np.dot(W);', /^The function takes another number of arguments/],
    ['TS1005', 'const c = [1;', /^Something is missing or too many here/],
    ['TS2365', 'const c = m > {};', /^Operators compute with numbers/],
    ['TS2362', "const c = 'a' * m;", /^Operators compute with numbers/],
    ['TS2355', 'function g(): number {}', /^The function declares a result/],
    ['TS7006', 'const g = (x) => 1;', /^x needs a type/],
    ['TS2588', 'const c = 1; c = 2;', /^A `const` keeps its value/],
    ['TS2695', 'const c = np.zeros((m, 1));', /^A Python tuple is a list here/],
    ['TS18048', 'const c = ([1] as number[]).at(0); const d = c + 1;', /^This may be undefined/],
    ['TS2561', 'const c = np.sum(W, { axsi: 1 });', /^There is no option axsi: it is called `axis`/],
    [
      'TS2561',
      'const c = np.sum(W, { axis: 1, keepDims: true });',
      /^There is no option keepDims: it is called `keepdims`/,
    ],
  ])('%s for %s has a sentence of the course before it', (code, line, sentence) => {
    const [first, ...others] = check(body(`  ${line}`));
    // Which of two codes TypeScript chooses for a name depends on what else is like it.
    const family = [
      code,
      ...(/2304|2552/.test(code) ? ['TS2304', 'TS2552'] : []),
      ...(code === 'TS2561' ? ['TS2769'] : []),
    ];
    expect([first?.message, others]).toEqual([expect.stringMatching(sentence), others]);
    expect(family).toContain(first?.code);
    const [own, theirs] = (first?.message ?? '').split('\n');
    const [ownGerman, theirsGerman] = (check(body(`  ${line}`), german)[0]?.message ?? '').split('\n');
    for (const [inEnglish, inGerman] of [
      [own, ownGerman],
      [theirs, theirsGerman],
    ]) {
      expect(inGerman).toMatch(/\w/);
      expect(inGerman).not.toBe(inEnglish);
    }
    expect(check(body(`  ${line}`))[0]?.message).toBe(first?.message);
  });

  it.each([
    ["import np from 'np';", /^"np" has no default export: write `import \* as np from 'np'`/],
    ["import { np } from 'np';", /^"np" has no member called np: write `import \* as np from 'np'`/],
    ["import { Linear_Forward } from 'course';", /^There is no Linear_Forward here, but linear_forward/],
  ])('%s says how to import', (line, sentence) => {
    expect(check(`${line}\nexport const f = () => 1;\n`)[0]?.message).toMatch(sentence);
  });
});

describe('Python', () => {
  it.each([
    ['import numpy as np', "`import * as np from 'np'`"],
    ['def relu(Z):', '`export function relu(Z) {`'],
    ['def model(X, rate=0.1): # trains', '`export function model(X, rate) {`'],
    ['  elif x > 0:', '`else if (...) {`'],
    ['  else:', '`} else {`'],
    ['for i in range(10):', '`for (let i = 0; i < n; i++) {`'],
    ['for k in keys:', '`for (const x of list) {`'],
    ['if m == 1:', '`if (m == 1) {`'],
    ['while not done:', '`while (not done) {`'],
    ['f = lambda x: x + 1', '`(x) => ...`'],
    ['from dnn_utils import relu', "`import { name } from 'module'`"],
    ['"""The cost."""', '`/* ... */`'],
    ['# a comment', '`//`'],
  ])('%s says what stands here in its place', (line, instead) => {
    const found = syntaxErrors(`${head}\n${line}\n    x = 1\n`);
    expect(found[0]).toMatchObject({ code: 'python', line: 4 });
    expect(found[0]?.message).toContain(instead);
    expect(syntaxErrors(`${head}\n${line}\n`, german)[0]?.message).toMatch(/^Das ist Python: /);
  });

  it('is not seen in TypeScript that only lacks a bracket', () => {
    const source = body(
      "  const t = { a: 1, 'not x': 2 }; // def f(x): and elif\n  if (m > 1) { Z = W; }\n  const u = m ? [1] : [2;\n",
    );
    expect(syntaxErrors(source).map(({ code }) => code)).toContain('TS1005');
    expect(syntaxErrors(source).map(({ code }) => code)).not.toContain('python');
  });
});

describe('characters that are not what they look like', () => {
  it.each([
    ['\u200b', '  const\u200b c = 1;', 8, 'an invisible character (U+200B)', 'delete it'],
    ['\ufeff', '  const c\u2060 = 1;', 10, 'an invisible character (U+2060)', 'delete it'],
    ['\u2018', '  const c = \u2018a\u2019;', 13, 'a typographic quotation mark (U+2018)', "write `'` instead"],
    ['\u201c', '  const c = \u201ca\u201d;', 13, 'a typographic quotation mark (U+201C)', 'write `"` instead'],
    ['\u201e', '  const c = \u201ea\u201c;', 13, 'a typographic quotation mark (U+201E)', 'write `"` instead'],
    ['\u2013', '  const c = m \u2013 1;', 15, 'a typographic dash (U+2013)', 'write `-` instead'],
    ['\u2212', '  const c = m \u2212 1;', 15, 'a typographic dash (U+2212)', 'write `-` instead'],
    ['\uff08', '  const c = \uff08m);', 13, 'a full-width character (U+FF08)', 'write `(` instead'],
  ])('%j is named with its place, and what to write', (_character, line, column, what, instead) => {
    const [first] = syntaxErrors(body(line));
    expect(first).toMatchObject({ code: 'character', line: 5, column });
    expect(first?.message).toContain(`Line 5, column ${column}: There is ${what}`);
    expect(first?.message).toContain(instead);
    expect(syntaxErrors(body(line), german)[0]?.message).toMatch(/^Zeile 5, Spalte \d+: Da steht ein /);
  });

  it.each([
    ['a name', '  const m\u200db = 1;', 'error', 10],
    ['a text', "  const c = 'W\u200b1';", 'warning', 15],
    ['a text', "  const c = 'W\u00a01';", 'warning', 15],
    ['the space between words', '  const\u00a0c = 1;', 'warning', 8],
  ])('one in %s, which stops nothing, is named as well', (_where, line, severity, column) => {
    expect(check(body(line))).toMatchObject([{ code: 'character', severity, line: 5, column, blocking: false }]);
  });

  it('may stand in comments, and in texts where they can be seen', () => {
    expect(check(body("  console.log('\u201cW\u201d \u2013 \u00e4'); // it\u2019s \u200b"))).toEqual([]);
  });
});
