import { expect, it } from '@jest/globals';
import { failureVerdict } from '../../../graders/comparators/failure-verdict.ts';
import { FailureSchema } from '../../../graders/protocol.ts';

it('every category of failure means a verdict', () => {
  const verdicts = FailureSchema.shape.category.options.map((category) => [category, failureVerdict(category)]);
  expect(Object.fromEntries(verdicts)).toEqual({
    type: 'wrong-type',
    keys: 'wrong-type',
    shape: 'wrong-shape',
    values: 'wrong-answer',
    purity: 'wrong-answer',
    repeatability: 'wrong-answer',
    'element-access': 'wrong-answer',
  });
});
