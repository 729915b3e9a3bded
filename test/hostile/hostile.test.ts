/**
 * Proves that no attack of the corpus hurts: through real grader and worker processes each ends in a clean verdict, tells
 * nothing that is hidden, and leaves the grader as it was.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NDArray } from '../../graders/np/index.ts';
import type { GradeReport, TestReport } from '../../graders/protocol.ts';
import type { Case } from '../../graders/references/case.ts';
import { worstVerdict } from '../../graders/verdict.ts';
import { projectRoot } from '../../server/project-root.ts';
import { exercisesFolder } from '../support/grader.ts';
import { settles } from '../support/settles.ts';
import type { Attack } from './attacks.ts';
import { type Ending, gradeCorpus } from './graded-corpus.ts';
import { descendants, isAlive, type RunningProcess } from './processes.ts';
import { fingerprints, hiddenNumbers, numbersIn, readCases, referenceLines, squeeze } from './secrets.ts';

/** All of the corpus; single attacks take seconds. */
const CORPUS_MS = 900_000;
const MAX_REPORT_BYTES = 300_000;
/** Within this time processes that were killed are gone and replacements have booted. */
const SETTLE_MS = 20_000;

const corpus = gradeCorpus();
const { attacks } = corpus;
const solutionLines = referenceLines(exercisesFolder);
const casesOf = new Map<string, Case[]>();

let graderPids: (number | undefined)[] = [];
let before: RunningProcess[] = [];

const residentMiB = (processes: readonly RunningProcess[]): number =>
  processes.reduce((sum, process) => sum + process.residentMiB, 0);

function reportOf(ending: Ending): GradeReport {
  if ('failure' in ending) throw new Error(`there is no report: ${ending.failure}`);
  return ending;
}

async function gradedReport(attack: Attack): Promise<GradeReport> {
  return reportOf((await corpus.graded(attack)).attack);
}

const hiddenTests = (report: GradeReport): TestReport[] =>
  report.tests.filter(({ visibility }) => visibility === 'hidden');

/** Everything that a hidden test's report says but its name and times. */
function saidOf(test: TestReport): string {
  const { name: _name, durationMs: _duration, points: _points, maxPoints: _max, ...rest } = test;
  return JSON.stringify(rest);
}

function attackNamed(name: string): Attack {
  const found = attacks.find((attack) => attack.name === name);
  if (found === undefined) throw new Error(`there is no attack ${name}`);
  return found;
}

beforeAll(async () => {
  const honest = await corpus.start();
  for (const slug of new Set(attacks.map(({ exercise }) => exercise)))
    casesOf.set(slug, await readCases(exercisesFolder, slug));
  graderPids = corpus.pids();
  before = descendants(process.pid);
  expect(honest.map((ending) => reportOf(ending).verdict)).toEqual(['accepted', 'accepted']);
}, 120_000);

afterAll(() => corpus.close(), 30_000);

describe('the hostile corpus', () => {
  it('has at least 48 attacks, each with a name of its own', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(48);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  });
});

describe('the secrets that reports are searched for', () => {
  const slugs = readdirSync(exercisesFolder).filter((slug) => existsSync(join(exercisesFolder, slug, 'cases.ts')));

  it('are known: numbers of hidden tests, and lines of the references', () => {
    expect(hiddenNumbers(casesOf.get('linear_forward') ?? []).length).toBeGreaterThan(100);
    expect(solutionLines.length).toBeGreaterThan(50);
  });

  it(
    'would be found: the numbers of visible tests are, where an attack prints its inputs',
    async () => {
      const json = JSON.stringify(await gradedReport(attackNamed('print-hidden-inputs')));
      const [visible] = casesOf.get('linear_forward') ?? [];
      const printed = fingerprints(numbersIn(visible?.args));
      expect(printed.size).toBeGreaterThan(5);
      expect([...printed].filter((print) => !json.includes(print))).toEqual([]);
    },
    CORPUS_MS,
  );

  it.each(slugs)('come after all that is visible in %s, so that no visible test can print them', async (slug) => {
    const visibilities = (await readCases(exercisesFolder, slug)).map(({ visibility }) => visibility);
    expect(visibilities.lastIndexOf('visible')).toBeLessThan(visibilities.indexOf('hidden'));
  });
});

