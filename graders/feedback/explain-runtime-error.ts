/**
 * Owns words for an exception in a student's function.
 * Must not repeat anything that student code can write when the test is hidden: names and messages of errors may carry inputs.
 */
import type { Explanation } from './context.ts';

export interface ThrownError {
  readonly name: string;
  readonly message: string;
  /** The np operation that threw; its messages hold shapes only. */
  readonly operation?: string | undefined;
  readonly line?: number | undefined;
  readonly visibility: 'visible' | 'hidden';
}

/** What usually stands behind the messages of the JavaScript engine. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    /is not a function$/,
    'Something is called that is no function: check the name after the dot, and that it comes from the right module (np.dot, np.random.randn).',
  ],
  [
    /Cannot read properties of (undefined|null)/,
    'Something is used before it has a value: a missing key of a dict, an index past the end, or a function that returns nothing.',
  ],
  [
    /Cannot destructure|is not iterable/,
    'Something is taken apart that is not a list: check how many values the called function returns, and in which order.',
  ],
  [/is not defined$/, 'A name is used that does not exist: check its spelling and the imports at the top.'],
  [/Assignment to constant variable/, 'A `const` is assigned again: declare it with `let`.'],
  [/Maximum call stack size exceeded/, 'The function calls itself without end.'],
  [/before initialization$/, 'A variable is used above the line that declares it.'],
  [
    /Cannot assign to read only property|object is not extensible/,
    'Modules and shapes cannot be changed; make a new array instead.',
  ],
  [/allocation failed|Invalid (typed )?array length/, 'An array far too large was asked for: check the sizes.'],
];

/** "np.dot threw in line 7: ..." with a hint where the error is a frequent one. */
export function explainRuntimeError({ name, message, operation, line, visibility }: ThrownError): Explanation {
  const where = line === undefined ? '' : ` in line ${line}`;
  if (visibility === 'hidden') {
    const what = operation === undefined ? 'Your code threw an error' : `np.${operation} threw an error`;
    const hint =
      operation === undefined
        ? 'Try your function with other sizes: one example (m = 1), several units, more layers.'
        : 'The shapes do not fit for other sizes than those of the visible tests: check what is hard-coded.';
    return { message: `${what}${where}.`, hints: [hint] };
  }
  const text = [name, message]
    .filter((part) => part !== '' && part !== 'NumpyError')
    .join(': ')
    .slice(0, 500);
  const known = KNOWN.find(([pattern]) => pattern.test(message));
  return { message: `Your code stopped${where}: ${text || 'something was thrown'}`, hints: known ? [known[1]] : [] };
}
