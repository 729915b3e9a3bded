/** Accounts through the real application: signing in, passwords, links, sessions, profile, the first start. */
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import request from 'supertest';
import { createMailer } from '../../server/accounts/mailer.ts';
import { createPasswords } from '../../server/accounts/passwords.ts';
import { formTokenOn, sessionCookie } from '../support/sign-in-link.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp, type TestAppOptions } from '../support/test-app.ts';
import { until } from '../support/until.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const EMAIL = 'ada@example.org';
const PASSWORD = 'correct horse battery';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

/** An application whose demo student has an address and a password, made through the class code. */
async function prepare(options: TestAppOptions = {}) {
  const made = createTestApp(options);
  app = made;
  const course = made.store.courses.findCourse('demo');
  if (course) made.store.courses.updateCourse({ ...course, classCode: 'abcd2345' });
  /** A browser without a session. */
  const stranger = async (path: string) => {
    const agent = request.agent(made.app);
    const page = await agent.get(path);
    const csrf = formTokenOn(page.text);
    const post = (to: string, fields: Record<string, string>) =>
      agent
        .post(to)
        .type('form')
        .send({ _csrf: csrf, ...fields });
    return { agent, page, post };
  };
  const join = async (email = EMAIL, name = 'Ada L.') => {
    const browser = await stranger('/join');
    await browser.post('/join', { code: 'ABCD 2345', name, email, password: PASSWORD }).expect(303);
    const csrf = formTokenOn((await browser.agent.get('/account')).text);
    const post = (to: string, fields: Record<string, string> = {}) =>
      browser.agent
        .post(to)
        .type('form')
        .send({ _csrf: csrf, ...fields });
    return { agent: browser.agent, post };
  };
  const enter = async (fields: Record<string, string> = {}) => {
    const browser = await stranger('/sign-in?next=/courses/demo');
    return {
      ...browser,
      answer: await browser.post('/sign-in', { email: EMAIL, password: PASSWORD, next: '/courses/demo', ...fields }),
    };
  };
  return { made, stranger, join, enter };
}

