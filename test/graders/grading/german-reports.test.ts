import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, Exercise } from '../../../graders/catalog/exercise.ts';
import { loadExercises } from '../../../graders/catalog/load-exercises.ts';
import type { Diagnostic, GradeReport, Language, TestReport } from '../../../graders/protocol.ts';
import { exercisesFolder, testGrader } from '../../support/grader.ts';

/** Words of an English sentence that are no German words. */
const ENGLISH = /\b(the|is|are|of|and|or|to|your|with|expected|this|that|it|not|which|from|must|has|came)\b/i;
/** Right numbers gained in a wrong way are rare among attempts: these names show them. */
const BEHAVIOUR = /remembers|changes-|loop-over/;

/** One wrong attempt per verdict and exercise, one of those that wait for a time limit, and those of behaviour. */
function sampleOf(exercise: Exercise): Attempt[] {
  const seen = new Set(['accepted', ...(exercise.slug === 'linear_forward' ? [] : ['time-limit'])]);
  return exercise.attempts.filter(({ file, verdict }) => {
    const isNew = !seen.has(verdict);
    seen.add(verdict);
    return isNew || BEHAVIOUR.test(file);
  });
}

const samples = loadExercises(exercisesFolder).flatMap((exercise) =>
  sampleOf(exercise).map((attempt) => ({ exercise, attempt, name: `${exercise.slug}/${attempt.file}` })),
);
const grader = testGrader({ testMs: 1_000 });
const categories = new Set<string>();

beforeAll(() => grader.start(), 60_000);
afterAll(() => grader.close());

const grade = ({ exercise, attempt, name }: (typeof samples)[number], language?: Language): Promise<GradeReport> =>
  grader.grade({
    id: `${name} ${language}`,
    exercise: exercise.slug,
    fileName: attempt.file,
    source: attempt.source,
    scope: 'all',
    ...(language && { language }),
  });

/** All of a report that is not words: verdicts, points, what differs, by how much. */
const dataOf = ({ exercise, scope, verdict, score, maxScore, tests, diagnostics }: GradeReport) => ({
  ...{ exercise, scope, verdict, score, maxScore },
  tests: tests.map(
    ({ name, visibility, verdict: ended, points, maxPoints, failure, runtimeError, hints, costCurve }) => ({
      ...{ name, visibility, ended, points, maxPoints, failure, runtimeError, costCurve },
      hints: hints.length,
    }),
  ),
  diagnostics: diagnostics.map(({ code, line, column, excerpt, blocking }) => ({
    code,
    line,
    column,
    excerpt,
    blocking,
  })),
});

/** The sentences of a report or a test without what the engine, np and TypeScript said: that stays English. */
function wordsOf(
  { message, hints = [], runtimeError }: Pick<GradeReport, 'message'> & Partial<TestReport>,
  diagnostics: readonly Diagnostic[],
): string[] {
  const foreign = [runtimeError?.message ?? '', ...diagnostics.map((diagnostic) => diagnostic.message)];
  return [foreign.filter((text) => text !== '').reduce((rest, text) => rest.replace(text, ''), message), ...hints];
}

describe('a wrong attempt graded in German', () => {
  it.each(samples)(
    '$name earns the same as in English, in German words',
    async (sample) => {
      const [english, german] = await Promise.all([grade(sample), grade(sample, 'de')]);
      expect(dataOf(german)).toEqual(dataOf(english));
      expect(german.message).not.toBe(english.message);
      // The grader's own diagnostics are German; those of TypeScript and of the parser have codes of their own.
      const foreign = german.diagnostics.filter(({ code }) => /^TS|^syntax$/.test(code));
      expect(wordsOf(german, foreign).join()).not.toMatch(ENGLISH);
      for (const [at, test] of german.tests.entries()) {
        const inEnglish = english.tests[at];
        if (test.failure) categories.add(test.failure.category);
        if (test.verdict !== 'accepted') expect(test.message).not.toBe(inEnglish?.message);
        for (const text of wordsOf(test, foreign)) expect(text).not.toMatch(ENGLISH);
        for (const hint of test.hints) expect(inEnglish?.hints).not.toContain(hint);
      }
    },
    60_000,
  );

  it('was explained in every way that a comparison can fail', () => {
    const all = ['type', 'shape', 'values', 'keys', 'purity', 'repeatability', 'element-access'];
    expect([...categories].sort()).toEqual(all.sort());
  });
});
