/** What a student sees of hidden tests. */
import { describe, expect, it } from '@jest/globals';
import { showReport } from '../../server/submissions/hidden-results.ts';
import { reportFor } from '../support/fake-grader.ts';

const job = { id: 'j', exercise: 'e', fileName: 'f.ts', source: '', scope: 'all' } as const;
const whole = reportFor(job, 'wrong-answer');
const [visible, hidden] = whole.tests as [(typeof whole.tests)[number], (typeof whole.tests)[number]];
const report = {
  ...whole,
  score: 5,
  tests: [{ ...visible, verdict: 'accepted' as const, points: 5 }, hidden],
};

describe('a report', () => {
  it('is whole where hidden results are shown one by one', () => {
    expect(showReport(report, 'each')).toEqual({ report, hidden: undefined, sealed: false });
  });
  it('shows the sum of the hidden tests where single ones never are', () => {
    const shown = showReport(report, 'sum');
    expect(shown.hidden).toEqual({ count: 1, points: 0, maxPoints: 5 });
    expect(shown.report).toMatchObject({ verdict: 'wrong-answer', score: 5, maxScore: 10, message: '' });
    expect(JSON.stringify(shown)).not.toContain(hidden.name);
  });
  it('before the due date says nothing that depends on a hidden test', () => {
    const shown = showReport(report, 'later');
    const other = showReport(
      {
        ...report,
        verdict: 'accepted',
        score: 10,
        tests: [report.tests[0] ?? visible, { ...hidden, points: 5, verdict: 'accepted' }],
      },
      'later',
    );
    expect(shown).toEqual(other);
    expect(shown.report).toMatchObject({ verdict: 'accepted', score: 5, maxScore: 5 });
    expect(shown).toMatchObject({ sealed: true, hidden: { count: 1 } });
  });
  it('without hidden tests, such as a compile error or a test run, is whole', () => {
    const trial = { ...report, tests: [visible] };
    expect(showReport(trial, 'later')).toEqual({ report: trial, hidden: undefined, sealed: false });
  });
});
