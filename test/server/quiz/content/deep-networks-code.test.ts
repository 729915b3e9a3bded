/** The quiz on deep networks: the lines of code that its questions order, run in the sandbox. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraderProcessClient } from '../../../../server/grading/grader-client.ts';
import { testGrader } from '../../../support/grader.ts';
import { drawnVariants, type GivenQuiz, giveQuiz } from './given-quiz.ts';

let grader: GraderProcessClient;
let given: GivenQuiz;
beforeAll(async () => {
  grader = testGrader({ workers: 1 });
  await grader.start();
  given = await giveQuiz('deep-networks', grader.compute);
}, 120_000);
afterAll(() => grader.close());

describe('the lines of update_parameters', () => {
  const linesOf = (): string[] => {
    const part = drawnVariants(given, 'lines-of-update')[0]?.drawn.part;
    if (part?.type !== 'code-ordering') throw new Error(part?.type);
    return [...part.lines].sort((a, b) => a.source - b.source).map(({ text }) => text);
  };
  /** What the lines return for W1 = 2 and b1 = -1 with derivatives 0.5 and 4, and what becomes of what they were given. */
  const run = (lines: readonly string[]): Promise<unknown[]> =>
    grader.compute(
      `import * as np from 'np';
      import type { NDArray } from 'np';
      function update_parameters(parameters: any, grads: any, learning_rate: number) {
        ${lines.join('\n')}
      }
      export function compute() {
        const parameters: any = { W1: np.array([[2]]), b1: np.array([[-1]]) };
        const grads: any = { dW1: np.array([[0.5]]), db1: np.array([[4]]) };
        const updated: any = update_parameters(parameters, grads, 0.1);
        return { W1: updated.W1.item(), b1: updated.b1.item(), kept: parameters.W1.item() };
      }`,
      [{}],
    );

  it('in the right order take one step downhill and keep the given parameters', async () => {
    expect(await run(linesOf().slice(0, 6))).toEqual([{ W1: 1.95, b1: -1.4, kept: 2 }]);
  });

  it('go uphill with the distractor', async () => {
    const lines = linesOf();
    expect(lines).toHaveLength(7);
    expect(await run([...lines.slice(0, 3), lines[6] as string, ...lines.slice(4, 6)])).toEqual([
      { W1: 2.05, b1: -0.6, kept: 2 },
    ]);
  });
});
