import { describe, expect, it } from '@jest/globals';
import { compareCalls } from '../../../graders/comparators/compare-calls.ts';
import { compareCounts } from '../../../graders/comparators/compare-counts.ts';
import { compareInputs } from '../../../graders/comparators/compare-inputs.ts';
import { withoutNumbers } from '../../../graders/comparators/without-numbers.ts';
import { explainAccess, explainPurity, explainRepeatability } from '../../../graders/feedback/explain-behaviour.ts';
import type { Failure } from '../../../graders/protocol.ts';
import { plain } from '../../support/plain.ts';
import { said } from './explained.ts';

const found = (failure: Failure | undefined): Failure => {
  if (failure === undefined) throw new Error('nothing was found');
  return failure;
};

describe('right numbers gained in a wrong way', () => {
  it('a changed argument is named, and why it changed', () => {
    const before = [plain({ dict: { W1: [[1]] } })];
    const failure = found(compareInputs(before, [plain({ dict: { W1: [[2]] } })], ['parameters']));
    expect(said(explainPurity(failure))).toMatch(
      /^The function changes its argument parameters\.W1; .*`const B = A` makes a second name.*np\.copy\(A\)/,
    );
  });

  it('another result of a second call is named, or called a value', () => {
    const [one, other] = [plain([[1]]), plain([[2]])];
    expect(said(explainRepeatability(found(compareCalls(one, [other], { name: 'Z' }))))).toMatch(
      /returns a different Z\. .*seed/,
    );
    expect(explainRepeatability(found(compareCalls(one, [other], {}))).message).toMatch(/returns a different value\.$/);
  });

  it('a hidden loop is shown by its count, without numbers in a hidden test', () => {
    const failure = found(compareCounts({ elementAccesses: 12_800, operations: 3 }, { elementAccesses: 0 }));
    expect(explainAccess(failure).message).toMatch(/12,800 element accesses .* needs at most 0\.$/);
    expect(explainAccess(failure).hints[0]).toMatch(/There is a loop over examples or units here/);
    expect(said(explainAccess(withoutNumbers(failure, [])))).not.toMatch(/\d/);
    const many = found(compareCounts({ elementAccesses: 0, operations: 500 }, { operations: 20 }));
    expect(explainAccess(many).message).toMatch(/500 array operations; .* needs at most 20\.$/);
  });
});