describe.each(attacks)('$name', (attack) => {
  it(
    `ends in ${attack.verdicts.join(' or ')}`,
    async () => {
      const { verdict, message, tests } = await gradedReport(attack);
      const shown = { verdict, message, tests: tests.map((test) => `${test.verdict}: ${test.message.slice(0, 200)}`) };
      expect({ ...shown, clean: attack.verdicts.includes(verdict) }).toEqual({ ...shown, clean: true });
      expect(verdict).toBe(worstVerdict(tests.map((test) => test.verdict)));
    },
    CORPUS_MS,
  );

  it(
    'earns what its code deserves',
    async () => {
      const { verdict, score, maxScore, tests } = await gradedReport(attack);
      for (const test of tests) expect(test.points).toBe(test.verdict === 'accepted' ? test.maxPoints : 0);
      expect(maxScore).toBe((casesOf.get(attack.exercise) ?? []).reduce((sum, { points }) => sum + points, 0));
      expect(score).toBe(tests.reduce((sum, { points }) => sum + points, 0));
      if (verdict === 'accepted') expect(score).toBe(maxScore);
      else if (attack.score === 'none') expect(score).toBe(0);
      else expect(score).toBeLessThan(maxScore);
    },
    CORPUS_MS,
  );

  it(
    'learns nothing that is hidden',
    async () => {
      const report = await gradedReport(attack);
      const json = JSON.stringify(report);
      expect(Buffer.byteLength(json)).toBeLessThan(MAX_REPORT_BYTES);
      for (const test of hiddenTests(report)) {
        expect(Object.keys(test)).not.toEqual(expect.arrayContaining(['console']));
        expect(test).not.toHaveProperty('got');
        expect(test).not.toHaveProperty('expected');
        expect(test).not.toHaveProperty('inputs');
        expect({ name: '', message: '', ...test.runtimeError }).toMatchObject({ name: '', message: '' });
        const {
          category: _c,
          tensor: _t,
          expectedShape: _e,
          gotShape: _g,
          shapeInSymbols: _s,
          ...numbers
        } = test.failure ?? {};
        expect(numbers).toEqual({});
      }
      const secrets = hiddenNumbers(casesOf.get(attack.exercise) ?? []);
      expect(secrets.filter((secret) => json.includes(secret))).toEqual([]);
      const [said, own] = [squeeze(json), squeeze(attack.source)];
      expect(solutionLines.filter((line) => said.includes(line) && !own.includes(line))).toEqual([]);
      expect(json).not.toContain('TICKET-OF-ANOTHER-STUDENT');
      expect(json).not.toMatch(/root:x:0:0|node:internal|isolated_vm/);
      expect(json).not.toContain(projectRoot);
    },
    CORPUS_MS,
  );

  it(
    'leaves the next submission its full points',
    async () => {
      const { honest } = await corpus.graded(attack);
      const { verdict, score, maxScore, diagnostics } = reportOf(honest);
      expect({ verdict, score, diagnostics }).toEqual({ verdict: 'accepted', score: maxScore, diagnostics: [] });
    },
    CORPUS_MS,
  );
});

