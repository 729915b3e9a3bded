/**
 * Owns the sentences for verdicts that need no comparison, and the one for a whole report.
 * Must not know how a verdict came about.
 */
import type { Diagnostic, TestReport } from '../protocol.ts';

const seconds = (ms: number): string => `${(ms / 1_000).toLocaleString('en')} s`;

/** Words for a test that ran into a limit. `detail` says which part of it, when known. */
export function explainLimit(
  verdict: 'time-limit' | 'memory-limit' | 'output-limit',
  { testMs }: { readonly testMs: number },
  detail: string,
): string {
  if (verdict === 'time-limit')
    return detail === 'submission'
      ? 'The time for all tests together was used up before this one could finish.'
      : `No result after ${seconds(testMs)}. Does a loop never end, or is everything computed element by element?`;
  if (verdict === 'memory-limit')
    return 'The program used more memory than it may, and was stopped. Does an array or a list grow without end?';
  return `The result is too large to be read: ${detail}. Return only what the exercise asks for.`;
}

/** Words for a file that was not run. */
export function explainCompileError(diagnostics: readonly Diagnostic[]): string {
  const blocking = diagnostics.filter(({ blocking: blocks }) => blocks);
  const [first] = blocking.length > 0 ? blocking : diagnostics;
  if (first === undefined) return 'The file does not compile.';
  const place = first.line > 1 || first.excerpt !== '' ? `Line ${first.line}: ` : '';
  return `The file was not run. ${place}${first.message}`;
}

/** Words for a file that loads, but does not export the function. */
export function explainNotExported(functionName: string, source: string): string {
  const declared = new RegExp(
    `\\b(?:function\\*?|const|let|var|class)\\s+${functionName.replaceAll('$', '\\$')}\\b`,
  ).test(source);
  return declared
    ? `${functionName} is declared, but not exported as a function: write \`export function ${functionName}(...)\`.`
    : `The file exports no function ${functionName}: the name must be exactly this, as in \`export function ${functionName}(...)\`.`;
}

/** One sentence on a whole report. */
export function summarise(tests: readonly TestReport[]): string {
  const failing = tests.filter(({ verdict }) => verdict !== 'accepted');
  const [first] = failing;
  if (first === undefined) return `All ${tests.length} tests passed.`;
  if (failing.every(({ verdict }) => verdict === 'compile-error')) return first.message;
  const hidden = failing.filter(({ visibility }) => visibility === 'hidden').length;
  const kinds = [...new Set(failing.map(({ verdict }) => verdict))].join(', ');
  const share = hidden === 0 ? '' : hidden === failing.length ? ', all of them hidden' : `, ${hidden} of them hidden`;
  return `${failing.length} of ${tests.length} tests failed${share}: ${kinds}.`;
}
