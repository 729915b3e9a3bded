/**
 * Owns how a grader's report is read by people.
 * Must not know how reports are made.
 */
import { LOOP, RETURNED_VALUE } from '../../graders/comparators/naming.ts';
import type { Diagnostic, Failure, GradeReport, RuntimeError, SafeNumber, TestReport } from '../../graders/protocol.ts';
import { formatNumber, formatPoints, formatShape, splitCode } from '../kernel/text/format-number.ts';
import type { Words, WordsBelow } from '../kernel/text/words.ts';
import { decidedBadge, trialBadge, verdictBadge } from './badge.presenter.ts';
import { presentCostCurve } from './cost-curve.presenter.ts';
import { presentHeatMap } from './error-map.presenter.ts';
import type { TestDecisionsShown } from './get-submission.ts';

/** A term and what it is: "Tensor: grads.dW2". */
type Fact = { readonly term: string; readonly value: string; readonly note: string };

/** A number of a tensor, with the decimal comma where the language has it. */
const shown = (value: SafeNumber, { language }: Words): string =>
  language === 'de' ? formatNumber(value).replace('.', ',') : formatNumber(value);

const fact = (term: string, value: string, note = ''): Fact => ({ term, value, note });

/** A tensor by its name in the course; what has none is described in the reader's language. */
function nameOf(tensor: string, words: Words): string {
  if (tensor === RETURNED_VALUE) return words.t('report:fact.returned');
  return tensor === LOOP ? words.t('report:fact.loop') : tensor;
}

function presentFailure(failure: Failure, words: Words): Fact[] {
  const say = (name: WordsBelow<'report:fact.'>): string => words.t(`report:fact.${name}`);
  const facts = [fact(say(failure.category === 'purity' ? 'changed' : 'tensor'), nameOf(failure.tensor, words))];
  const { expectedShape, gotShape, shapeInSymbols, firstDifference: first } = failure;
  if (expectedShape && expectedShape.length > 0)
    facts.push(fact(say('expectedShape'), formatShape(expectedShape), shapeInSymbols ?? ''));
  if (gotShape && gotShape.length > 0) facts.push(fact(say('yourShape'), formatShape(gotShape)));
  if (first) facts.push(...presentDifference(first, words));
  if (failure.differingElements !== undefined && (failure.totalElements ?? 2) > 1) {
    const values = { count: failure.differingElements, total: failure.totalElements ?? '?' };
    facts.push(fact(say('differing'), words.t('report:fact.of', values)));
  }
  if (failure.maxAbsoluteError !== undefined)
    facts.push(fact(say('absolute'), shown(shorter(failure.maxAbsoluteError), words)));
  if (failure.maxRelativeError !== undefined)
    facts.push(fact(say('relative'), shown(shorter(failure.maxRelativeError), words)));
  return facts;
}

/** The first element that differs; a single number has no index. */
function presentDifference({ index, expected, got }: NonNullable<Failure['firstDifference']>, words: Words): Fact[] {
  const say = (name: WordsBelow<'report:fact.'>, place = ''): string => words.t(`report:fact.${name}`, { place });
  if (index.length === 0) return [fact(say('expected'), shown(expected, words)), fact(say('yours'), shown(got, words))];
  const place = `[${index.join(', ')}]`;
  return [
    fact(say('first'), place, say('fromZero')),
    fact(say('expectedAt', place), shown(expected, words)),
    fact(say('yoursAt', place), shown(got, words)),
  ];
}

/** Errors need three digits only. */
function shorter(value: number | 'NaN' | 'Infinity' | '-Infinity'): typeof value {
  return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
}

function presentRuntimeError(error: RuntimeError, words: Words) {
  const { line, column } = error;
  const key = column ? 'report:place.column' : 'report:place.line';
  const place = line === undefined ? '' : words.t(key, { line, column: column ?? 0 });
  const title = error.message ? `${error.name}: ${error.message}` : error.name;
  return { title, place, line: line ?? '', excerpt: error.excerpt ?? '' };
}

/** How a test counts by a decision of people, where there is one. */
type Decision = 'none' | 'full' | 'accepted';

function presentTest(test: TestReport, index: number, opened: number, decided: Decision | undefined, words: Words) {
  const block = (label: WordsBelow<'report:block.'>, text: string | undefined, wide = false) =>
    text ? [{ label: words.t(`report:block.${label}`), text, wide }] : [];
  const { failure, durationMs } = test;
  const hidden = test.visibility === 'hidden';
  return {
    id: `test-${index + 1}`,
    name: test.name,
    badge: decided ? decidedBadge(decided, words) : verdictBadge(test.verdict, words),
    points:
      decided === 'none'
        ? '–'
        : `${formatPoints(decided ? test.maxPoints : test.points)} / ${formatPoints(test.maxPoints)}`,
    hidden,
    open: index === opened,
    message: splitCode(test.message),
    hints: test.hints.map(splitCode),
    facts: failure ? presentFailure(failure, words) : [],
    runtimeError: test.runtimeError && presentRuntimeError(test.runtimeError, words),
    // Where all elements differ, the map would show no place.
    heatMap:
      failure?.errorMap && failure.differingElements !== failure.totalElements
        ? presentHeatMap(failure.errorMap, nameOf(failure.tensor, words), words)
        : undefined,
    costCurve: test.costCurve && presentCostCurve(test.costCurve, words),
    blocks: [
      ...block('inputs', test.inputs, true),
      ...block('expected', test.expected),
      ...block('got', test.got),
      ...block('console', test.console, true),
    ],
    // That of a hidden test is known in whole limits only, which its verdict says already.
    duration: hidden ? '' : durationMs < 10 ? `${durationMs.toFixed(1)} ms` : `${Math.round(durationMs)} ms`,
  };
}

