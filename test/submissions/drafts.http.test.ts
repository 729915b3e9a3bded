/** Saving what is being written, through the real application. */
import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const DRAFT = '/api/v1/courses/demo/exercises/linear_forward/draft';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

async function prepare() {
  const made = createTestApp();
  app = made;
  const { agent, csrf } = await signIn(made, made.studentToken);
  let changes = 0;
  const save = (source: string, baseVersion: number, changeId = `change number ${++changes}`) =>
    agent.put(DRAFT).set('X-CSRF-Token', csrf).send({ source, fileName: 'mine.ts', baseVersion, changeId });
  return { made, agent, csrf, save };
}

describe('a draft', () => {
  it('is saved with a version, and the page opens with it', async () => {
    const { made, agent, save } = await prepare();
    expect((await save('const first = 1;', 0).expect(200)).body).toEqual({
      version: 1,
      savedAt: '2026-03-02T10:00:00.000Z',
    });
    made.time.now += 1000;
    expect((await save('const second = 2;', 1).expect(200)).body.version).toBe(2);
    expect((await agent.get(DRAFT)).body.draft).toMatchObject({
      source: 'const second = 2;',
      fileName: 'mine.ts',
      version: 2,
    });
    const page = decoded((await agent.get('/courses/demo/exercises/linear_forward').expect(200)).text);
    expect(page).toContain('const second = 2;');
    expect(page).toContain('"version":2');
    expect((await agent.get('/courses/demo/exercises/linear_forward?from=starter')).text).toContain('const starter');
  });

  it('sent twice, because the answer was lost, is saved once', async () => {
    const { made, save } = await prepare();
    const first = await save('const a = 1;', 0, 'the same change').expect(200);
    made.time.now += 5000;
    expect((await save('const a = 1;', 0, 'the same change').expect(200)).body).toEqual(first.body);
  });

  it('that something else took the place of stays in the history, unless it is found elsewhere', async () => {
    const { made, agent, csrf } = await prepare();
    const page = '/courses/demo/exercises/linear_forward';
    const starter =
      /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec((await agent.get(`${page}?from=starter`)).text)?.[1] ?? '';
    await agent
      .post(`${page}/submissions`)
      .type('form')
      .send({ _csrf: csrf, source: 'const sent = 1;', action: 'run' })
      .expect(303);
    let version = 0;
    const put = async (source: string, replaced?: string) => {
      const change = { source, baseVersion: version, changeId: `change ${version} ${source}`, replaced };
      ({ version } = (await agent.put(DRAFT).set('X-CSRF-Token', csrf).send(change).expect(200)).body);
      made.time.now += 60_000;
    };
    const links = async () =>
      [...decoded((await agent.get(`${page}/history`)).text).matchAll(/href="([^"]*from=draft-\d+)"/g)].map(
        ([, url]) => url ?? '',
      );
    const textAt = async (url: string) =>
      /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(decoded((await agent.get(url)).text))?.[1];
    await put('const mine = 1;');
    await put('// starter', 'const mine = 1;');
    for (const known of [decoded(starter), 'const sent = 1;', ' \n', '// next', 'const mine = 1;', 'nul\0'])
      await put('// next', known);
    expect(await Promise.all((await links()).map(textAt))).toEqual(['const mine = 1;']);
    for (const count of [2, 3, 4, 5, 6, 7]) await put('// next', `const mine = ${count};`);
    const kept = await Promise.all((await links()).map(textAt));
    expect(kept).toEqual([7, 6, 5, 4, 3].map((count) => `const mine = ${count};`));
    await agent.get(`${page}?from=draft-1`).expect(404);
  });

  it('never overwrites a newer one: the older tab is told and gets the newer text', async () => {
    const { made, save } = await prepare();
    await save('const base = 0;', 0).expect(200);
    await save('const newer = 1;', 1).expect(200);
    const refused = await save('const older = 1;', 1).expect(409);
    const problem = JSON.parse(refused.text);
    expect(problem).toMatchObject({ code: 'conflict', draft: { source: 'const newer = 1;', version: 2 } });
    expect(made.database.prepare('SELECT source FROM drafts').pluck().all()).toEqual(['const newer = 1;']);
    await save('const older = 1;', 0).expect(409);
    await save('const older = 1;', 2).expect(200);
  });

  it('may be empty, is not larger than a file may be, and holds no NUL', async () => {
    const { agent, save } = await prepare();
    await save('', 0).expect(200);
    const refused = await save('x'.repeat(70_000), 1).set('Accept', 'application/json').expect(413);
    expect(JSON.parse(refused.text)).toMatchObject({
      code: 'source-too-large',
      detail: expect.stringContaining('70,000'),
    });
    await save('a\0b', 1).expect(422);
    await save('x'.repeat(10 * 1024 * 1024), 1).expect(413);
    await save('\ufeffa\r\nb', 1).expect(200);
    expect((await agent.get(DRAFT)).body.draft.source).toBe('a\nb');
  });

  it('needs the word of the session and a sensible change', async () => {
    const { agent, save } = await prepare();
    const change = { source: 'a', fileName: '', baseVersion: 0, changeId: 'a change' };
    await agent.put(DRAFT).send(change).expect(403);
    await save('a', -1).expect(400);
    await save('a', 0, 'short').expect(400);
  });

  it('goes on where the server has none any more: nothing is overwritten', async () => {
    const { save } = await prepare();
    expect((await save('const typed = 1;', 3).expect(200)).body.version).toBe(4);
    await save('const typed = 2;', 3).expect(409);
  });

  it('is for signed-in members of the course only', async () => {
    const { made, agent } = await prepare();
    await request(made.app).get(DRAFT).set('Accept', 'application/json').expect(401);
    await request(made.app).put(DRAFT).send({ source: 'a' }).expect(401);
    await agent.get(DRAFT.replace('demo', 'unknown')).expect(404);
  });

  it('belongs to one person, one course and one exercise', async () => {
    const { made, save } = await prepare();
    await save('const mine = 1;', 0).expect(200);
    const other = await signIn(made, addStudent(made, 'Other'));
    expect((await other.agent.get(DRAFT)).body).toEqual({ draft: null });
    await other.agent.get('/api/v1/courses/demo/exercises/unknown/draft').expect(404);
  });

  it('survives a restart and submissions', async () => {
    const { made, agent, save } = await prepare();
    await save('const kept = 1;', 0).expect(200);
    const { csrf, submit } = await signIn(made, made.studentToken);
    expect(csrf).not.toBe('');
    await submit('const submitted = 1;').expect(303);
    expect(decoded((await agent.get('/courses/demo/exercises/linear_forward')).text)).toContain('const kept = 1;');
  });
});
