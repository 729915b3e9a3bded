/**
 * Owns one test's way from the sandbox's outcome to its report.
 * Must not run anything: it compares plain data and asks the feedback for words.
 */
import type { Exercise } from '../catalog/exercise.ts';
import { hintOf } from '../catalog/translation.ts';
import { compareCalls } from '../comparators/compare-calls.ts';
import { compareCounts } from '../comparators/compare-counts.ts';
import { compareInputs } from '../comparators/compare-inputs.ts';
import { compareValues } from '../comparators/compare-values.ts';
import { failureVerdict } from '../comparators/failure-verdict.ts';
import { withoutNumbers } from '../comparators/without-numbers.ts';
import { excerptOf } from '../compile/excerpt.ts';
import { placeInSource } from '../compile/map-stack.ts';
import { explain } from '../feedback/explain.ts';
import { explainRuntimeError } from '../feedback/explain-runtime-error.ts';
import { explainLimit } from '../feedback/explain-verdict.ts';
import { formatPlainValue } from '../feedback/format-value.ts';
import type { Sentences } from '../feedback/words/en.ts';
import type { PlainValue } from '../plain-value.ts';
import type { SandboxOutcome } from '../pool/worker-process.ts';
import type { Failure, Language, RuntimeError, TestReport } from '../protocol.ts';
import type { ExpectedCase } from '../references/expected.ts';
import type { GuestOutcome } from '../sandbox/parse-reply.ts';
import { STUDENT_FILE, STUDENT_LINE_OFFSET } from '../sandbox/student-script.ts';
import { costCurveOf } from './cost-curve.ts';
import { failedTest } from './report-parts.ts';

/** What judging needs to know of the submission. */
export interface Submission {
  readonly exercise: Exercise;
  /** The normalised source. */
  readonly source: string;
  /** Its source map, JSON. */
  readonly map: string;
  /** Time of one test, ms. */
  readonly testMs: number;
  /** The language of the report, and its sentences. */
  readonly language: Language;
  readonly words: Sentences;
}

/** What the engine, or np, says when an array does not fit into the isolate's memory. */
const OUT_OF_MEMORY = /^Array buffer allocation failed$|: there is no memory for /;

type Returned = Extract<GuestOutcome, { outcome: 'returned' }>;
type Threw = Extract<GuestOutcome, { outcome: 'threw' }>;

/** The first thing that is wrong with what was returned, most severe kind first. */
function findFailure(item: ExpectedCase, returned: Returned, exercise: Exercise): Failure | undefined {
  const { result: naming, tolerance, shapes, parameters } = exercise;
  const [first, ...others] = returned.calls;
  return (
    compareValues(item.expected, first as PlainValue, { naming, tolerance, shapes }) ??
    compareInputs(item.inputs, returned.inputs, parameters) ??
    compareCalls(first as PlainValue, others, naming) ??
    (item.limits && compareCounts(returned.counts, item.limits))
  );
}

const printInputs = (item: ExpectedCase, { exercise, words }: Submission): string =>
  item.inputs
    .map((input, i) => formatPlainValue(input, { name: exercise.parameters[i] ?? `argument ${i + 1}` }, words))
    .join('\n');

function judgeReturned(item: ExpectedCase, returned: Returned, submission: Submission): Partial<TestReport> {
  const { exercise, language, words } = submission;
  const found = findFailure(item, returned, exercise);
  if (found === undefined) return { verdict: 'accepted', points: item.points, message: '' };
  const failure = item.visibility === 'hidden' ? withoutNumbers(found, [...item.inputs, item.expected]) : found;
  const got = returned.calls[0] as PlainValue;
  const { function: functionName, parameters, tolerance, result: naming } = exercise;
  const { visibility, symbols, expected, inputs } = item;
  const mistakes = item.mistakes.map((mistake) => ({
    ...mistake,
    hint: hintOf(exercise.translations, mistake, language),
  }));
  const context = { functionName, parameters, visibility, symbols, expected, got, inputs, mistakes, tolerance, naming };
  return { verdict: failureVerdict(found.category), ...explain(failure, context, words), failure };
}

