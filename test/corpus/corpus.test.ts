/**
 * All samples of all exercises through real graders, the same in German, and the published values through the references.
 * One file, because its graders are shared: what they grade side by side is only awaited here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadExercises } from '../../graders/catalog/load-exercises.ts';
import type { GradeReport } from '../../graders/protocol.ts';
import { projectRoot } from '../../server/project-root.ts';
import published from '../fixtures/course/published-values.json' with { type: 'json' };
import { exercisesFolder } from '../support/grader.ts';
import { gradeSamples } from './graded-samples.ts';
import { dataOf, ENGLISH, sampleOf, wordsOf } from './in-german.ts';
import { leaves } from './leaves.ts';
import { problemsOf, strangersIn, tableOf } from './what-is-said.ts';

/** All of the corpus on a busy machine: a test waits for all that was given to the graders before its own file. */
const CORPUS_MS = 900_000;

const exercises = loadExercises(exercisesFolder);
const graded = gradeSamples(exercises, sampleOf);

beforeAll(() => graded.start(), 60_000);
afterAll(() => graded.close(), 30_000);

/** What a failing expectation should show: the tests that were not accepted and why. */
const explain = ({ tests, diagnostics }: GradeReport): string =>
  [
    ...diagnostics.map(({ line, message }) => `line ${line}: ${message}`),
    ...tests
      .filter(({ verdict }) => verdict !== 'accepted')
      .map(({ name, verdict, message }) => `${name}: ${verdict}: ${message}`),
  ].join('\n');

it('covers every function of the assignment', () => {
  const functions = exercises.map((exercise) => exercise.function);
  const assigned = [
    ...['initialize_parameters', 'initialize_parameters_deep', 'linear_forward', 'linear_activation_forward'],
    ...['L_model_forward', 'compute_cost', 'linear_backward', 'linear_activation_backward', 'L_model_backward'],
    ...['update_parameters', 'two_layer_model', 'L_layer_model', 'predict'],
  ];
  expect(functions).toEqual(expect.arrayContaining(assigned));
});

describe.each(exercises.map((exercise) => [exercise.slug, exercise] as const))('%s', (slug, exercise) => {
  it(
    'accepts its reference with full points and without a type error',
    async () => {
      const report = await graded.report(slug, 'reference.ts');
      expect([report.verdict, explain(report)]).toEqual(['accepted', '']);
      expect(report.score).toBe(report.maxScore);
      expect(report.references?.largestDisagreement).toBeLessThanOrEqual(exercise.references.agreement);
    },
    CORPUS_MS,
  );

  it(
    'gives its starter no points',
    async () => {
      const report = await graded.report(slug, 'starter.ts');
      expect(report.score).toBe(0);
      expect(report.verdict).not.toBe('accepted');
    },
    CORPUS_MS,
  );

  it('has at least three right samples and a wrong one', () => {
    const right = exercise.samples.filter(({ verdict }) => verdict === 'accepted');
    expect(right.length).toBeGreaterThanOrEqual(3);
    expect(exercise.samples.length).toBeGreaterThan(right.length);
  });

  it.each(exercise.samples.map((sample) => [sample.file, sample] as const))(
    '%s earns its verdict and shows nothing of hidden tests',
    async (file, sample) => {
      const report = await graded.report(slug, file);
      expect([report.verdict, report.verdict === sample.verdict ? '' : explain(report)]).toEqual([sample.verdict, '']);
      for (const test of report.tests) {
        if (test.verdict !== 'accepted') expect(test.message).not.toBe('');
        if (test.visibility === 'hidden') expectNothingShown(test);
      }
    },
    CORPUS_MS,
  );
});

/** A hidden test shows its verdict, the tensor, shapes and a line; no values and nothing that student code wrote. */
function expectNothingShown(test: GradeReport['tests'][number]): void {
  for (const key of ['inputs', 'expected', 'got', 'console']) expect(test).not.toHaveProperty(key);
  expect(test.runtimeError?.message ?? '').toBe('');
  expect(test.runtimeError?.name ?? '').toBe('');
  for (const key of ['firstDifference', 'maxAbsoluteError', 'errorMap'])
    expect(test.failure ?? {}).not.toHaveProperty(key);
}

