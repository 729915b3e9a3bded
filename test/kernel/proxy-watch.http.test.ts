/** A reverse proxy that the settings do not know is noticed; headers that strangers invent are not. */
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import request from 'supertest';
import { addStudent, createTestApp, decoded, signIn, type TestApp, type TestAppOptions } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

const ADMIN = '/admin/courses';
const NOTICE = 'TRUST_PROXY is not set';

/** An application with its log, and an admin; `notice` is what the admin's page says about a proxy. */
async function open(options: TestAppOptions = {}) {
  const lines: { msg: string; certainty?: string }[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const made = createTestApp({ log: pino({ level: 'warn' }, stream), ...options });
  app = made;
  const admin = await signIn(made, made.adminToken);
  const notice = async (headers: Record<string, string> = {}): Promise<string> => {
    const { text } = await admin.agent.get(ADMIN).set(headers).expect(200);
    return decoded(/<div class="notice warn"[^>]*>([\s\S]*?)<\/div>/.exec(text)?.[1] ?? '');
  };
  const ask = async (people: number, headers: Record<string, string>): Promise<void> => {
    for (let index = 0; index < people; index++)
      await (await signIn(made, addStudent(made, `Student ${index}`))).agent
        .get('/courses/demo')
        .set(headers)
        .expect(200);
  };
  return { made, lines, notice, ask };
}

describe('a reverse proxy that TRUST_PROXY does not name', () => {
  it.each(['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'CF-Connecting-IP', 'True-Client-IP', 'X-Forwarded-Proto'])(
    'is told to an admin whose own request has %s, and to the log once',
    async (header) => {
      const { lines, notice } = await open();
      expect(await notice()).toBe('');
      for (let index = 0; index < 3; index++) {
        const said = await notice({ [header]: 'for=192.0.2.1' });
        expect(said).toContain(`the header ${header.toLowerCase()}. This is almost certain`);
        expect(said).toContain(NOTICE);
      }
      expect(lines).toMatchObject([{ certainty: 'sure', header: header.toLowerCase() }]);
      expect(await notice()).toBe('');
    },
  );

  it('is likely where the requests of nearly all people have one', async () => {
    const { lines, notice, ask } = await open();
    await ask(2, { 'X-Forwarded-For': '192.0.2.1' });
    expect(await notice()).toBe('');
    await ask(9, { 'X-Forwarded-For': '192.0.2.1' });
    expect(await notice()).toContain('probably a reverse proxy in front of this server: the requests of 11 people');
    expect(lines).toMatchObject([{ certainty: 'likely', people: 10, others: 1 }]);
  });

  it('is not believed of strangers, nor of one who invents headers among many who do not', async () => {
    const { made, lines, notice, ask } = await open();
    for (let index = 0; index < 50; index++)
      await request(made.server).get('/sign-in').set('X-Forwarded-For', `192.0.2.${index}`);
    await ask(1, { 'X-Forwarded-For': '192.0.2.1' });
    await ask(4, {});
    expect(await notice()).toBe('');
    expect(lines).toEqual([]);
  });

  it.each([0, 1])('is no question when TRUST_PROXY is %s', async (trustedProxies) => {
    const { lines, notice } = await open({ trustedProxies });
    expect(await notice({ 'X-Forwarded-For': '192.0.2.1' })).toBe('');
    expect(lines).toEqual([]);
  });
});