/** A runtime error with the student's line. In hidden tests nothing that student code can write is shown. */
function judgeThrown(item: ExpectedCase, threw: Threw, submission: Submission): Partial<TestReport> {
  const { source, map, words } = submission;
  const { visibility } = item;
  const message = words.error.sandboxMessage(threw.message);
  const place = placeInSource(threw.stack, {
    map,
    file: STUDENT_FILE,
    lineOffset: STUDENT_LINE_OFFSET,
    lines: source.split('\n').length,
  });
  const explanation = explainRuntimeError({ ...threw, message, visibility, line: place?.line }, words);
  const shown = visibility === 'visible' ? { name: threw.name.slice(0, 100), message } : { name: '', message: '' };
  const at = place && { ...place, excerpt: excerptOf(source, place.line, place.column, 1) };
  const runtimeError: RuntimeError = { ...shown, ...at };
  return { verdict: 'runtime-error', ...explanation, runtimeError };
}

function judgeReply(item: ExpectedCase, result: GuestOutcome, submission: Submission): Partial<TestReport> {
  const { words } = submission;
  switch (result.outcome) {
    case 'returned':
      return judgeReturned(item, result, submission);
    case 'threw':
      return OUT_OF_MEMORY.test(result.message)
        ? { verdict: 'memory-limit', message: explainLimit('memory-limit', submission, '', words) }
        : judgeThrown(item, result, submission);
    case 'too-large':
      return { verdict: 'output-limit', message: explainLimit('output-limit', submission, result.reason, words) };
    default:
      throw new Error(`a test cannot end in ${result.outcome}`);
  }
}

/** Duration in a report, ms: of hidden tests in steps of 100 ms, because student code could write a number into it. */
const shownDuration = ({ visibility }: ExpectedCase, ms: number): number =>
  visibility === 'hidden' ? Math.round(ms / 100) * 100 : Math.round(ms * 100) / 100;

/** What a visible test shows of the returned value. */
function shownResult(item: ExpectedCase, result: GuestOutcome, { exercise, words }: Submission): Partial<TestReport> {
  if (result.outcome !== 'returned') return {};
  const value = result.calls[0] as PlainValue;
  const costCurve = costCurveOf(item.expected, value, exercise);
  return { got: formatPlainValue(value, exercise.result, words), ...(costCurve && { costCurve }) };
}

/** The report of one test. `loadLog` is what the file printed while it was loaded. */
export function judgeTest(
  item: ExpectedCase,
  outcome: SandboxOutcome,
  submission: Submission,
  loadLog = '',
): TestReport {
  const { words } = submission;
  const base = { ...failedTest(item, 'accepted', ''), durationMs: shownDuration(item, outcome.durationMs) };
  const visible = item.visibility === 'visible';
  const inputs = visible
    ? {
        inputs: printInputs(item, submission),
        expected: formatPlainValue(item.expected, submission.exercise.result, words),
      }
    : {};
  if (outcome.status !== 'replied') {
    if (outcome.status === 'failed') {
      const threw: Threw = { outcome: 'threw', name: '', message: outcome.text, stack: '' };
      return { ...base, ...inputs, ...judgeThrown(item, threw, submission) };
    }
    return {
      ...base,
      ...inputs,
      verdict: outcome.status,
      message: explainLimit(outcome.status, submission, outcome.text, words),
    };
  }
  const judged = judgeReply(item, outcome.result, submission);
  if (!visible) return { ...base, ...judged };
  const log = loadLog + words.print.console(outcome.log);
  return {
    ...base,
    ...inputs,
    ...shownResult(item, outcome.result, submission),
    ...(log !== '' && { console: log }),
    ...judged,
  };
}