describe('hidden tests do not spell their inputs by way of', () => {
  const first = ([A]: Case['args']): number => Math.floor(Math.abs((A as NDArray).at(0, 0)) * 1e5);
  const sixDigits = (args: Case['args']): number => 100_000 + (first(args) % 900_000);
  const fiveDigits = (args: Case['args']): number => 10_000 + (first(args) % 10_000);

  it.each([
    ['a message of np', 'throw-hidden-inputs-through-np', sixDigits],
    ['a shape', 'return-hidden-inputs-as-a-shape', sixDigits],
    ['the length of a tuple', 'return-hidden-inputs-as-a-length', fiveDigits],
    ['the length of a string', 'return-hidden-inputs-as-a-string-length', sixDigits],
    ['a difference', 'return-hidden-inputs-as-differences', sixDigits],
  ] as const)(
    '%s',
    async (_way, name, code) => {
      const report = await gradedReport(attackNamed(name));
      const spelled = (casesOf.get('linear_forward') ?? [])
        .filter(({ visibility }) => visibility === 'hidden')
        .filter(({ name: title, args }) => {
          const test = report.tests.find((candidate) => candidate.name === title);
          return (
            test !== undefined &&
            saidOf(test)
              .replace(/(?<=\d)[,_\s](?=\d{3})/g, '')
              .includes(String(code(args)))
          );
        });
      expect(spelled.map(({ name: title }) => title)).toEqual([]);
    },
    CORPUS_MS,
  );

  it(
    'the name of a key',
    async () => {
      const report = await gradedReport(attackNamed('return-hidden-inputs-as-keys'));
      expect(hiddenTests(report).filter((test) => /\[\[|\]\]/.test(saidOf(test)))).toEqual([]);
    },
    CORPUS_MS,
  );
});

describe('hidden tests all say the same, whatever their inputs, to', () => {
  it.each(attacks.filter(({ name }) => name.startsWith('spell-hidden-inputs-')).map(({ name }) => name))(
    '%s',
    async (name) => {
      const report = await gradedReport(attackNamed(name));
      const visible = report.tests.filter(({ visibility }) => visibility === 'visible');
      // A line in which a visible test failed tells nothing new.
      const known = new Set(visible.flatMap(({ runtimeError }) => runtimeError?.line ?? []));
      const saidAt = new Map<number | undefined, Set<string>>();
      for (const test of hiddenTests(report)) {
        const line = test.runtimeError?.line;
        saidAt.set(line, (saidAt.get(line) ?? new Set()).add(`${test.durationMs} ms: ${saidOf(test)}`));
      }
      expect([...saidAt.values()].map(({ size }) => size)).toEqual([...saidAt.keys()].map(() => 1));
      expect([...saidAt.keys()].filter((line) => line === undefined || !known.has(line)).length).toBeLessThanOrEqual(1);
    },
    CORPUS_MS,
  );
});

describe('what a file prints while it is loaded', () => {
  it(
    'is shown of the first load only, which comes before any hidden test',
    async () => {
      const { tests } = await gradedReport(attackNamed('print-the-time-of-a-later-load'));
      const [loaded, called] = ['loaded', 'called'].map((what) =>
        new RegExp(`^${what} at (\\d+)$`, 'm').exec(tests[0]?.console ?? ''),
      );
      expect(Number(loaded?.[1])).toBeLessThanOrEqual(Number(called?.[1]));
    },
    CORPUS_MS,
  );
});

