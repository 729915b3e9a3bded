/** One broken file of the content takes out only itself: the rest of the course works, and the staff reads which file and why. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readExercises } from '../../graders/catalog/load-exercises.ts';
import { buildLibrary } from '../../graders/sandbox/library.ts';
import { readQuizzes } from '../../server/quizzes/author/quiz-files.ts';
import { contentWith, wholeExercise } from '../graders/catalog/content-with.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const yaml = wholeExercise['exercise.yaml'];
/** Names a file of an exercise and what becomes of it; undefined: it is missing, null: a folder has its name. */
type Damage = readonly [file: string, text: string | Buffer | undefined | null];
const EXERCISES: Readonly<Record<string, Damage>> = {
  'no-yaml': ['exercise.yaml', 'title: [\n'],
  'wrong-field': ['exercise.yaml', yaml.replace('week: 4', 'week: seven')],
  'unknown-field': ['exercise.yaml', `${yaml}pionts: 3\n`],
  'empty-yaml': ['exercise.yaml', ''],
  'list-yaml': ['exercise.yaml', '- a\n- b\n'],
  aliases: [
    'exercise.yaml',
    `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(60)}]\nc: [${'*b, '.repeat(60)}]\n`,
  ],
  brackets: ['exercise.yaml', '['.repeat(10_000)],
  bytes: ['exercise.yaml', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
  'latin-1': ['prompt.md', Buffer.from('Schicht f\u00fcr Schicht', 'latin1')],
  folder: ['prompt.md', null],
  formula: ['prompt.md', 'a $\\nosuchcommand$ b'],
  'bad-sample': ['samples/x.maybe.ts', ''],
  'bad-pattern': ['exercise.yaml', `${yaml}mistakes: [{ file: samples/x.ts, source: "(", hint: h }]\n`],
  'z-same-place': ['exercise.yaml', yaml],
  ...Object.fromEntries(
    Object.keys(wholeExercise).map((file) => [`without-${file.replaceAll('.', '-')}`, [file, undefined]]),
  ),
};
const QUIZ = `title: Whole quiz
week: 1
sections: [{ questions: [{ id: half, type: numeric, text: What?, answer: 0.5 }] }]
`;
const QUIZZES: Readonly<Record<string, Damage>> = {
  'misspelt-type': ['quiz.yaml', QUIZ.replace('numeric', 'numerc')],
  'no-quiz-yaml': ['quiz.yaml', 'title: "\n'],
  'no-file': ['quiz.yaml', undefined],
  'quiz-folder': ['quiz.yaml', null],
  'quiz-bytes': ['quiz.yaml', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
  'no-picture': ['quiz.yaml', QUIZ.replace('text: What?', 'text: What?, image: { file: no.svg, alt: a }')],
  'Bad Name': ['quiz.yaml', QUIZ],
};

const folders: string[] = [];
/** A folder of content: each of `names` with the files of `whole`, but for its damage. */
function damaged(whole: (index: number) => Record<string, string>, kinds: Readonly<Record<string, Damage>>): string {
  const folder = contentWith({ whole: whole(0) });
  folders.push(folder);
  for (const [index, [name, [file, text]]] of Object.entries(kinds).entries()) {
    const files = { ...whole(index + 1), ...(text === null || text === undefined ? {} : { [file]: text }) };
    for (const [each, content] of Object.entries(files)) {
      if (each === file && (text === null || text === undefined)) continue;
      mkdirSync(join(folder, name, each, '..'), { recursive: true });
      writeFileSync(join(folder, name, each), content);
    }
    if (text === null) mkdirSync(join(folder, name, file), { recursive: true });
    if (text === undefined) mkdirSync(join(folder, name), { recursive: true });
  }
  return folder;
}

let app: TestApp;
beforeAll(() => {
  const content = readExercises(
    damaged(
      (index) => ({ ...wholeExercise, 'exercise.yaml': yaml.replace('order: 1', `order: ${index + 1}`) }),
      EXERCISES,
    ),
  );
  const quizzes = readQuizzes(damaged(() => ({ 'quiz.yaml': QUIZ }), QUIZZES));
  app = createTestApp({
    exercises: content.exercises,
    brokenExercises: content.broken,
    quizzes: quizzes.quizzes,
    brokenQuizzes: quizzes.broken,
  });
});
afterAll(() => {
  app.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('broken files of the content', () => {
  it('take out only themselves: students see and use the rest', async () => {
    expect(app.content.exercises.map(({ slug }) => slug)).toEqual(['whole']);
    const { agent, submit } = await signIn(app, app.studentToken);
    const page = (await agent.get('/courses/demo').expect(200)).text;
    expect(page).toContain('/courses/demo/exercises/whole');
    for (const name of Object.keys(EXERCISES)) {
      expect(page).not.toContain(name);
      await agent.get(`/courses/demo/exercises/${name}`).expect(404);
    }
    await submit('export const f = 1;', {}, 'whole').expect(303);
  });

  it('are named to the staff on every page of theirs, with file and reason; whole quizzes can be planned', async () => {
    const { agent, csrf } = await signIn(app, app.instructorToken);
    const pages = ['/instructor/courses/demo/quizzes', '/instructor/courses/demo/exercises', '/courses/demo'];
    for (const address of pages) {
      const page = decoded((await agent.get(address).expect(200)).text);
      const said = [...Object.entries(EXERCISES), ...Object.entries(QUIZZES)].filter(([name, [file]]) =>
        new RegExp(`(exercise|quiz) ${name} [^<]*/${name}(/${file.replace('.', '\\.')})?(:\\d+)?: \\S`, 'i').test(page),
      );
      expect(said.map(([name]) => name)).toEqual([...Object.keys(EXERCISES), ...Object.keys(QUIZZES)]);
    }
    const list = (await agent.get('/instructor/courses/demo/quizzes')).text;
    expect([...list.matchAll(/quizzes\/([a-z-]+)\/plan/g)].map(([, slug]) => slug)).toEqual(['whole']);
    for (const name of Object.keys(QUIZZES)) expect(list).toContain(`<span class="exercise-title">${name}</span>`);
    await agent.post('/instructor/courses/demo/quizzes/whole/plan').type('form').send({ _csrf: csrf }).expect(303);
  });

  it('of a translation leave the exercise in English', () => {
    const cases: Readonly<Record<string, Damage>> = {
      fields: ['texts.de.yaml', 'titel: A\n'],
      bytes: ['texts.de.yaml', Buffer.from([0xff, 0xfe])],
      prompt: ['prompt.de.md', Buffer.from([0xff, 0xfe])],
    };
    const german = { 'texts.de.yaml': 'title: A\nhints: {}\ncases: {}\n', 'prompt.de.md': 'p' };
    const folder = damaged(
      (index) => ({ ...wholeExercise, ...german, 'exercise.yaml': yaml.replace('order: 1', `order: ${index + 1}`) }),
      cases,
    );
    const { exercises, broken } = readExercises(folder);
    expect(exercises.map(({ slug, translations }) => [slug, translations.de !== undefined])).toEqual([
      ['whole', true],
      ['fields', false],
      ['bytes', false],
      ['prompt', false],
    ]);
    expect(broken.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'translation bytes',
      'translation fields',
      'translation prompt',
    ]);
  });

  it('leave the functions that later exercises import from others', () => {
    const [one] = readExercises(damaged(() => wholeExercise, {})).exercises;
    expect(one).toBeDefined();
    if (!one) return;
    const parsed = { ...one, function: 'good', reference: 'export const good = (x: number): number => x;' };
    const broken = { ...one, function: 'bad', reference: 'export const bad = (;' };
    const { source } = buildLibrary('', [broken, parsed]);
    expect(source).toContain('"good": function');
    expect(source).not.toContain('"bad"');
  });
});
