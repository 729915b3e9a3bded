import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/project-root.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradedescent-cli-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'server/cli/gradedescent.mjs'), ...args],
    { encoding: 'utf8', cwd: projectRoot, env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
};
const right = file(
  'right.ts',
  'import * as np from "np";\nimport type { NDArray } from "np";\nexport function compute_cost(AL: NDArray, Y: NDArray): number {\n  const logs = np.add(np.multiply(Y, np.log(AL)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL))));\n  return -np.sum(logs) / (Y.shape[1] as number);\n}\n',
);
const wrong = file(
  'wrong.ts',
  'import * as np from "np";\nimport type { NDArray } from "np";\nexport function compute_cost(AL: NDArray, Y: NDArray): number {\n  const text: string = 3;\n  return np.sum(np.multiply(Y, np.log(AL)));\n}\n',
);

describe('gradedescent grade', () => {
  it('prints a report for people and ends with 0 when all is accepted', () => {
    const { status, stdout } = run('grade', 'compute_cost', right, '--all-tests');
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/accepted {2}10 of 10 points[\s\S]*TensorFlow\.js 4\.22\.0 \((wasm|cpu|tfjs-node)\)/),
    ]);
  });

  it('shows the type error with a squiggle and the failing test, and ends with 1', () => {
    const { status, stdout } = run('grade', 'compute_cost', wrong);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /wrong\.ts:4:9 error TS2322\n {2}What is assigned here[^\n]*\n {2}Type 'number' is not assignable to type 'string'\.\n {2}4 \| {3}const text: string = 3;\n {4}\| {9}~~~~/,
    );
    expect(stdout).toMatch(/wrong-answer .*\n {2}cost is -?[\d.]+; expected [\d.]+/);
  });

  it('writes the documented JSON, and one line per file with --jsonl', () => {
    const { status, stdout } = run('grade', 'compute_cost', right, '--json');
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining([
        'exercise',
        'file',
        'verdict',
        'score',
        'maxScore',
        'tests',
        'diagnostics',
        'references',
        'timings',
      ]),
    );
    expect(Object.keys(report.tests[0])).toEqual(
      expect.arrayContaining(['name', 'visibility', 'verdict', 'points', 'maxPoints', 'message']),
    );
    const lines = run('grade', 'compute_cost', right, wrong, '--jsonl')
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ file: name, verdict }) => [name, verdict])).toEqual([
      [right, 'accepted'],
      [wrong, 'wrong-answer'],
    ]);
  });

  it.each([
    ['an unknown exercise', ['grade', 'nonsense', right], /there is no exercise "nonsense"/],
    ['no file', ['grade', 'compute_cost'], /missing required argument/],
    ['an unknown command', ['nonsense'], /unknown command|too many arguments/],
  ])(
    'ends with 2 on %s',
    (_what, args, words) => {
      const { status, stderr } = run(...args);
      expect([status, stderr]).toEqual([2, expect.stringMatching(words)]);
    },
    120_000,
  );

  it('ends with 2 for files that cannot be read, names each of them and grades none', () => {
    const latin = join(folder, 'latin1.ts');
    writeFileSync(latin, Buffer.from('// gr\u00fcn', 'latin1'));
    const utf16 = join(folder, 'utf16.ts');
    writeFileSync(utf16, Buffer.from('\ufeff// a', 'utf16le'));
    const { status, stdout, stderr } = run(
      'grade',
      'compute_cost',
      right,
      join(folder, 'missing.ts'),
      folder,
      latin,
      utf16,
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`there is no file ${join(folder, 'missing.ts')}`);
    expect(stderr).toContain(`${folder} is a folder: name the files in it`);
    for (const file of [latin, utf16]) expect(stderr).toContain(`${file}: The file is not UTF-8 text.`);
  });
});

describe('gradedescent reference', () => {
  it('prints what both references return for nested lists', () => {
    const args = file(
      'args.json',
      JSON.stringify([
        [
          [1, 2],
          [3, 4],
        ],
        [[1, 0]],
        [[0.5]],
      ]),
    );
    const { status, stdout } = run('reference', 'linear_forward', '--args', args);
    expect(status).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer.scratch[0]).toEqual([[1.5, 2.5]]);
    expect(answer.tfjs[0]).toEqual([[1.5, 2.5]]);
    expect(answer.tfjsBackend).toMatch(/^(wasm|cpu|tfjs-node)$/);
  });
});

describe('gradedescent exercises and doctor', () => {
  it('list what there is', () => {
    expect(run('exercises').stdout).toMatch(/linear_activation_backward\(dA, cache, activation\)/);
    expect(JSON.parse(run('exercises', '--json').stdout)).toHaveLength(15);
  });

  it('say how the sandbox is confined, and end with 1 when a layer is missing', () => {
    const { status, stdout } = run('doctor');
    expect(stdout).toMatch(/sandbox workers start/);
    expect(status).toBe(/^missing/m.test(stdout) ? 1 : 0);
  });
});
