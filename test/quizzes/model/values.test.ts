import { describe, expect, it } from '@jest/globals';
import { prepareQuiz } from '../../../server/quizzes/model/prepare-quiz.ts';
import { QuizSchema } from '../../../server/quizzes/model/quiz-schema.ts';
import { drawVariables, fillText, formatShape, resolve, ValueError } from '../../../server/quizzes/model/values.ts';

describe('values in texts', () => {
  const values = {
    n: 3,
    half: 0.1 + 0.2,
    W: [
      [1, 2],
      [3, 4],
    ],
    v: [1, 2],
    s: [3, 4],
    word: 'ReLU',
  };
  it('are written as people write them, as TeX, or as shapes', () => {
    expect(fillText('{{n}} {{ half }} {{word}} {{v}}', values)).toBe('3 0.3 ReLU [1, 2]');
    expect(fillText('{{W:tex}}', values)).toBe('\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}');
    expect(fillText('{{v:tex}}', values)).toBe('\\begin{pmatrix}1 \\\\ 2\\end{pmatrix}');
    expect(fillText('{{s:shape}} {{n:shape}}', values)).toBe('(3, 4) (3,)');
    expect(formatShape([5])).toBe('(5,)');
  });
  it('that nobody gave are named, those of the language among them', () => {
    for (const name of ['m', '__proto__', 'constructor', 'toString'])
      expect(() => fillText(`{{${name}}}`, values)).toThrow(ValueError);
    expect(() => fillText('{{n:roman}}', values)).toThrow('there is only {{n}}, :tex and :shape');
    expect(() => resolve('three', values)).toThrow('is not a variable');
    expect(resolve('{{s}}', values)).toEqual([3, 4]);
  });
  it('of variables stay within their bounds and are the same for ever', () => {
    const variables = {
      a: { integer: [2, 5] as [number, number] },
      b: { decimal: [0, 1] as [number, number], digits: 2 },
      c: { choice: [1, 2, 3] },
    };
    const drawn = Array.from({ length: 300 }, (_, variant) => drawVariables('q', variables, variant));
    expect(new Set(drawn.map(({ a }) => a))).toEqual(new Set([2, 3, 4, 5]));
    expect(drawn.every(({ b }) => Number(b) >= 0 && Number(b) <= 1 && /^\d(\.\d{1,2})?$/.test(String(b)))).toBe(true);
    expect(drawVariables('q', variables, 7)).toEqual(drawn[7]);
    expect(drawVariables('other', variables, 7)).not.toEqual(drawn[7]);
  });
});

describe('preparing a quiz', () => {
  const quiz = (question: object) =>
    QuizSchema.parse({
      title: 'Quiz',
      week: 1,
      sections: [{ questions: [{ id: 'one', text: 'What?', ...question }] }],
    });
  const numeric = { type: 'numeric', variables: { z: { integer: [0, 4] } }, compute: '...', answer: '{{a}}' };

  it('keeps each set of variables once, with what was computed of it', async () => {
    const prepared = await prepareQuiz(
      quiz(numeric),
      async (_source, sets) => sets.map(({ z }) => ({ a: Number(z) * 2 })),
      () => [],
    );
    if ('problems' in prepared) throw new Error(prepared.problems[0]?.message);
    expect([...(prepared.variants.one ?? [])].sort((x, y) => Number(x.z) - Number(y.z))).toEqual(
      [0, 1, 2, 3, 4].map((z) => ({ z, a: 2 * z })),
    );
  });
  it.each([
    ['no number', { a: 'text' }, 'must be a finite number'],
    ['a number without end', { a: Number.POSITIVE_INFINITY }, 'compute must return finite numbers'],
    ['nothing that the answer names', { b: 1 }, '{{a}} is neither a variable nor returned by compute'],
  ])('names the question and the values when compute returns %s', async (_what, value, message) => {
    const prepared = await prepareQuiz(
      quiz(numeric),
      async (_source, sets) => sets.map(() => value),
      () => [],
    );
    expect(prepared).toMatchObject({ problems: [{ question: 'one', message: expect.stringContaining(message) }] });
    expect(JSON.stringify(prepared)).toContain('"z\\":');
  });
  it('refuses options that read the same in one of the variants', async () => {
    const options = [{ text: '{{z}}', correct: true }, { text: '{{four}}' }];
    const same = { type: 'single-choice', variables: { z: { integer: [0, 4] } }, compute: '...', options };
    const prepared = await prepareQuiz(
      quiz(same),
      async (_source, sets) => sets.map(() => ({ four: 4 })),
      () => [],
    );
    expect(prepared).toMatchObject({ problems: [{ message: expect.stringContaining('two options read "4"') }] });
  });
});
