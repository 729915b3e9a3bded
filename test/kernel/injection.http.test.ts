/** Hostile parameters: SQL, paths and headers in every place where somebody can write something. */
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { safePath } from '../../server/kernel/http/safe-path.ts';
import { EXAMPLES, EXPECTED } from '../support/authorisation-table.ts';
import { openBrowser, openSession } from '../support/plain-browser.ts';
import { createTestApp, signIn, type TestApp } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

const SQL = [
  "' OR '1'='1",
  "'; DROP TABLE submissions; --",
  '" OR ""="',
  "') UNION SELECT password_hash FROM people --",
  "demo' --",
  '1; ATTACH DATABASE ":memory:" AS x',
  "x' AND 1=randomblob(1e9) --",
  '%',
  '_',
  '@id',
  ':courseId',
  '$1',
  '\u02bc OR 1=1',
];
const PATHS = [
  '../../../../etc/passwd',
  '..%2f..%2fpackage.json',
  '....//....//data/gradedescent.db',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\0',
  'a\0.ts',
  '.',
  '..',
  '__proto__',
  'constructor',
  'toString',
];
const HEADERS = ['a\r\nSet-Cookie: evil=1', 'a%0d%0aLocation:%20https://evil.example', '\u560d\u560aevil: 1'];
const PAYLOADS = [...SQL, ...PATHS, ...HEADERS];

/** Fields that forms and addresses know. */
const FIELDS = [
  'source',
  'fileName',
  'action',
  'from',
  'id',
  'exercise',
  'verdict',
  'page',
  'done',
  'next',
  'release',
  'dueMode',
  'due',
  'late',
  'attempts',
  'coolDown',
  'hiddenResults',
  'counts',
  'person',
  'reason',
  'email',
  'password',
  'name',
  'language',
  'theme',
  'timeZone',
  'title',
  'slug',
  'code',
  'role',
  'search',
  'text',
  'plan',
  'days',
  'uses',
  'scope',
  'baseVersion',
  'changeId',
  'answer',
  'answers',
  'version',
  'kind',
  'actor',
  'since',
  'until',
  'older',
  'newer',
  'format',
  'retention',
  'a.relu',
  'act',
  'pick',
  'typed',
  'option',
  'share',
  'note',
  'lower',
  'group',
  'tutor',
  'hash',
  'g.none',
  'exercises',
  'people',
  'mode',
  'replace',
  'category',
  'extraCredit',
  'item',
  'passMark',
  'method',
  'display',
  'decimals',
  'revision',
  'maxPoints',
  'points',
  'shared',
  'savedId',
  'saveAs',
  'lastLine',
  'line',
  'test',
  'credit',
  'neverLower',
  'threshold',
  'state',
  'mine',
  'id-1',
  'title-1',
  'weight-1',
  'drop-1',
  'week',
  'style',
];

/** Whoever tries hundreds of wrong codes waits between them: not here. */
const NO_PAUSES = { pauseOfPairMs: 0, pauseOfAccountMs: 0, pauseOfAddressMs: 0 };
/** What a server without a grader says of its health. */
const NOT_READY = 503;

const tables = (made: TestApp) =>
  made.database.prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'trigger') ORDER BY name").all();
const people = (made: TestApp) => made.database.prepare('SELECT count(*) FROM people').pluck().get();

/** An application with a submission, as bytes, and an admin's session in it. */
async function prepare() {
  const made = createTestApp();
  const { submit } = await signIn(made, made.adminToken);
  const { location = '' } = (await submit('const a = 1;').expect(303)).headers;
  const session = await openSession(made.server, made.adminToken);
  const snapshot = made.database.serialize();
  made.close();
  return { snapshot, session, submission: location.split('/').at(-1) ?? '' };
}
let prepared: Awaited<ReturnType<typeof prepare>>;
beforeAll(async () => {
  prepared = await prepare();
});

describe.each(Object.keys(EXPECTED).filter((route) => route !== 'POST /sign-out'))('%s', (route) => {
  it('takes hostile words for what they are: nothing fails, nothing leaks, nothing is split', async () => {
    const { snapshot, session, submission } = prepared;
    app = createTestApp({ snapshot, entranceRules: NO_PAUSES });
    const made = app;
    const { send } = openBrowser(made.server, session);
    const examples = EXAMPLES(made, { submission, picture: 'none', post: 'none', attempt: 'none' });
    const before = tables(made);
    const [method = '', path = ''] = route.split(' ');
    const fill = (payload: string | undefined, hit?: string): string =>
      path.replace(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent(
          payload !== undefined && (hit === undefined || hit === name) ? payload : (examples[name] ?? ''),
        ),
      );
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    const problems: string[] = [];
    const check = async (payload: string, address: string, body?: URLSearchParams | object): Promise<void> => {
      const { status, headers, text } = await send(method, address, body && { body });
      const told = `${text}${JSON.stringify(headers)}`;
      const problem =
        (status >= 500 && !(route.startsWith('GET /healthz') && status === NOT_READY)) ||
        /SQLITE|SqliteError|argon2|root:x:0|"set-cookie":\["evil|at Object\./.test(told) ||
        /^https?:|^\/\/|\\|evil\.example$/.test(String(headers.location ?? ''));
      if (problem) problems.push(`${JSON.stringify(payload)}: ${status} ${told}`);
    };
    const streams = path.endsWith('/events');
    for (const payload of PAYLOADS) {
      for (const name of names) if (!/^\.{0,2}$/.test(payload)) await check(payload, fill(payload, name));
      if (streams) continue;
      const fields = Object.fromEntries(FIELDS.map((field) => [field, payload]));
      if (method === 'GET') await check(payload, `${fill(undefined)}?${new URLSearchParams(fields)}`);
      else {
        await check(payload, fill(undefined), new URLSearchParams({ ...fields, _csrf: session.csrf }));
        await check(payload, fill(undefined), fields);
      }
    }
    expect(problems).toEqual([]);
    expect(tables(made)).toEqual(before);
    expect(made.database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(Number(people(made))).toBeGreaterThan(5);
  });
});

describe('addresses to go on to after signing in', () => {
  it.each(['/', '/courses/demo', '/courses/demo/exercises/x?from=y', '/submissions/a#b'])('may be %s', (path) => {
    expect(safePath(path)).toBe(path);
  });
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '',
    'courses/demo',
    '/courses\r\nSet-Cookie: a=b',
    '/%5c..\\evil',
    `/${'a'.repeat(600)}`,
    ['/courses'],
    undefined,
    null,
  ])('are the start page instead of %j', (path) => {
    expect(safePath(path)).toBe('/');
  });
});
