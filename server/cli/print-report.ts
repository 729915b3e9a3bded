/**
 * Owns a grade report as a person reads it on a terminal: colour, a table, excerpts.
 * Must not decide anything; it shows a GradeReport.
 */
import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { Diagnostic, GradeReport, TestReport } from '../../graders/protocol.ts';
import type { Verdict } from '../../graders/verdict.ts';
import { visibleText } from '../../graders/visible-text.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const styleOf = (verdict: Verdict): Style =>
  verdict === 'accepted' ? 'green' : verdict === 'grader-error' ? 'yellow' : 'red';
const indent = (text: string, by = 2): string => text.replace(/^/gm, ' '.repeat(by));

function describeDiagnostic(diagnostic: Diagnostic, file: string, paint: Paint): string {
  const { severity, line, column, code, message, excerpt } = diagnostic;
  const place = paint('bold', `${file}:${line}:${column}`);
  const kind = paint(severity === 'error' ? 'red' : 'yellow', `${severity} ${code}`);
  return `${place} ${kind}\n${indent(message)}${excerpt === '' ? '' : `\n${indent(excerpt)}`}`;
}

function describeTest(test: TestReport, paint: Paint): string {
  const { name, verdict, visibility, message, hints, inputs, expected, got, runtimeError, console } = test;
  const parts = [
    `${paint(styleOf(verdict), verdict)} ${paint('bold', name)}${visibility === 'hidden' ? ' (hidden)' : ''}`,
    indent(message),
  ];
  for (const hint of hints) parts.push(indent(`- ${hint}`));
  if (runtimeError?.excerpt) parts.push(indent(`at line ${runtimeError.line}:\n${runtimeError.excerpt}`));
  const values: [string, string | undefined][] = [
    ['called with', inputs],
    ['expected', expected],
    ['returned', got],
    ['printed', console],
  ];
  for (const [label, text] of values)
    if (text) parts.push(indent(`${paint('dim', `${label}:`)}\n${indent(text.trimEnd())}`));
  return parts.join('\n');
}

/** Without control characters: keys, messages and console output are written by student code and could steer a terminal. */
const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  visibleText(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd'));

/** The report with every text made printable. */
function printableReport(report: GradeReport): GradeReport {
  return JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  );
}

/** The report as text. `colour` says whether to use ANSI colours. */
export function printReport(report: GradeReport, colour: boolean): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const { file, exercise, verdict, score, maxScore, message, tests, diagnostics, references, timings } =
    printableReport(report);
  const head = `${paint('bold', file)}  ${exercise}  ${paint(styleOf(verdict), verdict)}  ${score} of ${maxScore} points`;
  const table = new Table({
    head: ['test', 'verdict', 'points'],
    style: { head: [], border: [] },
    colAligns: ['left', 'left', 'right'],
  });
  for (const test of tests) {
    const name = test.visibility === 'hidden' ? `${test.name} (hidden)` : test.name;
    table.push([name, paint(styleOf(test.verdict), test.verdict), `${test.points} / ${test.maxPoints}`]);
  }
  const failing = verdict === 'compile-error' ? [] : tests.filter((test) => test.verdict !== 'accepted');
  const timed = tests.some(({ visibility }) => visibility === 'hidden')
    ? ''
    : `; graded in ${Math.round(timings.totalMs)} ms`;
  const footer = references
    ? `expected values: version ${references.exerciseVersion}, checked with TensorFlow.js ${references.tfjsVersion} (${references.tfjsBackend})${timed}`
    : '';
  return [
    head,
    message,
    ...diagnostics.map((diagnostic) => describeDiagnostic(diagnostic, file, paint)),
    tests.length > 0 ? table.toString() : '',
    ...failing.map((test) => describeTest(test, paint)),
    paint('dim', footer),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
