/** Streams of events: how many one person may have, and that nobody is told the same twice. */
import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MOST_STREAMS } from '../../server/kernel/http/event-stream.ts';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { openBrowser, openSession, type Session } from '../support/plain-browser.ts';
import { addStudent, createTestApp, type TestApp } from '../support/test-app.ts';
import { until } from '../support/until.ts';

const QUIZ = '/courses/demo/quizzes/short';
const MINUTES = 60_000;

let app: TestApp;
let opened: ClientRequest[] = [];
beforeEach(async () => {
  app = createTestApp();
  await planTestQuiz(app);
});
afterEach(() => {
  for (const one of opened) one.destroy();
  opened = [];
  app.close();
});

/** An open stream as a page hears it. */
interface Heard {
  text: string;
  ended: boolean;
}
function open(path: string, { cookie }: Session): Promise<Heard> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const heard: Heard = { text: '', ended: false };
    const sent = request({ port, path, headers: { cookie, accept: 'text/event-stream' }, agent: false }, (answer) => {
      answer.on('data', (chunk: Buffer) => {
        heard.text += chunk;
        resolve(heard);
      });
      answer.on('error', () => {});
      answer.on('end', () => {
        heard.ended = true;
      });
    });
    sent.on('error', reject);
    sent.end();
    opened.push(sent);
  });
}
const events = ({ text }: Heard): number => text.split('\n').filter((line) => line.startsWith('data: {"')).length;

describe('streams of one person', () => {
  it('are a few, of all kinds together: the oldest ends with a word to its page, and nobody else is touched', async () => {
    const [student, other] = [
      await openSession(app.server, app.studentToken),
      await openSession(app.server, addStudent(app, 'Other')),
    ];
    const browser = openBrowser(app.server, student);
    await browser.send('POST', '/courses/demo/exercises/linear_forward/submissions', {
      body: new URLSearchParams({ source: 'export {};', action: 'run' }),
    });
    const id = String(app.database.prepare('SELECT id FROM submissions').pluck().get());
    const theirs = await open(`${QUIZ}/events`, other);
    const own: Heard[] = [];
    for (let n = 0; n < 60; n += 1)
      own.push(await open(n % 2 ? `/submissions/${id}/events` : `${QUIZ}/events`, student));
    const ended = (): Heard[] => own.filter((one) => one.ended);
    await until(() => ended().length === own.length - MOST_STREAMS, 'all but the newest have ended');
    expect(own.slice(-MOST_STREAMS).some((one) => one.ended)).toBe(false);
    for (const one of ended()) expect(one.text).toMatch(/event: replaced\ndata: \{\}\n\n$/);
    expect(theirs.ended).toBe(false);
    expect(theirs.text).not.toContain('replaced');
  });

  it('of the staff are, too', async () => {
    const staff = await openSession(app.server, app.instructorToken);
    const own: Heard[] = [];
    for (const path of [`/instructor${QUIZ}/events`, `/instructor${QUIZ}/projector/events`, `${QUIZ}/events`])
      for (let n = 0; n < 4; n += 1) own.push(await open(path, staff));
    await until(() => own.filter((one) => one.ended).length === own.length - MOST_STREAMS, 'the oldest have ended');
  });
});

describe('news of a quiz', () => {
  it('come once for each change: not when somebody else ends, and not again when nothing is new', async () => {
    const sessions = await Promise.all(
      [app.studentToken, addStudent(app, 'Later')].map((token) => openSession(app.server, token)),
    );
    const [first, later] = sessions as [Session, Session];
    const instructor = openBrowser(app.server, await openSession(app.server, app.instructorToken));
    await openBrowser(app.server, first).send('POST', `${QUIZ}/start`);
    app.time.now += 3 * MINUTES;
    await openBrowser(app.server, later).send('POST', `${QUIZ}/start`);
    const [ofFirst, ofLater] = [await open(`${QUIZ}/events`, first), await open(`${QUIZ}/events`, later)];

    app.time.now += 4 * MINUTES;
    for (let tick = 0; tick < 5; tick += 1) app.endQuizzes();
    await until(() => events(ofFirst) === 2, 'whose time is over hears so');
    expect(ofFirst.text).toContain('"phase":"ended"');

    const pause = () => instructor.send('POST', `/instructor${QUIZ}/pause`, { body: new URLSearchParams() });
    await pause();
    await until(() => ofLater.text.includes('"phase":"paused"'), 'whose time goes on hears of the pause');
    expect(events(ofLater)).toBe(2);
    expect(events(ofFirst)).toBe(3);
    await instructor.send('POST', `/instructor${QUIZ}/resume`);
    await until(() => events(ofLater) === 3, 'and of its end');
  });
});
