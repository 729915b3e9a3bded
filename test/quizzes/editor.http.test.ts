/** Writing, trying, importing and exporting quizzes in a course. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/project-root.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz, SHORT_QUIZ } from './support/quiz.ts';

const LIBRARY = '/instructor/courses/demo/quiz-library';
const EVERY = readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8');
/** How a picture begins. */
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

let app: TestApp;
beforeEach(() => {
  app = createTestApp({ compute: async (_source, sets) => sets.map(({ z }) => ({ a: sigmoid(Number(z)), wrong: 1 })) });
});
afterEach(() => app.close());

const enter = async (token = app.instructorToken) => {
  const { agent, csrf } = await signIn(app, token);
  const upload = (fields: Record<string, string>, file?: string, name = 'quiz.gift') => {
    const asked = agent.post(`${LIBRARY}/import`).field('_csrf', csrf).set('X-CSRF-Token', csrf);
    for (const [field, value] of Object.entries(fields)) asked.field(field, value);
    return file === undefined ? asked : asked.attach('file', Buffer.from(file), name);
  };
  return {
    agent,
    csrf,
    upload,
    /** Reads a file; returns the address at which it is looked at, and that page. */
    look: async (file: string, name?: string): Promise<[string, string]> => {
      const { headers } = await upload({ week: '3' }, file, name).expect(303);
      const address = String(headers.location);
      return [address, decoded((await agent.get(address).expect(200)).text)];
    },
    /** Says which quiz each part goes into. */
    save: (address: string, names: readonly string[], more: Record<string, string> = {}) =>
      agent
        .post(address)
        .type('form')
        .send({ _csrf: csrf, ...more, ...Object.fromEntries(names.map((name, place) => [`name-${place}`, name])) }),
    post: (path: string, fields: Record<string, string> = {}) =>
      agent
        .post(LIBRARY + path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
    preview: (path: string, source: string, seed = 1) =>
      agent.post(`${LIBRARY}${path}/preview`).set('X-CSRF-Token', csrf).send({ source, seed }),
  };
};

describe('a quiz that is written in the course', () => {
  it('begins with a template that can be planned, and is saved by revision', async () => {
    const { agent, post } = await enter();
    await post('/new', { title: '', slug: 'Not a name', week: '2' }).expect(422);
    await post('/new', { title: 'Übung 7: Faltung', slug: '', week: '2' }).expect(
      'Location',
      `${LIBRARY}/uebung-7-faltung`,
    );
    await post('/new', { title: 'My "own" quiz', slug: 'mine', week: '2' }).expect(303);
    expect(decoded((await post('/new', { title: 'x', slug: 'mine', week: '2' }).expect(422)).text)).toContain(
      'already',
    );
    const page = decoded((await agent.get(`${LIBRARY}/mine`).expect(200)).text);
    expect(page).toContain('title: "My \\"own\\" quiz"');
    expect(page).toContain('Right answer and explanation');
    const second = SHORT_QUIZ.replace('Short quiz', 'Second text');
    await post('/mine', { source: second, revision: '1' }).expect(303);
    const late = await post('/mine', { source: SHORT_QUIZ, revision: '1' }).expect(409);
    expect(decoded(late.text)).toContain('Somebody else has saved');
    expect(decoded(late.text)).toContain('title: Short quiz');
    expect(app.store.quizzes.findSource('demo', 'mine')).toMatchObject({ revision: 2, source: second });
    expect(
      (await post('/mine', { source: SHORT_QUIZ, revision: '2' }).set('Accept', 'application/json').expect(200)).body,
    ).toEqual({ saved: true, revision: 3 });
    await post('/mine', { source: EVERY, revision: '3' }).expect(303);
    expect(app.store.quizzes.findSource('demo', 'mine')?.source).toBe(EVERY);
    await post('/mine/remove').expect(303);
    await agent.get(`${LIBRARY}/mine`).expect(404);
  });

  it('is shown as students see it, with right answers beside it, and with what is wrong at its line', async () => {
    const { post, preview } = await enter();
    await post('/new', { title: 'Mine', slug: 'mine', week: '2' }).expect(303);
    const shown = decoded((await preview('/mine', EVERY).expect(200)).text);
    expect(shown.match(/class="question card"/g)).toHaveLength(12);
    expect(shown).toContain('Gradient descent changes');
    const numbers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(
        async (seed) => /z<\/mi><mo>=<\/mo><mn>(\d)/.exec((await preview('/mine', EVERY, seed)).text)?.[1],
      ),
    );
    expect(new Set(numbers).size).toBeGreaterThan(1);
    const broken = decoded((await preview('/mine', EVERY.replace('correct: true', 'corect: true'))).text);
    expect(broken).toContain('data-line="');
    expect(broken).toContain('sections.0.questions.0');
    expect(decoded((await preview('/mine', 'title: [')).text)).toContain('line 1');
    const hostile = (
      await preview('/mine', SHORT_QUIZ.replace('What is the shape', '<img src=x onerror=alert(1)> What'))
    ).text;
    expect(hostile).not.toContain('<img src=x');
  });

  it('does not change what was planned before', async () => {
    const { version: before } = { version: (await planTestQuiz(app)).versionId };
    const { post } = await enter();
    await post('/short', { source: SHORT_QUIZ.replace('Short quiz', 'Other'), revision: '1' }).expect(303);
    expect(app.store.sittings.findRun('demo', 'short')).toMatchObject({ versionId: before, title: 'Short quiz' });
  });

  it('takes pictures that are what they say, and shows them in the preview', async () => {
    const { agent, csrf, post, preview } = await enter();
    await post('/new', { title: 'Mine', slug: 'mine', week: '2' }).expect(303);
    const add = (name: string, content: string | Buffer) =>
      agent.post(`${LIBRARY}/mine/pictures`).set('X-CSRF-Token', csrf).attach('file', Buffer.from(content), name);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>';
    await add('net.svg', svg).expect(303);
    const withPicture = SHORT_QUIZ.replace(
      '- id: half',
      '- id: half\n        picture: { file: net.svg, alt: A network }',
    );
    expect(decoded((await preview('/mine', withPicture)).text)).toContain(`src="${LIBRARY}/mine/pictures/net.svg"`);
    const lacking = decoded((await preview('/mine', withPicture.replace('net.svg', 'none.svg'))).text);
    expect(lacking).toContain('there is no picture none.svg');
    expect(lacking.match(/class="preview-question"/g)).toHaveLength(3);
    await agent
      .get(`${LIBRARY}/mine/pictures/net.svg`)
      .expect(200)
      .expect('Content-Security-Policy', /sandbox/);
    for (const [name, content] of [
      ['net.png', svg],
      ['..svg', svg],
      ['a b.svg', svg],
      ['run.svg', '<svg><script>alert(1)</script></svg>'],
      ['load.svg', '<svg onload="alert(1)"></svg>'],
      ['far.svg', '<svg><image href="https://example.org/x.png"/></svg>'],
      ['big.svg', `<svg>${' '.repeat(500_001)}</svg>`],
    ] as const)
      expect([name, (await add(name, content)).status]).toEqual([name, 422]);
    expect([...app.store.quizzes.listPictures('demo', 'mine').keys()]).toEqual(['net.svg']);
  });

  it('may be written by instructors only', async () => {
    const { agent } = await enter(app.studentToken);
    await planTestQuiz(app);
    await agent.get(`${LIBRARY}/short`).expect(403);
    await agent.get(`${LIBRARY}/short/export?format=yaml`).expect(403);
  });
});

