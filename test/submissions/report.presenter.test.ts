/** How a report is read by people. */
import { describe, expect, it } from '@jest/globals';
import type { GradeReport, TestReport } from '../../graders/protocol.ts';
import { VERDICTS } from '../../graders/verdict.ts';
import { formatNumber, formatShape, splitCode } from '../../server/kernel/text/format-number.ts';
import { verdictBadge } from '../../server/submissions/badge.presenter.ts';
import { presentCostCurve } from '../../server/submissions/cost-curve.presenter.ts';
import { presentHeatMap } from '../../server/submissions/error-map.presenter.ts';
import { presentReport } from '../../server/submissions/report.presenter.ts';
import { presentStanding } from '../../server/submissions/submission.presenter.ts';
import { reportFor } from '../support/fake-grader.ts';
import { testWords } from '../support/samples.ts';

const words = testWords('en', 'UTC');

const JOB = { id: '1', exercise: 'e', fileName: 'f.ts', source: '', scope: 'all' as const };

/** A report whose tests are the standard one with changes. */
function reportWith(...changes: Partial<TestReport>[]): GradeReport {
  const report = reportFor(JOB, 'wrong-answer');
  const [test] = report.tests;
  if (!test) throw new Error('the standard report has tests');
  return { ...report, tests: changes.map((change) => ({ ...test, ...change })) };
}

const factsOf = (failure: NonNullable<TestReport['failure']>) =>
  presentReport(reportWith({ failure }), words).tests[0]?.facts.map(({ term, value }) => `${term}: ${value}`);

describe('a report', () => {
  it('opens the first test that failed and no other', () => {
    const { tests } = presentReport(reportWith({ verdict: 'accepted' }, {}, {}), words);
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
    expect(presentReport(reportFor(JOB), words).references).toContain(
      'TensorFlow.js 4.22.0 on its WebAssembly (wasm) backend',
    );
  });

  it('says whether a type error stopped the file', () => {
    const place = { line: 1, column: 1, excerpt: '' };
    const diagnostic = { severity: 'error' as const, code: 'TS1', message: 'm', ...place, blocking: false };
    const noteOf = (blocking: boolean) =>
      presentReport({ ...reportFor(JOB), diagnostics: [{ ...diagnostic, blocking }] }, words).diagnosticsNote;
    expect(noteOf(true)).toContain('keep the file');
    expect(noteOf(false)).toContain('costs no points');
  });
});

describe('a map of errors', () => {
  const map = (rows: number, columns: number, differences: (number | 'NaN')[]) =>
    presentHeatMap({ rows, columns, differences }, 'dW1', words);
  it.each([
    ['a column', [0, 2, 0, 0, 3, 0], 'All errors are in column 1 of 3.'],
    ['a row', [0, 0, 0, 1, 2, 3], 'All errors are in row 1 of 2.'],
    ['one element', [0, 0, 0, 0, 3, 0], 'One element differs: row 1, column 1.'],
    ['everywhere', [1, 2, 3, 4, 5, 6], 'Every element of dW1 differs.'],
    ['here and there', [1, 0, 0, 0, 2, 3], '3 of 6 elements differ, spread over several rows and columns.'],
    ['beside rounding', [1e-17, 1, 1e-16, 0, 2, 0], 'All errors are in column 1 of 3.'],
  ])('says that the errors lie in %s', (_, differences, sentence) => {
    expect(map(2, 3, differences).summary).toBe(sentence);
  });
  it('recognises an exchange of rows and columns', () => {
    expect(map(3, 3, [0, 1, 2, 1, 0, 1, 2, 1, 0]).summary).toContain('rows and columns may be swapped');
  });
  it('has a colour for each size, one for equal and one for what is no number', () => {
    const { cells, legend, body } = map(1, 5, [0, 1, 0.5, 1e-3, 'NaN']);
    expect(cells.map(({ kind }) => kind)).toEqual(['equal', 'step-5', 'step-5', 'step-2', 'not-finite']);
    expect(legend.map(({ text }) => text)).toEqual(['equal', '< 1e-4', '1e-3', '1e-2', '1e-1', '1e+0', 'not a number']);
    expect(body[0]?.cells.map(({ text }) => text)).toEqual(['0', '1', '0.5', '0.001', 'NaN']);
  });
});

describe('a curve of costs', () => {
  const reference = [0.7, 0.5, 0.4, 0.35];
  const curve = (student: (number | 'NaN')[], firstDivergence?: number) =>
    presentCostCurve(
      { student, reference, iterationsPerPoint: 100, ...(firstDivergence === undefined ? {} : { firstDivergence }) },
      words,
    );
  it('says where the curves part, and marks it', () => {
    const { sentences, mark, rows, xTicks } = curve([0.7, 0.5, 0.45, 0.44], 2);
    expect(sentences).toEqual(['The curves diverge at iteration 200: yours 0.45, reference 0.4.']);
    expect(mark?.x).toBeGreaterThan(300);
    expect(rows.filter(({ first }) => first).map(({ iteration }) => iteration)).toEqual([200]);
    expect(xTicks.map(({ text }) => text)).toEqual(['0', '100', '200', '300']);
  });
  it('says that they agree', () => {
    expect(curve(reference).sentences).toEqual(["Your costs and the reference's agree at all 4 recorded iterations."]);
  });
  it('says that a cost stays, rises, ends or is too short', () => {
    expect(curve([0.7, 0.7, 0.7, 0.7], 1).sentences).toContain(
      'Your cost does not change: are the parameters updated in each iteration?',
    );
    expect(curve([0.7, 0.9, 1.2, 2], 1).sentences.join()).toContain('Your cost rises');
    const broken = curve([0.7, 'NaN', 'NaN', 'NaN'], 1);
    expect(broken.sentences).toContain('From iteration 100 on your cost is not a finite number.');
    expect(broken.student.split(' ')).toHaveLength(1);
    expect(curve([0.7, 0.5], 2).sentences).toEqual(['You recorded 2 costs, the reference 4.']);
  });
});

describe('words', () => {
  it('exist for every verdict, each with a label of its own', () => {
    expect(new Set(VERDICTS.map((verdict) => verdictBadge(verdict, words).label)).size).toBe(VERDICTS.length);
  });

  it('tell the place in the queue and the progress', () => {
    expect(presentStanding({ state: 'queued', position: 4 }, words).text).toBe('Number 4 in the queue.');
    expect(presentStanding({ state: 'running', stage: 'running', done: 2, total: 9 }, words).text).toBe('Test 3 of 9.');
    expect(presentStanding({ state: 'running', stage: 'running', done: 9, total: 9 }, words).text).toBe('Test 9 of 9.');
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