function presentDiagnostic(diagnostic: Diagnostic, words: Words) {
  const { severity, code, line, column, message, excerpt } = diagnostic;
  return {
    severity,
    label: words.t(`report:severity.${severity}`),
    tone: severity === 'error' ? 'bad' : 'warn',
    code,
    line,
    column,
    place: words.t('report:place.column', { line, column }),
    message,
    excerpt,
  };
}

const BACKENDS = ['tfjs-node', 'wasm', 'cpu'] as const;

/** "Compared with two references that agree to within 3e-8: ..." */
function presentReferences({ references }: GradeReport, words: Words): string {
  if (!references) return '';
  const { tfjsBackend, tfjsVersion, largestDisagreement } = references;
  const known = BACKENDS.find((backend) => backend === tfjsBackend);
  const backend = known ? words.t(`report:backend.${known}`) : tfjsBackend;
  const agreement = largestDisagreement.toExponential(0);
  return words.t('report:references', { version: tfjsVersion, backend, agreement });
}

/** What people decided about the tests of a report; `counted` are points and verdict by that. */
export type ReportDecisions = Pick<TestDecisionsShown, 'voided' | 'accepted' | 'counted'>;
const NO_DECISIONS: ReportDecisions = { voided: [], accepted: [], counted: undefined };

/** What is said instead of the grader's own sentence, which knows nothing of decisions. */
function decidedMessage(
  tests: readonly TestReport[],
  of: (test: string) => Decision | undefined,
  words: Words,
): string {
  const counting = tests.filter(({ name }) => of(name) !== 'none' && of(name) !== 'full');
  const passed = counting.filter(({ name, verdict }) => verdict === 'accepted' || of(name)).length;
  return words.t('report:decidedTests', { passed, of: counting.length });
}

/**
 * The view model of views/submissions/parts/report. `testName` translates the names of tests, which are English in reports. The headline
 * and each test say what counts with the decisions of people.
 */
export function presentReport(
  report: GradeReport,
  words: Words,
  testName: (name: string) => string = (name) => name,
  { voided, accepted, counted }: ReportDecisions = NO_DECISIONS,
) {
  const { tests, diagnostics } = report;
  const decisions = new Map<string, Decision>([
    ...accepted.map(({ test }) => [test, 'accepted'] as const),
    ...voided.map(({ test, credit }) => [test, credit] as const),
  ]);
  const decisionOn = (name: string): Decision | undefined => decisions.get(name);
  const firstFailing = tests.findIndex(({ name, verdict }) => verdict !== 'accepted' && !decisionOn(name));
  const verdict = counted?.verdict ?? report.verdict;
  const earned = counted?.score ?? report.score;
  const blocking = diagnostics.some((diagnostic) => diagnostic.blocking);
  const [score, maxScore] = [formatPoints(earned), formatPoints(report.maxScore)];
  const trial = report.scope === 'visible';
  const passed = tests.filter(({ verdict }) => verdict === 'accepted').length;
  return {
    badge: (trial ? trialBadge : verdictBadge)(verdict, words),
    message: splitCode(
      decisions.size > 0 && report.message !== '' ? decidedMessage(tests, decisionOn, words) : report.message,
    ),
    score,
    maxScore,
    points: words.t('report:points', { count: report.maxScore, score, maxScore }),
    pointsUnit: words.t('report:pointsUnit', { count: report.maxScore, maxScore }),
    meterValue: earned,
    meterMax: report.maxScore || 1,
    trial: trial ? words.t('report:trialTests', { passed, of: tests.length }) : '',
    tests: tests.map((test, index) =>
      presentTest({ ...test, name: testName(test.name) }, index, firstFailing, decisionOn(test.name), words),
    ),
    diagnostics: diagnostics.map((diagnostic) => presentDiagnostic(diagnostic, words)),
    diagnosticsNote: words.t(blocking ? 'report:typesBlock' : 'report:typesPass'),
    references: presentReferences(report, words),
    duration: tests.some(({ visibility }) => visibility === 'hidden')
      ? ''
      : words.t('report:graded', { duration: Math.max(1, Math.round(report.timings.totalMs)) }),
  };
}