describe('where an error happened in hidden tests only', () => {
  const linesOf = async (name: string): Promise<unknown[]> =>
    hiddenTests(await gradedReport(attackNamed(name)))
      .filter(({ verdict }) => verdict === 'runtime-error')
      .map(({ message, runtimeError }) => [/ in line (\d+)/.exec(message)?.[1], runtimeError]);

  it(
    'is told when it is one place, and np or the engine threw',
    async () => {
      const lines = await linesOf('fail-in-hidden-tests-only');
      expect(lines.length).toBeGreaterThan(2);
      const excerpt = expect.stringMatching(/^9 \| {3}return \[np\.add.*\n {2}\| {3}~+$/);
      expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(1);
      expect(lines[0]).toEqual(['9', { name: '', message: '', line: 9, excerpt }]);
    },
    CORPUS_MS,
  );

  it(
    'is never told when student code threw',
    async () => {
      const lines = await linesOf('throw-in-hidden-tests-only');
      expect(lines.length).toBeGreaterThan(2);
      for (const line of lines) expect(line).toEqual([undefined, { name: '', message: '' }]);
    },
    CORPUS_MS,
  );

  it(
    'is told in visible tests by lines of the file, whatever source map stands in it',
    async () => {
      const [test] = (await gradedReport(attackNamed('source-map-in-a-comment'))).tests;
      expect(test?.runtimeError).toMatchObject({
        line: 4,
        excerpt: expect.stringContaining('return (undefined as any).x;'),
      });
    },
    CORPUS_MS,
  );
});

describe('no report holds characters that turn the order of others round', () => {
  it.each(['bidirectional-controls', 'unicode-tricks'])(
    '%s',
    async (name) => {
      const report = await gradedReport(attackNamed(name));
      expect(JSON.stringify(report)).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      if (name === 'bidirectional-controls')
        expect(report.tests[0]?.console).toContain('access [U+202E] nimda [U+2066]');
    },
    CORPUS_MS,
  );
});

describe('visible tests do not show', () => {
  const consoles = async (name: string): Promise<string> =>
    (await gradedReport(attackNamed(name))).tests.map(({ console = '' }) => console).join('\n');

  it.each([
    'print-helper-source',
    'walk-the-course-module',
    'arguments-callee-caller',
    'callback-inside-a-course-function',
  ])(
    'the source of helpers or of the harness to %s',
    async (name) => {
      const printed = squeeze(await consoles(name));
      expect(printed).not.toBe('');
      expect(printed).not.toMatch(
        /Float64Array\(|newOutputLimit|takeLog\(|decode\(|encoder\.add|requireModule|__toESM/,
      );
    },
    CORPUS_MS,
  );

  it.each(['print-helper-source', 'walk-the-course-module'])(
    'a body of any function to %s',
    async (name) => {
      const bodies = (await consoles(name)).match(/(function|=>)[^{\n]*\{[^}]*\}/g) ?? [];
      expect(bodies.filter((body) => !body.includes('[native code]'))).toEqual([]);
    },
    CORPUS_MS,
  );

  it(
    'call sites to a formatter of stack traces',
    async () => {
      const printed = await consoles('call-site-objects');
      expect(printed).toContain('submission.js');
      expect(printed).not.toMatch(/SITE|formatted by the student|file:\/\/|\/graders\/|node:/);
    },
    CORPUS_MS,
  );

  it(
    'what index setters and replaced functions catch of the harness',
    async () => {
      expect((await consoles('index-setters-on-array-prototype')).trim()).toBe('');
      expect(await consoles('pollute-function-prototype')).not.toMatch(/kind|tensor|offset|linear_forward/);
    },
    CORPUS_MS,
  );
});

describe('after the whole corpus', () => {
  beforeAll(async () => {
    for (const attack of attacks) await corpus.graded(attack);
  }, CORPUS_MS);

  it('the grader processes are those that were started', () => {
    expect(graderPids).toEqual([expect.any(Number), expect.any(Number)]);
    expect(corpus.pids()).toEqual(graderPids);
    for (const pid of graderPids) expect(isAlive(pid ?? 0)).toBe(true);
  });

  it('no process lingers and memory is back', async () => {
    const own = (processes: readonly RunningProcess[], pid: number | undefined): number =>
      processes.find((process) => process.pid === pid)?.residentMiB ?? 0;
    const isBack = (rest: readonly RunningProcess[], pid: number | undefined): boolean =>
      own(rest, pid) < own(before, pid) + 250;
    // Replacements of killed workers may still be starting; V8 gives memory back when a process has been idle for some seconds.
    const rest = await settles(
      () => descendants(process.pid),
      (after) =>
        after.length <= before.length + 3 &&
        residentMiB(after) < residentMiB(before) + 400 &&
        graderPids.every((pid) => isBack(after, pid)),
      SETTLE_MS,
    );
    expect(rest.length).toBeLessThanOrEqual(before.length + 3);
    expect(residentMiB(rest)).toBeLessThan(residentMiB(before) + 400);
    for (const pid of graderPids) {
      expect(own(rest, pid)).toBeGreaterThan(0);
      expect(own(rest, pid)).toBeLessThan(own(before, pid) + 250);
    }
  });

  it('closing the graders ends every process below them', async () => {
    const running = graderPids.flatMap((pid) => descendants(pid ?? 0));
    expect(running.length).toBeGreaterThan(0);
    await corpus.close();
    const left = await settles(
      () => running.filter(({ pid }) => isAlive(pid)),
      (alive) => alive.length === 0,
      SETTLE_MS,
    );
    expect(left).toEqual([]);
  });
});
