/** Running a quiz: what instructors do, what open pages hear, the chat channel. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseNetwork } from '../../server/kernel/networks.ts';
import { createPostWebhook } from '../../server/quizzes/control/post-webhook.ts';
import { startCpuClock } from '../support/cpu-clock.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { until } from '../support/until.ts';
import { planTestQuiz } from './support/quiz.ts';

const QUIZ = '/courses/demo/quizzes/short';
const CONTROL = `/instructor${QUIZ}`;
const SECONDS = 1_000;
const MINUTES = 60 * SECONDS;

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
afterEach(() => app.close());

const sign = async (token: string) => {
  const { agent, csrf } = await signIn(app, token);
  return {
    agent,
    post: (path: string, fields: Record<string, string> = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
    save: (question: string, answer: string, version = 1) =>
      agent
        .put(`/api/v1${QUIZ}/answers/${question}`)
        .set('X-CSRF-Token', csrf)
        .send({ answer: [answer], version }),
    state: async () => (await agent.get(`${QUIZ}/state`).expect(200)).body,
  };
};

describe('a quiz of all', () => {
  it('begins when the instructor presses Start, and ends for all together', async () => {
    await planTestQuiz(app, { mode: 'together' });
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    expect((await student.state()).phase).toBe('early');
    await student.post(`${QUIZ}/start`).expect(409);
    await instructor.post(`${CONTROL}/start`).expect(303);
    await instructor.post(`${CONTROL}/start`).expect(409);
    app.time.now += 2 * MINUTES;
    await student.post(`${QUIZ}/start`).expect(303);
    expect((await student.state()).deadline).toBe(Date.parse('2026-03-02T10:06:00.000Z'));
    expect((await instructor.agent.get(CONTROL)).text).toContain('0 of 3');
  });
});

describe('a pause', () => {
  it('stops every clock, takes what was on its way, and moves every end', async () => {
    await planTestQuiz(app);
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await student.post(`${QUIZ}/start`).expect(303);
    app.time.now += MINUTES;
    await instructor.post(`${CONTROL}/pause`, { reason: 'The projector failed' }).expect(303);
    expect((await student.state()).phase).toBe('paused');
    app.time.now += 10 * SECONDS;
    await student.save('half', '0.5').expect(200);
    app.time.now += 1;
    expect((await student.save('shape', '(3, 4)').expect(409)).text).toContain('paused');
    app.time.now += 20 * MINUTES;
    app.endQuizzes();
    await instructor.post(`${CONTROL}/resume`).expect(303);
    const { phase, deadline } = await student.state();
    expect([phase, new Date(deadline).toISOString()]).toEqual(['running', '2026-03-02T10:26:10.001Z']);
    await student.save('shape', '(3, 4)').expect(200);
    const log = app.store.audit.listOn('demo', 'short', 10);
    expect(log.map(({ action, reason, actorName }) => [action, reason, actorName])).toEqual([
      ['quiz.resume', '', 'Demo Instructor'],
      ['quiz.pause', 'The projector failed', 'Demo Instructor'],
    ]);
  });
});

describe('ending for all and showing results', () => {
  it('ends every attempt at that moment and opens the results', async () => {
    await planTestQuiz(app, { results: 'on-release' });
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await student.post(`${QUIZ}/start`).expect(303);
    await student.save('half', '0.5').expect(200);
    app.time.now += MINUTES;
    await instructor.post(`${CONTROL}/end`, { reason: 'Fire alarm' }).expect(303);
    app.time.now += 11 * SECONDS;
    app.endQuizzes();
    expect((await student.state()).phase).toBe('ended');
    const page = await instructor.agent.get(CONTROL).expect(200);
    expect(page.text).toContain('Ended by you');
    expect(page.text).toContain('1 / 3 points');
    await instructor.post(`${CONTROL}/release`).expect(303);
    expect((await student.agent.get(QUIZ)).text).toContain('secret-explanation');
  });
});

describe('the live page', () => {
  it('says of everybody where they stand, and the projector names nobody', async () => {
    await planTestQuiz(app);
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    addStudent(app, '<b>Absent</b>');
    await student.agent.get(QUIZ).expect(200);
    expect(decoded((await instructor.agent.get(CONTROL)).text)).toContain('Has opened it');
    await student.post(`${QUIZ}/start`).expect(303);
    await student.save('relu', '0').expect(200);
    const page = (await instructor.agent.get(CONTROL)).text;
    // Started, but no page listens: nobody opened the stream of events.
    expect(page).toContain('Connection lost');
    expect(page).toContain('1 of 3');
    expect(page).toContain('&lt;b&gt;Absent&lt;/b&gt;');
    const projector = (await instructor.agent.get(`${CONTROL}/projector`)).text;
    expect(projector).not.toContain('Absent');
    expect(projector.replace(/<header[\s\S]*?<\/header>/, '')).not.toContain('Demo Student');
    expect(projector).toContain('/courses/demo/quizzes/short');
    await student.agent.get(CONTROL).expect(403);
  });

  it('stays fast with three hundred students', async () => {
    const { id, versionId } = await planTestQuiz(app);
    app.store.transaction(() => {
      for (let index = 0; index < 300; index += 1) {
        const personId = `crowd-${index}`;
        const createdAt = new Date(app.time.now).toISOString();
        app.store.people.ensureDemoPerson({
          id: personId,
          name: `Crowd ${index}`,
          isAdmin: false,
          demoKey: personId,
          createdAt,
        });
        app.store.courses.enrol({
          courseId: 'demo',
          personId,
          role: 'student',
          source: 'demo',
          studentNumber: null,
          joinedAt: createdAt,
        });
        app.store.quizAttempts.insertAttempt({
          id: personId,
          runId: id,
          personId,
          versionId,
          seed: index,
          startedAt: createdAt,
        });
        for (const questionId of ['relu', 'half', 'shape'])
          app.store.quizAttempts.insertAnswer({
            attemptId: personId,
            questionId,
            version: 1,
            answer: ['0'],
            savedAt: createdAt,
          });
      }
    });
    const instructor = await sign(app.instructorToken);
    await instructor.agent.get(CONTROL).expect(200);
    const usedMs = startCpuClock();
    const page = (await instructor.agent.get(CONTROL).expect(200)).text;
    expect(usedMs()).toBeLessThan(3_000);
    expect(page.match(/data-person=/g)?.length).toBeGreaterThanOrEqual(300);
  });
});

describe('the settings of a quiz', () => {
  const form = {
    mode: 'personal',
    limit: '7:30',
    opens: '2026-03-02T11:00',
    closes: '2026-03-02T12:00',
    grace: '5',
    results: 'at-once',
  };

  it('change when and how it runs, in the zone of the course', async () => {
    await planTestQuiz(app);
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${CONTROL}/settings`, form).expect(303);
    expect(app.store.sittings.findRun('demo', 'short')).toMatchObject({
      limitMs: 450_000,
      opensAt: '2026-03-02T10:00:00.000Z',
      closesAt: '2026-03-02T11:00:00.000Z',
      graceMs: 5_000,
      results: 'at-once',
    });
  });

  it.each([
    [{ limit: 'six' }, 'Enter a time between 0:10'],
    [{ limit: '0:05' }, 'Enter a time between 0:10'],
    [
      { closes: '2026-03-02T10:00' },
      'would open on Mon, 2 Mar 2026, 11:00 CET and close on Mon, 2 Mar 2026, 10:00 CET: the closing time must be after',
    ],
    [{ opens: '' }, 'aria-invalid="true"'],
    [{ grace: '-1' }, 'Enter whole seconds'],
    [{ mode: 'chaos' }, 'Choose one of the options'],
  ])('refuse %j and keep what was typed', async (change, message) => {
    await planTestQuiz(app);
    const instructor = await sign(app.instructorToken);
    const answer = await instructor.post(`${CONTROL}/settings`, { ...form, ...change }).expect(422);
    expect(decoded(answer.text)).toContain(message);
    expect(answer.text).toContain('2026-03-02T1');
  });

  it.each([
    [{ opens: '2026-03-02T08:00', closes: '2026-03-02T09:30' }, 'ended on Mon, 2 Mar 2026, 09:30 CET'],
    [{ closes: '2026-03-02T11:03' }, 'leaves 3:00 minutes, but the quiz takes 7:30 minutes'],
    [{ opens: '2026-03-02T10:00', closes: '2026-03-02T11:05' }, 'leaves 5:00 minutes, but the quiz takes 7:30'],
    [{ mode: 'together', opens: '2026-03-02T08:00', closes: '2026-03-02T09:30' }, 'would wait for you to start it'],
  ])('are saved as %j only when what they mean is confirmed', async (change, message) => {
    const planned = await planTestQuiz(app);
    const instructor = await sign(app.instructorToken);
    const fields = { ...form, ...change };
    const asked = decoded((await instructor.post(`${CONTROL}/settings`, fields).expect(422)).text);
    expect(asked).toContain(message);
    expect(asked).toContain('Save anyway');
    expect(asked).toContain(fields.closes);
    expect(app.store.sittings.findRun('demo', 'short')).toEqual(planned);
    await instructor.post(`${CONTROL}/settings`, { ...fields, confirmed: 'yes' }).expect(303);
    expect(app.store.sittings.findRun('demo', 'short')?.closesAt).not.toBe(planned.closesAt);
    await instructor.post(`${CONTROL}/settings`, { ...fields, results: 'after-close' }).expect(303);
  });

  it('keep the mode once somebody has started, and the quiz itself, too', async () => {
    await planTestQuiz(app);
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await student.post(`${QUIZ}/start`).expect(303);
    await instructor.post(`${CONTROL}/settings`, { ...form, mode: 'together' }).expect(409);
    await instructor.post(`${CONTROL}/remove`).expect(409);
    await instructor.post(`${CONTROL}/settings`, form).expect(303);
    expect((await student.state()).deadline).toBe(Date.parse('2026-03-02T10:07:30.000Z'));
  });
});

describe('a draft', () => {
  const LOOK = [QUIZ, `${QUIZ}/state`, `/api/v1${QUIZ}`];
  const SEEN = ['/courses/demo', '/courses/demo/record', '/api/v1/courses/demo', '/api/v1/courses/demo/grades'];

  it('is nowhere to be found for students until it is published, and counts for nobody', async () => {
    await planTestQuiz(app, {
      publishedAt: null,
      opensAt: '2026-03-02T08:00:00.000Z',
      closesAt: '2026-03-02T09:00:00.000Z',
    });
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    const textOf = async ({ agent }: typeof student, path: string) => decoded((await agent.get(path).expect(200)).text);
    for (const path of LOOK) await student.agent.get(path).expect(404);
    await student.post(`${QUIZ}/start`).expect(404);
    for (const path of SEEN) expect(await textOf(student, path)).not.toContain('Short quiz');
    expect(await textOf(instructor, '/instructor/courses/demo/gradebook')).not.toContain('Short quiz');
    expect(await textOf(instructor, '/courses/demo')).toContain('Draft, not published');
    expect(await textOf(instructor, '/instructor/courses/demo/quizzes')).toContain('Draft, not published');
    expect(await textOf(instructor, CONTROL)).toContain('students do not see it');
    for (const act of ['start', 'pause', 'end', 'release']) await instructor.post(`${CONTROL}/${act}`).expect(409);
    expect((await (await sign(app.graderToken)).post(`${CONTROL}/publish`)).status).toBe(403);
  });

  it('is published after a look at what students will see, and asks about a window in the past', async () => {
    const past = { opensAt: '2026-03-02T08:00:00.000Z', closesAt: '2026-03-02T09:00:00.000Z' };
    await planTestQuiz(app, { publishedAt: null, ...past });
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    const look = async () => decoded((await instructor.agent.get(`${CONTROL}/settings`).expect(200)).text);
    expect(await look()).toMatch(
      /ended on Mon, 2 Mar 2026, 10:00 CET[\s\S]*What students would see now[\s\S]*The quiz is over/,
    );
    const refused = decoded((await instructor.post(`${CONTROL}/publish`).expect(422)).text);
    expect(refused).toContain('Change the times below, or tick this');
    await student.agent.get(QUIZ).expect(404);
    // A draft's times are changed without questions; the page says what they mean.
    await instructor
      .post(`${CONTROL}/settings`, {
        mode: 'personal',
        limit: '6',
        opens: '2026-03-02T11:00',
        closes: '2026-03-02T11:04',
        grace: '5',
        results: 'at-once',
      })
      .expect(303);
    expect(await look()).toContain('leaves 4:00 minutes, but the quiz takes 6:00 minutes');
    await instructor.post(`${CONTROL}/publish`, { confirmed: 'yes' }).expect(303);
    await student.agent.get(QUIZ).expect(200);
    await instructor.post(`${CONTROL}/publish`, { confirmed: 'yes' }).expect(409);
    const log = app.database.prepare("SELECT count(*) FROM audit_log WHERE action = 'quiz.publish'").pluck().get();
    expect(log).toBe(1);
  });

  it('needs no confirmation when its times are fine, and says that students can start at once', async () => {
    await planTestQuiz(app, { publishedAt: null });
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    const page = decoded((await instructor.agent.get(`${CONTROL}/settings`)).text);
    expect(page).toMatch(/Students can start as soon as it is published/);
    expect(page).not.toContain('name="confirmed"');
    await instructor.post(`${CONTROL}/publish`).expect(303);
    await student.post(`${QUIZ}/start`).expect(303);
  });
});

describe('whoever missed a quiz', () => {
  /** Minutes after 10:00 UTC (11:00 CET) at which it is started and ended for all, or null; and when it was over for the student. */
  it.each([
    ['personal', null, null, 0, '12:00:00'],
    ['personal', null, null, 3, '12:03:00'],
    ['personal', null, 20, 3, '11:20:00'],
    ['together', 10, null, 0, '11:16:00'],
    ['together', 10, null, 3, '11:19:00'],
    ['together', 10, 12, 0, '11:12:00'],
  ] as const)(
    'reads when it really ended: %s, started %s, ended %s, %s more minutes',
    async (mode, start, end, extra, over) => {
      const run = await planTestQuiz(app, { mode });
      const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
      const began = app.time.now;
      if (extra > 0)
        app.store.sittings.saveAccommodation({
          courseId: 'demo',
          personId: app.studentId,
          runId: run.id,
          factor: 1,
          extraMs: extra * MINUTES,
          reason: '',
          grantedBy: app.studentId,
          grantedAt: '',
        });
      for (const [act, minute] of [
        ['start', start],
        ['end', end],
      ] as const) {
        if (minute === null) continue;
        app.time.now = began + minute * MINUTES;
        await instructor.post(`${CONTROL}/${act}`).expect(303);
      }
      app.time.now = began + 70 * MINUTES;
      expect(decoded((await student.agent.get(QUIZ).expect(200)).text)).toContain(
        `It closed on 2 Mar 2026, ${over} CET`,
      );
    },
  );
});

