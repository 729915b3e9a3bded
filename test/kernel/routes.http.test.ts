/** What handlers are given: typed by the address, by the rule of access and by the schemas of the route; and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { toAppError } from '../../server/kernel/errors.ts';
import { DoneFlag, DoneQuery, listField, textFields } from '../../server/kernel/http/form.ts';
import { paramNames } from '../../server/kernel/http/input.ts';
import { createRouteTable } from '../../server/kernel/http/routes.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createTestApp, signIn, type TestApp } from '../support/test-app.ts';

const TOKEN = 'the token of the form';
const person = { id: 'anna' };
const membership = { person, role: 'student' };

/** A table without rooms: `steps` tells what ran. The gate lets everybody pass. */
function createTable() {
  const steps: string[] = [];
  const note = (step: string) => (_req: unknown, _res: unknown, next: () => void) => {
    steps.push(step);
    next();
  };
  const routes = createRouteTable((access) => note(`gate ${access}`));
  const app = express();
  app.use((req, res, next) => {
    Object.assign(req, { session: { csrfToken: TOKEN, personId: person.id } });
    Object.assign(res.locals, { person, membership });
    next();
  });
  app.use(routes.router);
  const onError: ErrorRequestHandler = (error, _req, res, _next) => {
    const { status, code } = toAppError(error);
    res.status(status).json({ code });
  };
  app.use(onError);
  return { app, routes, steps, note };
}

describe('the table of routes', () => {
  it('gives a handler the parameters of the address, and who asks', async () => {
    const { app, routes, steps } = createTable();
    routes.get('/courses/:course/quizzes/:quiz', 'member', (_req, res, { membership, params, query, body }) => {
      res.json({ course: params.course, quiz: params.quiz, role: membership.role, query, body });
    });
    routes.get('/me', 'signed-in', (_req, res, input) => {
      res.json({ id: input.person.id });
    });
    const answer = await request(app).get('/courses/demo/quizzes/week%201?typed=1').expect(200);
    expect(answer.body).toEqual({ course: 'demo', quiz: 'week 1', role: 'student' });
    expect((await request(app).get('/me').expect(200)).body).toEqual({ id: 'anna' });
    expect(steps).toEqual(['gate member', 'gate signed-in']);
  });

  it('reads the body as the name of its schema says, after the gate, the token and the limits', async () => {
    const { app, routes, steps, note } = createTable();
    const limits = [note('limit')];
    const given = z.object({ points: z.number() });
    routes.post(
      '/form',
      { access: 'anyone', limits, stores: [], form: textFields(['title'], 5) },
      (_req, res, { body }) => {
        res.json(body);
      },
    );
    routes.put('/json', { access: 'anyone', stores: [], json: given }, (_req, res, { body }) => {
      res.json({ twice: 2 * body.points });
    });
    routes.post('/upload', { access: 'anyone', stores: [], upload: textFields(['title']) }, (req, res, { body }) => {
      res.json({ ...body, file: String(req.file?.buffer) });
    });
    routes.post('/nothing', { access: 'anyone', stores: [] }, (_req, res, { body }) => {
      res.json({ body: body ?? 'nothing' });
    });
    expect(routes.rules.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['post', '/form', 'form'],
      ['put', '/json', 'json'],
      ['post', '/upload', 'upload'],
      ['post', '/nothing', undefined],
    ]);
    const form = (path: string, fields: object) =>
      request(app)
        .post(path)
        .type('form')
        .send({ _csrf: TOKEN, ...fields });
    expect((await form('/form', { title: 'a\0b', other: 'c' }).expect(200)).body).toEqual({ title: 'ab' });
    expect((await form('/form', {}).expect(200)).body).toEqual({ title: '' });
    expect((await form('/form', { title: 'longer' }).expect(400)).body).toEqual({ code: 'malformed-request' });
    expect((await form('/form', { title: 'longer', _csrf: 'wrong' }).expect(403)).body).toEqual({
      code: 'form-expired',
    });
    expect(steps).toEqual([...Array(3).fill(['gate anyone', 'limit']).flat(), 'gate anyone']);
    expect((await form('/nothing', { title: 'a' }).expect(200)).body).toEqual({ body: 'nothing' });
    const put = (value: object) => request(app).put('/json').set('X-CSRF-Token', TOKEN).send(value);
    expect((await put({ points: 2 }).expect(200)).body).toEqual({ twice: 4 });
    await put({ points: 'two' }).expect(400);
    await put([]).expect(400);
    const sent = request(app).post('/upload').field('_csrf', TOKEN).field('title', 'a');
    const { body } = await sent.attach('file', Buffer.from('text'), 'a.csv').expect(200);
    expect(body).toEqual({ title: 'a', file: 'text' });
  });

  it('does not ask the handler about what cannot be', async () => {
    const { app, routes } = createTable();
    const asked: unknown[] = [];
    routes.get(
      '/things/:thing',
      { access: 'anyone', query: z.object({ page: z.string() }) },
      (_req, res, { params }) => {
        asked.push(params.thing);
        res.end();
      },
    );
    await request(app)
      .get(`/things/${'x'.repeat(200)}?page=1`)
      .expect(200);
    expect(
      (
        await request(app)
          .get(`/things/${'x'.repeat(201)}?page=1`)
          .expect(404)
      ).body,
    ).toEqual({
      code: 'not-found',
    });
    expect((await request(app).get('/things/a?page=1&page=2').expect(400)).body).toEqual({ code: 'malformed-request' });
    expect(asked).toEqual(['x'.repeat(200)]);
  });
});

