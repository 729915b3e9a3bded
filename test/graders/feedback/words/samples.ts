/**
 * Owns one list of arguments for every function of the catalogue, so that tests can have every sentence said.
 */
import type { Sentences } from '../../../../graders/feedback/words/en.ts';

/** What one entry of the catalogue says for the given arguments. */
export interface Said {
  readonly name: string;
  readonly text: string;
}

const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  'compile.tooLarge': [{ size: 90_112, limit: 65_536 }],
  'compile.nul': [7],
  'compile.encoding': [7],
  'compile.tooDeep': [100],
  'compile.noModule': [{ name: 'fs', offered: ['np', 'dnn_utils', 'course'] }],
  'compile.signature': [{ name: 'predict', signature: '() => number', reason: "'x' (TS2322)" }],
  'report.otherName': [{ name: 'Predict', right: 'predict' }],
  'report.starter': [
    { line: 12, placeholder: 'Number.NaN' },
    { line: 12, placeholder: undefined },
    { line: undefined, placeholder: undefined },
  ],
  'report.placeholder': [12],
  'error.option': [{ operation: 'sum', right: 'keepdims' }],
  'advice.operator': [
    { operators: ['*'], call: 'np.multiply(a, b)', others: [] },
    { operators: ['*', '-'], call: 'np.multiply(a, b)', others: ['np.negative', 'np.subtract'] },
    { operators: ['%'], call: undefined, others: [] },
  ],
  'advice.operatorRan': [{ line: 3, what: 'x' }],
  'advice.matrixProduct': ['np.dot(W, A)'],
  'advice.python': [{ written: '`None`', instead: '`null`' }],
  'advice.character': [
    { what: 'x', number: 'U+200B', instead: '' },
    { what: 'x', number: 'U+201C', instead: '`"`' },
  ],
  'advice.place': [{ line: 3, column: 4, what: 'x' }],
  'advice.defaultImport': [{ name: 'np', module: 'np' }],
  'advice.namespaceInBraces': [{ name: 'np', module: 'np' }],
  'advice.noExport': ['sinh'],
  'advice.importIt': [{ name: 'relu', module: 'dnn_utils' }],
  'advice.behindNp': ['zeros'],
  'advice.unknownName': ['AL'],
  'advice.similarName': [{ name: 'Al', right: 'AL' }],
  'advice.noProperty': ['size'],
  'advice.noArrayProperty': ['map'],
  'advice.wrongOption': [{ name: 'axsi', right: 'axis' }],
  'advice.unknownOption': ['dims'],
  'advice.needsType': ['Z'],
  'report.notRun': [
    { line: 3, problem: 'TS1005' },
    { line: undefined, problem: 'TS1005' },
  ],
  'report.notLoaded': ['SyntaxError'],
  'report.notExported': ['predict'],
  'report.notThere': ['predict'],
  'report.allPassed': [1, 12],
  'report.kind': [
    { verdict: 'wrong-shape', parts: [], more: false },
    { verdict: 'wrong-answer', parts: ['dW', 'the loop', 'db'], more: true },
  ],
  'report.summary': [
    { points: 7.5, maxPoints: 10, failed: 2, hidden: 0, tests: 5, kinds: ['x'] },
    { points: 7.5, maxPoints: 10, failed: 1, hidden: 1, tests: 5, kinds: ['x', 'y'] },
    { points: 7.5, maxPoints: 10, failed: 3, hidden: 3, tests: 5, kinds: ['x'] },
    { points: 7.5, maxPoints: 10, failed: 3, hidden: 2, tests: 5, kinds: ['x'] },
  ],
  'limits.testTime': [2_500],
  'limits.output': [
    'more than 8388608 numbers',
    'more than 100000 characters of text',
    'more than 200000 values',
    'arrays or objects nested more than 24 deep',
    'an array of more than 200000 items',
    'an object of more than 200000 keys',
    'a frame of 90000000 bytes exceeds the limit of 83886080',
    'the header of a frame is not JSON',
  ],
  'error.stopped': [
    { line: 4, text: 'TypeError: x' },
    { line: undefined, text: '' },
  ],
  'error.threw': [
    { line: 4, operation: 'dot' },
    { line: undefined, operation: undefined },
  ],
  'error.sandboxMessage': [
    'a thrown null',
    'The error that was thrown throws itself when it is read.',
    'Only the modules "np", "dnn_utils" and "course" can be imported.',
  ],
  'type.array': [undefined, '(3, 1)'],
  'type.list': [undefined, 1, 3],
  'type.other': ['object', 'function', 'Promise', 'Map'],
  'type.mustBe': [
    { whole: true, name: 'predict', what: '42' },
    { whole: false, name: 'dW', what: '42' },
    { whole: false, name: 'the returned value', what: '42' },
  ],
  'type.came': [{ mustBe: 'x', what: '42' }],
  'type.entry': [
    { mustBe: 'x', place: 3, what: '42' },
    { mustBe: 'x', place: undefined, what: '42' },
  ],
  'type.tuple': [
    { names: '', sameKind: true },
    { names: 'Z, cache', sameKind: false },
  ],
  'keys.mustHave': [{ part: 'grads', keys: '`dW1`, `db1`' }],
  'keys.missing': ['`dW1`'],
  'keys.tooMany': ['`dW1`'],
  'shape.entries': [
    { part: 'costs', wanted: 5, came: undefined },
    { part: 'costs', wanted: 5, came: 6 },
  ],
  'shape.differs': [
    { part: 'dW', wanted: '(3, 1)', came: undefined },
    { part: 'dW', wanted: '(3, 1) = (n[1], n[0])', came: '(1, 3)' },
  ],
  'shape.sameAs': [{ part: 'dW', other: 'W', shape: '(3, 1)' }],
  'shape.transposed': [undefined, 'W'],
  'shape.factors': [undefined, 'W'],
  'shape.lostDimension': ['(3, 1)'],
  'shape.rank': [3],
  'shape.shapeOf': ['argument 2', 'A_prev'],
  'values.notExpected': ['the returned value', 'dW'],
  'values.hiddenNumber': ['cost'],
  'values.hiddenTensor': ['dW'],
  'values.differs': [
    { part: 'dW', index: [0, 2], got: 0.5, expected: 'NaN' },
    { part: 'cost', index: [], got: 0.5, expected: 0.25 },
  ],
  'values.share': [
    { differing: 1, total: 6 },
    { differing: 3, total: 6 },
  ],
  'values.timesM': [true, false],
  'values.overM': [true, false],
  'values.unchanged': ['A_prev'],
  'values.reluAtZero': ['Z'],
  'behaviour.argumentChanged': ['parameters.W1', 'argument 2'],
  'behaviour.notRepeatable': ['the returned value', 'dW'],
  'behaviour.counted': [
    { what: 'elementAccesses', count: 12_800, limit: 0 },
    { what: 'operations', count: 500, limit: 20 },
  ],
  'print.other': ['Map', 'Promise'],
  'print.cut': [4_000],
  'print.console': ['1\n(output cut here: 16 KB is the limit)'],
};

/** Every sentence of a catalogue, functions with all their samples. @throws Error for a function without a sample */
export function everything(words: Sentences): Said[] {
  return Object.entries(words).flatMap(([group, entries]) =>
    Object.entries(entries as Record<string, unknown>).flatMap(([key, entry]) => {
      const name = `${group}.${key}`;
      if (typeof entry === 'string') return [{ name, text: entry }];
      const samples = SAMPLES[name];
      if (samples === undefined) throw new Error(`there is no sample for ${name}`);
      const say = entry as (argument: unknown) => string;
      return samples.map((sample, i) => ({ name: `${name} ${i}`, text: say(sample) }));
    }),
  );
}