describe('signing in by e-mail and password', () => {
  it('leads on to the page that was asked for, in a session of its own', async () => {
    const { join, enter } = await prepare();
    await join();
    const { agent, answer } = await enter({ email: ' ADA@Example.org ' });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/courses/demo');
    expect((await agent.get('/courses/demo').expect(200)).text).toContain('Ada L.');
  });

  it('answers an unknown address and a wrong password alike, keeps the address, and says nothing else', async () => {
    const { join, enter } = await prepare();
    await join();
    const wrong = (await enter({ password: 'wrong wrong wrong' })).answer;
    const unknown = (await enter({ email: 'nobody@example.org' })).answer;
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const strip = (text: string): string => text.replace(/value="[^"]*"|nonce-[\w-]+/g, '');
    expect(strip(wrong.text)).toBe(strip(unknown.text));
    expect(wrong.text).toContain(`value="${EMAIL}"`);
    expect(wrong.text).not.toContain('wrong wrong');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads away to %s',
    async (next) => {
      const { join, enter, stranger } = await prepare();
      await join();
      expect((await enter({ next })).answer.headers.location).toBe('/');
      expect((await stranger(`/sign-in?next=${encodeURIComponent(next)}`)).page.text).not.toContain('evil');
    },
  );

  it('is refused without the word of the form', async () => {
    const { made, join } = await prepare();
    await join();
    await request(made.app).post('/sign-in').type('form').send({ email: EMAIL, password: PASSWORD }).expect(403);
  });

  it('gives up the session that there was before', async () => {
    const { join, stranger } = await prepare();
    await join();
    const { agent, post, page } = await stranger('/sign-in');
    const before = String(page.headers['set-cookie']).split(';')[0] ?? '';
    const answer = await post('/sign-in', { email: EMAIL, password: PASSWORD, next: '/' }).expect(303);
    expect(sessionCookie([answer.headers['set-cookie']].flat().map(String))).not.toBe(before);
    await agent.get('/courses/demo').expect(200);
    await request(app?.app as never)
      .get('/courses/demo')
      .set('Cookie', before)
      .set('Accept', 'application/json')
      .expect(401);
  });

  it('keeps only an argon2id hash of a password', async () => {
    const { made, join } = await prepare({ passwords: createPasswords() });
    await join();
    const hash = made.database.prepare('SELECT password_hash FROM people WHERE email = ?').pluck().get(EMAIL);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    expect(JSON.stringify(made.database.prepare('SELECT * FROM people').all())).not.toContain(PASSWORD);
  });
});

describe('making an account', () => {
  it.each([
    [{ password: 'too short' }, 'fewer than 10 characters'],
    [{ password: 'aaaaaaaaaaaaaaa' }, 'fewer than 4 different characters'],
    [{ password: EMAIL }, 'the first thing others would try'],
    [{ email: 'not an address' }, 'This is not an e-mail address.'],
    [{ email: 'a@example.org,b@example.org' }, 'This is not an e-mail address.'],
    [{ email: 'a@example.org\r\nBcc: b@example.org' }, 'This is not an e-mail address.'],
    [{ name: ' \u202e ' }, 'Enter a name'],
    [{ code: 'zzzz9999' }, 'There is no course with this code'],
  ])('says what is wrong with %j, keeps the rest, makes nothing', async (fields, words) => {
    const { made, stranger } = await prepare();
    const before = made.store.people.countPeople();
    const browser = await stranger('/join');
    const form = { code: 'abcd2345', name: 'Ada L.', email: EMAIL, password: PASSWORD };
    const answer = await browser.post('/join', { ...form, ...fields }).expect(422);
    expect(decoded(answer.text)).toContain(words);
    expect(answer.text).not.toContain(PASSWORD);
    expect(made.store.people.countPeople()).toBe(before);
  });

  it('changes nothing for an address that has one', async () => {
    const { made, join, stranger } = await prepare();
    await join();
    const before = made.store.people.countPeople();
    const browser = await stranger('/join');
    const form = { code: 'abcd2345', name: 'Eve', email: EMAIL.toUpperCase(), password: 'what Eve has chosen' };
    await browser.post('/join', form).expect(303);
    await browser.agent.get('/courses/demo').expect(303).expect('Location', '/sign-in?next=%2Fcourses%2Fdemo');
    expect(made.store.people.countPeople()).toBe(before);
    expect(made.store.people.findPersonByEmail(EMAIL)?.name).toBe('Ada L.');
  });
});

describe('a link for a new password', () => {
  /** An admin, or who has this token, issues a link for Ada. */
  async function issue(made: TestApp, by = made.adminToken) {
    const instructor = await signIn(made, by);
    const id = made.store.people.findPersonByEmail(EMAIL)?.id ?? '';
    const answer = await instructor.agent
      .post(`/instructor/courses/demo/people/${id}/password-link`)
      .type('form')
      .send({ _csrf: instructor.csrf });
    return { answer, token: /\/password\/([\w-]+)/.exec(answer.text)?.[1] ?? '' };
  }

  it('is used once, ends all sessions and earlier links, and signs in', async () => {
    const { made, join, stranger, enter } = await prepare();
    const ada = await join();
    const first = await issue(made);
    const { token } = await issue(made);
    expect(token).not.toBe('');
    await request(made.app).get(`/password/${first.token}`).expect(404);
    const browser = await stranger(`/password/${token}`);
    await browser.post(`/password/${token}`, { password: 'short' }).expect(422);
    await browser.post(`/password/${token}`, { password: 'another good password' }).expect(303);
    await browser.agent.get('/courses/demo').expect(200);
    await ada.agent.get('/courses/demo').expect(303);
    await browser.agent.get(`/password/${token}`).expect(404);
    expect((await enter()).answer.status).toBe(401);
    expect((await enter({ password: 'another good password' })).answer.status).toBe(303);
  });

  it('ends after three days, and only its hash is stored', async () => {
    const { made, join } = await prepare();
    await join();
    const { token } = await issue(made);
    expect(JSON.stringify(made.database.prepare('SELECT * FROM password_links').all())).not.toContain(token);
    made.time.now += 3 * DAY;
    await request(made.app).get(`/password/${token}`).expect(404);
  });

  it('is not given for instructors, admins and people of other courses', async () => {
    const { made, join } = await prepare();
    await join();
    const id = made.store.people.findPersonByEmail(EMAIL)?.id ?? '';
    const place = { personId: id, source: 'admin', studentNumber: null, joinedAt: '2026-01-01T00:00:00.000Z' };
    const createdAt = '2026-01-01T00:00:00.000Z';
    made.store.courses.insertCourse({
      id: 'other',
      slug: 'other',
      title: 'O',
      timeZone: 'UTC',
      classCode: null,
      createdAt,
    });
    made.store.courses.enrol({ ...place, courseId: 'other', role: 'instructor' });
    expect((await issue(made, made.instructorToken)).answer.status).toBe(409);
  });

  it('comes by mail where a mail server is configured, to the account and to nobody else', async () => {
    const mails: { to: string[]; text: string }[] = [];
    const server = new SMTPServer({
      authOptional: true,
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          mails.push({ to, text: Buffer.concat(chunks).toString().replace(/=\r\n/g, '') });
          done();
        });
      },
    });
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    try {
      const sendMail = createMailer({ url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: 'grades@example.org' });
      const { made, join, stranger } = await prepare({ sendMail, publicUrl: 'https://grades.example.org' });
      await join();
      const ask = async (email: string) => {
        const browser = await stranger('/forgot');
        const answer = await browser.agent
          .post('/forgot')
          .set('Host', 'evil.example')
          .type('form')
          .send({ _csrf: formTokenOn(browser.page.text), email });
        return answer.text.replace(/value="[^"]*"/g, '');
      };
      const known = await ask(EMAIL);
      const unknown = await ask('nobody@example.org');
      await ask(`${EMAIL}, evil@example.org`);
      await ask(`${EMAIL}\r\nBcc: evil@example.org`);
      expect(known).toBe(unknown);
      await until(() => mails.length > 0, 'the mail is sent');
      expect(mails.map(({ to }) => to)).toEqual([[EMAIL]]);
      const [link = ''] = /https:\/\/\S+/.exec(mails[0]?.text ?? '') ?? [];
      expect(link).toMatch(/^https:\/\/grades\.example\.org\/password\/[\w-]{32}$/);
      await request(made.app).get(new URL(link).pathname).expect(200);
      made.time.now += 61 * MINUTE;
      await request(made.app).get(new URL(link).pathname).expect(404);
      // A link that is too old leads to a new one at once.
      const dead = await stranger(new URL(link).pathname);
      expect(dead.page.text).toContain('This link is no longer valid');
      expect(dead.page.text).toContain('Send a new link');
      await dead.agent
        .post('/forgot')
        .type('form')
        .send({ _csrf: formTokenOn(dead.page.text), email: EMAIL })
        .expect(200);
      await until(() => mails.length > 1, 'the second mail is sent');
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  });

  it('is to be had from an instructor at first where there is no mail server, and the page says so', async () => {
    const { stranger } = await prepare();
    for (const address of ['/forgot', '/password/not-there'])
      expect((await stranger(address)).page.text).toContain('ask an instructor of your course for a link');
  });
});

