/** Whether attempts at one version of a quiz can be scored by another. */
import { describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../../graders/catalog/read-yaml.ts';
import { drawQuiz, type Variants } from '../../../server/quizzes/model/draw.ts';
import { QuizSchema } from '../../../server/quizzes/model/quiz-schema.ts';
import { asShown, incompatibilitiesOf, type Prepared, wouldFall } from '../../../server/quizzes/model/regrade.ts';
import { fc } from '../../support/properties.ts';

const SOURCE = `
title: Regraded
week: 1
sections:
  - pick: 2
    questions:
      - { id: one, type: true-false, text: One?, answer: true }
      - { id: two, type: numeric, text: Two?, answer: 2 }
      - { id: three, type: shape, text: Three?, answer: [3, 4] }
  - questions:
      - id: choice
        type: single-choice
        text: Which?
        options: [{ text: A, correct: true }, { text: B }, { text: C }]
      - { id: order, type: ordering, text: Order?, items: [a, b, c] }
      - id: match
        type: matching
        text: Match?
        pairs: [{ left: l1, right: r1 }, { left: l2, right: r2 }]
        distractors: [r3]
      - id: gaps
        type: cloze
        cloze: '[[g1]] and [[g2]]'
        gaps: { g1: { options: [x, y], answer: x }, g2: { number: 1 } }
      - id: own
        type: numeric
        text: 'Twice {{a}}, given {{hint}}?'
        variables: { a: { choice: [3, 4] } }
        compute: export const compute = () => ({});
        answer: '{{right}}'
`;
const VALUES: Variants = {
  own: [
    { a: 3, hint: 1, right: 6 },
    { a: 4, hint: 2, right: 8 },
  ],
};
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

const prepared = (source = SOURCE, variants = VALUES): Prepared => {
  const read = parseYaml(source, QuizSchema);
  if (!('data' in read)) throw new Error(JSON.stringify(read.problems));
  return { quiz: read.data, variants };
};
const changed = (from: string, to: string): Prepared => {
  if (!SOURCE.includes(from)) throw new Error(`the quiz has no ${from}`);
  return prepared(SOURCE.replace(from, to));
};

describe('a version by which attempts can be scored', () => {
  it.each([
    ['another right answer', 'answer: 2 }', 'answer: 3 }'],
    ['another tolerance', 'answer: 2 }', 'answer: 2, tolerance: { absolute: 1 } }'],
    ['another right option', '{ text: A, correct: true }, { text: B }', '{ text: A }, { text: B, correct: true }'],
    ['other points', 'text: Order?,', 'text: Order?, points: 3,'],
    ['another credit', 'text: Order?,', 'text: Order?, credit: all-or-nothing,'],
    ['another explanation', 'text: Order?,', 'text: Order?, explanation: Why,'],
    ['another wording of the question', 'text: Which?', 'text: Which one?'],
    ['another right choice in a gap', 'options: [x, y], answer: x', 'options: [x, y], answer: y'],
    ['another title', 'title: Regraded', 'title: Again'],
  ])('has %s', (_name, from, to) => {
    expect(incompatibilitiesOf(prepared(), changed(from, to), SEEDS)).toEqual([]);
  });

  it('has other computed answers', () => {
    const values = { own: VALUES.own?.map((one) => ({ ...one, right: 7 })) ?? [] };
    expect(incompatibilitiesOf(prepared(), prepared(SOURCE, values), SEEDS)).toEqual([]);
  });
});

describe('attempts cannot be scored by a version that', () => {
  it.each([
    ['has one option more', '{ text: C }]', '{ text: C }, { text: D }]', 'choice', 'optionsMore', 1],
    ['has one option less', ', { text: C }]', ']', 'choice', 'optionsFewer', 1],
    ['words an option differently', '{ text: B }', '{ text: Bb }', 'choice', 'optionText', 2],
    ['turns the options around', '{ text: B }, { text: C }', '{ text: C }, { text: B }', 'choice', 'optionText', 2],
    ['shuffles no more', 'text: Which?', 'text: Which?\n        shuffle: false', 'choice', 'shuffle', 0],
    ['has another order', '[a, b, c]', '[b, a, c]', 'order', 'items', 0],
    ['has another left side', 'left: l1', 'left: l9', 'match', 'lefts', 0],
    ['has other right sides', 'distractors: [r3]', 'distractors: [r4]', 'match', 'rights', 0],
    ['has another choice in a gap', 'options: [x, y]', 'options: [x, z, y]', 'gaps', 'gaps', 0],
    ['asks for a text in a gap', '{ number: 1 }', '{ accepted: [one] }', 'gaps', 'gaps', 0],
    ['has other variables', 'choice: [3, 4]', 'choice: [3, 5]', 'own', 'variables', 0],
    [
      'asks in another way',
      'type: true-false, text: One?, answer: true',
      'type: numeric, text: One?, answer: 1',
      'one',
      'type',
      0,
    ],
    [
      'lacks a question',
      '      - { id: order, type: ordering, text: Order?, items: [a, b, c] }\n',
      '',
      'order',
      'gone',
      0,
    ],
    [
      'has a new question',
      '      - id: choice',
      '      - { id: more, type: true-false, text: More?, answer: true }\n      - id: choice',
      'more',
      'new',
      0,
    ],
    ['gives more questions of a pool', 'pick: 2', 'pick: 3', '', 'sections', 0],
    ['keeps the order of questions', 'week: 1', 'week: 1\nshuffleQuestions: false', '', 'shuffleQuestions', 0],
  ])('%s', (_name, from, to, question, reason, count) => {
    expect(incompatibilitiesOf(prepared(), changed(from, to), SEEDS)).toEqual([{ reason, question, count }]);
  });

  it('has its questions in another order', () => {
    const [one, two] = [/ {6}- \{ id: one.*\n/, / {6}- \{ id: two.*\n/].map(
      (line) => SOURCE.match(line)?.[0] ?? '',
    ) as [string, string];
    const turned = prepared(SOURCE.replace(one + two, two + one));
    expect(incompatibilitiesOf(prepared(), turned, SEEDS)).toEqual([{ reason: 'moved', question: 'one', count: 0 }]);
  });

  it('would show other computed values, or values that are gone', () => {
    for (const own of [
      VALUES.own?.map((one) => ({ ...one, hint: 9 })),
      [
        { a: 3, right: 6 },
        { a: 4, right: 8 },
      ],
    ])
      expect(incompatibilitiesOf(prepared(), prepared(SOURCE, { own: own ?? [] }), SEEDS)).toEqual([
        { reason: 'shown', question: 'own', count: 0 },
      ]);
  });
});

describe('an attempt that is regraded', () => {
  it('reads as it was given and has the new right answers', () => {
    const before = drawQuiz(prepared().quiz, VALUES, 7);
    const after = changed("'[[g1]] and [[g2]]'", "'First [[g1]], then [[g2]]'");
    const shown = asShown(drawQuiz(after.quiz, after.variants, 7), before);
    expect(shown).toEqual(before);
    const other = changed('answer: x', 'answer: y');
    const gaps = asShown(drawQuiz(other.quiz, VALUES, 7), before).questions.find(({ id }) => id === 'gaps');
    expect(gaps?.part).toMatchObject({ cloze: '[[g1]] and [[g2]]', gaps: [{ answer: 'y' }, {}] });
  });

  it('falls with fewer points or a smaller part of all points, and with nothing else', () => {
    const points = (score: number, maxScore: number) => ({ score, maxScore });
    expect(wouldFall(points(2, 4), points(1, 4))).toBe(true);
    expect(wouldFall(points(2, 4), points(2, 5))).toBe(true);
    expect(wouldFall(points(2, 2), points(1, 1))).toBe(true);
    expect(wouldFall(points(2, 4), points(2, 4))).toBe(false);
    expect(wouldFall(points(2, 4), points(3, 5))).toBe(false);
    expect(wouldFall(points(0, 0), points(0, 4))).toBe(false);
    const whole = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(whole, whole, whole, (a, b, max) => {
        const [before, after] = [points(Math.min(a, max), max), points(Math.min(b, max), max)];
        expect(wouldFall(before, after)).toBe(after.score < before.score);
      }),
    );
  });
});
