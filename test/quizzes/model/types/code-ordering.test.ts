/** Lines of code in order: what an answer earns, how the lines are drawn, what authors may write, how answers read. */
import { describe, expect, it } from '@jest/globals';
import { scoreWith } from '../../../../server/quizzes/model/alternative.ts';
import { partFigures } from '../../../../server/quizzes/model/analysis/wrong-answers.ts';
import { drawQuestion } from '../../../../server/quizzes/model/draw.ts';
import type { DrawnQuestion } from '../../../../server/quizzes/model/drawn.ts';
import { readMoodleXml } from '../../../../server/quizzes/model/formats/read-moodle.ts';
import { writeGift } from '../../../../server/quizzes/model/formats/write-gift.ts';
import { writeMoodleXml } from '../../../../server/quizzes/model/formats/write-moodle.ts';
import { QuestionSchema } from '../../../../server/quizzes/model/question-schema.ts';
import { QuizSchema } from '../../../../server/quizzes/model/quiz-schema.ts';
import { incompatibilitiesOf } from '../../../../server/quizzes/model/regrade.ts';
import { rightAnswer } from '../../../../server/quizzes/model/right-answer.ts';
import { scoreAnswer } from '../../../../server/quizzes/model/score.ts';
import { typeOf } from '../../../../server/quizzes/model/types/index.ts';
import { longestCommon } from '../../../../server/quizzes/model/types/line-order.ts';
import type { Text } from '../../../../server/quizzes/model/types/question-type.ts';
import { randomFrom } from '../../../../server/quizzes/model/values.ts';
import { fc } from '../../../support/properties.ts';

const SOURCE = `let sum = 0;
let count = 0;
for (const x of list) {
  sum += x;
  count++;
}
return sum / count;`;
const WRITTEN = {
  id: 'mean',
  type: 'code-ordering',
  text: 'Order the lines.',
  code: { source: SOURCE },
  distractors: ['return sum;'],
  anyOrder: [
    [1, 2],
    [4, 5],
  ],
};
const draw = (changes: object = {}, seed = 1): DrawnQuestion =>
  drawQuestion(QuestionSchema.parse({ ...WRITTEN, ...changes }), {}, randomFrom(seed));

type Part = Extract<DrawnQuestion['part'], { type: 'code-ordering' }>;
const partOf = ({ part }: DrawnQuestion): Part => {
  if (part.type !== 'code-ordering') throw new Error(part.type);
  return part;
};
/** The answer that puts these lines one below the other; two spaces are a level. */
function given(question: DrawnQuestion, ...lines: string[]): string[] {
  const part = partOf(question);
  const answer = part.lines.flatMap(() => (part.indentation ? ['', ''] : ['']));
  const free = part.lines.map(({ text }) => text);
  for (const [index, line] of lines.entries()) {
    const shown = free.indexOf(line.trim());
    if (shown < 0) throw new Error(`there is no line ${line}`);
    free[shown] = '';
    const step = part.indentation ? 2 : 1;
    answer[shown * step] = String(index + 1);
    if (part.indentation) answer[shown * step + 1] = String((line.length - line.trimStart().length) / 2);
  }
  return answer;
}
const [SUM, COUNT, FOR, ADD, UP, END, MEAN] = SOURCE.split('\n') as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const RIGHT = SOURCE.split('\n');

