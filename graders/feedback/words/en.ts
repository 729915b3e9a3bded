/**
 * Owns every sentence that the grader writes, in English. Its shape is the catalogue that each other language fills.
 * Must not decide what is said, nor see whole values: it gets names, shapes as text, and counts.
 *
 * Longer than other files: a language is one list, in the order in which a student meets the sentences.
 * Names that come as `part` are those of parts of a result or of arguments: `Z`, `grads.dW2`, or RETURNED_VALUE.
 */
import { RETURNED_VALUE } from '../../comparators/naming.ts';
import type { Verdict } from '../../verdict.ts';
import { adviceInEnglish } from './advice.en.ts';

/** "a Map", or what has no name. */
const other = (name: string): string => (name === 'object' ? 'an object of a class' : `a ${name}`);

const VERDICTS: Record<Verdict, string> = {
  accepted: 'accepted',
  'wrong-answer': 'wrong answer',
  'wrong-shape': 'wrong shape',
  'wrong-type': 'wrong type',
  'runtime-error': 'runtime error',
  'output-limit': 'output limit exceeded',
  'time-limit': 'time limit exceeded',
  'memory-limit': 'memory limit exceeded',
  'compile-error': 'compile error',
  'grader-error': 'not graded',
};

export const english = {
  /** Beside TypeScript's messages. */
  advice: adviceInEnglish,

  /** A file that cannot be compiled, or not in time. */
  compile: {
    /** `size` and `limit` in bytes. */
    tooLarge: ({ size, limit }: { size: number; limit: number }): string =>
      `The file has ${Math.round(size / 1024)} KB; the limit is ${Math.round(limit / 1024)} KB. Remove data or output that was pasted in.`,
    empty: 'The file is empty. Start from the starter code of the exercise.',
    nul: (line: number): string =>
      `Line ${line} contains a NUL byte: this is not a text file, or it was saved as UTF-16. Save it as UTF-8.`,
    encoding: (line: number): string =>
      `Line ${line} contains characters that cannot be read: the file is not UTF-8 text. Save it as UTF-8 (in most editors: "Save with encoding") and submit it again.`,
    tooDeep: (limit: number): string => `Brackets or functions are nested more than ${limit} deep here.`,
    noCourse: 'This exercise has no module "course": write it with what np offers.',
    /** `offered`: names of the modules that there are, at least two. */
    noModule: ({ name, offered }: { name: string; offered: readonly string[] }): string =>
      `"${name}" cannot be imported: only ${offered
        .map((module) => `"${module}"`)
        .join(', ')
        .replace(/, ([^,]*)$/, ' and $1')} are available here.`,
    typesTooComplex: 'These types are too complex to check; the tests ran without a type check.',
    compileTimeLimit: 'Compiling this file took too long.',
    compileMemoryLimit:
      'Compiling this file needs too much memory. Does an enum or a constant grow with each line? Compute such values in a function.',
    programTooLarge:
      'The program that this file becomes has more than a million characters. Does an enum or a constant grow with each line? Compute such values in a function.',
    typesTimeLimit: 'The type check of this file took too long; the tests ran without it.',
    /** `signature` and `reason` are TypeScript's own words. */
    signature: ({ name, signature, reason }: { name: string; signature: string; reason: string }): string =>
      `${name} does not have the type that the exercise asks for:\n  ${signature}\n${reason}`,
  },

  /** A file that was not run, and a whole report. */
  report: {
    doesNotCompile: 'The file does not compile.',
    /** `line`: where the first problem is, when it has a place. */
    notRun: ({ line, problem }: { line: number | undefined; problem: string }): string =>
      `The file was not run. ${line === undefined ? '' : `Line ${line}: `}${problem}`,
    notLoaded: (reason: string): string => `The file could not be loaded: ${reason}.`,
    notExported: (name: string): string =>
      `${name} is declared, but not exported as a function: write \`export function ${name}(...)\`.`,
    /** What the file declares instead, nearly of this name. */
    otherName: ({ name, right }: { name: string; right: string }): string =>
      `The file has ${name}, the exercise asks for ${right}: rename it, capital letters and \`_\` count.`,
    /** Nothing was written yet; `line` is that of the first place where something is to be written. */
    starter: ({ line, placeholder }: { line: number | undefined; placeholder: string | undefined }): string =>
      `This is still the starter: ${placeholder === undefined ? 'write your code' : `replace ${placeholder}`}${line === undefined ? ' in the function' : ` in line ${line}`}.`,
    placeholder: (line: number): string => `Number.NaN in line ${line} is a placeholder of the starter: replace it.`,
    notThere: (name: string): string =>
      `The file exports no function ${name}: the name must be exactly this, as in \`export function ${name}(...)\`.`,
    allPassed: (tests: number): string => (tests === 1 ? 'The test passed.' : `All ${tests} tests passed.`),
    /** "wrong shape in dW, db": `parts` may be empty; `more`: there are others. */
    kind: ({ verdict, parts, more }: { verdict: Verdict; parts: readonly string[]; more: boolean }): string =>
      parts.length === 0
        ? VERDICTS[verdict]
        : `${VERDICTS[verdict]} in ${parts.join(', ')}${more ? ' and others' : ''}`,
    /** `hidden` of the `failed` ones are hidden; `kinds` come from `kind`. */
    summary: (sum: {
      points: number;
      maxPoints: number;
      failed: number;
      hidden: number;
      tests: number;
      kinds: readonly string[];
    }): string => {
      const { points, maxPoints, failed, hidden, tests, kinds } = sum;
      const which = hidden === failed ? 'all of them hidden' : `${hidden} of them hidden`;
      const share = hidden === 0 ? '' : failed === 1 ? ', a hidden one' : `, ${which}`;
      return `${points} of ${maxPoints} ${maxPoints === 1 ? 'point' : 'points'}; ${failed} of ${tests} ${tests === 1 ? 'test' : 'tests'} failed${share}: ${kinds.join('; ')}.`;
    },
  },

  /** A test that ran into a limit. */
  limits: {
    submissionTime: 'The time for all tests together was used up before this one could finish.',
    testTime: (ms: number): string =>
      `No result after ${(ms / 1_000).toLocaleString('en')} s. Does a loop never end, or is everything computed element by element?`,
    memory: 'The program exceeded its memory limit and was stopped. Does an array or a list grow endlessly?',
    /** `reason` as the sandbox states it; empty in hidden tests. */
    output: (reason: string): string =>
      `The result is too large to be read${reason && `: ${reason}`}. Return only what the exercise asks for.`,
  },

  /** An exception. */
  error: {
    /** `line` is the student's. `text` is name and message of the error, or empty. */
    stopped: ({ line, text }: { line: number | undefined; text: string }): string =>
      `Your code stopped${line === undefined ? '' : ` in line ${line}`}: ${text || 'something was thrown'}`,
    /** In hidden tests. `operation` of np that threw, if it was np. */
    threw: ({ line, operation }: { line: number | undefined; operation: string | undefined }): string =>
      `${operation === undefined ? 'Your code threw an error' : `np.${operation} threw an error`}${line === undefined ? '' : ` in line ${line}`}.`,
    otherSizes: 'Try your function with other sizes: one example (m = 1), several units, more layers.',
    /** In a hidden test, where visible ones fail as well. */
    asVisible: 'Visible tests fail as well: put them right first, this may have the same cause.',
    /** In a hidden test. */
    option: ({ operation, right }: { operation: string; right: string }): string =>
      `An option of np.${operation} is misspelt: it is called \`${right}\`.`,
    otherShapes: 'The shapes do not match for sizes other than those of the visible tests: check what is hard-coded.',
    /** What the sandbox says where an error has no message of its own; everything else is returned as it is. */
    sandboxMessage: (message: string): string => message,
    notAFunction:
      'Something that is not a function is called: check the name after the dot, and that it comes from the right module (np.dot, np.random.randn).',
    undefinedUsed:
      'Something is used before it has a value: a missing key of a dict, an index past the end, or a function that returns nothing.',
    notAList:
      'Something that is not a list is destructured: check how many values the called function returns, and in which order.',
    unknownName: 'A name that does not exist is used: check its spelling and the imports at the top.',
    constant: 'A `const` is assigned again: declare it with `let`.',
    endless: 'The function calls itself endlessly.',
    tooEarly: 'A variable is used above the line that declares it.',
    readOnly: 'Modules and shapes cannot be changed; make a new array instead.',
    tooLarge: 'The requested array is far too large: check the sizes.',
  },

  /** A result of the wrong kind. Kinds of values stand behind "must be", "must return" and before "came". */
  type: {
    array: (shape: string | undefined): string => (shape === undefined ? 'an array' : `an array of shape ${shape}`),
    number: 'a number',
    string: 'a string',
    boolean: 'true or false',
    list: (length: number | undefined): string =>
      length === undefined ? 'a list' : `a list of ${length} value${length === 1 ? '' : 's'}`,
    otherList: 'a list of a different length',
    numbers: 'a list of numbers',
    dict: 'an object with keys',
    /** `name`: Promise, Map, function, ..., or `object` for an object of a class. */
    other,
    /** `whole`: the function itself must return `what`, and `name` is the function's; else `name` is a part. */
    mustBe: ({ whole, name, what }: { whole: boolean; name: string; what: string }): string =>
      whole ? `${name} must return ${what}` : `${name} must be ${what}`,
    /** What came instead, behind mustBe. */
    came: ({ mustBe, what }: { mustBe: string; what: string }): string => `${mustBe}; got ${what}.`,
    /** One entry of a list is wrong, behind mustBe; `place` counts from 0 and is left out in hidden tests. */
    entry: ({ mustBe, place, what }: { mustBe: string; place: number | undefined; what: string }): string =>
      `${mustBe}; ${place === undefined ? 'one of its entries' : `entry ${place}`} is ${what}.`,
    item: 'The array has a single element: `.item()` gives it as a number (as np.squeeze does in the course).',
    square:
      'A square array suggests a product in which the wrong factor is transposed: a row times a column gives one number, a column times a row a square.',
    sumAll: 'Sum over all examples, without an axis, to get one number.',
    sumAxis:
      'A sum without an axis gives one number. Name the axis and keep it: `np.sum(x, { axis: 1, keepdims: true })`.',
    unwrap: 'Return the array itself, not a list that holds it.',
    fromList: 'Plain lists become arrays with `np.array(...)`.',
    compareWithNp: 'Arrays are compared with np, element by element: `np.greater(A, 0.5)` gives an array of 0 and 1.',
    pushNumbers: 'It is a plain list: start with `[]` and `push` each number.',
    pushItems: 'Push plain numbers: `.item()` takes the number out of an array with a single element.',
    /** `names` of the parts, as they stand in the list; empty when they have none. `sameKind`: a list came. */
    tuple: ({ names, sameKind }: { names: string; sameKind: boolean }): string =>
      `A Python tuple is a list here${names === '' ? '' : `: return \`[${names}]\``}${sameKind ? '. Check how many parts there are, and their order.' : ', with all parts in this order.'}`,
    noReturn: 'The function ends without `return`, or returns a variable that was never assigned.',
    notAssigned: 'It was never assigned, or it is missing in what is returned.',
    promise: 'The function must not be `async`: nothing here has to be awaited.',
    functionItself: 'This is the function itself, not what it returns: call it, with parentheses and arguments.',
    plainObject: 'A Python dict is a plain object here: `{ W1, b1, W2, b2 }`.',
  },

  /** Keys of a dict. Lists of keys are ready to be shown. */
  keys: {
    mustHave: ({ part, keys }: { part: string; keys: string }): string => `${part} must have exactly the keys ${keys}.`,
    missing: (keys: string): string => `Missing: ${keys}.`,
    tooMany: (keys: string): string => `Too many: ${keys}.`,
    /** In hidden tests. */
    foreign: 'There are keys that do not belong there.',
    shifted:
      'The layer numbers are shifted by one: `dA{l}` is the gradient with respect to A[l], `W{l}` belongs to layer l, counted from 1.',
    caseSensitive: 'Keys are case-sensitive: capital letters for matrices, small ones for columns such as b.',
    firstGradient: '`dA0` is the gradient with respect to the input: layer 1 gives it, as its dA_prev.',
  },

  /** A tensor of the wrong shape. Shapes are texts as Python prints tuples. */
  shape: {
    /** `came` is left out where the number would tell of a hidden test. */
    entries: ({ part, wanted, came }: { part: string; wanted: number; came: number | undefined }): string =>
      came === undefined
        ? `${part} must have ${wanted} ${wanted === 1 ? 'entry' : 'entries'}; it has a different number of entries.`
        : `${part} has ${came} ${came === 1 ? 'entry' : 'entries'}; expected ${wanted}.`,
    costs: 'The cost belongs to iterations 0, 100, 200, ...: one entry for each, and none for the last iteration.',
    /** `wanted` may be an equation: "(3, 1) = (n[1], n[0])". `came` is left out as in `entries`. */
    differs: ({ part, wanted, came }: { part: string; wanted: string; came: string | undefined }): string =>
      came === undefined
        ? `${part} does not have the expected shape ${wanted}.`
        : `${part} has shape ${came}; expected ${wanted}.`,
    /** The rule that transposed and factors take up. */
    sameAs: ({ part, other, shape }: { part: string; other: string; shape: string }): string =>
      `${part} has the shape of ${other}, which is ${shape}`,
    transposed: (rule: string | undefined): string =>
      rule === undefined
        ? 'The numbers are right, but rows and columns are exchanged: you need its transpose (`.T`).'
        : `${rule}: you need its transpose (\`.T\`); the numbers are right.`,
    factors: (rule: string | undefined): string =>
      `${rule ?? 'Rows and columns are exchanged'}. Check the order of the factors, and which of them is transposed (\`.T\`).`,
    singleNumber:
      'It has become a single number. Where you sum over the examples, name the axis and keep it: `{ axis: 1, keepdims: true }`.',
    lostDimension: (shape: string): string =>
      `A row or column keeps both dimensions here: use \`keepdims: true\` when you sum, or reshape it to ${shape}.`,
    rank: (dimensions: number): string =>
      `Matrices here always have two dimensions, rows and columns; this has ${dimensions}.`,
    sumOfAll:
      'Has everything been added up, including the units? Sum over the examples only: `{ axis: 1, keepdims: true }`.',
    wrongAxis: 'Does the sum run along the wrong axis? Axis 1 adds up the examples and leaves one entry per unit.',
    notSummed: 'Have the examples been summed? Sum over axis 1 with `keepdims: true`.',
    outerProduct: 'This is an outer product: a column times a row. Check which of the two factors is transposed.',
    outerSum:
      'Here a column and a row were added, and broadcasting made a matrix of them: one of the two has the wrong orientation.',
    bothAreM:
      'Both dimensions are m. Does a product pair every example with every other one? Check which factor is transposed.',
    writeShapes: 'Write the shapes beside each line of your code: rows are units, columns are examples.',
    shapeOf: (name: string): string =>
      `That is the shape of ${name}. Check the order of what you return, and which arrays you combine.`,
  },

  /** Wrong numbers. */
  values: {
    notExpected: (part: string): string => `${part} is not the expected value.`,
    /** In hidden tests. */
    hiddenNumber: (part: string): string => `${part} is a number, but not the expected one.`,
    /** In hidden tests. */
    hiddenTensor: (part: string): string =>
      `${part} has the right shape, but its numbers differ from the expected ones.`,
    /** The first difference. `index` is empty for a single number. */
    differs: ({
      part,
      index,
      got,
      expected,
    }: {
      part: string;
      index: readonly number[];
      got: number | string;
      expected: number | string;
    }): string => `${part}${index.length === 0 ? '' : `[${index.join(', ')}]`} is ${got}; expected ${expected}.`,
    share: ({ differing, total }: { differing: number; total: number }): string =>
      `${differing} of ${total} elements ${differing === 1 ? 'differs' : 'differ'}.`,
    nan: 'There are NaN values: look for log of 0 or of a negative number, 0 / 0, or inf - inf. Is a probability outside (0, 1) passed on?',
    infinite: 'There are infinities: look for a division by 0 or log(0). Are the arguments in the right order (AL, Y)?',
    zeros: 'All elements are 0. Was the array created, but never filled?',
    transposed: 'It is the transpose of what is expected.',
    signs: 'All signs are reversed: a minus sign is missing, or there is one too many.',
    /** `certain`: no other usual factor is m here. */
    timesM: (certain: boolean): string =>
      `It is too large by a factor of m: ${certain ? '' : 'probably '}the division by the number of examples, 1/m, is missing.`,
    overM: (certain: boolean): string =>
      `It is too small by a factor of m: ${certain ? '' : 'probably '}the division by the number of examples is done twice, or where it does not belong.`,
    times100: 'It is too large by a factor of 100: a factor of 0.01 is missing.',
    over100: 'It is too small by a factor of 100: there is a factor of 0.01 too many.',
    two: 'It is off by a factor of 2.',
    ln2: 'It is off by a factor of ln 2: np.log is the natural logarithm. Was a different base used?',
    rounded:
      'These are the expected numbers, rounded to a few decimals. Compute them: printed digits are not the whole number, and nothing is rounded on the way.',
    float32:
      'The numbers are rounded to 32 bits (about 7 digits). Compute with plain numbers and np arrays, which have 64 bits; no Math.fround, no Float32Array.',
    unchanged: (name: string): string => `It equals ${name}, unchanged.`,
    shifted: 'All elements are off by the same amount. Is something constant added or left out, such as b?',
    smallAddend:
      'The difference is small, but rounding is about 1e-16 of the numbers: this is not rounding. Is a small number such as 1e-8 added somewhere, inside a logarithm or a division?',
    reluAtZero: (name: string): string =>
      `Only elements where ${name} is 0 differ: there the course takes 0 as the derivative of relu.`,
    labelsReversed: 'Every 0 is a 1 and every 1 a 0: a prediction is 1 where the probability is greater than 0.5.',
    labelsAtHalf:
      'Some elements that must be 0 are 1: a prediction is 1 only where the probability is greater than 0.5, not where it equals 0.5.',
  },

  /** Right numbers gained in a wrong way. */
  behaviour: {
    argumentChanged: (part: string): string =>
      `The function changes its argument ${part}; arguments must stay as they are.`,
    copy: '`const B = A` makes a second name for the same array, not a copy: use np.copy(A). The in-place forms (iadd, isub, imul, idiv, set) change the array for everything that uses it.',
    notRepeatable: (part: string): string =>
      `Called again with the same arguments, the function returns a different ${part === RETURNED_VALUE ? 'value' : part}.`,
    noState:
      'Keep nothing in variables outside the function, and set the seed inside it where random numbers are drawn.',
    /** In hidden tests. */
    elementByElement: 'The numbers are right, but they are computed element by element.',
    counted: (counted: { what: 'elementAccesses' | 'operations'; count: number; limit: number }): string => {
      const what =
        counted.what === 'elementAccesses'
          ? 'element accesses (at, set, row, col, slice, toArray, String)'
          : 'array operations';
      return `The numbers are right, but this took ${counted.count.toLocaleString('en')} ${what}; a vectorised solution needs at most ${counted.limit}.`;
    },
    vectorise:
      'There is a loop over examples or units here. Replace it with operations on whole arrays: np.dot, np.sum with an axis, broadcasting.',
  },

  /** Notes inside printed values and console output. */
  print: {
    /** A value that cannot be printed; `name` as in type.other. */
    other: (name: string): string => `(${other(name)})`,
    cut: (limit: number): string => `(cut here: longer than ${limit.toLocaleString('en')} characters)`,
    cutForReport: '(cut: the report was too large)',
    /** The console's text with the sandbox's own note at its end. */
    console: (text: string): string => text,
  },
};

/** Every sentence of the grader, in one language. */
export type Sentences = typeof english;
