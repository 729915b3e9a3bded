/** The people of a course: rosters, invitations, class codes, roles, settings, through the real application. */
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import request from 'supertest';
import { decodeRoster, readRoster } from '../../server/services/read-roster.ts';
import { addPerson, addStudent, createTestApp, decoded, signIn, type TestApp } from './support/test-app.ts';

const PEOPLE = '/instructor/courses/demo/people';
const DAY = 24 * 60 * 60 * 1000;
const ROSTER =
  'Name;E-Mail;Matrikelnummer;Rolle\nÄnne Grün;aenne@example.org;4711;Studentin\nBo Li;bo@example.org;4712;Tutor\n';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

async function prepare() {
  const made = createTestApp();
  app = made;
  const instructor = await signIn(made, made.instructorToken);
  const post = (path: string, fields: Record<string, string> = {}) =>
    instructor.agent
      .post(path)
      .type('form')
      .send({ _csrf: instructor.csrf, ...fields });
  const upload = (bytes: Buffer) =>
    instructor.agent.post(`${PEOPLE}/import`).field('_csrf', instructor.csrf).attach('file', bytes, 'roster.csv');
  const paste = (text: string) =>
    instructor.agent.post(`${PEOPLE}/import`).field('_csrf', instructor.csrf).field('text', text);
  const planOf = (html: string): string => /name="plan" value="([^"]+)"/.exec(html)?.[1] ?? '';
  /** Dry run and import of a text. */
  const load = async (text: string) => {
    const dry = await paste(text).expect(200);
    return { dry: decoded(dry.text), done: await post(`${PEOPLE}/import/apply`, { text, plan: planOf(dry.text) }) };
  };
  const members = () => made.store.members.listMembers('demo');
  return { made, instructor, post, upload, paste, planOf, load, members };
}

