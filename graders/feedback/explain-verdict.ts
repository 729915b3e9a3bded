/**
 * Owns the sentences for verdicts that need no comparison, and the one for a whole report.
 * Must not know how verdicts are reached.
 */
import { RETURNED_VALUE } from '../comparators/naming.ts';
import { nearest } from '../nearest.ts';
import type { Diagnostic, TestReport } from '../protocol.ts';
import { english, type Sentences } from './words/en.ts';

/** Words for a test that ran into a limit. `detail` says which part of it, when known. */
export function explainLimit(
  verdict: 'time-limit' | 'memory-limit' | 'output-limit',
  { testMs }: { readonly testMs: number },
  detail: string,
  { limits: words }: Sentences = english,
): string {
  if (verdict === 'time-limit') return detail === 'submission' ? words.submissionTime : words.testTime(testMs);
  return verdict === 'memory-limit' ? words.memory : words.output(detail);
}

/** Words for a file that was not run. */
export function explainCompileError(
  diagnostics: readonly Diagnostic[],
  { report: words }: Sentences = english,
): string {
  const blocking = diagnostics.filter(({ blocking: blocks }) => blocks);
  const [first] = blocking.length > 0 ? blocking : diagnostics;
  if (first === undefined) return words.doesNotCompile;
  // That of a character begins with its place.
  const hasPlace = first.code !== 'character';
  const line = hasPlace && (first.line > 1 || first.excerpt !== '') ? first.line : undefined;
  return words.notRun({ line, problem: first.message });
}

/** Words for a file that loads, but does not export the function. */
export function explainNotExported(
  functionName: string,
  source: string,
  { report: words }: Sentences = english,
): string {
  const declared = new RegExp(
    `\\b(?:function\\*?|const|let|var|class)\\s+${functionName.replaceAll('$', '\\$')}\\b`,
  ).test(source);
  if (declared) return words.notExported(functionName);
  const names = [...source.matchAll(/\b(?:function\*?|const|let|var|class)\s+([A-Za-z_$][\w$]*)/g)].map(
    ([, name]) => name ?? '',
  );
  const name = nearest(functionName, names);
  return name === undefined ? words.notThere(functionName) : words.otherName({ name, right: functionName });
}

/** "wrong shape in dW, db": the tests of one verdict, with the parts that differ. */
function kindOfFailure(verdict: TestReport['verdict'], tests: readonly TestReport[], words: Sentences): string {
  const all = tests.filter((test) => test.verdict === verdict).flatMap(({ failure }) => failure?.tensor ?? []);
  const parts = [...new Set(all)].filter((part) => part !== RETURNED_VALUE);
  return words.report.kind({ verdict, parts: parts.slice(0, 3), more: parts.length > 3 });
}

/** One sentence on a whole report: "7 of 10 points; 2 of 5 tests failed, all of them hidden: wrong shape in dW." */
export function summarise(tests: readonly TestReport[], words: Sentences = english): string {
  const failing = tests.filter(({ verdict }) => verdict !== 'accepted');
  const [first] = failing;
  if (first === undefined) return words.report.allPassed(tests.length);
  if (failing.every(({ verdict }) => verdict === 'compile-error')) return first.message;
  const total = (key: 'points' | 'maxPoints'): number => tests.reduce((sum, test) => sum + test[key], 0);
  return words.report.summary({
    points: total('points'),
    maxPoints: total('maxPoints'),
    failed: failing.length,
    hidden: failing.filter(({ visibility }) => visibility === 'hidden').length,
    tests: tests.length,
    kinds: [...new Set(failing.map(({ verdict }) => verdict))].map((verdict) => kindOfFailure(verdict, failing, words)),
  });
}
