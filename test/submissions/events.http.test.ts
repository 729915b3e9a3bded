/** News of a submission on a real socket. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { reportFor, settled } from '../support/fake-grader.ts';
import { followLink } from '../support/sign-in-link.ts';
import { createTestApp, signIn, type TestApp } from '../support/test-app.ts';

let app: TestApp | undefined;
let server: Server | undefined;
afterEach(async () => {
  app?.close();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

/** Serves the application, signs the student in and sends `count` files. */
async function serveWith(count: number) {
  const started = createTestApp({ capacity: 1 });
  app = started;
  started.queue.start();
  await settled();
  const listening = createServer(started.app);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const cookie = await followLink(`${base}/sign-in/${started.studentToken}`);
  const student = await signIn(started, started.studentToken);
  const urls: string[] = [];
  for (let index = 0; index < count; index++)
    urls.push((await student.submit(`const a = ${index};`).expect(303)).headers.location ?? '');
  return { app: started, base, cookie, urls };
}

/** Reads a stream of events to its end, handing over each message. */
async function read(url: string, cookie: string, onMessage: (data: Record<string, unknown>) => void): Promise<number> {
  const answer = await fetch(url, { headers: { cookie, accept: 'text/event-stream' } });
  if (!answer.ok || !answer.body) return answer.status;
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const parts = rest.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) onMessage(JSON.parse(part.slice(6)));
  }
  return answer.status;
}

describe('the stream of news', () => {
  it('tells the place in the queue, the progress and the end, and then closes', async () => {
    const { app, base, cookie, urls } = await serveWith(3);
    const news: string[] = [];
    const reading = read(`${base}${urls[2]}/events`, cookie, ({ state, text, done }) => {
      news.push(`${state}: ${text}`);
      const { open } = app.grader;
      const last = open[0]?.job.source.includes('= 2');
      if (state === 'running' && last && done === 0) open[0]?.progress(1, 2);
      else setImmediate(() => open[0]?.answer(reportFor(open[0].job)));
    });
    expect(await reading).toBe(200);
    expect(news).toEqual([
      'queued: Number 2 in the queue.',
      'queued: Next in the queue.',
      'running: Checking the types and compiling.',
      'running: Test 2 of 2.',
      'done: Graded.',
    ]);
  });

  it('of a submission that is graded already is its end alone', async () => {
    const { app, base, cookie, urls } = await serveWith(1);
    app.grader.open[0]?.answer(reportFor(app.grader.open[0].job));
    await settled();
    const news: unknown[] = [];
    await read(`${base}${urls[0]}/events`, cookie, ({ state }) => news.push(state));
    expect(news).toEqual(['done']);
  });

  it('ends when the server is about to end, so that it does not hold it up', async () => {
    const { app, base, cookie, urls } = await serveWith(1);
    const news: unknown[] = [];
    await read(`${base}${urls[0]}/events`, cookie, ({ state }) => {
      news.push(state);
      app.closing.abort();
    });
    expect(news).toEqual(['running']);
  });

  it('is closed to strangers', async () => {
    const { base, urls } = await serveWith(1);
    expect(await read(`${base}${urls[0]}/events`, '', () => {})).toBe(401);
  });
});
