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
import { excerptOf, excerptOfLine } from '../compile/excerpt.ts';
import { type Place, placeInSource } from '../compile/map-stack.ts';
import { explain } from '../feedback/explain.ts';
import { explainRuntimeError } from '../feedback/explain-runtime-error.ts';
import { explainLimit } from '../feedback/explain-verdict.ts';
import { formatPlainValue } from '../feedback/format-value.ts';
import type { Sentences } from '../feedback/words/en.ts';
import type { PlainValue } from '../plain-value.ts';
import type { SandboxOutcome } from '../pool/worker-process.ts';
import type { Failure, Language, RuntimeError, TestReport } from '../protocol.ts';
import type { ExpectedCase, KnownMistake } from '../references/expected.ts';
import type { GuestOutcome } from '../sandbox/parse-reply.ts';
import { STUDENT_FILE, STUDENT_LINE_OFFSET } from '../sandbox/student-script.ts';
import { costCurveOf } from './cost-curve.ts';
import type { ErrorPlace } from './hidden-places.ts';
import type { Deed } from './recognise-mistakes.ts';
import { failedTest, wholeLimits } from './report-parts.ts';

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

/** What is known of a test from looking at all of them. */
export interface Known {
  /** Whether its report may say where an error happened, see hidden-places.ts. */
  readonly tell: boolean;
  /** The known mistake that explains it. */
  readonly mistake: Pick<KnownMistake, 'file' | 'hint'> | undefined;
  /** What is certain of the cause: the file is still the starter, an operator was applied to an array. */
  readonly cause: string | undefined;
  /** What to say of NaN where the starter's placeholder stands. */
  readonly placeholder: string | undefined;
  /** All visible tests passed. */
  readonly visiblePassed: boolean;
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

function judgeReturned(
  item: ExpectedCase,
  returned: Returned,
  submission: Submission,
  { mistake, cause, placeholder }: Known,
): Partial<TestReport> {
  const { exercise, language, words } = submission;
  const found = findFailure(item, returned, exercise);
  if (found === undefined) return { verdict: 'accepted', points: item.points, message: '' };
  const failure = item.visibility === 'hidden' ? withoutNumbers(found, [...item.inputs, item.expected]) : found;
  const got = returned.calls[0] as PlainValue;
  const { function: functionName, parameters, tolerance, result: naming } = exercise;
  const { visibility, symbols, expected, inputs } = item;
  const certain = cause ?? (got.data.some(Number.isNaN) ? placeholder : undefined);
  const recognised = certain ?? (mistake && hintOf(exercise.translations, mistake, language));
  const context = {
    functionName,
    parameters,
    visibility,
    symbols,
    expected,
    got,
    inputs,
    recognised,
    tolerance,
    naming,
  };
  return { verdict: failureVerdict(found.category), ...explain(failure, context, words), failure };
}

/** What was thrown in a test, when something was. */
function thrownIn(outcome: SandboxOutcome): Threw | undefined {
  if (outcome.status === 'failed') return { outcome: 'threw', name: '', message: outcome.text, stack: '', own: true };
  return outcome.status === 'replied' && outcome.result.outcome === 'threw' ? outcome.result : undefined;
}

const placeOf = (threw: Threw, { map, source }: Submission): Place | undefined =>
  placeInSource(threw.stack, {
    map,
    file: STUDENT_FILE,
    lineOffset: STUDENT_LINE_OFFSET,
    lines: source.split('\n').length,
  });

/** What the submission did in a test, as far as it can be compared with what a known wrong sample does. */
export function deedOf(outcome: SandboxOutcome | undefined): Deed {
  const threw = outcome && thrownIn(outcome);
  if (threw !== undefined) return { error: threw.message };
  if (outcome?.status !== 'replied' || outcome.result.outcome !== 'returned') return undefined;
  return { value: outcome.result.calls[0] as PlainValue };
}

/** Where the error of a test happened; undefined when there was none. */
export function errorPlaceOf(
  { visibility }: ExpectedCase,
  outcome: SandboxOutcome,
  submission: Submission,
): ErrorPlace | undefined {
  const threw = thrownIn(outcome);
  if (threw === undefined) return undefined;
  const { own, operation } = threw;
  return { visibility, own, operation, line: placeOf(threw, submission)?.line };
}

/** A runtime error with the student's line. In hidden tests nothing is shown that student code can write. */
function judgeThrown(item: ExpectedCase, threw: Threw, submission: Submission, known: Known): Partial<TestReport> {
  const { exercise, language, source, words } = submission;
  const { tell, mistake, visiblePassed } = known;
  const { visibility } = item;
  const place = tell ? placeOf(threw, submission) : undefined;
  const message = words.error.sandboxMessage(threw.message);
  const operation = tell ? threw.operation : undefined;
  const explained = { ...threw, message, visibility, operation, line: place?.line, visiblePassed };
  const general = explainRuntimeError(explained, words);
  const cause = known.cause ?? (mistake && hintOf(exercise.translations, mistake, language));
  const hints = cause === undefined ? general.hints : [cause];
  const explanation = { ...general, hints };
  if (visibility === 'hidden') {
    const at = place && { line: place.line, excerpt: excerptOfLine(source, place.line) };
    return { verdict: 'runtime-error', ...explanation, runtimeError: { name: '', message: '', ...at } };
  }
  const at = place && { ...place, excerpt: excerptOf(source, place.line, place.column, 1) };
  const runtimeError: RuntimeError = { name: threw.name.slice(0, 100), message, ...at };
  return { verdict: 'runtime-error', ...explanation, runtimeError };
}

function judgeReply(
  item: ExpectedCase,
  result: GuestOutcome,
  submission: Submission,
  known: Known,
): Partial<TestReport> {
  const { words } = submission;
  switch (result.outcome) {
    case 'returned':
      return judgeReturned(item, result, submission, known);
    case 'threw':
      return OUT_OF_MEMORY.test(result.message)
        ? { verdict: 'memory-limit', message: explainLimit('memory-limit', submission, '', words) }
        : judgeThrown(item, result, submission, known);
    case 'too-large':
      return {
        verdict: 'output-limit',
        message: explainLimit('output-limit', submission, reasonOf(item, result), words),
      };
    default:
      throw new Error(`a test cannot end in ${result.outcome}`);
  }
}

/** Why a result was too large; hidden tests do not say it, because student code could choose among the reasons. */
const reasonOf = ({ visibility }: ExpectedCase, { reason }: { readonly reason: string }): string =>
  visibility === 'hidden' ? '' : reason;

/** What is said about a limit: which part of time it was, or why the result was too large. */
const limitDetail = (item: ExpectedCase, { status, text }: Exclude<SandboxOutcome, { status: 'replied' }>): string =>
  status === 'output-limit' ? reasonOf(item, { reason: text }) : text;

/** Duration in a report, ms: of hidden tests only how often it fills the limit of a test, because student code can wait. */
const shownDuration = ({ visibility }: ExpectedCase, ms: number, testMs: number): number =>
  visibility === 'hidden' ? wholeLimits(ms, testMs) : Math.round(ms * 100) / 100;

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
  known: Known,
  loadLog = '',
): TestReport {
  const { words } = submission;
  const durationMs = shownDuration(item, outcome.durationMs, submission.testMs);
  const base = { ...failedTest(item, 'accepted', ''), durationMs };
  const visible = item.visibility === 'visible';
  const inputs = visible
    ? {
        inputs: printInputs(item, submission),
        expected: formatPlainValue(item.expected, submission.exercise.result, words),
      }
    : {};
  if (outcome.status !== 'replied') {
    if (outcome.status === 'failed') {
      const threw = thrownIn(outcome) as Threw;
      return { ...base, ...inputs, ...judgeThrown(item, threw, submission, known) };
    }
    return {
      ...base,
      ...inputs,
      verdict: outcome.status,
      message: explainLimit(outcome.status, submission, limitDetail(item, outcome), words),
    };
  }
  const judged = judgeReply(item, outcome.result, submission, known);
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