describe('lines of code in order', () => {
  it.each<[string, number, string[]]>([
    ['everything right', 1, RIGHT],
    ['lines that may stand in any order', 1, [COUNT, SUM, FOR, UP, ADD, END, MEAN]],
    ['a line that is missing: one edit', 6 / 7, [SUM, COUNT, FOR, ADD, UP, MEAN]],
    ['a distractor too many: one edit', 6 / 7, [...RIGHT, 'return sum;']],
    ['a distractor for the right line: two', 5 / 7, [SUM, COUNT, FOR, ADD, UP, END, 'return sum;']],
    ['a line at the wrong place: two', 5 / 7, [SUM, COUNT, ADD, FOR, UP, END, MEAN]],
    ['a line with the wrong indentation: two', 5 / 7, [SUM, COUNT, FOR, 'sum += x;', UP, END, MEAN]],
    ['two lines with the wrong indentation', 3 / 7, [SUM, COUNT, FOR, 'sum += x;', 'count++;', END, MEAN]],
    ['one line alone', 1 / 7, [FOR]],
    ['only the distractor', 0, ['return sum;']],
    ['everything upside down', 0, [...RIGHT].reverse()],
  ])('%s', (_name, share, lines) => {
    const question = draw();
    expect(scoreAnswer(question, given(question, ...lines)).share).toBeCloseTo(share, 12);
  });

  it('earn everything or nothing where the author says so', () => {
    const strict = draw({ credit: 'all-or-nothing' });
    expect(scoreAnswer(strict, given(strict, ...RIGHT)).share).toBe(1);
    expect(scoreAnswer(strict, given(strict, ...RIGHT.slice(1))).share).toBe(0);
  });

  it('are given with their indentation where it does not count', () => {
    const question = draw({ indentation: false });
    expect(partOf(question).lines.find(({ text }) => text === 'sum += x;')?.level).toBe(1);
    expect(rightAnswer(question.part)).toHaveLength(8);
    expect(scoreAnswer(question, given(question, ...RIGHT)).share).toBe(1);
  });

  it('that read the same stand for one another', () => {
    const source = 'if (a) {\n  if (b) {\n    c();\n  }\n}';
    const question = draw({ code: { source }, distractors: [], anyOrder: [] });
    const part = partOf(question);
    const answer = [...rightAnswer(part)];
    const [one = 0, two = 0] = part.lines.flatMap(({ text }, shown) => (text === '}' ? [shown] : []));
    const swapped = [...answer];
    for (const offset of [0, 1])
      [swapped[2 * one + offset], swapped[2 * two + offset]] = [
        answer[2 * two + offset] as string,
        answer[2 * one + offset] as string,
      ];
    expect(swapped).not.toEqual(answer);
    expect([answer, swapped].map((text) => scoreAnswer(question, text).share)).toEqual([1, 1]);
    expect(typeOf(part).canonical(part, swapped)).toEqual(typeOf(part).canonical(part, answer));
  });

  it('take nonsense for what it is', () => {
    const question = draw();
    for (const answer of [['x'], ['NaN', '-3'], ['1', '99'], Array.from({ length: 90 }, () => '1'), ['1e9', '0.5']])
      expect(scoreAnswer(question, answer).share).toBeLessThan(1);
    expect(scoreAnswer(question, ['', ' ']).answered).toBe(false);
    const { part } = question;
    for (const level of ['-1', '1e9', 'NaN', '0.5', 'x']) {
      const answer = given(question, FOR).map((text) => (text === '0' ? level : text));
      const rows = typeOf(part).review?.(part, answer, scoreAnswer(question, answer)) ?? [];
      expect(rows.some(({ given: own }) => own && 'plain' in own && own.plain === FOR)).toBe(true);
      expect(typeOf(part).readCanonical?.(part, [`2:${level}`])).toEqual([
        { markdown: `\`\`\`typescript\n${FOR}\n\`\`\`` },
      ]);
    }
  });
});