describe('the chat channel', () => {
  const CHAT = '/instructor/courses/demo/chat';
  /** The channel of these tests is on this machine. */
  const postWebhook = createPostWebhook([parseNetwork('127.0.0.1')]);
  type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
  let heard: string[] = [];

  /** A real server on loopback that answers as told; returns its address. */
  async function channel(answer: Answer): Promise<{ url: string; close: () => void }> {
    heard = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push(Buffer.concat(chunks).toString());
        answer(request, response, Buffer.concat(chunks).toString());
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/hooks/secret`,
      close: () => {
        server.closeAllConnections();
        server.close();
      },
    };
  }
  const settled = async (): Promise<void> => {
    await app.postMessages();
    const tried = (): boolean => {
      const run = app.store.sittings.findRun('demo', 'short');
      return app.store.webhooks.listPosts('demo', run?.id ?? null)[0]?.tries !== 0;
    };
    await until(tried, 'the message was tried');
  };
  const latest = () => app.store.webhooks.listPosts('demo', app.store.sittings.findRun('demo', 'short')?.id ?? null)[0];

  beforeEach(async () => {
    app.close();
    app = createTestApp({ postWebhook });
    await planTestQuiz(app);
  });

  it('is told of a quiz, with the link, and the page says so without the secret', async () => {
    const { url, close } = await channel((_request, response) => response.end('ok'));
    const instructor = await sign(app.instructorToken);
    await instructor.post(CHAT, { act: 'save', address: url }).expect(303);
    const page = (await instructor.agent.get(CONTROL)).text;
    expect(page).not.toContain('secret</');
    expect(page).toContain('/hooks/…');
    await instructor.post(`${CONTROL}/share`, { text: 'Six minutes: https://example.org/q' }).expect(303);
    await settled();
    expect(heard).toEqual(['{"text":"Six minutes: https://example.org/q"}']);
    expect((await instructor.agent.get(CONTROL)).text).toContain('Posted on');
    close();
  });

  it('that fails is tried again with growing pauses, then given up, then tried by hand; the quiz never waits', async () => {
    let status = 500;
    const { url, close } = await channel((_request, response) => response.writeHead(status).end());
    const instructor = await sign(app.instructorToken);
    await instructor.post(CHAT, { act: 'save', address: url }).expect(303);
    await instructor.post(`${CONTROL}/share`, { text: 'Hello' }).expect(303);
    await settled();
    expect(latest()).toMatchObject({ state: 'waiting', tries: 1, error: 'HTTP 500' });
    expect((await instructor.agent.get(CONTROL)).text).toContain('Not delivered yet (HTTP 500)');
    for (const pause of [5, 30, 120, 600]) {
      app.time.now += pause * SECONDS - 1;
      const before = heard.length;
      await app.postMessages();
      expect(heard).toHaveLength(before);
      app.time.now += 1;
      await app.postMessages();
      expect(heard).toHaveLength(before + 1);
    }
    expect(latest()).toMatchObject({ state: 'failed', tries: 5 });
    status = 200;
    await instructor.post(`${CONTROL}/posts/${latest()?.id}/retry`).expect(303);
    await app.postMessages();
    await until(() => latest()?.state === 'sent', 'the message is sent');
    expect(latest()?.state).toBe('sent');
    close();
  });

  it('that redirects or is not there is told in words, and a redirect is not followed', async () => {
    const { url, close } = await channel((_request, response) =>
      response.writeHead(302, { Location: '/elsewhere' }).end(),
    );
    await expect(postWebhook(url, 'x')).rejects.toThrow('HTTP 302');
    expect(heard).toHaveLength(1);
    close();
    await expect(postWebhook(url, 'x')).rejects.toThrow('unreachable');
  });

  it('never hears what waits for the one before it', async () => {
    const fails = await channel((_request, response) => response.writeHead(500).end());
    const instructor = await sign(app.instructorToken);
    await instructor.post(CHAT, { act: 'save', address: fails.url }).expect(303);
    await instructor.post(`${CONTROL}/share`, { text: 'For the old channel' }).expect(303);
    await settled();
    expect(latest()).toMatchObject({ state: 'waiting', tries: 1 });
    // The same address again is no other channel.
    await instructor.post(CHAT, { act: 'save', address: fails.url }).expect(303);
    expect(latest()).toMatchObject({ state: 'waiting' });
    fails.close();
    const other = await channel((_request, response) => response.end('ok'));
    await instructor.post(CHAT, { act: 'save', address: other.url }).expect(303);
    app.time.now += 3_600 * SECONDS;
    await app.postMessages();
    expect(heard).toEqual([]);
    expect(latest()).toMatchObject({ state: 'failed', error: 'changed' });
    expect((await instructor.agent.get(CONTROL)).text).toContain('the channel was changed before it arrived');
    other.close();
  });

  it('that changes while a message is on its way to the one before it does not hear it later', async () => {
    const instructor = await sign(app.instructorToken);
    const other = await channel((_request, response) => response.end('ok'));
    const slow = await channel((_request, response) => {
      app.store.webhooks.saveWebhook('demo', other.url, new Date(app.time.now).toISOString());
      response.writeHead(500).end();
    });
    await instructor.post(CHAT, { act: 'save', address: slow.url }).expect(303);
    await instructor.post(`${CONTROL}/share`, { text: 'For the old channel' }).expect(303);
    await settled();
    expect(latest()).toMatchObject({ state: 'failed', error: 'changed' });
    heard = [];
    app.time.now += 3_600 * SECONDS;
    await app.postMessages();
    expect(heard).toEqual([]);
    slow.close();
    other.close();
  });

  it.each(['ftp://example.org/x', 'not an address', 'javascript:alert(1)', '', 'https://name:word@example.org/x'])(
    'is not set to %j',
    async (address) => {
      const instructor = await sign(app.instructorToken);
      const answer = await instructor.post(CHAT, { act: 'save', address }).expect(422);
      expect(decoded(answer.text)).toContain('address');
      expect(app.store.webhooks.findWebhook('demo')).toBeUndefined();
    },
  );

  it('can be removed, and then nothing is posted', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(CHAT, { act: 'save', address: 'https://chat.example.org/hooks/secret' }).expect(303);
    await instructor.post(CHAT, { act: 'remove' }).expect(303);
    await instructor.post(`${CONTROL}/share`, { text: 'Hello' }).expect(409);
  });
});
