/**
 * Owns choosing the words for a failed comparison. The door of this room for comparisons.
 * Must not compare; recognising a known mistake is the only look it takes at whole values.
 */
import { compareValues } from '../comparators/compare-values.ts';
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

/** Hints of the known wrong samples that return exactly this on this case. */
function recognisedMistakes({ mistakes, expected, got, naming, tolerance }: ExplainContext): string[] {
  const options = { naming, tolerance, shapes: {} };
  return mistakes
    .filter(
      ({ value }) =>
        compareValues(value, got, options) === undefined && compareValues(expected, value, options) !== undefined,
    )
    .map(({ hint }) => hint.trim());
}

/** What was expected, what came, and where to look next. A recognised mistake comes before general hints. */
export function explain(failure: Failure, context: ExplainContext, words: Sentences = english): Explanation {
  const { message, hints } = EXPLAINERS[failure.category](failure, context, words);
  const recognised = ['purity', 'repeatability', 'element-access'].includes(failure.category)
    ? []
    : recognisedMistakes(context);
  return { message, hints: [...new Set([...recognised, ...hints])] };
}
