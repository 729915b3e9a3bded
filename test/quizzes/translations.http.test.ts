/** Quizzes in the reader's language: shown translated, answered and scored as they are written; and what is wrong with a translation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../graders/catalog/read-yaml.ts';
import { projectRoot } from '../../server/project-root.ts';
import type { QuizFile } from '../../server/quizzes/author/quiz-files.ts';
import { type Quiz, QuizSchema, questionsOf } from '../../server/quizzes/model/quiz-schema.ts';
import { translateQuiz } from '../../server/quizzes/model/quiz-translation.ts';
import { rightAnswer } from '../../server/quizzes/model/right-answer.ts';
import { textsOfQuestion } from '../../server/quizzes/model/said.ts';
import { typeOf } from '../../server/quizzes/model/types/index.ts';
import { randomFrom } from '../../server/quizzes/model/values.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';

const SOURCE = readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8');
const QUIZ = '/courses/demo/quizzes/every';

function parsed(source: string): Quiz {
  const read = parseYaml(source, QuizSchema);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.data;
}
/** Every text in another language, which can be told from it. */
const said = (text: string): string => `Wort ${text}`;
function fileOf(quiz: Quiz): QuizFile {
  const plain = new Map([quiz.title, quiz.intro ?? ''].map((text) => [text, said(text)]));
  const questions = questionsOf(quiz).map((question) => {
    const own = textsOfQuestion(question).map(({ text }) => text);
    return { own, said: own.map(said) };
  });
  const translations = new Map([['de' as const, { plain, questions }]]);
  return { slug: 'every', source: SOURCE, quiz, pictures: new Map(), translations };
}

