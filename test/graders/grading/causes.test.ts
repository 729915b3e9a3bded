/** What a report says first about causes that no comparison of results shows, through a real grader. Needs the build in dist/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GradeReport, Language } from '../../../graders/protocol.ts';
import { exercisesFolder, testGrader } from '../../support/grader.ts';

const grader = testGrader({ workers: 1 });
beforeAll(() => grader.start(), 60_000);
afterAll(() => grader.close(), 30_000);

let jobs = 0;
const grade = (exercise: string, source: string, language: Language = 'en'): Promise<GradeReport> =>
  grader.grade({ id: `cause-${jobs++}`, exercise, fileName: 'a.ts', source, scope: 'all', language });
const starterOf = (slug: string): string => readFileSync(join(exercisesFolder, slug, 'starter.ts'), 'utf8');
const hintsOf = ({ tests }: GradeReport, kind: 'visible' | 'hidden'): string[] =>
  tests
    .filter(({ visibility, verdict }) => visibility === kind && verdict !== 'accepted')
    .flatMap(({ hints }) => hints);

const cost = (body: string, types = 'NDArray'): string =>
  `import * as np from 'np';\nimport type { NDArray } from 'np';\nexport function compute_cost(AL: ${types}, Y: ${types}): any {\n  const m = Y.shape[1];\n${body}\n}\n`;
const forward = (body: string): string =>
  `import * as np from 'np';\nexport function linear_forward(A: any, W: any, b: any): any {\n${body}\n  return [Z, [A, W, b]];\n}\n`;

describe('an operator on an array', () => {
  it.each([
    ['typed', 'NDArray'],
    ['of any type', 'any'],
  ])(
    'is the cause, not NaN, where values are %s',
    async (_how, types) => {
      const source = cost('  return -np.sum(Y * np.log(AL)) / m;', types);
      const report = await grade('compute_cost', source);
      const said = 'Line 5: `*` does not work on arrays: write `np.multiply(Y, np.log(AL))`.';
      expect(new Set(report.tests.flatMap(({ hints }) => hints))).toEqual(new Set([said]));
      const own = report.diagnostics.filter(({ code }) => code === 'operator');
      expect(own.map(({ line }) => line)).toEqual([5]);
      const german = await grade('compute_cost', source, 'de');
      expect(hintsOf(german, 'visible')[0]).toBe(
        'Zeile 5: `*` geht mit Arrays nicht: Schreibe `np.multiply(Y, np.log(AL))`.',
      );
    },
    60_000,
  );

  it.each([
    ['  const Z = np.dot(W, A) + b;', 'np.add(np.dot(W, A), b)'],
    ['  let Z = np.dot(W, A);\n  Z += b;', 'Z = np.add(Z, b)'],
    ['  const Z = np.dot(W, -A);', 'np.negative(A)'],
    ['  const Z = np.dot(W / 1, A);', 'np.divide(W, 1)'],
    ['  const Z = np.tanh(np.dot(W, A) + b);', 'np.add(np.dot(W, A), b)'],
    ["  console.log('W: ' + W);\n  const Z = np.dot(W, A) + b;", 'np.add(np.dot(W, A), b)'],
  ])(
    '%s is named with what to write',
    async (body, call) => {
      const report = await grade('linear_forward', forward(body));
      expect(report.verdict).not.toBe('accepted');
      const hints = hintsOf(report, 'visible');
      expect(hints[0]).toContain(`write \`${call}\``);
      expect(new Set([...hints, ...hintsOf(report, 'hidden')]).size).toBe(1);
    },
    60_000,
  );

  it('is not blamed where text was wanted', async () => {
    const report = await grade('linear_forward', forward("  console.log('W: ' + W);\n  const Z = np.dot(W, A);"));
    expect(hintsOf(report, 'visible').join()).not.toMatch(/does not work on arrays/);
  }, 60_000);

  it('of which only hidden tests know is not told with its line', async () => {
    const source = forward(
      '  const Z = A.shape[1] === 3 || A.shape[1] === 2 ? np.add(np.dot(W, A), b) : np.dot(W, A) * 2;',
    );
    const { tests } = await grade('linear_forward', source);
    const visible = tests.filter(({ visibility, verdict }) => visibility === 'visible' && verdict !== 'accepted');
    const said = hintsOf({ tests } as GradeReport, 'hidden').join();
    if (visible.length === 0) expect(said).toMatch(/An operator such as/);
    if (visible.length === 0) expect(said).not.toMatch(/Line \d/);
  }, 60_000);
});

describe('a file in which nothing was written', () => {
  it.each([
    ['compute_cost', 'This is still the starter: replace Number.NaN in line 15.'],
    ['linear_forward', 'This is still the starter: write your code in line 17.'],
    ['two_layer_model', 'This is still the starter: write your code in line 23.'],
  ])(
    'is still the starter of %s',
    async (slug, said) => {
      const report = await grade(slug, starterOf(slug));
      expect(report.message).toBe(said);
      expect(new Set(report.tests.flatMap(({ hints }) => hints))).toEqual(new Set([said]));
      const changed = starterOf(slug)
        .replace(/\n {2}\/\/ Write.*\n/, '\n\n')
        .replace(/^/, '// mine\n');
      expect((await grade(slug, changed, 'de')).message).toMatch(/^Das ist noch die Startdatei: /);
    },
    60_000,
  );

  it('still has the placeholder, although something else was written', async () => {
    const source = starterOf('compute_cost').replace('return cost', 'const all = np.sum(Y);\n  return cost + all');
    expect(hintsOf(await grade('compute_cost', source), 'visible')[0]).toMatch(
      /^Number\.NaN in line 15 is a placeholder/,
    );
  }, 60_000);
});

describe('a file that cannot be run', () => {
  it.each([
    [
      'import numpy as np\n\ndef linear_forward(A, W, b):\n    return W @ A + b\n',
      /Line 1: This is Python: `import numpy as np`/,
    ],
    [forward('  const Z = W @ A;'), /Line 3: `@` is Python's matrix product: write `np\.dot\(W, A\)`/],
    [forward('  const\u200b Z = W;'), /Line 3, column 8: There is an invisible character \(U\+200B\)/],
    [
      forward('  const Z = W;').replace("'np'", '\u2018np\u2019'),
      /Line 1, column 21: There is a typographic quotation mark/,
    ],
    [
      forward('  const Z = np.dot(W, A);').replace('* as np', 'np'),
      /"np" has no default export: write `import \* as np/,
    ],
    [forward('  const Z = np.dot(W, A);').replace('* as np', '{ np }'), /"np" has no member called np/],
    [
      forward('  const Z = W;').replace('linear_forward', 'Linear_Forward'),
      /The file has Linear_Forward.*linear_forward: rename/,
    ],
    [forward('  const Z = W;').replace('linear_forward', 'linearForward'), /The file has linearForward/],
    [`// gr\ufffdn\n${forward('  const Z = W;')}`, /not UTF-8 text/],
  ])(
    'says why: %j',
    async (source, said) => {
      const report = await grade('linear_forward', source);
      expect([report.verdict, report.message]).toEqual(['compile-error', expect.stringMatching(said)]);
      const german = await grade('linear_forward', source, 'de');
      expect(german.message).not.toMatch(said);
    },
    60_000,
  );

  it('is none because of an import that nothing uses', async () => {
    const source = readFileSync(join(exercisesFolder, 'linear_forward', 'reference.ts'), 'utf8');
    expect((await grade('linear_forward', `import np_types from 'np';\n${source}`)).verdict).toBe('accepted');
  }, 60_000);
});

describe('a misspelt option of np', () => {
  it.each([
    ['{ axsi: 1, keepdims: true }', 'axis'],
    ['{ axis: 1, keepDims: true }', 'keepdims'],
    ['{ axis: 1, keep_dims: true }', 'keepdims'],
  ])(
    '%s is named with the right one, in hidden tests as well',
    async (options, right) => {
      const source = forward(`  const Z = np.sum(W, ${options} as any);`);
      const report = await grade('linear_forward', source);
      expect(hintsOf(report, 'visible')[0]).toContain(`it is called \`${right}\``);
      expect(new Set(hintsOf(report, 'hidden'))).toEqual(
        new Set([`An option of np.sum is misspelt: it is called \`${right}\`.`]),
      );
    },
    60_000,
  );
});

it('hidden tests blame sizes only where all visible ones pass', async () => {
  const broken = await grade('linear_forward', forward('  const Z = np.dot(A, W, 1 as any);'));
  expect(new Set(hintsOf(broken, 'hidden'))).toEqual(
    new Set(['Visible tests fail as well: put them right first, this may have the same cause.']),
  );
}, 60_000);
