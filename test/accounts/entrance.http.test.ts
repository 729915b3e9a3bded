/** A class comes in at the same moment from one address while somebody guesses: nobody with the right password is refused. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createPasswords } from '../../server/accounts/passwords.ts';
import { openBrowser, type PlainBrowser, type Reply } from '../support/plain-browser.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../support/test-app.ts';
import { until } from '../support/until.ts';

const PASSWORD = 'correct horse battery';
const CODE = 'abcd2345';
const CLASS = 200;
const HTML = { accept: 'text/html' } as const;

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

/** An application with students s0@example.org, s1@example.org, ... who have a password. */
async function open(students: number, options: TestAppOptions = {}) {
  const made = createTestApp(options);
  app = made;
  const passwords = options.passwords ?? createPasswords({ memoryCost: 8, timeCost: 1 });
  const hash = await passwords.hash(PASSWORD);
  const createdAt = new Date(made.time.now).toISOString();
  for (let index = 0; index < students; index++) {
    const [id, email] = [`s${index}`, `s${index}@example.org`];
    made.store.people.insertPerson({ id, name: `Student ${index}`, email, isAdmin: false, createdAt });
    made.store.accounts.setPasswordHash(id, hash);
    const place = { courseId: 'demo', personId: id, role: 'student', source: 'code', studentNumber: null } as const;
    made.store.courses.enrol({ ...place, joinedAt: createdAt });
  }
  const course = made.store.courses.findCourse('demo');
  if (course) made.store.courses.updateCourse({ ...course, classCode: CODE });
  /** A browser that has opened a page; `post` sends the page's form. */
  const browse = async (path: string, browser: PlainBrowser = openBrowser(made.server)) => {
    const _csrf = formTokenOn((await browser.send('GET', path, HTML)).text);
    const post = (fields: Record<string, string>): Promise<Reply> =>
      browser.send('POST', path, { ...HTML, body: new URLSearchParams({ _csrf, ...fields }) });
    return { browser, post };
  };
  const person = (index: number) => ({ email: `s${index}@example.org`, password: PASSWORD });
  const enter = async (fields: Record<string, string>) => (await browse('/sign-in')).post(fields);
  return { made, browse, person, enter };
}
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const statuses = (replies: readonly Reply[]): number[] => [...new Set(replies.map(({ status }) => status))];

describe('a class behind one address', () => {
  it(`signs in and joins, ${CLASS} at the same moment each, while one of them sends 31 wrong passwords or codes`, async () => {
    // However busy this machine is: whether all come in is asked here, the bench asks how soon.
    const { made, browse, person } = await open(CLASS, {
      entranceRules: { pauseOfPairMs: 20, longestWaitMs: 120_000 },
    });
    const pages = await Promise.all(many(CLASS, () => browse('/sign-in')));
    const guesser = await browse('/sign-in');
    const wrong = many(31, (index) => guesser.post({ email: `x${index}@example.org`, password: 'wrong wrong wrong' }));
    const signIns = pages.map(({ post }, index) => post(person(index)));
    expect(statuses(await Promise.all(signIns))).toEqual([303]);
    expect(statuses(await Promise.all(wrong))).toEqual([401]);
    const forms = await Promise.all(many(CLASS, () => browse('/join')));
    const mistyper = await browse('/join');
    const codes = many(31, (index) => mistyper.post({ code: `zzzz${index}` }));
    const joins = forms.map(({ post }, index) =>
      post({ code: CODE, name: `New ${index}`, email: `n${index}@example.org`, password: PASSWORD }),
    );
    expect(statuses(await Promise.all(joins))).toEqual([303]);
    expect(statuses(await Promise.all(codes))).toEqual([422]);
    expect(made.store.members.listMembers('demo').filter(({ name }) => /^New \d+$/.test(name))).toHaveLength(CLASS);
  }, 120_000);

  it('comes in after one has sent 31 wrong passwords for each of two accounts, and so do these two', async () => {
    const { person, enter, browse } = await open(3, { entranceRules: { pauseOfPairMs: 20 } });
    for (const victim of ['s0@example.org', 'nobody@example.org']) {
      const { post } = await browse('/sign-in');
      const wrong = many(31, () => post({ email: victim, password: 'wrong wrong wrong' }));
      expect(statuses(await Promise.all(wrong))).toEqual([401]);
    }
    for (const index of [0, 1, 2]) expect((await enter(person(index))).status).toBe(303);
    // And with nothing but links and codes.
    const { browser, post } = await browse('/join');
    for (let index = 0; index < 31; index++) expect((await post({ code: `zzzz${index}` })).status).toBe(422);
    for (let index = 0; index < 31; index++) expect((await browser.send('GET', `/password/${index}`)).status).toBe(404);
    const joined = await (await browse('/join')).post({
      code: CODE,
      name: 'New',
      email: 'new@example.org',
      password: PASSWORD,
    });
    expect(joined.status).toBe(303);
  });
});

