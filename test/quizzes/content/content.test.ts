/**
 * The project's own quizzes and the guide for their authors: numbers worked out a second time, texts complete, code run.
 * One file, because they share a grader, and the variants that it computes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseYaml } from '../../../graders/catalog/read-yaml.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { drawQuiz, maximumOf } from '../../../server/quizzes/model/draw.ts';
import type { DrawnQuestion } from '../../../server/quizzes/model/drawn.ts';
import { QUESTION_TYPES, type Question } from '../../../server/quizzes/model/question-schema.ts';
import { type Quiz, QuizSchema, questionsOf } from '../../../server/quizzes/model/quiz-schema.ts';
import { rightAnswer } from '../../../server/quizzes/model/right-answer.ts';
import { textsOfQuestion } from '../../../server/quizzes/model/said.ts';
import { scoreAnswer } from '../../../server/quizzes/model/score.ts';
import { textsOf } from '../../../server/quizzes/model/texts-of.ts';
import { typeOf } from '../../../server/quizzes/model/types/index.ts';
import { testGrader } from '../../support/grader.ts';
import {
  calculatedIds,
  drawnVariants,
  expectWorked,
  type GivenQuiz,
  giveQuiz,
  prepared,
  typesOf,
  unexplained,
  unreadableTexts,
} from './given-quiz.ts';
import type { Worked, WorkedQuiz } from './worked.ts';
import { LATER_WEEKS } from './worked-later-weeks.ts';
import { LOGISTIC_REGRESSION, lossOfZ, slope } from './worked-logistic-regression.ts';
import { NEURAL_NETWORKS } from './worked-neural-networks.ts';

const QUIZZES: Readonly<Record<string, WorkedQuiz>> = {
  'neural-networks': NEURAL_NETWORKS,
  'logistic-regression': LOGISTIC_REGRESSION,
  ...LATER_WEEKS,
};

/** On a busy machine the sandbox takes its time. */
jest.setTimeout(120_000);

const grader = testGrader();
const given = new Map<string, GivenQuiz>();
beforeAll(async () => {
  await grader.start();
  for (const slug of Object.keys(QUIZZES)) given.set(slug, await giveQuiz(slug, grader.compute));
});
afterAll(() => grader.close());

function quizOf(slug: string): GivenQuiz {
  const found = given.get(slug);
  if (!found) throw new Error(`${slug} was not computed`);
  return found;
}
const firstOf = (slug: string, id: string): DrawnQuestion => drawnVariants(quizOf(slug), id)[0]?.drawn as DrawnQuestion;
const run = (body: string): Promise<unknown[]> =>
  grader.compute(`import * as np from 'np';\nexport function compute() {\n${body}\n}`, [{}]);

describe.each(Object.entries(QUIZZES))('the quiz %s', (slug, { week, worked }) => {
  it.each(Object.keys(worked))('has the right answer in every variant of "%s"', (id) => {
    expectWorked(quizOf(slug), id, worked[id] as Worked);
  });

  it('has no question with numbers that is not worked out here', () => {
    expect(calculatedIds(quizOf(slug).quiz).sort()).toEqual(Object.keys(worked).sort());
  });

  it('explains every question, every option and the likely mistakes', () => {
    expect(unexplained(quizOf(slug).quiz)).toEqual([]);
  });

  it('has only texts that can be read, in every variant', () => {
    expect(unreadableTexts(quizOf(slug))).toEqual([]);
  });

  it('gives everybody seven questions for seven points, of at least fourteen and six types, and opens its week', () => {
    const { quiz, variants } = quizOf(slug);
    expect(questionsOf(quiz).length).toBeGreaterThanOrEqual(14);
    expect(typesOf(quiz).size).toBeGreaterThanOrEqual(6);
    expect(quiz.week).toBe(week);
    for (let seed = 0; seed < 50; seed++) {
      const drawn = drawQuiz(quiz, variants, seed);
      expect([drawn.questions.length, maximumOf(drawn)]).toEqual([7, 7]);
    }
  });
});

