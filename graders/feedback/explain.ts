/**
 * Owns choosing the words for a failed comparison. The door of this room for comparisons.
 * Must not compare, nor recognise mistakes.
 */
import type { Failure } from '../protocol.ts';
import type { ExplainContext, Explanation } from './context.ts';
import { explainAccess, explainPurity, explainRepeatability } from './explain-behaviour.ts';
import { explainKeys } from './explain-keys.ts';
import { explainShape } from './explain-shape.ts';
import { explainType } from './explain-type.ts';
import { explainValues } from './explain-values.ts';
import { english, type Sentences } from './words/en.ts';

type Explainer = (failure: Failure, context: ExplainContext, words: Sentences) => Explanation;

const EXPLAINERS: Record<Failure['category'], Explainer> = {
  type: explainType,
  keys: explainKeys,
  shape: explainShape,
  values: explainValues,
  purity: (failure, _context, words) => explainPurity(failure, words),
  repeatability: (failure, _context, words) => explainRepeatability(failure, words),
  'element-access': (failure, _context, words) => explainAccess(failure, words),
};

/** What was expected, what came, and where to look next: what is known of the mistake, else what the difference suggests. */
export function explain(failure: Failure, context: ExplainContext, words: Sentences = english): Explanation {
  const { message, hints } = EXPLAINERS[failure.category](failure, context, words);
  return { message, hints: context.recognised === undefined ? hints : [context.recognised] };
}