describe('a quiz of every type, in German', () => {
  let app: TestApp;
  beforeEach(async () => {
    const compute = async (_source: string, sets: readonly object[]) => sets.map(() => ({ a: 0.73, wrong: 0.27 }));
    app = createTestApp({ quizzes: [fileOf(parsed(SOURCE))], compute });
    await planTestQuiz(app, { slug: 'every', source: SOURCE, results: 'at-once' });
  });
  afterEach(() => app.close());

  /** A student with a running attempt; `page` in a language. */
  async function started() {
    const { agent, csrf } = await signIn(app, app.studentToken);
    const page = async (language: string, path = QUIZ): Promise<string> =>
      (await agent.get(path).set('Accept-Language', language).expect(200)).text;
    const lobby = { en: await page('en'), de: await page('de') };
    await agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }).expect(303);
    const run = app.store.sittings.findRun('demo', 'every');
    const attempt = app.store.quizAttempts.findAttempt(run?.id ?? '', app.studentId);
    if (!attempt) throw new Error('no attempt was made');
    const handIn = (answers: object[]) =>
      agent.post(`/api/v1${QUIZ}/hand-in`).set('X-CSRF-Token', csrf).send({ answers }).expect(200);
    return { page, lobby, attempt, handIn };
  }
  const controls = (html: string): string[] =>
    [...html.matchAll(/<(?:input|option|select)[^>]*>/g)].map(([tag]) =>
      tag.replace(/\s+/g, ' ').replace(/ aria-label="[^"]*"/, ''),
    );

  it('has its texts, and the same controls with the same values', async () => {
    const { page, lobby } = await started();
    expect(decoded(lobby.de)).toContain('Wort Every type of question');
    expect(lobby.en).not.toContain('Wort');
    expect(decoded(await page('de', '/courses/demo'))).toContain('Wort Every type of question');
    const [english, german] = [await page('en'), await page('de')];
    expect(english).not.toContain('Wort');
    expect(controls(german).filter((tag) => !tag.includes('lang'))).toEqual(
      controls(english).filter((tag) => !tag.includes('lang')),
    );
    const texts = questionsOf(parsed(SOURCE)).flatMap(({ text }) => text ?? []);
    expect(german.split('Wort ').length - 1).toBeGreaterThan(texts.length);
  });

  it.each(['right', 'wrong'])('scores %s answers as in the original, and explains them in German', async (kind) => {
    const { page, attempt, handIn } = await started();
    const { questions } = app.quizVersions.drawnFor(attempt);
    const likely = (part: (typeof questions)[number]['part']) =>
      kind === 'right' ? rightAnswer(part) : typeOf(part).likelyWrongAnswer(part, randomFrom(1));
    await handIn(questions.map(({ id, part }) => ({ questionId: id, version: 1, answer: likely(part) })));
    const [english, german] = [await page('en'), await page('de')];
    const score = (html: string) => /quiz-score[\s\S]*?<strong>([^<]*)<\/strong>/.exec(html)?.[1]?.replace(',', '.');
    expect([score(german), score(german) === undefined]).toEqual([score(english), false]);
    const marks = (html: string): string[] => html.match(/[✓✗○]/g) ?? [];
    expect(marks(german)).toEqual(marks(english));
    expect(english).not.toContain('Wort');
    for (const { explanation } of questions)
      if (explanation !== undefined && !/[$*`]/.test(explanation)) expect(decoded(german)).toContain(said(explanation));
  });

  it('keeps a question as it is written, whole, when one of its texts was changed', async () => {
    app.close();
    const quiz = parsed(SOURCE);
    const changed = SOURCE.replace('That is the absolute value.', 'That is |z|.');
    app = createTestApp({
      quizzes: [fileOf(quiz)],
      compute: async (_source, sets) => sets.map(() => ({ a: 0.73, wrong: 0.27 })),
    });
    await planTestQuiz(app, { slug: 'every', source: changed, results: 'at-once' });
    const { page } = await started();
    const german = decoded(await page('de'));
    const relu = /<fieldset[^>]*id="q-relu"[\s\S]*?<\/fieldset>/.exec(german)?.[0] ?? 'Wort';
    expect(relu).not.toContain('Wort');
    expect(german).toContain('Wort Which of these');
  });
});

describe('a translation', () => {
  const quiz = parsed(`
title: Two
week: 1
sections:
  - questions:
      - id: one
        type: single-choice
        text: What is $x$ in \`f(x)\`?
        options: [{ text: a number, correct: true }, { text: $x$ }, { text: no number }]
      - id: gap
        type: cloze
        cloze: 'It is [[way]].'
        gaps: { way: { options: [a row, a column], answer: a row } }
`);
  const good = {
    title: 'Zwei',
    questions: {
      one: {
        text: 'Was ist $x$ in `f(x)`?',
        options: [{ text: 'eine Zahl' }, {}, { text: 'keine Zahl' }],
      },
      gap: { cloze: 'Es ist eine [[way]].', gaps: { way: { options: ['Zeile', 'Spalte'] } } },
    },
  };
  const { one, gap } = good.questions;

  it('fits when it has every text with words', () => expect(translateQuiz(quiz, good).problems).toEqual([]));

  it.each<[string, object, string]>([
    [
      'a text is missing',
      { one: { ...one, text: undefined } },
      'questions.one.text: must be the translation of "What is',
    ],
    [
      'an option is missing',
      { one: { ...one, options: one.options.slice(0, 2) } },
      'questions.one.options.2.text: must be',
    ],
    ['a question is missing', { one: undefined }, 'questions.one.text: must be the translation of'],
    ['a question is unknown', { two: {} }, 'questions.two: quiz.yaml has no such question'],
    [
      'a text is unknown',
      { one: { ...one, explanation: 'Weil.' } },
      'questions.one.explanation: the question has no such text',
    ],
    [
      'a right answer is given',
      { gap: { ...gap, gaps: { way: { ...gap.gaps.way, answer: 'Zeile' } } } },
      'questions.gap.gaps.way.answer: the question has no',
    ],
    ['a formula differs', { one: { ...one, text: 'Was ist $y$ in `f(x)`?' } }, 'questions.one.text: formulas, code'],
    ['code differs', { one: { ...one, text: 'Was ist $x$ in `g(x)`?' } }, 'questions.one.text: formulas, code'],
    ['a gap is lost', { gap: { ...gap, cloze: 'Es ist eine Zeile.' } }, 'questions.gap.cloze: formulas, code'],
    [
      'two options read the same',
      { gap: { ...gap, gaps: { way: { options: ['Zeile', 'Zeile'] } } } },
      'questions.gap.gaps.way.options.1: reads like another',
    ],
    ['something is no text', { one: { ...one, text: 3 } }, 'questions.one.text: must be the translation of'],
  ])('is refused when %s', (_what, change, problem) => {
    const questions = { ...good.questions, ...change };
    expect(translateQuiz(quiz, { ...good, questions }).problems.join('\n')).toContain(problem);
  });
});
