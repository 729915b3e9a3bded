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

/** "wrong-shape in dW, db": the tests of one verdict, with the parts that differ. */
function kindOfFailure(verdict: TestReport['verdict'], tests: readonly TestReport[]): string {
  const parts = new Set(
    tests.filter((test) => test.verdict === verdict).flatMap(({ failure }) => failure?.tensor ?? []),
  );
  const named = [...parts].filter((part) => part !== 'the returned value');
  return named.length === 0
    ? verdict
    : `${verdict} in ${named.slice(0, 3).join(', ')}${named.length > 3 ? ', ...' : ''}`;
}

/** One sentence on a whole report: "7 of 10 points; 2 of 5 tests failed, all of them hidden: wrong-shape in dW." */
export function summarise(tests: readonly TestReport[]): string {
  const failing = tests.filter(({ verdict }) => verdict !== 'accepted');
  const [first] = failing;
  if (first === undefined) return tests.length === 1 ? 'The test passed.' : `All ${tests.length} tests passed.`;
  if (failing.every(({ verdict }) => verdict === 'compile-error')) return first.message;
  const total = (key: 'points' | 'maxPoints'): number => tests.reduce((sum, test) => sum + test[key], 0);
  const hidden = failing.filter(({ visibility }) => visibility === 'hidden').length;
  const which = hidden === failing.length ? 'all of them hidden' : `${hidden} of them hidden`;
  const share = hidden === 0 ? '' : failing.length === 1 ? ', a hidden one' : `, ${which}`;
  const kinds = [...new Set(failing.map(({ verdict }) => verdict))].map((verdict) => kindOfFailure(verdict, failing));
  return `${total('points')} of ${total('maxPoints')} points; ${failing.length} of ${tests.length} tests failed${share}: ${kinds.join('; ')}.`;
}
