/** How a report is read by people. */
import { describe, expect, it } from '@jest/globals';
import type { GradeReport, TestReport } from '../../../graders/protocol.ts';
import { VERDICTS } from '../../../graders/verdict.ts';
import { verdictBadge } from '../../../server/presenters/badge.ts';
import { formatNumber, formatShape, splitCode } from '../../../server/presenters/format.ts';
import { presentReport } from '../../../server/presenters/report.ts';
import { presentStanding } from '../../../server/presenters/submission.ts';
import { reportFor } from '../../http/support/fake-grader.ts';

const JOB = { id: '1', exercise: 'e', fileName: 'f.ts', source: '', scope: 'all' as const };

/** A report whose tests are the standard one with changes. */
function reportWith(...changes: Partial<TestReport>[]): GradeReport {
  const report = reportFor(JOB, 'wrong-answer');
  const [test] = report.tests;
  if (!test) throw new Error('the standard report has tests');
  return { ...report, tests: changes.map((change) => ({ ...test, ...change })) };
}

const factsOf = (failure: NonNullable<TestReport['failure']>) =>
  presentReport(reportWith({ failure })).tests[0]?.facts.map(({ term, value }) => `${term}: ${value}`);

describe('a report', () => {
  it('opens the first test that failed and no other', () => {
    const { tests } = presentReport(reportWith({ verdict: 'accepted' }, {}, {}));
    expect(tests.map(({ open }) => open)).toEqual([false, true, false]);
  });

  it('names tensor, shapes, first difference and errors', () => {
    const firstDifference = { index: [0, 2], expected: 0.1 + 0.2, got: 'NaN' as const };
    const failure = { category: 'values' as const, tensor: 'grads.dW2', expectedShape: [1, 4], gotShape: [4] };
    const errors = { differingElements: 3, totalElements: 4, maxAbsoluteError: 0.123456, maxRelativeError: 'Infinity' };
    expect(factsOf({ ...failure, firstDifference, ...errors } as never)).toEqual([
      'Tensor: grads.dW2',
      'Expected shape: (1, 4)',
      'Your shape: (4,)',
      'First difference: [0, 2]',
      'Expected at [0, 2]: 0.3',
      'Yours at [0, 2]: NaN',
      'Elements that differ: 3 of 4',
      'Largest absolute error: 0.123',
      'Largest relative error: Infinity',
    ]);
  });

  it('speaks of a single number without index and shape', () => {
    const firstDifference = { index: [], expected: 1, got: 2 };
    const sizes = { expectedShape: [], gotShape: [], differingElements: 1, totalElements: 1 };
    expect(factsOf({ category: 'values', tensor: 'cost', firstDifference, ...sizes })).toEqual([
      'Tensor: cost',
      'Expected: 1',
      'Yours: 2',
    ]);
  });

  it('says which TensorFlow.js backend was really used', () => {
    expect(presentReport(reportFor(JOB)).references).toContain(
      'TensorFlow.js 4.22.0 on its WebAssembly (wasm) backend',
    );
  });

  it('says whether a type error stopped the file', () => {
    const place = { line: 1, column: 1, excerpt: '' };
    const diagnostic = { severity: 'error' as const, code: 'TS1', message: 'm', ...place, blocking: false };
    const noteOf = (blocking: boolean) =>
      presentReport({ ...reportFor(JOB), diagnostics: [{ ...diagnostic, blocking }] }).diagnosticsNote;
    expect(noteOf(true)).toContain('stop the file');
    expect(noteOf(false)).toContain('costs no points');
  });
});

describe('words', () => {
  it('exist for every verdict, each with a label of its own', () => {
    expect(new Set(VERDICTS.map((verdict) => verdictBadge(verdict).label)).size).toBe(VERDICTS.length);
  });

  it('tell the place in the queue and the progress', () => {
    expect(presentStanding({ state: 'queued', position: 4 }).text).toBe('Number 4 in the queue.');
    expect(presentStanding({ state: 'running', stage: 'running', done: 2, total: 9 }).text).toBe('Test 3 of 9.');
    expect(presentStanding({ state: 'running', stage: 'running', done: 9, total: 9 }).text).toBe('Test 9 of 9.');
  });

  it('between backticks are code', () => {
    expect(splitCode('use `np.dot` here')).toEqual([
      { code: false, text: 'use ' },
      { code: true, text: 'np.dot' },
      { code: false, text: ' here' },
    ]);
    expect(splitCode('a lone ` stays')).toEqual([{ code: false, text: 'a lone ` stays' }]);
  });
});

describe('numbers', () => {
  it('keep the digits by which two of them are compared', () => {
    expect([1e-300, 0.1 + 0.2, 1234567.891, -0, 3].map(formatNumber)).toEqual([
      '1e-300',
      '0.3',
      '1234567.891',
      '0',
      '3',
    ]);
  });

  it('of shapes are written as NumPy writes them', () => {
    expect([[3, 4], [3], []].map(formatShape)).toEqual(['(3, 4)', '(3,)', '()']);
  });
});
