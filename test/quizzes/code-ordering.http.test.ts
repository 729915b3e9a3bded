/** Lines of code put in order over HTTP: shown without what is right, saved, shown again, scored, analysed. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Part } from '../../server/quizzes/model/drawn.ts';
import { createTestApp, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';
import { takeAttempt } from './support/quiz-class.ts';

const QUIZ = '/courses/demo/quizzes/lines';
const SOURCE = `
title: Lines
week: 1
sections:
  - questions:
      - id: loop
        type: code-ordering
        text: Put the lines in order.
        code:
          source: |
            for (const loss of losses)
              cost += loss;
            return cost;
        distractors: ['cost = loss;']
`;
const FOR = 'for (const loss of losses)';
const ADD = 'cost += loss;';
const RETURN = 'return cost;';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
afterEach(() => app.close());

/** The answer that puts these lines at the given levels, one below the other. */
function lines(part: Part, ...placed: readonly (readonly [string, number])[]): string[] {
  if (part.type !== 'code-ordering') throw new Error(part.type);
  return part.lines.flatMap(({ text }) => {
    const at = placed.findIndex(([own]) => own === text);
    return at < 0 ? ['', ''] : [String(at + 1), String(placed[at]?.[1])];
  });
}

it('is asked without its order and indentation, keeps what was answered, and shows both orders afterwards', async () => {
  const run = await planTestQuiz(app, { slug: 'lines', source: SOURCE, results: 'at-once' });
  const { agent, csrf } = await signIn(app, app.studentToken);
  await agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }).expect(303);
  const shown = async (): Promise<string> =>
    (await agent.get(QUIZ).expect(200)).text.replaceAll('&#x3D;', '=').replaceAll('\u00A0', ' ');
  const asked = await shown();
  for (const text of [FOR, ADD, RETURN, 'cost = loss;']) expect(asked).toContain(text);
  expect(asked).not.toContain(`  ${ADD}`);
  expect(asked).not.toMatch(/data-level="[1-9]|source/);
  const attempt = app.store.quizAttempts.listAttempts(run.id)[0];
  if (!attempt) throw new Error('there is no attempt');
  const part = app.quizVersions.drawnFor(attempt).questions[0]?.part as Part;
  const answer = lines(part, [FOR, 0], [ADD, 0], [RETURN, 0]);
  const put = agent.put(`/api/v1${QUIZ}/answers/loop`).set('X-CSRF-Token', csrf);
  await put.send({ answer, version: 1 }).expect(200);
  const again = await shown();
  expect([...again.matchAll(/value="([123])" maxlength="2"/g)].map(([, place]) => place).sort()).toEqual([
    '1',
    '2',
    '3',
  ]);
  expect(again.match(/<option selected>0</g)).toHaveLength(3);
  await agent.post(`/api/v1${QUIZ}/hand-in`).set('X-CSRF-Token', csrf).send({ answers: [] }).expect(200);
  const result = await shown();
  const [own, right] = /<tr class="bad">([\s\S]*?)<\/tr>/.exec(result)?.[1]?.match(/(?<=review-code">)[^<]*/g) ?? [];
  expect([own, right]).toEqual([ADD, `  ${ADD}`]);
  expect(result).toContain('<strong>0.33</strong>');
});

it('is analysed line by line in words, and another order can be accepted', async () => {
  const run = await planTestQuiz(app, { slug: 'lines', source: SOURCE });
  const answers: readonly (readonly (readonly [string, number])[])[] = [
    [
      [FOR, 0],
      [ADD, 1],
      [RETURN, 0],
    ],
    [
      [FOR, 0],
      [ADD, 0],
      [RETURN, 0],
    ],
    [
      [FOR, 0],
      [ADD, 0],
      [RETURN, 0],
    ],
    [
      [RETURN, 0],
      [FOR, 0],
      [ADD, 1],
    ],
    [
      [FOR, 0],
      ['cost = loss;', 1],
      [RETURN, 0],
    ],
  ];
  for (const [student, placed] of answers.entries())
    takeAttempt(app, run, { name: `Student ${student}`, seed: student }, (part) => [lines(part, ...placed), 20]);
  const { agent } = await signIn(app, app.instructorToken);
  const text = async (path: string): Promise<string> =>
    (await agent.get(`/instructor${QUIZ}${path}`).expect(200)).text
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&#x3D;', '=')
      .replace(/\s+/g, ' ');
  const page = await text('/analysis/loop');
  expect(page).toContain(`Line 2: ${ADD} 40 % 1 indentation 0 2 · 40 %`);
  expect(page).toContain(`Line 3: ${RETURN} 80 % 0 too early 1 · 20 %`);
  expect(page).toContain('Not used: cost = loss; 80 % 0 used 1 · 20 %');
  expect(await text('/questions/loop/answers')).toContain(`of losses) ${ADD} ${RETURN} 2 33 %`);
});
