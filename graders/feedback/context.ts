/**
 * Owns what an explanation may use.
 * Must not explain anything.
 */
import type { ResultNaming, Tolerance } from '../catalog/exercise.ts';
import type { PlainValue } from '../plain-value.ts';

/** The case, what was expected and what came. */
export interface ExplainContext {
  readonly functionName: string;
  readonly parameters: readonly string[];
  readonly visibility: 'visible' | 'hidden';
  /** Sizes behind symbols in this case: { m: 3 }. */
  readonly symbols: Readonly<Record<string, number>>;
  readonly expected: PlainValue;
  readonly got: PlainValue;
  readonly inputs: readonly PlainValue[];
  /** What to say about the known mistake that explains this test, if there is one. */
  readonly recognised: string | undefined;
  readonly tolerance: Tolerance;
  readonly naming: ResultNaming;
}

/** What is said of a failing test: a message, and where to look next. */
export interface Explanation {
  readonly message: string;
  readonly hints: string[];
}
