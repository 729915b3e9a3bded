/**
 * Owns words for an exception in a student's function.
 * Must not repeat anything that student code can write when the test is hidden: names and messages of errors may carry inputs.
 */
import type { Explanation } from './context.ts';
import { english, type Sentences } from './words/en.ts';

export interface ThrownError {
  readonly name: string;
  readonly message: string;
  /** The np operation that threw; its messages hold shapes only. */
  readonly operation?: string | undefined;
  readonly line?: number | undefined;
  readonly visibility: 'visible' | 'hidden';
}

/** What usually stands behind the messages of the JavaScript engine. */
const KNOWN: readonly (readonly [RegExp, (words: Sentences['error']) => string])[] = [
  [/is not a function$/, (words) => words.notAFunction],
  [/Cannot read properties of (undefined|null)/, (words) => words.undefinedUsed],
  [/Cannot destructure|is not iterable/, (words) => words.notAList],
  [/is not defined$/, (words) => words.unknownName],
  [/Assignment to constant variable/, (words) => words.constant],
  [/Maximum call stack size exceeded/, (words) => words.endless],
  [/before initialization$/, (words) => words.tooEarly],
  [/Cannot assign to read only property|object is not extensible/, (words) => words.readOnly],
  [/allocation failed|Invalid (typed )?array length/, (words) => words.tooLarge],
];

/** "np.dot threw in line 7: ..." with a hint where the error is a frequent one. */
export function explainRuntimeError(
  { name, message, operation, line, visibility }: ThrownError,
  { error: words }: Sentences = english,
): Explanation {
  if (visibility === 'hidden')
    return {
      message: words.threw({ line, operation }),
      hints: [operation === undefined ? words.otherSizes : words.otherShapes],
    };
  const text = [name, message]
    .filter((part) => part !== '' && part !== 'NumpyError')
    .join(': ')
    .slice(0, 500);
  const known = KNOWN.find(([pattern]) => pattern.test(message));
  return { message: words.stopped({ line, text }), hints: known ? [known[1](words)] : [] };
}
