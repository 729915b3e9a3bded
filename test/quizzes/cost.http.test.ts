/**
 * What a start and a save cost, in statements and rendered templates and not in time: a class presses Start together, and a page
 * that grows a little heavier with every feature would be noticed at the lecture only.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addStudent, createTestApp, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';

const QUIZ = '/courses/demo/quizzes/short';

let app: TestApp;
/** Texts of the statements, and names of the templates, since they were last emptied. */
const statements: string[] = [];
const rendered: string[] = [];

beforeEach(async () => {
  app = createTestApp({
    onRender: (template) => rendered.push(template),
    prepare(database) {
      const prepare = database.prepare.bind(database);
      database.prepare = ((sql: string) => {
        const statement = prepare(sql);
        for (const name of ['run', 'get', 'all'] as const) {
          const act = statement[name].bind(statement) as (...given: unknown[]) => unknown;
          Object.assign(statement, {
            [name]: (...given: unknown[]) => {
              statements.push(sql.trim().replace(/\s+/g, ' ').slice(0, 60));
              return act(...given);
            },
          });
        }
        return statement;
      }) as typeof database.prepare;
    },
  });
  await planTestQuiz(app);
});
afterEach(() => app.close());

/** Counts what `work` costs. */
async function costOf(work: () => PromiseLike<unknown>): Promise<{ statements: string[]; rendered: string[] }> {
  statements.length = 0;
  rendered.length = 0;
  await work();
  return { statements: [...statements], rendered: [...rendered] };
}

const changes = ({ statements: list }: { statements: string[] }): string[] =>
  list.filter((sql) => /^(INSERT|UPDATE|DELETE|REPLACE)/.test(sql));

async function taker(name: string) {
  const { agent, csrf } = await signIn(app, addStudent(app, name));
  return {
    lobby: () => agent.get(QUIZ).expect(200),
    page: () => agent.get(QUIZ).expect(200),
    start: () => agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }).expect(303),
    save: (version: number) =>
      agent
        .put(`/api/v1${QUIZ}/answers/half`)
        .set('X-CSRF-Token', csrf)
        .send({ answer: ['1'], version })
        .expect(200),
  };
}

describe('what a quiz costs for each student, after the first', () => {
  it('is bounded in statements, and renders no question again', async () => {
    const first = await taker('First');
    await first.lobby();
    await first.start();
    await first.page();
    const second = await taker('Second');
    const lobby = await costOf(second.lobby);
    const again = await costOf(second.lobby);
    const start = await costOf(second.start);
    const page = await costOf(second.page);
    const save = await costOf(() => second.save(1));
    const repeated = await costOf(() => second.save(1));

    const costs = { lobby, again, start, page, save, repeated };
    const count = (cost: { statements: string[] }): number => cost.statements.length;
    // A statement more is a decision: it is paid for by everybody who presses Start in the same second. The first save of a day asks
    // what the person has stored.
    expect(Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, count(cost)]))).toEqual({
      lobby: 10,
      again: 9,
      start: 9,
      // One more asks which questions were withdrawn, so that the page says so from the beginning.
      page: 11,
      save: 11,
      repeated: 9,
    });
    expect(page.rendered).toEqual(['quizzes/take']);
    expect([again, page, repeated].flatMap(changes)).toEqual([]);
    expect([lobby, start, save].map((cost) => changes(cost).length)).toEqual([1, 1, 1]);
  });
});