describe("one's own account", () => {
  it('changes language, colours and times of every page at once', async () => {
    const { join } = await prepare();
    const { agent, post } = await join();
    expect((await agent.get('/courses/demo')).text).toContain('Grade so far');
    const profile = { name: 'Ada Lovelace', language: 'de', theme: 'dark', timeZone: 'America/New_York' };
    await post('/account', profile).expect(303);
    const { text } = await agent.get('/courses/demo');
    expect(text).toContain('<html lang="de" data-theme="dark">');
    expect(text).toContain('Bisherige Bewertung');
    expect(text).toContain('Ada Lovelace');
    expect(text).toContain('Zeiten in America/New York');
    await post('/account', { ...profile, familyName: 'King', givenName: 'Augusta Ada' }).expect(303);
    const edited = await agent.get('/account');
    for (const value of ['Ada Lovelace', 'King', 'Augusta Ada']) expect(edited.text).toContain(`value="${value}"`);
    await post('/account', { ...profile, familyName: '', givenName: 'Ada' }).expect(422);
    await post('/account', { ...profile, familyName: 'x'.repeat(101) }).expect(422);
    await post('/account', { ...profile, timeZone: 'Mars/Olympus' }).expect(422);
    await post('/account', { ...profile, name: '' }).expect(422);
  });

  it('follows the language of the browser until one is chosen', async () => {
    const { made } = await prepare();
    const page = await request(made.app)
      .get('/sign-in')
      .set('Accept-Language', 'fr;q=1, de-DE;q=0.9, en;q=0.5')
      .expect(200);
    expect(page.text).toContain('<html lang="de"');
    expect((await request(made.app).get('/sign-in').set('Accept-Language', 'fr')).text).toContain('<html lang="en"');
  });

  it('lists its sessions in plain words, ends single ones, all others, or all', async () => {
    const { join, enter, made } = await prepare();
    const ada = await join();
    const phone = await enter();
    const laptop = await enter();
    const page = await ada.agent.get('/account').set('User-Agent', 'x').expect(200);
    expect(page.text.match(/sessions\/[0-9a-f]{64}\/revoke/g)).toHaveLength(3);
    // Outside of courses, too, times are in the zone of the course; the present session is seen now, and ending it signs out.
    expect(page.text).toContain('2 Mar 2026, 11:00:00 CET');
    expect(page.text).toMatch(/this session[\s\S]*>now<[\s\S]*Sign out here/);
    const stranger = await signIn(made, addStudent(made, 'Curious'));
    const handles = [...page.text.matchAll(/sessions\/([0-9a-f]{64})\/revoke/g)].map(([, handle = '']) => handle);
    for (const handle of handles)
      await stranger.agent.post(`/account/sessions/${handle}/revoke`).type('form').send({ _csrf: stranger.csrf });
    await phone.agent.get('/courses/demo').expect(200);
    await ada.post('/account/sign-out-everywhere', { others: '1' }).expect(303);
    await phone.agent.get('/courses/demo').expect(303);
    await laptop.agent.get('/courses/demo').expect(303);
    await ada.agent.get('/courses/demo').expect(200);
    await ada.post('/account/sign-out-everywhere').expect(303);
    await ada.agent.get('/courses/demo').expect(303);
  });

  it('changes its password with the old one only, and ends the other sessions', async () => {
    const { join, enter } = await prepare();
    const ada = await join();
    const other = await enter();
    const fresh = 'a completely new one';
    expect((await ada.post('/account/password', { old: 'wrong', password: fresh }).expect(422)).text).toContain(
      'is wrong',
    );
    await ada.post('/account/password', { old: PASSWORD, password: fresh }).expect(303);
    await ada.agent.get('/courses/demo').expect(200);
    await other.agent.get('/courses/demo').expect(303);
    expect((await enter({ password: fresh })).answer.status).toBe(303);
  });
});