describe('a flood from one browser', () => {
  const FLOOD = 100;

  it.each([
    ['waits behind itself: another browser at the same address is served next', false],
    ['is not many browsers because it says so: a cookie that was not given out is worth nothing', true],
  ])('%s', async (_, forged) => {
    const real = createPasswords({ memoryCost: 8, timeCost: 1 });
    let letGo = (): void => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const passwords = {
      hash: real.hash,
      verify: (...given: Parameters<typeof real.verify>) => gate.then(() => real.verify(...given)),
    };
    const { made, browse, person } = await open(1, { passwords, entranceRules: { atOnce: 1, longestWaitMs: 120_000 } });
    const flood = await browse('/sign-in');
    const newcomer = await browse('/sign-in');
    let read = 0;
    made.server.prependListener('request', (req) => req.once('end', () => (read += 1)));
    const order: string[] = [];
    const wrong = many(FLOOD, async (index) => {
      const form = { email: `x${index}@example.org`, password: 'wrong wrong wrong' };
      const token = index.toString(16).padStart(128, '0');
      const own = { cookie: `gradedescent.form=${token}.${'0'.repeat(64)}`, csrf: '' };
      const body = new URLSearchParams({ _csrf: token, ...form });
      const reply = await (forged
        ? openBrowser(made.server, own).send('POST', '/sign-in', { ...HTML, body })
        : flood.post(form));
      order.push('flood');
      return reply;
    });
    await until(() => read === FLOOD, 'the flood is read');
    const right = newcomer.post(person(0)).then((reply) => {
      order.push('newcomer');
      return reply;
    });
    await until(() => read === FLOOD + 1, 'the newcomer is read');
    letGo();
    expect((await right).status).toBe(303);
    expect(statuses(await Promise.all(wrong))).toEqual([forged ? 403 : 401]);
    if (!forged) expect(order.indexOf('newcomer')).toBeLessThan(10);
  });
});

describe('somebody who guesses', () => {
  const SLOW = { freeOfPair: 5, pauseOfPairMs: 150 };

  it('is slowed down, for one account from one address, and longer for an account that is tried from everywhere', async () => {
    const { enter } = await open(1, { entranceRules: { ...SLOW, freeOfAccount: 7, pauseOfAccountMs: 300 } });
    const wrong = { email: 's0@example.org', password: 'wrong wrong wrong' };
    /** Some tries after one another: from the first's begin to the last's there is a pause less than there are tries. */
    const tries = async (count: number): Promise<number> => {
      const start = performance.now();
      for (let index = 0; index < count; index++) expect((await enter(wrong)).status).toBe(401);
      return performance.now() - start;
    };
    await tries(SLOW.freeOfPair);
    expect(await tries(2)).toBeGreaterThan(SLOW.pauseOfPairMs);
    expect(await tries(3)).toBeGreaterThan(2 * 300);
  });

  it('is sent away where the wait would be too long, and forgotten after a quarter of an hour', async () => {
    const rules = { freeOfPair: 5, pauseOfPairMs: 10 * 60_000, longestWaitMs: 300 };
    const { made, enter } = await open(1, { entranceRules: rules });
    const wrong = { email: 's0@example.org', password: 'wrong wrong wrong' };
    for (let index = 0; index < 5; index++) expect((await enter(wrong)).status).toBe(401);
    const sent = await enter(wrong);
    expect([sent.status, sent.headers['retry-after']]).toEqual([429, '10']);
    expect(sent.text).toContain('A device on which you have signed in before does not have to wait');
    made.time.now += 15 * 60_000 + 1;
    expect((await enter(wrong)).status).toBe(401);
  });

  it('keeps a device that has signed in before from nothing', async () => {
    const { made, browse, person } = await open(1, { entranceRules: { ...SLOW, pauseOfPairMs: 10 * 60_000 } });
    const own = await browse('/sign-in');
    const first = await own.post(person(0));
    const cookie = first.headers['set-cookie']?.find((one) => one.startsWith('gradedescent.device.')) ?? '';
    expect(cookie).toMatch(
      /^gradedescent\.device\.[0-9a-f]{16}=[\w-]{22}\.[0-9a-f]{64}; Max-Age=15552000; Path=\/sign-in; /,
    );
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    const attacker = await browse('/sign-in');
    const answered: string[] = [];
    const wrong = many(30, async () => {
      const { status } = await attacker.post({ email: 's0@example.org', password: 'wrong wrong wrong' });
      answered.push(String(status));
    });
    // Those that cost nothing are judged, as many more as are in work at the same moment; the rest waits.
    await until(() => answered.length >= SLOW.freeOfPair, 'the first tries are judged');
    const device = cookie.split(';')[0] ?? '';
    const again = await browse('/sign-in', openBrowser(made.server, { cookie: device, csrf: '' }));
    expect((await again.post(person(0))).status).toBe(303);
    expect(answered.length).toBeLessThanOrEqual(SLOW.freeOfPair + 1);
    app?.close();
    app = undefined;
    await Promise.allSettled(wrong);
  });
});