describe('import and export', () => {
  it('show what could not be carried over before anything is saved', async () => {
    const { agent, look, save } = await enter();
    const gift = '::Sum::What is 2+2? {=4 ~5}\n\nTell me more {}\n';
    const [address, looked] = await look(gift);
    expect(looked).toContain('1 of 2 questions can be used');
    expect(looked).toMatch(/Kept<\/span> Sum/);
    expect(looked).toMatch(/Left out<\/span> Tell me more <span class="soft small">line 3<\/span><\/h3>\s*<p>an essay/);
    expect(looked.match(/class="question card"/g)).toHaveLength(1);
    expect(looked).toContain('name="name-0"');
    expect(looked).toContain('value="quiz"');
    expect(app.store.quizzes.listSources('demo')).toEqual([]);
    expect(decoded((await save(address, ['Bad name']).expect(422)).text)).toContain('value="Bad name"');
    await save(address, ['']).expect(422);
    const german = await agent.get(address).set('Accept-Language', 'de').expect(200);
    expect(decoded(german.text)).toContain('ein Freitext hat keine Antwort, die sich prüfen lässt');
    // What was typed is there after the page was left.
    expect(decoded((await agent.get(address).expect(200)).text)).toContain('Tell me more');
    await save(address, ['sums']).expect(303).expect('Location', `${LIBRARY}/sums`);
    expect(decoded((await save(address, ['sums']).expect(422)).text)).toContain('already');
    expect(app.store.quizzes.findSource('demo', 'sums')?.source).toMatch(/title: .*\nweek: 3/);
    expect(decoded((await agent.get(`${LIBRARY}/sums`)).text)).toContain('What is 2+2?');
    const [every, shown] = await look(EVERY);
    expect(shown.match(/class="question card"/g)?.length).toBeGreaterThanOrEqual(12);
    await save(every, ['every']).expect(303);
    expect(app.store.quizzes.findSource('demo', 'every')?.source).toBe(EVERY);
  });

  it('of more questions than a quiz can have go by category into the quizzes that are named', async () => {
    const { agent, look, save } = await enter();
    const part = (name: string, count: number): string =>
      `$CATEGORY: ${name}\n\n${Array.from({ length: count }, (_, at) => `::${name} ${at}::Is it? {T}`).join('\n\n')}\n\n`;
    const [address, looked] = await look(`${part('Water', 70)}${part('Fire', 60)}${part('Air', 20)}`, 'My bank.gift');
    expect(looked).toContain('What is in My bank');
    expect([...looked.matchAll(/name="name-\d"\s+value="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'water',
      'fire',
      'air',
    ]);
    expect(looked).toContain('Water 69');
    expect(looked).not.toContain('Fire 0<');
    const other = await save(address, ['elements', '', 'elements'], { show: '1' }).expect(303);
    const second = decoded((await agent.get((other.headers.location ?? '').replace(/#.*/, '')).expect(200)).text);
    expect(second).toContain('Fire 59');
    expect(second).toContain('value="elements"');
    await save(address, ['elements', '', 'elements']).expect(303).expect('Location', `${LIBRARY}/elements`);
    const source = app.store.quizzes.findSource('demo', 'elements')?.source ?? '';
    expect(source.match(/- id: /g)).toHaveLength(90);
    expect(source).toContain('title: Air');
    expect(app.store.quizzes.listSources('demo')).toHaveLength(1);
  });

  it('hold a file for whoever chose it, and say when it is gone', async () => {
    const { agent, look, save } = await enter();
    const [address] = await look('::Sum::What is 2+2? {=4 ~5}');
    const gone = decoded((await save(`${LIBRARY}/import/elsewhere`, ['sums']).expect(404)).text);
    expect(gone).toContain('no longer held');
    await agent.get(`${LIBRARY}/import/elsewhere`).expect(404);
    await agent.get(`${LIBRARY}/import/elsewhere/pictures/a.png`).expect(404);
    app.time.now += 5 * 3_600_000;
    const other = await look('Is it? {T}');
    await agent.get(address).expect(404);
    await agent.get(other[0]).expect(200);
  });

  it('read a file of several megabytes with its pictures', async () => {
    const { agent, look, save } = await enter();
    const picture = (place: number): string => Buffer.concat([PNG, Buffer.alloc(300_000, place)]).toString('base64');
    const question = (place: number): string =>
      `<question type="truefalse"><name><text>Q${place}</text></name><questiontext format="html"><text><![CDATA[<p>Is it? <img src="@@PLUGINFILE@@/p${place}.png" alt="a picture"></p>]]></text><file name="p${place}.png" encoding="base64">${picture(place)}</file></questiontext><answer fraction="100"><text>true</text></answer></question>`;
    const xml = `<?xml version="1.0"?><quiz>${Array.from({ length: 8 }, (_, place) => question(place)).join('')}</quiz>`;
    expect(xml.length).toBeGreaterThan(3_000_000);
    const [address, looked] = await look(xml, 'bank.xml');
    const [picturePath = ''] = /\/instructor[^"]*\/pictures\/p3\.png/.exec(looked) ?? [];
    await agent.get(picturePath).expect(200).expect('Content-Type', 'image/png');
    await save(address, ['pictures']).expect(303);
    await agent.get(`${LIBRARY}/pictures/pictures/p7.png`).expect(200);
  });

  it('make of a file of Moodle a quiz in which right answers are right and pictures are seen', async () => {
    const { look, save } = await enter();
    const xml = readFileSync(join(projectRoot, 'test', 'fixtures', 'moodle-export.xml'), 'utf8');
    await save((await look(xml))[0], ['moodle']).expect(303);
    const source = app.store.quizzes.findSource('demo', 'moodle')?.source ?? '';
    await planTestQuiz(app, { slug: 'moodle', source });
    const { agent, csrf } = await signIn(app, app.studentToken);
    const quiz = '/courses/demo/quizzes/moodle';
    await agent.post(`${quiz}/start`).type('form').send({ _csrf: csrf }).expect(303);
    const page = (await agent.get(quiz).expect(200)).text;
    expect(page).not.toMatch(/=alpha|=dA_prev|MULTICHOICE|\\frac/);
    expect(page).toContain('<mfrac>');
    const pictures = [...page.matchAll(/<img class="text-picture" src="([^"]+)" alt="([^"]+)"/g)];
    expect(pictures.map(([, , alt]) => alt).sort()).toEqual(['a circle', 'a square', 'three units']);
    for (const [, url = ''] of pictures) await agent.get(url).expect(200).expect('Content-Type', 'image/png');
    const answers = {
      'gap-name': ['dA_prev'],
      'case-wild': ['Gradient of a Descent'],
      numref: ['österreich'],
      'two-roots': ['-2'],
      styles: ['a', 'alpha'],
      pictures: [/value="(\d)"(?:(?!value=)[\s\S])*?alt="a circle"/.exec(page)?.[1] ?? ''],
    };
    for (const [question, answer] of Object.entries(answers))
      await agent
        .put(`/api/v1${quiz}/answers/${question}`)
        .set('X-CSRF-Token', csrf)
        .send({ answer, version: 1 })
        .expect(200);
    await agent.post(`/api/v1${quiz}/hand-in`).set('X-CSRF-Token', csrf).send({ answers: [] }).expect(200);
    const [attempt] = app.store.quizAttempts.listAttempts(app.store.sittings.findRun('demo', 'moodle')?.id ?? '');
    expect(attempt).toMatchObject({ score: 6, maxScore: 6 });
  });

  it('refuse what is no quiz with its line, and keep the text', async () => {
    const { upload, look, save } = await enter();
    const answer = decoded((await upload({ text: 'title: What\nweek: none' }).expect(422)).text);
    expect(answer).toMatch(/line \d: week/);
    expect(answer).toContain('week: none');
    await upload({ text: '<!DOCTYPE a><quiz></quiz>' }).expect(422);
    await upload({ text: ' ' }).expect(422);
    const [address, looked] = await look('::Q::What {=a ~b');
    expect(looked).toContain('No question of this file can be used');
    expect(looked).toContain('a } is missing');
    await save(address, ['none']).expect(422);
  });

  it.each([
    ['yaml', 'title: Short quiz'],
    ['gift', '::relu::[markdown]'],
    ['moodle', '<question type="multichoice">'],
  ])('write %s as a file', async (format, text) => {
    await planTestQuiz(app);
    const { agent } = await enter();
    const answer = await agent.get(`${LIBRARY}/short/export?format=${format}`).expect(200);
    expect(answer.headers['content-disposition']).toContain('short.');
    expect(answer.text).toContain(text);
  });
});