describe('the longest common subsequence with groups', () => {
  it('is that of the best order of the groups', () => {
    const permutations = (list: readonly string[]): string[][] =>
      list.length < 2
        ? [[...list]]
        : list.flatMap((one, at) => permutations(list.toSpliced(at, 1)).map((rest) => [one, ...rest]));
    const plain = (a: readonly string[], b: readonly string[]): number => {
      const [first, ...others] = a;
      if (first === undefined || b.length === 0) return 0;
      const at = b.indexOf(first);
      return Math.max(plain(others, b), at < 0 ? 0 : 1 + plain(others, b.slice(at + 1)));
    };
    const letter = fc.constantFrom('a', 'b', 'c', 'd');
    const groups = fc.array(fc.array(letter, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 6 }), groups, (lines, solution) => {
        const orders = solution.reduce<string[][]>(
          (all, group) => all.flatMap((start) => permutations(group).map((end) => [...start, ...end])),
          [[]],
        );
        const pairs = longestCommon(lines, solution);
        expect(pairs.size).toBe(Math.max(...orders.map((order) => plain(lines, order))));
        const flat = solution.flat();
        for (const [at, place] of pairs) expect(lines[at]).toBe(flat[place]);
        expect(new Set(pairs.values()).size).toBe(pairs.size);
      }),
      { numRuns: 300 },
    );
  });
});

describe('drawing lines of code', () => {
  it('shuffles lines and distractors, never in the right order, the same for a seed for ever', () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 50; seed += 1) {
      const { lines } = partOf(draw({}, seed));
      expect(lines.map(({ source }) => source).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(lines.every(({ source }, shown) => source === shown)).toBe(false);
      expect(partOf(draw({}, seed)).lines).toEqual(lines);
      orders.add(lines.map(({ source }) => source).join());
    }
    expect(orders.size).toBeGreaterThan(40);
  });

  it('shows nothing of what is right', () => {
    const [one, other] = [draw(), draw({ code: { source: SOURCE.replace('  sum', '    sum') }, anyOrder: [] })];
    expect(typeOf(one.part).shown(one.part)).toEqual(typeOf(other.part).shown(other.part));
  });

  it('puts in the values of variables, and refuses a distractor that is a line', () => {
    const parsed = QuestionSchema.parse({ ...WRITTEN, code: { source: 'a = {{n}};\nb();' }, anyOrder: [] });
    const { lines } = partOf(drawQuestion(parsed, { n: 7 }, randomFrom(1)));
    expect(lines.map(({ text }) => text)).toContain('a = 7;');
    expect(() => draw({ distractors: ['  count++;'] })).toThrow('two lines read "count++;"');
  });
});

describe('what an author may write', () => {
  it.each([
    [{ code: { source: 'one line' } }, 'code.source', 'must have 2 to 20 lines'],
    [{ code: { source: `${'x\n'.repeat(21)}` } }, 'code.source', 'must have 2 to 20 lines'],
    [{ code: { source: 'a\n  b\n   c' } }, 'code.source', '"c" is indented by 3 spaces, not by up to 8 times 2'],
    [{ anyOrder: [[1, 3]] }, 'anyOrder.0', 'must be lines that follow one another'],
    [{ anyOrder: [[7, 8]] }, 'anyOrder.0', 'there is no line 8'],
    [
      {
        anyOrder: [
          [1, 2],
          [2, 3],
        ],
      },
      'anyOrder.1',
      'line 2 stands twice',
    ],
    [{ distractors: ['a\nb'] }, 'distractors.0', 'must be one line'],
    [{ distractors: [' '] }, 'distractors.0', 'must be one line'],
  ])('not %j', (changes, path, message) => {
    const parsed = QuestionSchema.safeParse({ ...WRITTEN, anyOrder: [], ...changes });
    const problems = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
    expect(problems.join('\n')).toContain(`${path}: ${message}`);
  });
});

