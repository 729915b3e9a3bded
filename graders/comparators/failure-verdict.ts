/**
 * Owns which verdict a failed comparison means.
 * Must not know how it was found.
 */
import type { Failure } from '../protocol.ts';
import type { Verdict } from '../verdict.ts';

const VERDICT_OF: Record<Failure['category'], Verdict> = {
  type: 'wrong-type',
  keys: 'wrong-type',
  shape: 'wrong-shape',
  values: 'wrong-answer',
  purity: 'wrong-answer',
  repeatability: 'wrong-answer',
  'element-access': 'wrong-answer',
};

/** The verdict for a category of failure. */
export function failureVerdict(category: Failure['category']): Verdict {
  return VERDICT_OF[category];
}
