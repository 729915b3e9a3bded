/** The quiz on logistic regression: the code that its questions show, run in the sandbox. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraderProcessClient } from '../../../../server/grading/grader-client.ts';
import type { DrawnQuestion } from '../../../../server/quizzes/model/drawn.ts';
import { testGrader } from '../../../support/grader.ts';
import { drawnVariants, type GivenQuiz, giveQuiz } from './given-quiz.ts';

let grader: GraderProcessClient;
let given: GivenQuiz;
beforeAll(async () => {
  grader = testGrader({ workers: 1 });
  await grader.start();
  given = await giveQuiz('logistic-regression', grader.compute);
}, 120_000);
afterAll(() => grader.close());

const firstOf = (id: string): DrawnQuestion => drawnVariants(given, id)[0]?.drawn as DrawnQuestion;
const run = (body: string): Promise<unknown[]> =>
  grader.compute(`import * as np from 'np';\nexport function compute() {\n${body}\n}`, [{}]);

describe('the code in the quiz on logistic regression', () => {
  it.each([
    ['sum-down-the-columns', 's.toArray()'],
    ['no-matrix-product', 'C.toArray()'],
    ['array-without-columns', 'v.shape'],
  ])('says what the code of "%s" really gives', async (id, result) => {
    const { code, part } = firstOf(id);
    const answer = part.type === 'matrix' || part.type === 'shape' ? part.answer : undefined;
    expect(await run(`${code?.source}\nreturn { got: ${result} };`)).toEqual([{ got: answer }]);
  });

  it('has one line, the right one, that gives the same as the loop over the examples', async () => {
    const { code, part } = firstOf('loop-into-product');
    const options = part.type === 'single-choice' ? part.options : [];
    const same = await Promise.all(
      options.map(({ text }) =>
        run(`
          const X = np.array([[1, -2, 3], [4, 0.5, -1]]), dZ = np.array([[0.5, -0.25, 2]]);
          const [n_x, m] = X.shape;
          ${code?.source}
          try { return { same: np.allclose(dw, ${text.replaceAll('`', '')}) && dw.shape[1] === 1 }; }
          catch { return { same: false }; }`),
      ),
    );
    expect(same).toEqual(options.map(({ correct }) => [{ same: correct }]));
    expect(options.filter(({ correct }) => correct)).toHaveLength(1);
  });

  it('pairs each formula with code that computes it for all examples', async () => {
    const { part } = firstOf('loops-and-lines');
    const pairs = part.type === 'matching' ? part.lefts.map(({ text, right }) => [text, part.rights[right]]) : [];
    const codeOf = (start: string): string => pairs.find(([left]) => left?.startsWith(start))?.[1] ?? 'missing';
    const w = [0.5, -1];
    const X = [
      [1, 2, -1],
      [0.5, 0, 3],
    ];
    const Y = [1, 0, 1];
    const z = Y.map((_, i) => w.reduce((sum, weight, k) => sum + weight * (X[k]?.[i] as number), 0.25));
    const dz = z.map((value, i) => (1 + Math.tanh(value / 2)) / 2 - (Y[i] as number));
    const [got] = (await run(`
      const w = np.array([[0.5], [-1]]), b = 0.25, X = np.array(${JSON.stringify(X)}), Y = np.array([${JSON.stringify(Y)}]);
      const Z = ${codeOf('$z')}, A = ${codeOf('$a')}, dZ = ${codeOf('$dz')};
      return { Z: Z.row(0).reshape([3]).toArray(), dZ: dZ.reshape([3]).toArray(), db: ${codeOf('$db')} };`)) as [
      { Z: number[]; dZ: number[]; db: number },
    ];
    for (const [i, value] of z.entries()) expect(got.Z[i]).toBeCloseTo(value, 12);
    for (const [i, value] of dz.entries()) expect(got.dZ[i]).toBeCloseTo(value, 12);
    expect(got.db).toBeCloseTo(dz.reduce((sum, value) => sum + value, 0) / 3, 12);
  });

  it('divides each column by its own sum', async () => {
    const { code, part } = firstOf('divided-by-its-sums');
    const right = part.type === 'single-choice' ? part.options.find(({ correct }) => correct)?.text : undefined;
    expect(right).toBe('Each column of `P` adds up to 1');
    const A = '[[1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3]]';
    const [got] = (await run(`const A = np.array(${A});\n${code?.source}
      return { columns: np.sum(P, { axis: 0 }).toArray(), rows: np.sum(P, { axis: 1 }).toArray() };`)) as [
      { columns: number[]; rows: number[] },
    ];
    for (const sum of got.columns) expect(sum).toBeCloseTo(1, 12);
    expect(got.rows.every((sum) => Math.abs(sum - 1) < 1e-3)).toBe(false);
  });
});
