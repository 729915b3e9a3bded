/** Who has an account is told by no page: sign-in, forgotten password, joining; and a stranger's questions change nothing. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { hashOfToken } from '../../server/accounts/index.ts';
import { createKnownDevices } from '../../server/accounts/known-devices.ts';
import { createPasswords, type Passwords } from '../../server/accounts/passwords.ts';
import { openBrowser, type Reply } from '../support/plain-browser.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../support/test-app.ts';
import { until } from '../support/until.ts';

const PASSWORD = 'correct horse battery';
const HTML = { accept: 'text/html' } as const;
const real = createPasswords({ memoryCost: 8, timeCost: 1 });

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

/** An application with Ada, who has a password, and Bob, who has none; `works` notes what was done with passwords. */
async function open(options: TestAppOptions = {}) {
  const works: string[] = [];
  const passwords: Passwords = {
    hash(password) {
      works.push('hash');
      return real.hash(password);
    },
    verify(hash, password) {
      works.push('verify');
      return real.verify(hash, password);
    },
  };
  const made = createTestApp({ passwords, publicUrl: 'https://grades.example.org', ...options });
  app = made;
  const createdAt = new Date(made.time.now).toISOString();
  for (const id of ['ada', 'bob'])
    made.store.people.insertPerson({ id, name: id, email: `${id}@example.org`, isAdmin: false, createdAt });
  made.store.accounts.setPasswordHash('ada', await real.hash(PASSWORD));
  const course = made.store.courses.findCourse('demo');
  if (course) made.store.courses.updateCourse({ ...course, classCode: 'abcd2345' });
  const send = async (path: string, fields: Record<string, string>): Promise<Reply> => {
    const browser = openBrowser(made.server);
    const _csrf = formTokenOn((await browser.send('GET', path, HTML)).text);
    return browser.send('POST', path, { ...HTML, body: new URLSearchParams({ _csrf, ...fields }) });
  };
  return { made, works, send };
}
/** All that an answer tells, without what is random in every answer. */
const told = ({ status, headers, text }: Reply) => ({
  status,
  text: text.replace(/value="[^"]*"|nonce-[\w-]+/g, ''),
  location: headers.location,
  headers: Object.keys(headers).sort(),
  cookies: (headers['set-cookie'] ?? []).map((cookie) => cookie.replace(/=[^;]*/, '').replace(/Expires=[^;]*/, '')),
});

const FORMS: readonly [string, string, Record<string, string>, readonly string[]][] = [
  ['signing in', '/sign-in', { password: 'wrong wrong wrong' }, ['verify']],
  ['a forgotten password', '/forgot', {}, []],
  ['joining', '/join', { code: 'abcd2345', name: 'Somebody', password: 'a password of theirs' }, ['hash']],
];

describe('who has an account', () => {
  it.each(FORMS)('is not told by the answer to %s, nor by the work for it', async (_, path, fields, work) => {
    const { works, send } = await open({ sendMail: async () => {} });
    const answers = [];
    for (const name of ['ada', 'bob', 'nobody']) {
      works.splice(0);
      answers.push(told(await send(path, { ...fields, email: `${name}@example.org` })));
      expect(works).toEqual(work);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('is looked up only after the answer to a forgotten password has gone', async () => {
    const events: string[] = [];
    const { made, send } = await open({ sendMail: async ({ to }) => void events.push(`mail to ${to}`) });
    const links = () => made.database.prepare('SELECT count(*) FROM password_links').pluck().get();
    made.server.prependListener('request', (req, res) => {
      if (req.method === 'POST') res.prependListener('finish', () => events.push(`answered with ${links()} links`));
    });
    await send('/forgot', { email: 'ada@example.org' });
    await until(() => events.length === 2, 'the mail is sent');
    expect(events).toEqual(['answered with 0 links', 'mail to ada@example.org']);
  });
});

describe("a stranger's question for a new password", () => {
  const linksOf = (texts: readonly string[]) =>
    texts.map((text) => new URL(/https:\S+/.exec(text)?.[0] ?? '').pathname);

  it('cancels no link, sends few mails, and is no reason to refuse the class', async () => {
    const texts: string[] = [];
    const { made, send } = await open({ sendMail: async ({ text }) => void texts.push(text) });
    const token = 'issued-by-an-instructor';
    const times = { createdAt: new Date(made.time.now).toISOString(), expiresAt: '2999-01-01T00:00:00.000Z' };
    made.store.accounts.insertPasswordLink({
      tokenHash: hashOfToken(token),
      personId: 'ada',
      issuedBy: null,
      way: 'mail',
      courseId: null,
      ...times,
    });
    const answers = [];
    for (let index = 0; index < 31; index++) answers.push((await send('/forgot', { email: 'ada@example.org' })).status);
    expect(new Set(answers)).toEqual(new Set([200]));
    await send('/forgot', { email: 'bob@example.org' });
    await until(() => texts.length === 5, 'the mails are sent');
    expect(texts.filter((text) => text.includes('ada'))).toHaveLength(4);
    for (const path of [`/password/${token}`, ...linksOf(texts)])
      expect((await openBrowser(made.server).send('GET', path, HTML)).status).toBe(200);
    made.time.now += 61 * 60_000;
    await send('/forgot', { email: 'ada@example.org' });
    await until(() => texts.length === 6, 'there is room for another');
  });

  it('changes nothing when the mail cannot be sent', async () => {
    const tried: string[] = [];
    const { made, send } = await open({
      sendMail: async ({ to }) => {
        tried.push(to);
        throw new Error('connect ECONNREFUSED');
      },
    });
    const times = { createdAt: new Date(made.time.now).toISOString(), expiresAt: '2999-01-01T00:00:00.000Z' };
    made.store.accounts.insertPasswordLink({
      tokenHash: hashOfToken('own'),
      personId: 'ada',
      issuedBy: null,
      way: 'mail',
      courseId: null,
      ...times,
    });
    await send('/forgot', { email: 'ada@example.org' });
    await until(() => tried.length === 1, 'the mail is tried');
    expect((await openBrowser(made.server).send('GET', '/password/own', HTML)).status).toBe(200);
  });
});

describe('a device that has signed in before', () => {
  it('is known for its own account only, until the password changes, and cannot be forged', async () => {
    const { made } = await open();
    made.store.accounts.setPasswordHash('bob', await real.hash(PASSWORD));
    const devices = createKnownDevices({ secret: 'a secret for tests', store: made.store });
    const other = createKnownDevices({ secret: 'another secret', store: made.store });
    const remember = (by: typeof devices, id: string): string => {
      let cookie = '';
      const res = { cookie: (name: string, value: string) => (cookie = `${name}=${value}`) };
      by.remember({ headers: {}, secure: true } as never, res as never, { id });
      return cookie;
    };
    const isKnown = (cookie: string, id = 'ada') =>
      devices.find({ headers: { cookie } } as never, { id }) !== undefined;
    const ada = remember(devices, 'ada');
    const [name = '', value = ''] = ada.split('=');
    expect(isKnown(`first=1; ${ada}; last=2`)).toBe(true);
    const forged = [
      remember(devices, 'bob'),
      `${name}=${remember(devices, 'bob').split('=')[1]}`,
      `${name}=${remember(other, 'ada').split('=')[1]}`,
      `${name}=${'A'.repeat(22)}${value.slice(22)}`,
      `x${ada}`,
      `${ada}0`,
      '',
    ];
    expect(forged.filter((cookie) => isKnown(cookie))).toEqual([]);
    made.store.accounts.setPasswordHash('ada', await real.hash(PASSWORD));
    expect(isKnown(ada)).toBe(false);
  });
});