describe('importing a roster', () => {
  it('shows first what would change, then changes exactly that, and nothing when it is done again', async () => {
    const { made, load, members, paste } = await prepare();
    const before = members().length;
    await paste(ROSTER).expect(200);
    expect(members()).toHaveLength(before);
    const first = await load(ROSTER);
    expect(first.dry).toContain('2 × new account');
    expect(first.done.status).toBe(200);
    const found = members().filter(({ source }) => source === 'roster');
    expect(found.map(({ name, email, role, studentNumber }) => [name, email, role, studentNumber])).toEqual([
      ['Änne Grün', 'aenne@example.org', 'student', '4711'],
      ['Bo Li', 'bo@example.org', 'grader', '4712'],
    ]);
    const links = [...new Set(decoded(first.done.text).match(/\/password\/[\w-]{32}/g))];
    expect(links).toHaveLength(2);
    await request(made.app)
      .get(links[0] ?? '')
      .expect(200);
    const again = await load(ROSTER);
    expect(again.dry).toContain('2 × no change');
    expect(again.dry).not.toContain('Import these rows');
    expect(members()).toHaveLength(before + 2);
  });

  it('says row by row what is wrong, and imports the rest', async () => {
    const { load, members } = await prepare();
    const rows = [
      'first name,last name,e-mail,role',
      'Cy,One,cy@example.org,',
      'No,Mail,,',
      'Bad,Mail,nonsense,',
      ',,nameless@example.org,',
      'Cy,Again,CY@example.org,',
      'Odd,Role,odd@example.org,wizard',
      `${'x'.repeat(120)},Long,long@example.org,`,
    ];
    const { dry, done } = await load(rows.join('\n'));
    for (const words of [
      'There is no e-mail address.',
      '"nonsense" is not an e-mail address.',
      'There is no name.',
      'The same address stands in row 2 already.',
      'The role "wizard" is not known',
      'The name has more than 100 characters.',
    ])
      expect(dry).toContain(words);
    expect(done.status).toBe(200);
    expect(
      members()
        .filter(({ source }) => source === 'roster')
        .map(({ name }) => name),
    ).toEqual(['Cy One']);
  });

  it('changes numbers and roles, never names, and takes no instructor their role', async () => {
    const { load, members, made } = await prepare();
    await load(ROSTER);
    const changed = await load(
      'name,email,number,role\nOther Name,aenne@example.org,9999,tutor\nBo Li,bo@example.org,4712,\n',
    );
    expect(changed.dry).toContain('Role: Student becomes Grader.');
    expect(changed.dry).toContain('Student number: 4711 becomes 9999.');
    const [anne] = members().filter(({ email }) => email === 'aenne@example.org');
    expect(anne).toMatchObject({ name: 'Änne Grün', role: 'grader', studentNumber: '9999' });
    const place = {
      courseId: 'demo',
      personId: anne?.id ?? '',
      source: 'admin',
      studentNumber: null,
      joinedAt: '2026',
    };
    made.store.courses.enrol({ ...place, role: 'instructor' });
    expect((await load('name,email,role\nx,aenne@example.org,student\n')).dry).toContain(
      'An instructor would lose the role',
    );
  });

  it('makes a fresh dry run when the course has changed since', async () => {
    const { post, paste, planOf, members } = await prepare();
    const dry = await paste(ROSTER).expect(200);
    await post(`${PEOPLE}/import/apply`, { text: ROSTER, plan: planOf(dry.text) }).expect(200);
    const more = `${ROSTER}Di Ant;di@example.org;1;\n`;
    const stale = await post(`${PEOPLE}/import/apply`, { text: more, plan: planOf(dry.text) }).expect(409);
    expect(decoded(stale.text)).toContain('The course has changed since.');
    expect(members().some(({ email }) => email === 'di@example.org')).toBe(false);
  });

  it.each([
    ['UTF-8', Buffer.from(ROSTER)],
    ['UTF-8', Buffer.from(`\ufeff${ROSTER}`)],
    ['UTF-16LE', iconv.encode(`\ufeff${ROSTER}`, 'utf16le')],
    ['UTF-16BE', iconv.encode(`\ufeff${ROSTER}`, 'utf16be')],
    ['windows-1252', iconv.encode(ROSTER, 'windows-1252')],
  ])('reads %s', async (encoding, bytes) => {
    const { upload } = await prepare();
    const dry = decoded((await upload(bytes).expect(200)).text);
    expect(dry).toContain('Änne Grün');
    expect(dry).toContain(`Encoding: ${encoding}.`);
  });

  it.each([',', ';', '\t', '|'])('reads the delimiter %j', (delimiter) => {
    const text = `Name${delimiter}Mail\n"Li${delimiter} Bo"${delimiter}bo@example.org\n`;
    const read = readRoster(text);
    expect(read).toMatchObject({
      roster: { delimiter, rows: [{ row: 2, name: `Li${delimiter} Bo`, email: 'bo@example.org' }] },
    });
  });

  it.each([
    ['', 'There are no rows'],
    ['Name,Phone\nA,1\n', 'There is no column with e-mail addresses'],
    [`email\n${'a@example.org\n'.repeat(2001)}`, 'more than 2,000 rows'],
  ])('says what is wrong with a file that is no roster', async (text, words) => {
    const { paste } = await prepare();
    expect(decoded((await paste(text).expect(422)).text)).toContain(words);
  });

  it('refuses a file over a megabyte, and files that are no text do no harm', async () => {
    const { upload } = await prepare();
    await upload(Buffer.alloc(1_100_000, 'a')).expect(413);
    await upload(Buffer.from([0, 1, 2, 255, 254, 0, 9])).expect(422);
  });

  it('reads back whatever it wrote: names with quotes, delimiters and line ends', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() !== '' && !text.includes('\0'));
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (names, delimiter) => {
          const rows = names.map((one, index) => [one, `p${index}@example.org`]);
          const text = Papa.unparse([['name', 'email'], ...rows], { delimiter });
          const read = readRoster(decodeRoster(Buffer.from(text)).text);
          const got = 'roster' in read ? read.roster.rows.map((row) => [row.name, row.email]) : read;
          expect(got).toEqual(rows.map(([one = '', email = '']) => [one.trim(), email]));
        },
      ),
    );
  });

  it('gives cells that look like formulas to spreadsheets as text', async () => {
    const { load } = await prepare();
    const { done } = await load('name,email\n"=HYPERLINK(""http://evil"")",f@example.org\n');
    expect(decoded(done.text)).toContain(`"'=HYPERLINK`);
  });
});

