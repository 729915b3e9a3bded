/**
 * Owns what a report in German shares with the English one of the same file, and what may not be English in it.
 */
import type { Exercise, SampleSolution } from '../../graders/catalog/exercise.ts';
import type { Diagnostic, GradeReport, TestReport } from '../../graders/protocol.ts';

/** Words of an English sentence that are no German words. */
export const ENGLISH = /\b(the|is|are|of|and|or|to|your|with|expected|this|that|it|not|which|from|must|has|came)\b/i;
/** Right numbers gained in a wrong way are rare among samples: these names show them. */
const BEHAVIOUR = /remembers|changes-|loop-over/;

/** One wrong sample per verdict and exercise, one of those that wait for a time limit, and those of behaviour. */
export function sampleOf(exercise: Exercise): SampleSolution[] {
  const seen = new Set(['accepted', ...(exercise.slug === 'linear_forward' ? [] : ['time-limit'])]);
  return exercise.samples.filter(({ file, verdict }) => {
    const isNew = !seen.has(verdict);
    seen.add(verdict);
    return isNew || BEHAVIOUR.test(file);
  });
}

/** All of a report that is not words: verdicts, points, what differs, by how much. */
export const dataOf = ({ exercise, scope, verdict, score, maxScore, tests, diagnostics }: GradeReport) => ({
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
export function wordsOf(
  { message, hints = [], runtimeError }: Pick<GradeReport, 'message'> & Partial<TestReport>,
  diagnostics: readonly Diagnostic[],
): string[] {
  const foreign = [runtimeError?.message ?? '', ...diagnostics.map((diagnostic) => diagnostic.message)];
  return [foreign.filter((text) => text !== '').reduce((rest, text) => rest.replace(text, ''), message), ...hints];
}
