/**
 * Owns explaining a difference between two written values in tests, the way the grader does it.
 */
import { compareValues } from '../../../graders/comparators/compare-values.ts';
import { withoutNumbers } from '../../../graders/comparators/without-numbers.ts';
import type { ExplainContext, Explanation } from '../../../graders/feedback/context.ts';
import { explain } from '../../../graders/feedback/explain.ts';
import { english } from '../../../graders/feedback/words/en.ts';
import { plain, type Written } from '../../support/plain.ts';

const tolerance = { relative: 1e-9, absolute: 1e-12, reason: 'test' };
const shapes = {
  'W{l}': '(n[l], n[l-1])',
  'dW{l}': '(n[l], n[l-1])',
  dW: '(n[l], n[l-1])',
  db: '(n[l], 1)',
  Z: '(n[l], m)',
};

/** The explanation for `got` in place of `expected`; a single tensor is called Z. */
export function explained(
  expected: Written,
  got: Written,
  rest: Partial<ExplainContext> = {},
  words = english,
): Explanation {
  const naming = rest.naming ?? { name: 'Z' };
  const values = { expected: plain(expected), got: plain(got) };
  const inputs = rest.inputs ?? [];
  const found = compareValues(values.expected, values.got, { naming, tolerance, shapes });
  if (found === undefined) throw new Error('nothing differs');
  const failure = rest.visibility === 'hidden' ? withoutNumbers(found, [...inputs, values.expected]) : found;
  return explain(
    failure,
    {
      functionName: 'f',
      parameters: [],
      visibility: 'visible',
      symbols: {},
      inputs,
      recognised: undefined,
      tolerance,
      naming,
      ...values,
      ...rest,
    },
    words,
  );
}

/** Message and hints as one text. */
export const said = (explanation: Explanation): string => [explanation.message, ...explanation.hints].join(' ');
