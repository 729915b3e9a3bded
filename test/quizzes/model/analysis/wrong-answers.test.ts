/** Frequent wrong answers, whole and part by part. */
import { describe, expect, it } from '@jest/globals';
import { partFigures, wrongAnswers } from '../../../../server/quizzes/model/analysis/wrong-answers.ts';
import type { DrawnQuestion, Part } from '../../../../server/quizzes/model/drawn.ts';
import { scoreAnswer } from '../../../../server/quizzes/model/score.ts';

const asked = (part: Part): DrawnQuestion => ({ id: 'q', points: 1, text: 'What?', part });
const given = (part: Part, ...answers: (readonly string[] | undefined)[]) =>
  answers.map((answer) => ({ question: asked(part), answer, scored: scoreAnswer(asked(part), answer) }));
const tolerance = { absolute: 0, relative: 1e-3 };

describe('frequent wrong answers', () => {
  it('count numbers that are written in different ways as the same, the most frequent first', () => {
    const part: Part = {
      type: 'numeric',
      answer: 0.5,
      tolerance,
      mistakes: [{ answer: 2, explanation: 'upside down' }],
    };
    const answers = given(part, ['0.5'], ['1/4'], ['0,25'], ['.25'], ['2'], ['2,0'], ['two'], [''], undefined);
    expect(wrongAnswers(answers)).toEqual([
      { text: '0.25', authored: false, count: 3, texts: 1, mistake: undefined },
      { text: '2', authored: false, count: 2, texts: 1, mistake: 'upside down' },
      { text: 'two', authored: false, count: 1, texts: 1, mistake: undefined },
    ]);
  });

  it('put the same mistake with different numbers together', () => {
    const own = (n: number): Part => ({
      type: 'numeric',
      answer: n,
      tolerance,
      mistakes: [{ answer: -n, explanation: `the sign of ${n}` }],
    });
    const answers = [...given(own(3), ['-3'], ['-3']), ...given(own(4), ['-4'], ['4'])];
    expect(wrongAnswers(answers)).toEqual([
      { text: '-3', authored: false, count: 3, texts: 2, mistake: 'the sign of 3' },
    ]);
  });

  it('know shapes and words in their usual spellings', () => {
    const shapes = given({ type: 'shape', answer: [3, 4], mistakes: [] }, ['4x3'], ['(4, 3)'], ['[3,4]'], ['3 by 4']);
    expect(wrongAnswers(shapes).map(({ text, count }) => [text, count])).toEqual([
      ['(4, 3)', 2],
      ['3 by 4', 1],
    ]);
    const part: Part = { type: 'short-text', accepted: ['chain rule'], caseSensitive: false, mistakes: [] };
    const words = given(part, ['Chain  Rule'], ['Product rule'], ['product RULE ']);
    expect(wrongAnswers(words).map(({ text, count }) => [text, count])).toEqual([['product rule', 2]]);
  });

  it('are at most ten', () => {
    const part: Part = { type: 'numeric', answer: 0, tolerance, mistakes: [] };
    expect(wrongAnswers(given(part, ...Array.from({ length: 30 }, (_, n) => [String(n + 1)])))).toHaveLength(10);
  });
});

describe('the parts of composite questions', () => {
  it('tell for each cell of a matrix how many have it right, left it empty, or wrote what', () => {
    const part: Part = { type: 'matrix', answer: [[1, 2]], tolerance, credit: 'partial' };
    const [first, second] = partFigures(given(part, ['1', '3'], ['1,0', '3.0'], ['', '2'], ['7', ''], undefined));
    expect(first).toMatchObject({ name: { kind: 'cell', row: 1, column: 1 }, students: 4, right: 2, empty: 1 });
    expect(first?.wrong.map(({ text, count }) => [text, count])).toEqual([['7', 1]]);
    expect(second).toMatchObject({ name: { kind: 'cell', row: 1, column: 2 }, right: 1, empty: 1 });
    expect(second?.wrong.map(({ text, count }) => [text, count])).toEqual([['3', 2]]);
  });

  it('tell it for the gaps of a cloze', () => {
    const part: Part = {
      type: 'cloze',
      cloze: '[[a]] and [[b]]',
      credit: 'partial',
      gaps: [
        { name: 'a', kind: 'choice', options: ['up', 'down'], answer: 'up' },
        { name: 'b', kind: 'text', accepted: ['ReLU'], caseSensitive: false },
      ],
    };
    const [a, b] = partFigures(given(part, ['down', 'relu'], ['down', 'Tanh'], ['up', 'tanh']));
    expect(a).toMatchObject({ name: { kind: 'gap', number: 1 }, right: 1, wrong: [{ text: 'down', count: 2 }] });
    expect(b).toMatchObject({ name: { kind: 'gap', number: 2 }, right: 1, wrong: [{ text: 'tanh', count: 2 }] });
  });

  it('know left sides and items again that were shown to each student in another order', () => {
    const rights = ['one', 'two'];
    const pairs = [
      { text: 'I', right: 0 },
      { text: 'II', right: 1 },
    ];
    const matching = (lefts: typeof pairs): Part => ({ type: 'matching', lefts, rights, credit: 'partial' });
    const answers = [...given(matching(pairs), ['1', '1']), ...given(matching([...pairs].reverse()), ['1', ''])];
    const [i, ii] = partFigures(answers);
    expect(i).toMatchObject({
      name: { text: 'I' },
      students: 2,
      right: 0,
      empty: 1,
      wrong: [{ text: 'two', count: 1 }],
    });
    expect(ii).toMatchObject({ name: { text: 'II' }, right: 2, empty: 0, wrong: [] });

    const items = [
      { source: 1, text: 'then' },
      { source: 0, text: 'first' },
    ];
    const ordering: Part = { type: 'ordering', items, credit: 'partial' };
    const [first, then] = partFigures(given(ordering, ['1', '0'], ['0', '1']));
    expect(first).toMatchObject({ name: { kind: 'place', number: 1, text: 'first' }, right: 1 });
    expect(first?.wrong).toMatchObject([{ text: 'then', authored: true, count: 1 }]);
    expect(then).toMatchObject({ name: { number: 2, text: 'then' }, right: 1, wrong: [{ text: 'first' }] });
  });
});