describe('a wrong sample graded in German', () => {
  const samples = exercises.flatMap((exercise) =>
    sampleOf(exercise).map(({ file }) => ({ slug: exercise.slug, file, name: `${exercise.slug}/${file}` })),
  );
  const categories = new Set<string>();

  it.each(samples)(
    '$name earns the same as in English, in German words',
    async ({ slug, file }) => {
      const [english, german] = await Promise.all([graded.report(slug, file), graded.report(slug, file, 'de')]);
      expect(dataOf(german)).toEqual(dataOf(english));
      expect(german.message).not.toBe(english.message);
      // The grader's own diagnostics are German; those of TypeScript and of the parser have codes of their own.
      const foreign = german.diagnostics.filter(({ code }) => /^TS|^syntax$/.test(code));
      expect(
        wordsOf(german, foreign)
          .join()
          .replace(/`[^`]*`/g, ''),
      ).not.toMatch(ENGLISH);
      for (const [at, test] of german.tests.entries()) {
        const inEnglish = english.tests[at];
        if (test.failure) categories.add(test.failure.category);
        if (test.verdict !== 'accepted') expect(test.message).not.toBe(inEnglish?.message);
        for (const text of wordsOf(test, foreign)) expect(text.replace(/`[^`]*`/g, '')).not.toMatch(ENGLISH);
        for (const hint of test.hints) expect(inEnglish?.hints).not.toContain(hint);
      }
    },
    CORPUS_MS,
  );

  it('was explained in every way that a comparison can fail', () => {
    const all = ['type', 'shape', 'values', 'keys', 'purity', 'repeatability', 'element-access'];
    expect([...categories].sort()).toEqual(all.sort());
  });
});

describe('what is said about wrong samples', () => {
  const wrong = exercises.flatMap((exercise) =>
    exercise.samples.filter(({ verdict }) => verdict !== 'accepted').map((sample) => ({ exercise, sample })),
  );
  const named = wrong.map(({ exercise, sample }) => [`${exercise.slug}/${sample.file}`, exercise, sample] as const);

  it.each(named)(
    '%s: its cause comes first, and no other one is named',
    async (_name, exercise, sample) => {
      expect(problemsOf(exercise, sample, await graded.report(exercise.slug, sample.file))).toEqual([]);
    },
    CORPUS_MS,
  );

  it('is in the table that people read', async () => {
    const file = join(projectRoot, 'test/corpus/what-is-said.md');
    const table = tableOf(
      await Promise.all(
        wrong.map(async ({ exercise, sample }) => ({
          ...{ exercise, sample },
          report: await graded.report(exercise.slug, sample.file),
        })),
      ),
    );
    if (process.env.UPDATE_SAID === '1') writeFileSync(file, table);
    expect(readFileSync(file, 'utf8')).toBe(table);
  });

  it('is not excused for samples that are no longer there', () => expect(strangersIn(exercises)).toEqual([]));
});

/**
 * Published expected values of the course's newest generation (2021 and later), recomputed to full precision with NumPy.
 * Each case has the function, its arguments as nested lists, and what the parts of its result must be.
 */
describe('the references give the published values', () => {
  it.each(published.map((item) => [item.id, item] as const))(
    '%s',
    async (_id, { exercise, args, expected }) => {
      const { scratch, tensor } = await graded.reference(exercise, args);
      for (const [path, numbers] of Object.entries(expected)) {
        const fromScratch = leaves(scratch)[path];
        const fromTensors = leaves(tensor)[path];
        expect(fromScratch).toHaveLength((numbers as number[]).length);
        const scale = Math.max(...(numbers as number[]).map(Math.abs), 1e-300);
        (numbers as number[]).forEach((value, i) => {
          expect(Math.abs((fromScratch?.[i] as number) - value) / scale).toBeLessThan(1e-13);
          expect(Math.abs((fromTensors?.[i] as number) - value) / scale).toBeLessThan(1e-5);
        });
      }
    },
    CORPUS_MS,
  );
});