describe('fields', () => {
  it('that may stand several times are lists without empty texts', () => {
    const schema = z.object({ people: listField });
    expect(schema.parse({})).toEqual({ people: [] });
    expect(schema.parse({ people: 'anna' })).toEqual({ people: ['anna'] });
    expect(schema.parse({ people: ['anna', '', { id: 1 }, 'ben'] })).toEqual({ people: ['anna', 'ben'] });
  });

  it('that tell what was just done say nothing when they make no sense', () => {
    expect(['yes', undefined, ['a', 'b'], 'x'.repeat(101)].map((done) => DoneQuery.parse({ done }).done)).toEqual([
      'yes',
      '',
      '',
      '',
    ]);
    expect([DoneFlag.parse({ done: '' }), DoneFlag.parse({})]).toEqual([{ done: true }, { done: false }]);
  });
});

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

describe('every route', () => {
  it('does not find what no parameter can be, before its handler is asked', async () => {
    app = createTestApp();
    const { agent, csrf } = await signIn(app, app.adminToken);
    let tried = 0;
    for (const { method, path } of app.rules)
      for (const name of paramNames(path).filter((one) => one !== 'course')) {
        const address = path.replace(/:(\w+)/g, (_, one: string) =>
          one === name ? 'x'.repeat(201) : one === 'course' ? 'demo' : 'x',
        );
        const answer = await agent[method](address).set('Accept', 'application/json').set('X-CSRF-Token', csrf);
        expect([method, path, answer.status, JSON.parse(answer.text).detail]).toEqual([
          method,
          path,
          404,
          'The address may be mistyped, or you may not have access to the page.',
        ]);
        tried++;
      }
    expect(tried).toBeGreaterThan(100);
  });

  it('that reads JSON refuses what it does not ask for', async () => {
    app = createTestApp();
    const { agent, csrf } = await signIn(app, app.adminToken);
    const reading = app.rules.filter(({ body }) => body === 'json');
    expect(reading.length).toBeGreaterThan(3);
    for (const { method, path } of reading) {
      const address = path.replace(/:(\w+)/g, (_, name: string) => (name === 'course' ? 'demo' : 'linear_forward'));
      const answer = await agent[method](address).set('Accept', 'application/json').set('X-CSRF-Token', csrf).send([]);
      expect([path, answer.status, JSON.parse(answer.text).code]).toEqual([path, 400, 'malformed-request']);
    }
  });

  it('gets what was sent through its schemas: no room reads it from the request', () => {
    const server = join(projectRoot, 'server');
    const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.startsWith(join('kernel', 'http')),
    );
    expect(files.filter((file) => file.endsWith('.routes.ts')).length).toBeGreaterThan(30);
    const reading = /\breq\w*(\.|\?\.|\[')(params|body|query)\b|\b(params|body|query)\b[^=;]*\}\s*=\s*req\w*\s*;/;
    expect(files.filter((file) => reading.test(readFileSync(join(server, file), 'utf8')))).toEqual([]);
  });
});
