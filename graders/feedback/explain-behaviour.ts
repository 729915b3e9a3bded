/**
 * Owns words for right numbers gained in a wrong way: changed arguments, state between calls, hidden loops.
 * Must not read values.
 */
import type { Failure } from '../protocol.ts';
import type { Explanation } from './context.ts';
import { english, type Sentences } from './words/en.ts';

/** An argument was changed. */
export function explainPurity(failure: Failure, { behaviour }: Sentences = english): Explanation {
  return { message: behaviour.argumentChanged(failure.tensor), hints: [behaviour.copy] };
}

/** Calls with the same arguments give different results. */
export function explainRepeatability(failure: Failure, { behaviour }: Sentences = english): Explanation {
  return { message: behaviour.notRepeatable(failure.tensor), hints: [behaviour.noState] };
}

/** More element accesses or operations than a vectorised solution needs. The count shows a loop; in hidden tests it is left out. */
export function explainAccess({ counted }: Failure, { behaviour }: Sentences = english): Explanation {
  return {
    message: counted === undefined ? behaviour.elementByElement : behaviour.counted(counted),
    hints: [behaviour.vectorise],
  };
}
