import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadExercises } from '../../graders/catalog/load-exercises.ts';
import type { GradeReport } from '../../graders/protocol.ts';
import { exercisesFolder, testGrader } from '../support/grader.ts';

const exercises = loadExercises(exercisesFolder);
const grader = testGrader({ testMs: 1_000 });

beforeAll(() => grader.start(), 60_000);
afterAll(() => grader.close());

const grade = (exercise: string, fileName: string, source: string): Promise<GradeReport> =>
  grader.grade({ id: `${exercise}/${fileName}`, exercise, fileName, source, scope: 'all' });

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
  it('accepts its reference with full points and without a type error', async () => {
    const report = await grade(slug, 'reference.ts', exercise.reference);
    expect([report.verdict, explain(report)]).toEqual(['accepted', '']);
    expect(report.score).toBe(report.maxScore);
    expect(report.references?.largestDisagreement).toBeLessThanOrEqual(exercise.references.agreement);
  }, 60_000);

  it('gives its starter no points', async () => {
    const report = await grade(slug, 'starter.ts', exercise.starter);
    expect(report.score).toBe(0);
    expect(report.verdict).not.toBe('accepted');
  }, 60_000);

  it('has at least three right attempts and a wrong one', () => {
    const right = exercise.attempts.filter(({ verdict }) => verdict === 'accepted');
    expect(right.length).toBeGreaterThanOrEqual(3);
    expect(exercise.attempts.length).toBeGreaterThan(right.length);
  });

  it.each(exercise.attempts.map((attempt) => [attempt.file, attempt] as const))(
    '%s earns its verdict and shows nothing of hidden tests',
    async (file, attempt) => {
      const report = await grade(slug, file, attempt.source);
      expect([report.verdict, report.verdict === attempt.verdict ? '' : explain(report)]).toEqual([
        attempt.verdict,
        '',
      ]);
      for (const test of report.tests) {
        if (test.verdict !== 'accepted') expect(test.message).not.toBe('');
        if (test.visibility === 'hidden') expectNothingShown(test);
      }
    },
    60_000,
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
