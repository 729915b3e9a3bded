/**
 * Owns building reports and test reports: totals, the overall verdict, cutting long texts.
 * Must not decide a verdict.
 */
import type { Exercise } from '../catalog/exercise.ts';
import { summarise } from '../feedback/explain-verdict.ts';
import type { Sentences } from '../feedback/words/en.ts';
import type { Diagnostic, GradeJob, GradeReport, TestReport } from '../protocol.ts';
import type { ExpectedCase, ExpectedSet } from '../references/expected.ts';
import { type Verdict, worstVerdict } from '../verdict.ts';

/** The cases that a job asks for. */
export function casesInScope(set: ExpectedSet, job: GradeJob): readonly ExpectedCase[] {
  return job.scope === 'all' ? set.cases : set.cases.filter(({ visibility }) => visibility === 'visible');
}

/** A test without points, with the same verdict and message for a reason that lies outside the test. */
export function failedTest(item: ExpectedCase, verdict: Verdict, message: string): TestReport {
  const { name, visibility, points: maxPoints } = item;
  return { name, visibility, verdict, points: 0, maxPoints, message, hints: [], durationMs: 0 };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;

/** A time in whole limits of a test, ms: all that may be told of one that student code can stretch by what it must not tell. */
export const wholeLimits = (ms: number, testMs: number): number => Math.floor(ms / testMs) * testMs;

/** Collects the times of a submission, ms. */
export interface Timings {
  compileMs: number;
  typesMs: number;
  runMs: number;
  compareMs: number;
}

/** Puts a report together. The total is the sum of the tests' points. */
export function buildReport(parts: {
  readonly job: GradeJob;
  readonly exercise: Exercise;
  readonly set: ExpectedSet;
  readonly tests: readonly TestReport[];
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: Timings;
  readonly startedAt: number;
  readonly words: Sentences;
  /** Time of one test, ms. */
  readonly testMs: number;
}): GradeReport {
  const { job, exercise, set, tests, diagnostics, timings, startedAt, words, testMs } = parts;
  const total = (key: 'points' | 'maxPoints'): number => tests.reduce((sum, test) => sum + test[key], 0);
  const { exerciseVersion, tfjsBackend, tfjsVersion, largestDisagreement } = set;
  const { compileMs, typesMs, runMs, compareMs } = timings;
  const told = (ms: number): number =>
    tests.some(({ visibility }) => visibility === 'hidden') ? wholeLimits(ms, testMs) : round(ms);
  return {
    exercise: exercise.slug,
    file: job.fileName,
    scope: job.scope,
    verdict: worstVerdict(tests.map(({ verdict }) => verdict)),
    score: total('points'),
    maxScore: total('maxPoints'),
    message: summarise(tests, words),
    tests: [...tests],
    diagnostics: [...diagnostics],
    references: { exerciseVersion, tfjsBackend, tfjsVersion, largestDisagreement },
    timings: {
      compileMs: round(compileMs),
      typesMs: round(typesMs),
      runMs: told(runMs),
      compareMs: told(compareMs),
      totalMs: told(performance.now() - startedAt),
    },
  };
}

/** Longest printed value of a test in a report, characters, when the report would become too large. */
const SHORT_TEXT = 500;

/** Cuts printed values and console output until the report fits; verdicts and messages stay whole. */
export function fitReport(report: GradeReport, maxBytes: number, { print: words }: Sentences): GradeReport {
  const size = (candidate: GradeReport): number => Buffer.byteLength(JSON.stringify(candidate));
  if (size(report) <= maxBytes) return report;
  const cut = (text: string | undefined): string | undefined =>
    text !== undefined && text.length > SHORT_TEXT ? `${text.slice(0, SHORT_TEXT)}\n${words.cutForReport}` : text;
  const tests = report.tests.map((test): TestReport => {
    const { inputs, expected, got, console, failure, ...rest } = test;
    const texts = { inputs: cut(inputs), expected: cut(expected), got: cut(got), console: cut(console) };
    const present = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
    const { errorMap: _errorMap, ...smaller } = failure ?? {};
    return { ...rest, ...present, ...(failure && { failure: smaller as typeof failure }) };
  });
  return { ...report, tests };
}