describe('invite links', () => {
  /** Makes a link and returns its path. */
  async function link(fields: Record<string, string> = {}) {
    const prepared = await prepare();
    const answer = await prepared
      .post(`${PEOPLE}/invites`, { role: 'student', days: '2', uses: '2', ...fields })
      .expect(200);
    return { ...prepared, path: /\/join\/[\w-]{32}/.exec(answer.text)?.[0] ?? '' };
  }

  it('let as many people in as they allow, count nobody twice, and are stored as a hash only', async () => {
    const { made, path } = await link();
    expect(JSON.stringify(made.database.prepare('SELECT * FROM invites').all())).not.toContain(path.split('/').at(-1));
    const people = await Promise.all(['One', 'Two', 'Three'].map((name) => signIn(made, addPerson(made, name))));
    const words = await Promise.all(
      people.map(async ({ agent }) => /name="_csrf" value="([^"]+)"/.exec((await agent.get(path)).text)?.[1] ?? ''),
    );
    const join = (index: number) => people[index]?.agent.post(path).type('form').send({ _csrf: words[index] });
    expect((await join(0))?.status).toBe(303);
    expect((await join(0))?.status).toBe(303);
    const rest = await Promise.all([join(1), join(2)]);
    expect(rest.map((answer) => answer?.status).sort()).toEqual([303, 404]);
    await people[0]?.agent.get('/courses/demo').expect(200);
  });

  it('end by time and when they are revoked', async () => {
    const { made, path, post } = await link();
    await request(made.app).get(path).expect(200);
    const [invite] = made.store.invites.listInvites('demo');
    await post(`${PEOPLE}/invites/${invite?.id}/revoke`).expect(303);
    await request(made.app).get(path).expect(404);
    const later = await post(`${PEOPLE}/invites`, { role: 'student', days: '1', uses: '1' });
    const second = /\/join\/[\w-]{32}/.exec(later.text)?.[0] ?? '';
    made.time.now += DAY;
    await request(made.app).get(second).expect(404);
  });

  it('never lower a role', async () => {
    const { made, path, instructor } = await link();
    await instructor.agent.post(path).type('form').send({ _csrf: instructor.csrf }).expect(303);
    expect(made.store.courses.findRole('demo', made.store.people.findPersonByLink('', '')?.id ?? '')).toBeUndefined();
    expect(made.store.members.listMembers('demo').filter(({ name }) => name === 'Demo Instructor')[0]?.role).toBe(
      'instructor',
    );
    expect(made.store.invites.listInvites('demo')[0]?.uses).toBe(0);
  });

  it('say which field is wrong', async () => {
    const { post } = await prepare();
    const answer = await post(`${PEOPLE}/invites`, { role: 'student', days: '0', uses: 'many' }).expect(422);
    expect(answer.text).toContain('from 1 to 365');
    expect(answer.text).toContain('from 1 to 10000');
  });
});

describe('the class code', () => {
  it('is shown in two groups, works without its spaces, and ends when it is switched off', async () => {
    const { made, post, instructor } = await prepare();
    await post(`${PEOPLE}/class-code`, { action: 'on' }).expect(303);
    const page = await instructor.agent.get(`${PEOPLE}/invites`).expect(200);
    const code = /class-code">([a-z2-9]{4} [a-z2-9]{4})</.exec(page.text)?.[1] ?? '';
    expect(code).not.toMatch(/[01loi]/);
    const newcomer = await signIn(made, addPerson(made, 'Newcomer'));
    const word = /name="_csrf" value="([^"]+)"/.exec((await newcomer.agent.get('/join')).text)?.[1] ?? '';
    const join = (typed: string) => newcomer.agent.post('/join').type('form').send({ _csrf: word, code: typed });
    await join('zzzz zzzz').expect(422);
    await join('').expect(422);
    await join(code.toUpperCase()).expect(303);
    await newcomer.agent.get('/courses/demo').expect(200);
    await post(`${PEOPLE}/class-code`, { action: 'off' }).expect(303);
    await join(code).expect(422);
  });
});

