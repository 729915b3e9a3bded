/** Answers that are accepted besides those of the text: one form for all who mean the same, and what they earn. */
import { describe, expect, it } from '@jest/globals';
import { canonicalAnswer, scoreWith } from '../../../server/quizzes/model/alternative.ts';
import type { Answer, DrawnQuestion, Part } from '../../../server/quizzes/model/drawn.ts';
import { scoreAnswer } from '../../../server/quizzes/model/score.ts';
import { fc } from '../../support/properties.ts';

const tolerance = { absolute: 0.01, relative: 0 };
const question = (part: Part, variant?: number): DrawnQuestion => ({ id: 'q', points: 1, text: '', part, variant });
const option = (source: number, correct = false) => ({ source, text: `Option ${source}`, correct });

const single: Part = { type: 'single-choice', options: [option(2), option(0, true), option(1)] };
const multiple: Part = { type: 'multiple-choice', options: [option(2), option(0, true), option(1)], credit: 'partial' };
const numeric: Part = { type: 'numeric', answer: 1, tolerance, mistakes: [{ answer: 2, explanation: 'Twice' }] };
const shape: Part = { type: 'shape', answer: [3, 4], mistakes: [] };
const text: Part = { type: 'short-text', accepted: ['ReLU'], caseSensitive: false, mistakes: [] };
const matrix: Part = { type: 'matrix', answer: [[1, 2]], tolerance, credit: 'partial' };
const ordering: Part = {
  type: 'ordering',
  items: [1, 2, 0].map((source) => ({ source, text: `Step ${source}` })),
  credit: 'partial',
};
const matching: Part = {
  type: 'matching',
  lefts: [
    { text: 'b', right: 0 },
    { text: 'a', right: 1 },
  ],
  rights: ['x', 'y'],
  credit: 'partial',
};
const cloze: Part = {
  type: 'cloze',
  cloze: '[[one]] [[two]]',
  gaps: [
    { name: 'one', kind: 'text', accepted: ['layer'], caseSensitive: false },
    { name: 'two', kind: 'number', answer: 1, tolerance },
  ],
  credit: 'partial',
};

describe('one form of an answer', () => {
  it.each<[string, Part, Answer, Answer]>([
    ['single choice: the place in the file', single, ['0'], ['2']],
    ['multiple choice: the places in the file, ascending', multiple, ['0', '2'], ['1', '2']],
    ['true or false', { type: 'true-false', answer: true }, ['false'], ['false']],
    ['a number, however it is written', numeric, [' 1,5 '], ['1.5']],
    ['a fraction', numeric, ['3/2'], ['1.5']],
    ['what is no number', numeric, ['About  ONE'], ['about one']],
    ['a shape', shape, ['4 x 3'], ['(4, 3)']],
    ['a short text', text, ['  Leaky  ReLU '], ['leaky relu']],
    ['a matrix with an empty cell', matrix, ['1,0', ''], ['1', '']],
    ['an order: right places in the order given', ordering, ['2', '0', '1'], ['0', '1', '2']],
    ['a matching: right sides by the texts of the left ones', matching, ['1', ''], ['', 'y']],
    ['a cloze', cloze, [' Layer ', '1,0'], ['layer', '1']],
  ])('%s', (_name, part, answer, expected) => {
    expect(canonicalAnswer(part, answer)).toEqual(expected);
  });

  it('is the same for students who saw options and left sides in another order', () => {
    const shuffled: Part = { ...single, options: [option(0, true), option(1), option(2)] };
    expect(canonicalAnswer(single, ['0'])).toEqual(canonicalAnswer(shuffled, ['2']));
    const turned: Part = { ...matching, lefts: [...matching.lefts].reverse(), rights: ['y', 'x'] } as Part;
    expect(canonicalAnswer(matching, ['1', '0'])).toEqual(canonicalAnswer(turned, ['1', '0']));
  });
});

describe('an accepted answer', () => {
  it.each<[string, Part, Answer, Answer, number]>([
    ['another option', single, ['0'], ['2'], 1],
    ['not the options besides it', single, ['2'], ['2'], 0],
    ['an exact set of options', multiple, ['0', '1'], ['0', '2'], 1],
    ['not a part of the set', multiple, ['0'], ['0', '2'], 0],
    ['a number within the tolerance', numeric, ['2.009'], ['2'], 1],
    ['not a number outside of it', numeric, ['2.02'], ['2'], 0],
    ['a shape', shape, ['[4,3]'], ['(4, 3)'], 1],
    ['a text', text, ['LEAKY relu'], ['leaky relu'], 1],
    ['a whole matrix', matrix, ['3', '4.001'], ['3', '4'], 1],
    ['not a part of a matrix', matrix, ['3', ''], ['3', '4'], 0],
    ['a whole order', ordering, ['1', '0', '2'], ['2', '1', '0'], 1],
    ['a whole matching', matching, ['1', '0'], ['x', 'y'], 1],
    ['a whole cloze', cloze, ['unit', '2'], ['unit', '2'], 1],
  ])('earns its share: %s', (_name, part, answer, accepted, share) => {
    expect(scoreWith(question(part), answer, [{ variant: -1, answer: accepted, share: 1 }]).share).toBe(share);
  });

  it('drops the explanation of the mistake that it is not', () => {
    const scored = scoreWith(question(numeric), ['2'], [{ variant: -1, answer: ['2'], share: 0.5 }]);
    expect(scoreAnswer(question(numeric), ['2']).mistake).toBe('Twice');
    expect(scored).toMatchObject({ share: 0.5, mistake: undefined, accepted: { share: 0.5 } });
  });

  it('holds for its variant alone', () => {
    const accepted = [{ variant: 3, answer: ['2'], share: 1 }];
    expect([3, 4].map((variant) => scoreWith(question(numeric, variant), ['2'], accepted).share)).toEqual([1, 0]);
    expect(scoreWith(question(numeric), ['2'], accepted).share).toBe(0);
  });

  it('never takes points away, and nothing entered earns nothing', () => {
    const parts = fc.constantFrom(single, multiple, numeric, shape, text, matrix, ordering, matching, cloze);
    const answer = fc.array(fc.constantFrom('0', '1', '2', '', '(3, 4)', 'relu'), { maxLength: 3 });
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(parts, answer, answer, share, (part, given, other, worth) => {
        const accepted = [{ variant: -1, answer: canonicalAnswer(part, other), share: worth }];
        const scored = scoreWith(question(part), given, accepted);
        expect(scored.share).toBeGreaterThanOrEqual(scoreAnswer(question(part), given).share);
        if (given.every((typed) => typed === '')) expect(scored.share).toBe(0);
      }),
    );
  });
});