describe('answers to lines of code', () => {
  const question = draw();
  const { part } = question;
  const type = typeOf(part);

  it('have one form whatever order the lines were shown in, and are accepted by it', () => {
    const canonical = type.canonical(part, given(question, FOR, ADD));
    expect(canonical).toEqual(['2:0', '3:1']);
    const other = draw({}, 9);
    const answer = given(other, FOR, ADD);
    expect(type.canonical(other.part, answer)).toEqual(canonical);
    expect(scoreWith(other, answer, [{ variant: -1, answer: canonical, share: 1 }])).toMatchObject({ share: 1 });
    expect(type.readCanonical?.(part, canonical)).toEqual([
      { markdown: '```typescript\nfor (const x of list) {\n  sum += x;\n```' },
    ]);
  });

  it('stand beside the right lines in a result', () => {
    const answer = given(question, COUNT, SUM, FOR, 'sum += x;', END, UP, 'return sum;');
    const shown = type.review?.(part, answer, scoreAnswer(question, answer)) ?? [];
    const plain = (text: Text | undefined): string =>
      text && 'plain' in text ? text.plain.replaceAll('\u00A0', ' ') : '';
    expect(shown.map(({ right, given: own, expected }) => [right, plain(own), plain(expected)])).toEqual([
      [true, COUNT, COUNT],
      [true, SUM, SUM],
      [true, FOR, FOR],
      [false, 'sum += x;', ADD],
      [false, '', UP],
      [true, END, END],
      [false, '', MEAN],
      [false, UP, ''],
      [false, 'return sum;', ''],
    ]);
  });

  it('are counted line by line in words', () => {
    const answers = [
      given(question, COUNT, SUM, FOR, 'sum += x;', UP, END, MEAN),
      given(question, FOR, SUM, COUNT, ADD, UP, END, 'return sum;'),
      given(question, SUM, COUNT, ADD, UP, END, MEAN),
    ].map((answer) => ({ question, answer, scored: scoreAnswer(question, answer) }));
    const figures = partFigures(answers).map(({ right, empty, wrong }) => [
      right,
      empty,
      ...wrong.map(({ said }) => said),
    ]);
    expect(figures).toEqual([
      [3, 0],
      [3, 0],
      [1, 1, { word: 'quiz:line.early' }],
      [2, 0, { word: 'quiz:line.indented', values: { level: 0 } }],
      [3, 0],
      [3, 0],
      [2, 1],
      [2, 0, { word: 'quiz:line.taken' }],
    ]);
  });

  it.each<[string, object, string[]]>([
    ['lines that may stand in any order', { anyOrder: [] }, []],
    ['another indentation', { code: { source: SOURCE.replace('  count', '    count') } }, []],
    ['another credit', { credit: 'all-or-nothing' }, []],
    ['another line', { code: { source: SOURCE.replace('count++', 'count += 1') } }, ['items']],
    ['another order', { code: { source: SOURCE.split('\n').reverse().join('\n') } }, ['items']],
    ['another distractor', { distractors: [] }, ['items']],
    ['lines that are given indented', { indentation: false }, ['items']],
  ])('are scored again by a version with %s, or are not', (_name, changes, reasons) => {
    const prepared = (more: object) => ({
      quiz: QuizSchema.parse({ title: 'Lines', week: 1, sections: [{ questions: [{ ...WRITTEN, ...more }] }] }),
      variants: {},
    });
    expect(incompatibilitiesOf(prepared({}), prepared(changes), [1, 2, 3]).map(({ reason }) => reason)).toEqual(
      reasons,
    );
  });

  it('are written as an ordering for Moodle, which is read back as one, and left out of GIFT', () => {
    const quiz = QuizSchema.parse({ title: 'Lines', week: 1, sections: [{ questions: [WRITTEN] }] });
    const moodle = writeMoodleXml(quiz, {});
    expect(moodle.report).toEqual([
      { question: 'mean', kind: 'changed', message: 'lines of code became an ordering without distractors' },
    ]);
    const read = readMoodleXml(moodle.text).questions[0]?.question;
    expect(read).toMatchObject({ type: 'ordering' });
    expect(read && 'items' in read && read.items.map((item) => item.replaceAll('\u00A0', ' '))).toEqual(
      RIGHT.map((line) => `\`${line}\``),
    );
    expect(writeGift(quiz, {}).report).toEqual([
      { question: 'mean', kind: 'dropped', message: 'GIFT has no code-ordering' },
    ]);
  });
});