describe('the first start', () => {
  const FORM = {
    name: 'First Admin',
    email: EMAIL,
    password: PASSWORD,
    title: 'Deep Learning 2026',
    slug: 'dl-2026',
    timeZone: 'Europe/Berlin',
    firstWeek: '2026-10-12T09:00',
    weeks: '5',
  };

  it('makes admin and course by the link on the console, once', async () => {
    app = createTestApp({ empty: true });
    const made = app;
    const path = `/set-up/${made.setUpToken}`;
    await request(made.app).get('/set-up/wrong').expect(404);
    const agent = request.agent(made.app);
    const csrf = formTokenOn((await agent.get(path).expect(200)).text);
    const post = (fields: Record<string, string>) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields });
    const wrong = await post({ ...FORM, slug: 'Not A Slug', weeks: '99' }).expect(422);
    expect(decoded(wrong.text)).toContain('Use lower-case letters');
    expect(decoded(wrong.text)).toContain('Enter the password again');
    const empty = await post({ title: '', slug: '', name: '', email: '', password: '', firstWeek: '' }).expect(422);
    for (const field of ['name', 'email', 'password', 'title', 'firstWeek', 'timeZone', 'weeks'])
      expect([field, empty.text.includes(`id="${field}-error"`)]).toEqual([field, true]);
    expect(made.store.people.countPeople()).toBe(0);
    const second = request.agent(made.app);
    const otherWord = formTokenOn((await second.get(path)).text);
    const answers = await Promise.all([
      post(FORM),
      second
        .post(path)
        .type('form')
        .send({ ...FORM, email: 'late@example.org', slug: 'late', _csrf: otherWord }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(made.store.people.countPeople()).toBe(1);
    const [course] = made.store.courses.listCourses();
    const weeks = made.store.courses.listWeeks(course?.id ?? '');
    expect(weeks.map(({ startsAt }) => startsAt).slice(0, 3)).toEqual([
      '2026-10-12T07:00:00.000Z',
      '2026-10-19T07:00:00.000Z',
      '2026-10-26T08:00:00.000Z',
    ]);
    await request(made.app).get(path).expect(404);
  });

  it('leads to the people of the course when its name in addresses was left to the title', async () => {
    app = createTestApp({ empty: true });
    const agent = request.agent(app.app);
    const path = `/set-up/${app.setUpToken}`;
    const _csrf = formTokenOn((await agent.get(path).expect(200)).text);
    const answer = await agent
      .post(path)
      .type('form')
      .send({ ...FORM, title: 'Übung 1', slug: '', _csrf })
      .expect(303);
    expect(answer.headers.location).toBe('/instructor/courses/uebung-1/people');
    await agent.get(answer.headers.location ?? '').expect(200);
  });

  it('is over where there are people', () => {
    app = createTestApp();
    expect(app.setUpToken).toBeUndefined();
  });
});

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