describe.each(Object.keys(QUIZZES))('the German of the quiz %s', (slug) => {
  /** Questions whose texts are formulas and code only. */
  const wordless = ({ text }: { text: string }): boolean =>
    !/\p{L}{3}/u.test(text.replace(/\$[^$]*\$|`[^`]*`|\[\[\w+\]\]/g, ''));

  it('is there for every text with words, title and introduction included', () => {
    const { quiz, german } = quizOf(slug);
    expect([german.title, german.intro]).not.toEqual([quiz.title, quiz.intro]);
    const same = questionsOf(quiz).flatMap((question, place) => {
      const said = textsOfQuestion(questionsOf(german)[place] as Question);
      return (
        textsOfQuestion(question)
          // Options of gaps are answered as they are written; how they read is beside them.
          .filter(({ path }) => !path.startsWith('gaps.'))
          .filter(
            (one) =>
              one.text === said.find(({ path }) => path === one.path)?.text && !wordless(one) && one.text.includes(' '),
          )
          .map(({ path, text }) => `${question.id}.${path}: ${text}`)
      );
    });
    // Code as plain text, where Markdown is not read.
    expect(same.filter((text) => !text.includes(': np.'))).toEqual([]);
  });

  it('can be read in every variant', () => {
    expect(unreadableTexts({ ...quizOf(slug), quiz: quizOf(slug).german })).toEqual([]);
  });

  it('asks the same: the same questions, formulas, choices and right answers for every seed', () => {
    const { quiz, german, variants } = quizOf(slug);
    const formulas = (question: DrawnQuestion): string[][] =>
      textsOf(question).map((text) => (text.match(/\$[^$]+\$|`[^`]+`/g) ?? []).sort());
    for (let seed = 0; seed < 100; seed++) {
      const [own, said] = [drawQuiz(quiz, variants, seed).questions, drawQuiz(german, variants, seed).questions];
      expect(said.map(({ id, variant, points }) => [id, variant, points])).toEqual(
        own.map(({ id, variant, points }) => [id, variant, points]),
      );
      for (const [place, question] of own.entries()) {
        const other = said[place] as DrawnQuestion;
        expect([question.id, rightAnswer(other.part), typeOf(other.part).form(other.part)]).toEqual([
          question.id,
          rightAnswer(question.part),
          typeOf(question.part).form(question.part),
        ]);
        expect([question.id, formulas(other), other.code, other.picture?.file]).toEqual([
          question.id,
          formulas(question),
          question.code,
          question.picture?.file,
        ]);
      }
    }
  });
});

describe('the quiz "What a neural network is"', () => {
  it('says what its code really gives', async () => {
    const drawn = firstOf('neural-networks', 'code-of-a-layer');
    const source = `${drawn.code?.source}\nexport function compute() { return { a: a.toArray() }; }`;
    const { part } = drawn;
    expect(await grader.compute(source, [{}])).toEqual([{ a: part.type === 'matrix' ? part.answer : undefined }]);
  });

  it('shows the network and the curves that its questions are about', () => {
    const pictured = questionsOf(quizOf('neural-networks').quiz).filter(({ picture }) => picture !== undefined);
    expect(pictured.map(({ id, picture }) => [id, picture?.file])).toEqual([
      ['read-the-network', 'network.svg'],
      ['curve-of-the-large-network', 'performance.svg'],
    ]);
  });
});

describe('the quiz on logistic regression', () => {
  it('takes dz = a - y in any usual spelling, and nothing else', () => {
    const drawn = firstOf('logistic-regression', 'dz-in-short');
    for (const typed of ['a - y', 'a-y', 'A − Y', '(a-y)', 'dz = a - y', '-(y - a)', '-y + a'])
      expect([typed, scoreAnswer(drawn, [typed]).share]).toEqual([typed, 1]);
    for (const typed of ['a + y', 'a', 'a - y - a', 'a(1-a)(a-y)', '(a - y) / m'])
      expect([typed, scoreAnswer(drawn, [typed]).share]).toEqual([typed, 0]);
    expect(scoreAnswer(drawn, ['y - a'])).toMatchObject({
      share: 0,
      mistake: expect.stringMatching(/sign is reversed/),
    });
    expect(scoreAnswer(drawn, ['a(1-a)'])).toMatchObject({ share: 0, mistake: expect.stringMatching(/sigmoid alone/) });
  });

  it('tells of costs that really come from a learning rate that is too large', () => {
    const { text, explanation } = firstOf('logistic-regression', 'cost-explodes');
    const examples = [
      [1, 1],
      [3, 0],
      [4, 1],
    ] as const;
    const cost = (w: number): number => examples.reduce((sum, [x, y]) => sum + lossOfZ(w * x, y), 0) / examples.length;
    const costsWith = (alpha: number): string[] => {
      let w = 0;
      return Array.from({ length: 4 }, () => {
        const now = cost(w);
        w -= alpha * slope(cost, w);
        return now.toFixed(2);
      });
    };
    expect(text).toContain(`the cost goes ${costsWith(3).join(', ')}.`);
    expect(explanation).toContain(
      '$x = 1, 3, 4$ with the labels 1, 0, 1, from $w = 0$ without a bias, and $\\alpha = 3$',
    );
    expect(Number(costsWith(0.5)[1])).toBeLessThan(Number(costsWith(0.5)[0]));
  });

  it('has at least five questions with variables', () => {
    const { quiz } = quizOf('logistic-regression');
    expect(questionsOf(quiz).filter(({ variables }) => variables !== undefined).length).toBeGreaterThanOrEqual(5);
  });
});

