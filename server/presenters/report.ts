/**
 * Owns how a grader's report is read by people.
 * Must not know HTML, nor how the report came about.
 */
import type { Diagnostic, Failure, GradeReport, RuntimeError, TestReport } from '../../graders/protocol.ts';
import { verdictBadge } from './badge.ts';
import { formatNumber, formatPoints, formatShape, splitCode } from './format.ts';

/** A term and what it is: "Tensor: grads.dW2". */
type Fact = { readonly term: string; readonly value: string; readonly note: string };

const fact = (term: string, value: string, note = ''): Fact => ({ term, value, note });

function presentFailure(failure: Failure): Fact[] {
  const facts = [fact(failure.category === 'purity' ? 'Changed input' : 'Tensor', failure.tensor)];
  const { expectedShape, gotShape, shapeInSymbols, firstDifference: first } = failure;
  if (expectedShape && expectedShape.length > 0)
    facts.push(fact('Expected shape', formatShape(expectedShape), shapeInSymbols ?? ''));
  if (gotShape && gotShape.length > 0) facts.push(fact('Your shape', formatShape(gotShape)));
  if (first) facts.push(...presentDifference(first));
  if (failure.differingElements !== undefined && (failure.totalElements ?? 2) > 1)
    facts.push(fact('Elements that differ', `${failure.differingElements} of ${failure.totalElements ?? '?'}`));
  if (failure.maxAbsoluteError !== undefined)
    facts.push(fact('Largest absolute error', formatNumber(shorter(failure.maxAbsoluteError))));
  if (failure.maxRelativeError !== undefined)
    facts.push(fact('Largest relative error', formatNumber(shorter(failure.maxRelativeError))));
  return facts;
}

/** The first element that differs; a single number has no index. */
function presentDifference({ index, expected, got }: NonNullable<Failure['firstDifference']>): Fact[] {
  if (index.length === 0) return [fact('Expected', formatNumber(expected)), fact('Yours', formatNumber(got))];
  const place = `[${index.join(', ')}]`;
  return [
    fact('First difference', place, 'counted from 0'),
    fact(`Expected at ${place}`, formatNumber(expected)),
    fact(`Yours at ${place}`, formatNumber(got)),
  ];
}

/** Errors need three digits only. */
function shorter(value: number | 'NaN' | 'Infinity' | '-Infinity'): typeof value {
  return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
}

function presentRuntimeError(error: RuntimeError) {
  const place = error.line === undefined ? '' : `line ${error.line}${error.column ? `, column ${error.column}` : ''}`;
  return { title: error.message ? `${error.name}: ${error.message}` : error.name, place, excerpt: error.excerpt ?? '' };
}

function presentTest(test: TestReport, index: number, opened: number) {
  const block = (label: string, text: string | undefined, wide = false) => (text ? [{ label, text, wide }] : []);
  return {
    number: index + 1,
    name: test.name,
    badge: verdictBadge(test.verdict),
    points: `${formatPoints(test.points)} / ${formatPoints(test.maxPoints)}`,
    hidden: test.visibility === 'hidden',
    open: index === opened,
    message: splitCode(test.message),
    hints: test.hints.map(splitCode),
    facts: test.failure ? presentFailure(test.failure) : [],
    runtimeError: test.runtimeError && presentRuntimeError(test.runtimeError),
    blocks: [
      ...block('Inputs', test.inputs, true),
      ...block('Expected', test.expected),
      ...block('Your function returned', test.got),
      ...block('Console', test.console, true),
    ],
    duration: test.durationMs < 10 ? `${test.durationMs.toFixed(1)} ms` : `${Math.round(test.durationMs)} ms`,
  };
}

function presentDiagnostic(diagnostic: Diagnostic) {
  return {
    severity: diagnostic.severity === 'error' ? 'Error' : 'Warning',
    tone: diagnostic.severity === 'error' ? 'bad' : 'warn',
    code: diagnostic.code,
    place: `line ${diagnostic.line}, column ${diagnostic.column}`,
    message: diagnostic.message,
    excerpt: diagnostic.excerpt,
  };
}

const BACKENDS: Readonly<Record<string, string>> = {
  'tfjs-node': 'native library (tfjs-node)',
  wasm: 'WebAssembly (wasm)',
  cpu: 'plain JavaScript (cpu)',
};

/** "Compared with two references that agree to within 3e-8: ..." */
function presentReferences(report: GradeReport): string {
  const { references } = report;
  if (!references) return '';
  const { tfjsBackend, tfjsVersion, largestDisagreement, exerciseVersion } = references;
  const backend = BACKENDS[tfjsBackend] ?? tfjsBackend;
  return `Compared with two independent references, one from scratch and one in TensorFlow.js ${tfjsVersion} on its ${backend} backend; they agree to within ${largestDisagreement.toExponential(0)} of the scale. Exercise version ${exerciseVersion.slice(0, 12)}.`;
}

/** The view model of partials/report. */
export function presentReport(report: GradeReport) {
  const { tests, diagnostics } = report;
  const firstFailing = tests.findIndex(({ verdict }) => verdict !== 'accepted');
  const blocking = diagnostics.some((diagnostic) => diagnostic.blocking);
  return {
    badge: verdictBadge(report.verdict),
    message: splitCode(report.message),
    score: formatPoints(report.score),
    maxScore: formatPoints(report.maxScore),
    meterValue: report.score,
    meterMax: report.maxScore || 1,
    trial: report.scope === 'visible',
    tests: tests.map((test, index) => presentTest(test, index, firstFailing)),
    diagnostics: diagnostics.map(presentDiagnostic),
    diagnosticsNote: blocking
      ? 'These stop the file from running.'
      : 'The types do not fit everywhere. The tests were run all the same; this costs no points by itself.',
    references: presentReferences(report),
    duration: `Graded in ${Math.max(1, Math.round(report.timings.totalMs))} ms.`,
  };
}
