/**
 * Owns words for an exception in a student's function.
 * Must not repeat anything that student code can write when the test is hidden: names and messages of errors may carry inputs.
 */
import { nearest } from '../nearest.ts';
import type { Explanation } from './context.ts';
import { english, type Sentences } from './words/en.ts';

export interface ThrownError {
  readonly name: string;
  readonly message: string;
  /** The np operation that threw; its messages hold shapes only. */
  readonly operation?: string | undefined;
  readonly line?: number | undefined;
  readonly visibility: 'visible' | 'hidden';
  /** All visible tests passed, which is so by default: then the sizes of the hidden ones may be the cause. */
  readonly visiblePassed?: boolean;
}

/** The option of np that was meant by one that does not exist; undefined where the error is another. */
function meantOption(message: string): { readonly name: string; readonly right: string } | undefined {
  const [, name, example] = /there is no option (\S+); options are written as \{(.*)\}/.exec(message) ?? [];
  const known = [...(example ?? '').matchAll(/(\w+):/g)].map(([, key]) => key ?? '');
  const right = name === undefined ? undefined : nearest(name, known);
  return name === undefined || right === undefined ? undefined : { name, right };
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
  { name, message, operation, line, visibility, visiblePassed = true }: ThrownError,
  { error: words, advice }: Sentences = english,
): Explanation {
  const option = operation === undefined ? undefined : meantOption(message);
  if (visibility === 'hidden') {
    const sizes = operation === undefined ? words.otherSizes : words.otherShapes;
    const general = visiblePassed ? sizes : words.asVisible;
    const misspelt = option && operation !== undefined ? words.option({ operation, right: option.right }) : undefined;
    return { message: words.threw({ line, operation }), hints: [misspelt ?? general] };
  }
  const text = [name, message]
    .filter((part) => part !== '' && part !== 'NumpyError')
    .join(': ')
    .slice(0, 500);
  if (option !== undefined) return { message: words.stopped({ line, text }), hints: [advice.wrongOption(option)] };
  const known = KNOWN.find(([pattern]) => pattern.test(message));
  return { message: words.stopped({ line, text }), hints: known ? [known[1](words)] : [] };
}