describe('the code in the quiz on logistic regression', () => {
  it.each([
    ['sum-down-the-columns', 's.toArray()'],
    ['no-matrix-product', 'C.toArray()'],
    ['array-without-columns', 'v.shape'],
  ])('says what the code of "%s" really gives', async (id, result) => {
    const { code, part } = firstOf('logistic-regression', id);
    const answer = part.type === 'matrix' || part.type === 'shape' ? part.answer : undefined;
    expect(await run(`${code?.source}\nreturn { got: ${result} };`)).toEqual([{ got: answer }]);
  });

  it('has one line, the right one, that gives the same as the loop over the examples', async () => {
    const { code, part } = firstOf('logistic-regression', 'loop-into-product');
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
    const { part } = firstOf('logistic-regression', 'loops-and-lines');
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
    const { code, part } = firstOf('logistic-regression', 'divided-by-its-sums');
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

describe('the lines of update_parameters', () => {
  const linesOf = (): string[] => {
    const part = drawnVariants(quizOf('deep-networks'), 'lines-of-update')[0]?.drawn.part;
    if (part?.type !== 'code-ordering') throw new Error(part?.type);
    return [...part.lines].sort((a, b) => a.source - b.source).map(({ text }) => text);
  };
  /** What the lines return for W1 = 2 and b1 = -1 with derivatives 0.5 and 4, and what becomes of what they were given. */
  const take = (lines: readonly string[]): Promise<unknown[]> =>
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
    expect(await take(linesOf().slice(0, 6))).toEqual([{ W1: 1.95, b1: -1.4, kept: 2 }]);
  });

  it('go uphill with the distractor', async () => {
    const lines = linesOf();
    expect(lines).toHaveLength(7);
    expect(await take([...lines.slice(0, 3), lines[6] as string, ...lines.slice(4, 6)])).toEqual([
      { W1: 2.05, b1: -0.6, kept: 2 },
    ]);
  });
});

/** The blocks that begin with ```yaml quiz, and those with ```yaml questions, each in a quiz of its own. */
function examples(): Quiz[] {
  const guide = readFileSync(join(projectRoot, 'quizzes', 'README.md'), 'utf8');
  return [...guide.matchAll(/^```yaml (quiz|questions)\n([\s\S]*?)^```$/gm)].map(([, kind, text = '']) => {
    const inQuiz = `title: Example\nweek: 1\nsections:\n  - questions:\n${text.replace(/^(?=.)/gm, '      ')}`;
    const read = parseYaml(kind === 'quiz' ? text : inQuiz, QuizSchema);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    return read.data;
  });
}

describe("the authors' guide of quizzes", () => {
  it('shows only quizzes and questions that can be given, in every variant', async () => {
    expect(examples().length).toBeGreaterThan(3);
    for (const quiz of examples()) {
      const given: GivenQuiz = await prepared(quiz, grader.compute);
      expect(unreadableTexts(given)).toEqual([]);
    }
  });

  it('shows every type of question', () => {
    const shown = examples().flatMap((quiz) => questionsOf(quiz).map(({ type }) => type));
    expect([...new Set(shown)].sort()).toEqual([...QUESTION_TYPES].sort());
  });
});