describe('the people of a course', () => {
  it('are found by name, address and number, and by role', async () => {
    const { load, instructor } = await prepare();
    await load(ROSTER);
    const list = async (query: string): Promise<string[]> => {
      const { text } = await instructor.agent.get(`${PEOPLE}?${query}`).expect(200);
      return [...decoded(text).matchAll(/<th scope="row">([^<]+)</g)].map(([, name = '']) => name);
    };
    expect(await list('search=gr%C3%BCn')).toEqual(['Änne Grün']);
    expect(await list('search=4712')).toEqual(['Bo Li']);
    expect(await list('role=grader')).toEqual(['Bo Li', 'Demo Grader']);
  });

  it('change roles and leave, but a course keeps an instructor and nobody locks themselves out', async () => {
    const { made, post, members } = await prepare();
    await signIn(made, addStudent(made, 'Stu'));
    const idOf = (name: string): string => members().find((member) => member.name === name)?.id ?? '';
    await post(`${PEOPLE}/${idOf('Stu')}/role`, { role: 'grader' }).expect(303);
    expect(made.store.courses.findRole('demo', idOf('Stu'))).toBe('grader');
    await post(`${PEOPLE}/${idOf('Stu')}/role`, { role: 'emperor' }).expect(400);
    await post(`${PEOPLE}/${idOf('Stu')}/remove`).expect(303);
    expect(idOf('Stu')).toBe('');
    await post(`${PEOPLE}/${idOf('Demo Instructor')}/remove`).expect(409);
    await post(`${PEOPLE}/${idOf('Demo Admin')}/remove`).expect(303);
    expect(members().filter(({ role }) => role === 'instructor')).toHaveLength(1);
  });

  it('keep what they sent when they leave', async () => {
    const { made, post } = await prepare();
    const student = await signIn(made, made.studentToken);
    const { location = '' } = (await student.submit('const a = 1;').expect(303)).headers;
    await post(`${PEOPLE}/${made.studentId}/remove`).expect(303);
    await student.agent.get(location).expect(404);
    const instructor = await signIn(made, made.instructorToken);
    await instructor.agent.get(location).expect(200);
  });
});

describe('the settings of a course', () => {
  const SETTINGS = '/instructor/courses/demo/settings';
  it('move weeks and with them what is due, in the zone of the course', async () => {
    const { made, post, instructor } = await prepare();
    const fields = {
      title: 'New title',
      timeZone: 'Europe/Berlin',
      'start-1': '2026-03-02T09:00',
      'start-4': '2026-03-29T02:30',
    };
    await post(SETTINGS, fields).expect(303);
    expect(made.store.courses.listWeeks('demo')).toEqual([
      { number: 1, title: '', startsAt: '2026-03-02T08:00:00.000Z' },
      { number: 4, title: '', startsAt: '2026-03-29T01:30:00.000Z' },
    ]);
    expect((await instructor.agent.get('/courses/demo')).text).toContain('New title');
  });
  it('say which week is wrong and change nothing', async () => {
    const { made, post } = await prepare();
    const before = made.store.courses.listWeeks('demo');
    const fields = {
      title: 'T',
      timeZone: 'UTC',
      'start-1': '2026-03-09T09:00',
      'start-2': '2026-03-02T09:00',
      'start-3': 'soon',
    };
    const { text } = await post(SETTINGS, fields).expect(422);
    expect(text).toContain('A week begins after the one before it.');
    expect(text).toContain('This is not a date and time.');
    await post(SETTINGS, { title: '', timeZone: 'Nowhere' }).expect(422);
    expect(made.store.courses.listWeeks('demo')).toEqual(before);
  });
});

describe('several courses', () => {
  it('are made by an admin, and each shows only its own people and submissions', async () => {
    const { made } = await prepare();
    const admin = await signIn(made, made.adminToken);
    const form = { title: 'Second', slug: 'second', timeZone: 'UTC', firstWeek: '2026-03-02T09:00', weeks: '5' };
    const post = (fields: Record<string, string>) =>
      admin.agent
        .post('/admin/courses')
        .type('form')
        .send({ _csrf: admin.csrf, ...fields });
    await post({ ...form, weeks: '0' }).expect(422);
    await post(form).expect(303);
    expect((await post(form).expect(422)).text).toContain('already');
    const student = await signIn(made, made.studentToken);
    const { location = '' } = (await student.submit('const a = 1;').expect(303)).headers;
    await student.agent.get('/courses/second').expect(404);
    const table = await admin.agent.get('/instructor/courses/second/submissions').expect(200);
    expect(table.text).not.toContain(location);
    expect((await admin.agent.get('/courses')).text).toMatch(/Demo course[\s\S]*Second/);
  });
});
