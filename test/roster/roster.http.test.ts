/** The people of a course: rosters, roles, settings, several courses, through the real application. */
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { Settings } from 'luxon';
import { pino } from 'pino';
import request from 'supertest';
import type { SendMail } from '../../server/accounts/password-links.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp, type TestAppOptions } from '../support/test-app.ts';
import { until } from '../support/until.ts';

const PEOPLE = '/instructor/courses/demo/people';
const ROSTER =
  'Name;E-Mail;Matrikelnummer;Rolle;Gruppe\nÄnne Grün;aenne@example.org;4711;Studentin\nBo Li;bo@example.org;4712;Tutor\n';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

async function prepare(options: TestAppOptions = {}) {
  const made = createTestApp(options);
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
  const apply = (text: string, plan: string) =>
    instructor.agent
      .post(`${PEOPLE}/import/apply`)
      .field('_csrf', instructor.csrf)
      .field('text', text)
      .field('plan', plan);
  /** Dry run and import of a text. */
  const load = async (text: string) => {
    const dry = await paste(text).expect(200);
    return { dry: decoded(dry.text), done: await apply(text, planOf(dry.text)) };
  };
  const members = () => made.store.members.listMembers('demo');
  return { made, instructor, post, upload, paste, planOf, apply, load, members };
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
      'e-mail: The e-mail address is missing.',
      'e-mail: "nonsense" is not an e-mail address.',
      'The name is missing.',
      'e-mail: The same address is already in line 2.',
      'role: The role "wizard" is not known',
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
    expect(changed.dry).toContain('Role: Student becomes Teaching assistant.');
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
    const { apply, paste, planOf, members } = await prepare();
    const dry = await paste(ROSTER).expect(200);
    await apply(ROSTER, planOf(dry.text)).expect(200);
    const more = `${ROSTER}Di Ant;di@example.org;1;\n`;
    const stale = await apply(more, planOf(dry.text)).expect(409);
    expect(decoded(stale.text)).toContain('The course has changed in the meantime.');
    expect(members().some(({ email }) => email === 'di@example.org')).toBe(false);
  });

  it('says in which encoding it read a file', async () => {
    const { upload } = await prepare();
    const dry = decoded((await upload(iconv.encode(ROSTER, 'windows-1252')).expect(200)).text);
    expect(dry).toContain('Änne Grün');
    expect(dry).toContain('Encoding: windows-1252.');
    expect(dry).toContain('Separated by: semicolon.');
  });

  it.each([
    ['', 'There are no rows'],
    [
      'Name,E-mail\nA,a@example.org\n"B,b@example.org\nC,c@example.org\n',
      'In line 3, a cell begins with a quotation mark',
    ],
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

  it('imports a text of nearly a megabyte as it was shown', async () => {
    const { load, members } = await prepare();
    const padding = 'ü &='.repeat(80_000);
    const text = `name,email,remarks\r\nBo Li,bo@example.org,${padding}\r\nCy Xu,cy@example.org,${padding}\r\n`;
    expect(Buffer.byteLength(text)).toBeGreaterThan(750_000);
    expect((await load(text)).done.status).toBe(200);
    expect(members().filter(({ source }) => source === 'roster')).toHaveLength(2);
    const tooLong = text.replace('ü', 'ü'.repeat(150_000));
    expect((await load(tooLong).catch(() => undefined))?.done.status).not.toBe(200);
  });

  it('makes links for new students and graders, and says that new instructors have none', async () => {
    const { load, made } = await prepare();
    const text = 'name,email,role\nIna,ina@example.org,Dozentin\nTom,tom@example.org,Tutor\n';
    const { done } = await load(text);
    expect(decoded(done.text)).toContain('No links are issued for new instructors (Ina)');
    expect(new Set(decoded(done.text).match(/\/password\/[\w-]{32}/g)).size).toBe(1);
    const ina = made.store.people.findPersonByEmail('ina@example.org')?.id ?? '';
    const admin = await signIn(made, made.adminToken);
    const page = await admin.agent.get(PEOPLE).expect(200);
    expect(page.text).toContain(`${PEOPLE}/${ina}/password-link`);
    await admin.agent.post(`${PEOPLE}/${ina}/password-link`).type('form').send({ _csrf: admin.csrf }).expect(200);
  });

  it('gives cells that look like formulas to spreadsheets as text', async () => {
    const { load } = await prepare();
    const { done } = await load('name,email\n"=HYPERLINK(""http://evil"")",f@example.org\n');
    expect(decoded(done.text)).toContain(`"'=HYPERLINK`);
  });
});

/** A workbook as Excel writes it: shared texts, inline ones, numbers. Cells that are null are not there. */
function workbook(rows: readonly (readonly (string | number | null)[])[], sheets = 1): Buffer {
  const texts = [...new Set(rows.flat().filter((cell): cell is string => typeof cell === 'string'))];
  const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const cell = (value: string | number | null, row: number, column: number): string => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
    if (value === null) return '';
    return typeof value === 'number'
      ? `<c ${at}><v>${value}</v></c>`
      : `<c ${at} t="s"><v>${texts.indexOf(value)}</v></c>`;
  };
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((one, column) => cell(one, row, column)).join('')}</row>`,
  );
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const empty = `<worksheet xmlns="${main}"><sheetData/></worksheet>`;
  const full = `<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbers.map((n) => `<sheet name="Blatt ${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(numbers.map((n) => [`xl/worksheets/sheet${n}.xml`, n === sheets ? full : empty])),
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}

describe('workbooks', () => {
  it('are read like texts: from the sheet with the people, rows and numbers as they stand there', async () => {
    const { upload } = await prepare();
    const rows = [
      ['Nachname', 'Vorname', 'E-Mail', 'Matrikelnummer', 'Gruppe', 'Studiengang'],
      ['Grün & Co', 'Änne', 'aenne@example.org', 4711, 'Di "1"', 'Informatik'],
      [null, null, null, null, null, null],
      ['Li', 'Bo\nXu', 'bo@example.org', null, null, 'Physik'],
      ['=1+1', 'Cy', 'keine', null, null, null],
    ];
    const dry = decoded((await upload(workbook(rows, 2)).expect(200)).text);
    for (const words of [
      'Grün & Co, Änne',
      '4711',
      'Di "1"',
      'Li, Bo Xu',
      'Sheet: Blatt 2.',
      '"keine" is not an e-mail address',
    ])
      expect(dry).toContain(words);
    expect(dry).toContain('These columns are not used: Studiengang.');
    expect(dry).toContain('2 × new account');
    // The line is that of the sheet.
    expect(/<th scope="row">(\d+)<\/th>/.exec(dry)?.[1]).toBe('5');
  });

  const sheet = [
    ['Name', 'E-Mail'],
    ['Bo', 'bo@example.org'],
  ];
  const USELESS: readonly (readonly [string, () => Buffer, string])[] = [
    ['a bomb', () => bomb(1_000_000_000), 'larger than a roster'],
    ['a bomb that says it is small', () => bomb(1_000), 'cannot be read'],
    [
      'many parts',
      () =>
        Buffer.from(
          zipSync(
            Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`xl/worksheets/s${n}.xml`, strToU8('<a/>')])),
          ),
        ),
      'larger than a roster',
    ],
    [
      'a wide sheet',
      () => workbook(Array.from({ length: 2_500 }, () => Array.from({ length: 20 }, () => 'x'))),
      'larger than a roster',
    ],
    ['half a workbook', () => workbook(sheet).subarray(0, 300), 'cannot be read'],
    [
      'texts that unfold',
      () => Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>') })),
      'cannot be read',
    ],
    ['another zip file', () => Buffer.from(zipSync({ 'content.xml': strToU8('<a/>') })), 'not an Excel workbook'],
    [
      'an old workbook',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'an old workbook (.xls)',
    ],
  ];
  it('that are no roster say so and do no harm', async () => {
    const { upload } = await prepare();
    for (const [name, make, words] of USELESS) {
      const { status, text } = await upload(make());
      expect([name, status, decoded(text).includes(words)]).toEqual([name, 422, true]);
    }
  });
});

/** A workbook of two megabytes in some kilobytes, which says that it has another size. */
function bomb(says: number): Buffer {
  const sheet = new Uint8Array(2_000_000);
  const bytes = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': sheet }));
  // In the header of the entry and in the list of all entries (APPNOTE.TXT 4.3.7, 4.3.12).
  for (const [sign, offset] of [
    ['504b0304', 22],
    ['504b0102', 24],
  ] as const) {
    const place = bytes.lastIndexOf(Buffer.from(sign, 'hex'));
    bytes.writeUInt32LE(says, place + offset);
  }
  return bytes;
}

describe('the plan of an import', () => {
  it('asks about whoever another column says is of the staff, and makes nobody anything silently', async () => {
    const { made, paste, planOf, instructor, members } = await prepare();
    const text =
      'Nachname;Vorname;E-Mail;Status\nSchmidt;Eva;eva@x.org;Dozent/-in\nLi;Bo;bo@x.org;Autor/-in\nXu;Cy;cy@x.org;Tutor/-in\n';
    const dry = decoded((await paste(text).expect(200)).text);
    expect(dry).toContain('2 × needs your decision');
    expect(dry).toContain('Status: "Dozent/-in". Should Eva Schmidt join as Instructor?');
    const apply = (vouch: string[]) => {
      let call = instructor.agent
        .post(`${PEOPLE}/import/apply`)
        .field('_csrf', instructor.csrf)
        .field('text', text)
        .field('plan', planOf(dry));
      for (const line of vouch) call = call.field('vouch', line);
      return call;
    };
    const done = decoded((await apply(['4', 'students']).expect(200)).text);
    expect(done).toContain('nobody vouched for their accounts or roles: Eva Schmidt.');
    expect(made.store.people.findPersonByEmail('eva@x.org')).toBeUndefined();
    const roles = members()
      .filter(({ email }) => email?.endsWith('@x.org'))
      .map(({ email, role }) => [email, role]);
    expect(roles).toEqual([
      ['bo@x.org', 'student'],
      ['cy@x.org', 'grader'],
    ]);
  });

  it('shows problems first and says once what holds for many rows', async () => {
    const { paste } = await prepare();
    const lines = Array.from({ length: 40 }, (_, n) => `S${n};s${n}@x.org;G${n}`);
    const dry = decoded((await paste(`Name;E-Mail;Gruppe\n${lines.join('\n')}\nNobody;;\n`).expect(200)).text);
    expect(dry).toContain('40 new groups will be created: G0, G1,');
    expect(dry).not.toContain('is new and will be made');
    expect(dry.indexOf('The e-mail address is missing.')).toBeLessThan(dry.indexOf('s0@x.org'));
  });
});

describe('lists of people', () => {
  it('are sorted by family name on every page and in every file, and the name that people go by stays', async () => {
    const { load, instructor, made } = await prepare();
    await load(
      'Nachname;Vorname;E-Mail\nZander;Anna;za@x.org\nvon Ahrens;Zoe;ah@x.org\nÄrmel;Mia;am@x.org\nArndt;Cem;ar@x.org\nDe Luca;Ada;dl@x.org\nDachs;Udo;da@x.org\n',
    );
    const order = ['von Ahrens, Zoe', 'Ärmel, Mia', 'Arndt, Cem', 'Dachs, Udo', 'De Luca, Ada', 'Zander, Anna'];
    const places = (text: string, names: readonly string[]): string[] =>
      names
        .map((name) => [text.indexOf(name), name] as const)
        .sort(([a], [b]) => a - b)
        .map(([at, name]) => (at < 0 ? '' : name));
    for (const path of [PEOPLE, `${PEOPLE.replace('people', 'groups')}`, '/instructor/courses/demo/gradebook']) {
      const { text } = await instructor.agent.get(path).expect(200);
      expect([path, places(decoded(text), order)]).toEqual([path, order]);
    }
    const files: [string, string][] = [
      [`${PEOPLE}?format=csv&search=x.org`, 'Zoe von Ahrens,von Ahrens,Zoe,ah@x.org'],
      ['/instructor/courses/demo/gradebook?format=wide', 'Zoe von Ahrens,von Ahrens,Zoe,ah@x.org'],
      ['/instructor/courses/demo/gradebook?format=long', 'Zoe von Ahrens,von Ahrens,Zoe,ah@x.org'],
    ];
    for (const [path, line] of files) {
      const { text } = await instructor.agent.get(path).expect(200);
      expect([path, text.includes(line)]).toEqual([path, true]);
      const mails = ['ah@x.org', 'am@x.org', 'ar@x.org', 'da@x.org', 'dl@x.org', 'za@x.org'];
      expect([path, places(text, mails)]).toEqual([path, mails]);
    }
    const { id } = made.store.people.findPersonByEmail('ah@x.org') ?? { id: '' };
    expect(made.store.people.findPerson(id)).toMatchObject({ name: 'Zoe von Ahrens', familyName: 'von Ahrens' });
  });

  it('learn the parts of a name from a later roster, and what people say of themselves goes before', async () => {
    const { load, members, made } = await prepare();
    await load(ROSTER);
    const parts = 'Nachname;Vorname;E-Mail\nGrün;Änne;aenne@example.org\nLi;Bo;bo@example.org\n';
    expect((await load(parts)).dry).toContain('The family name is now known: Grün.');
    expect((await load(parts)).dry).toContain('2 × no change');
    const one = () => members().find(({ email }) => email === 'aenne@example.org');
    expect(one()).toMatchObject({ name: 'Änne Grün', familyName: 'Grün', givenName: 'Änne' });
    const self = {
      name: 'Änni',
      familyName: 'Gruen',
      givenName: 'Anna',
      language: null,
      theme: 'system',
      timeZone: null,
    } as const;
    made.store.people.updateProfile(one()?.id ?? '', self);
    expect(one()).toMatchObject({ name: 'Änni', familyName: 'Gruen', givenName: 'Anna' });
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

  it('can be taken along as a file, in the language of the reader, as far as they fit the filter', async () => {
    const { load, instructor } = await prepare();
    await load(`${ROSTER}=1+1;sum@example.org;-5;\n`);
    const file = async (query: string, language: string) =>
      instructor.agent.get(`${PEOPLE}?format=csv&${query}`).set('Accept-Language', language).expect(200);
    const english = await file('role=grader', 'en');
    expect(english.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(english.headers['content-disposition']).toBe('attachment; filename=people-demo.csv');
    expect(english.text).toMatch(
      /^\ufeffName,Family name,Given name,E-mail,Student number,Role,Group\nBo Li,,,bo@example.org,4712,Teaching assistant,\n/,
    );
    const german = await file('search=example.org', 'de');
    expect(german.text).toContain('Name;Nachname;Vorname;E-Mail;Matrikelnummer;Rolle;Gruppe\n');
    expect(german.text).toContain('Änne Grün;;;aenne@example.org;4711;Student:in;\n');
    expect(german.text).toContain('"\'=1+1";;;sum@example.org;"\'-5";Student:in;\n');
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
  it('say which weeks have moved, and move none by being saved again', async () => {
    const { made, post, instructor } = await prepare();
    const weeks = [
      { number: 1, title: 'One', startsAt: '2026-10-19T07:00:30.000Z' },
      { number: 2, title: 'Two', startsAt: '2026-10-25T01:30:00.000Z' },
    ];
    made.store.courses.replaceWeeks('demo', weeks);
    const course = { title: 'T', timeZone: 'Europe/Berlin', 'title-1': 'One', 'title-2': 'Two' };
    // 01:30 UTC is the second 02:30 of that night.
    const same = { ...course, 'start-1': '2026-10-19T09:00', 'start-2': '2026-10-25T02:30' };
    const saved = await post(SETTINGS, same).expect(303);
    expect(saved.headers.location).not.toContain('moved');
    expect(made.store.courses.listWeeks('demo')).toEqual(weeks);
    const moved = await post(SETTINGS, { ...same, 'start-2': '2026-10-25T02:31' }).expect(303);
    expect(made.store.courses.listWeeks('demo')[1]?.startsAt).toBe('2026-10-25T00:31:00.000Z');
    const page = decoded((await instructor.agent.get(moved.headers.location ?? '').expect(200)).text);
    expect(page).toMatch(/Week 2 now starts Sun,? 25 Oct 2026, 02:31 CEST/);
    expect(page).not.toContain('Week 1 begins');
    const other = await post(SETTINGS, { ...same, 'start-2': '', timeZone: 'UTC' }).expect(303);
    expect(other.headers.location).toMatch(/moved=1$/);
  });

  it.each(['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'])(
    'read a start that is skipped or comes twice the same way in every season: %s',
    async (season) => {
      const { made, post } = await prepare();
      const { now } = Settings;
      Settings.now = () => Date.parse(season);
      try {
        const course = { title: 'T', timeZone: 'Europe/Berlin' };
        await post(SETTINGS, { ...course, 'start-1': '2027-03-28T02:30', 'start-2': '2027-10-31T02:30' }).expect(303);
      } finally {
        Settings.now = now;
      }
      const starts = made.store.courses.listWeeks('demo').map(({ startsAt }) => startsAt);
      expect(starts).toEqual(['2027-03-28T01:30:00.000Z', '2027-10-31T00:30:00.000Z']);
    },
  );

  it('offer no more weeks than a course has', async () => {
    const { made, instructor } = await prepare();
    const weeks = Array.from({ length: 60 }, (_, index) => ({
      number: index + 1,
      title: '',
      startsAt: new Date(Date.UTC(2026, 0, 5 + 7 * index)).toISOString(),
    }));
    made.store.courses.replaceWeeks('demo', weeks);
    const { text } = await instructor.agent.get(SETTINGS).expect(200);
    expect(text).toContain('name="start-60"');
    expect(text).not.toContain('name="start-61"');
  });

  it('are refused when an exercise would open after its fixed date, with both times', async () => {
    const { made, post } = await prepare();
    const before = made.store.courses.listWeeks('demo');
    await post('/instructor/courses/demo/exercises/linear_forward', { dueMode: 'set', due: '2026-03-05T12:00' }).expect(
      303,
    );
    const fields = {
      title: 'T',
      timeZone: 'Europe/Berlin',
      'start-1': '2026-02-02T09:00',
      'start-4': '2026-03-09T09:00',
    };
    const refused = decoded((await post(SETTINGS, fields).expect(422)).text);
    expect(refused).toMatch(
      /Exercise linear_forward[\s\S]*Mon, 9 Mar 2026, 09:00 CET and be due on Thu, 5 Mar 2026, 12:00 CET/,
    );
    expect(made.store.courses.listWeeks('demo')).toEqual(before);
    await post(SETTINGS, { ...fields, 'start-4': '2026-03-02T09:00' }).expect(303);
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
    expect(text).toContain('A week must start after the one before it.');
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
    const named = await post({ ...form, title: 'Übung: Größe  ﬁx!', slug: '' }).expect(303);
    expect(named.headers.location).toBe('/instructor/courses/uebung-groesse-fix/settings');
    await post({ ...form, title: '深度学习', slug: '' }).expect(422);
    const student = await signIn(made, made.studentToken);
    const { location = '' } = (await student.submit('const a = 1;').expect(303)).headers;
    await student.agent.get('/courses/second').expect(404);
    const table = await admin.agent.get('/instructor/courses/second/submissions').expect(200);
    expect(table.text).not.toContain(location);
    expect((await admin.agent.get('/courses')).text).toMatch(/Demo course[\s\S]*Second/);
  });
});

describe('links for all who have never signed in', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const TEXT =
    'Nachname;Vorname;E-Mail;Rolle\nZander;Anna;za@x.org;\nAhrens;Zoe;ah@x.org;\nIna;Ida;ina@x.org;Dozentin\nLi;Bo;bo@x.org;\n';
  const FIRST = `${PEOPLE}/first-links`;
  const linksIn = (text: string) => [...text.matchAll(/\/password\/[\w-]{32}/g)].map(([link]) => link);
  async function entered(options: TestAppOptions = {}) {
    const prepared = await prepare(options);
    const { done } = await prepared.load(TEXT);
    const [za = '', ah = '', bo = ''] = [...new Set(linksIn(decoded(done.text)))];
    /** Bo gets in; an account that nobody's roster made, and one that waits, are none of this course's. */
    const choose = async (link: string) => {
      const agent = request.agent(prepared.made.app);
      const csrf = /name="_csrf" value="([^"]+)"/.exec((await agent.get(link)).text)?.[1] ?? '';
      return agent.post(link).type('form').send({ _csrf: csrf, password: 'four plain words here' });
    };
    expect((await choose(bo)).status).toBe(303);
    const other = {
      id: 'other',
      name: 'Other',
      email: 'other@x.org',
      isAdmin: false,
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    prepared.made.store.people.insertPerson(other);
    await prepared.load(`Name;E-Mail\nOther;other@x.org\n`);
    return { ...prepared, choose, za, ah };
  }

  it('are made in one act, as a file, for a chosen time, and end those that there were', async () => {
    const { made, post, instructor, choose, za } = await entered();
    const page = decoded((await instructor.agent.get(FIRST).expect(200)).text);
    expect(page).toContain('2 people have never signed in.');
    for (const words of ['Ahrens, Zoe', 'Zander, Anna', 'This server does not send e-mail', 'Ida Ina, Other'])
      expect(page).toContain(words);
    expect(page).not.toContain('Li, Bo');
    expect(page).not.toContain('value="mail"');
    expect((await instructor.agent.get(PEOPLE)).text).toContain(FIRST);
    for (const days of ['0', '31', '-1', 'x', '1.5', '1e1'])
      expect(decoded((await post(FIRST, { days, as: 'file' }).expect(422)).text)).toContain(
        'a whole number of days from 1 to 30',
      );
    const file = await post(FIRST, { days: '30', as: 'file' }).expect(200);
    expect(file.headers['content-disposition']).toBe('attachment; filename=links-demo.csv');
    expect(file.headers['cache-control']).toBe('no-store');
    const lines = file.text.replace('\ufeff', '').trim().split('\n');
    expect(lines[0]).toBe('Name,Family name,Given name,E-mail,Link,Valid until');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 4).join())).toEqual([
      'Zoe Ahrens,Ahrens,Zoe,ah@x.org',
      'Anna Zander,Zander,Anna,za@x.org',
    ]);
    expect(lines[1]).toMatch(/http:\/\/[^,]*\/password\/[\w-]{32}/);
    await request(made.app).get(za).expect(404);
    const [first = '', second = ''] = linksIn(file.text);
    expect((await choose(first)).status).toBe(303);
    expect(decoded((await instructor.agent.get(FIRST)).text)).toContain('1 person has never signed in.');
    made.time.now += 30 * DAY - 60_000;
    await request(made.app).get(second).expect(200);
    made.time.now += 120_000;
    await request(made.app).get(second).expect(404);
    const issued = made.store.audit.listAbout(made.store.people.findPersonByEmail('ah@x.org')?.id ?? '', 'demo');
    expect(issued.filter(({ action }) => action === 'password-link.issue')).toHaveLength(2);
  });

  it('come by mail where the server sends mails; who could not be reached is named, and no link is logged', async () => {
    const lines: string[] = [];
    const log = pino(
      { level: 'trace' },
      new Writable({
        write(chunk, _encoding, done) {
          lines.push(String(chunk));
          done();
        },
      }),
    );
    const mails: { to: string; subject: string; text: string }[] = [];
    const sendMail: SendMail = async (mail) => {
      if (mail.to === 'za@x.org') throw new Error('550 no such mailbox');
      mails.push(mail);
    };
    const { post, instructor, choose } = await entered({ sendMail, publicUrl: 'https://grades.example.org', log });
    await post(FIRST, { days: '7', as: 'mail' }).expect(303).expect('Location', FIRST);
    const page = async () => decoded((await instructor.agent.get(FIRST)).text);
    await until(async () => (await page()).includes('The e-mails have been sent: 1 of 2.'), 'the mails are sent');
    expect(await page()).toContain('E-mails to these people could not be sent: Anna Zander.');
    expect(mails.map(({ to }) => to)).toEqual(['ah@x.org']);
    expect(mails[0]?.text).toContain('https://grades.example.org/password/');
    const [link = ''] = linksIn(mails[0]?.text ?? '');
    expect(lines.join('')).toContain('a mail with a link could not be sent');
    expect(lines.filter((line) => linksIn(line).length > 0 || line.includes(link.slice(-20)))).toEqual([]);
    expect((await choose(link)).status).toBe(303);
  });

  it('are valid at the import for as long as the importer says', async () => {
    const { made, paste, planOf, instructor } = await prepare();
    const dry = await paste(TEXT).expect(200);
    const apply = instructor.agent.post(`${PEOPLE}/import/apply`).field('_csrf', instructor.csrf).field('text', TEXT);
    const done = decoded((await apply.field('plan', planOf(dry.text)).field('days', '14')).text);
    expect(done).toContain('within 14 days');
    made.time.now += 14 * DAY - 60_000;
    await request(made.app)
      .get(linksIn(done)[0] ?? '')
      .expect(200);
  });
});

describe('whoever comes without a password', () => {
  it.each(['/join', '/sign-in'])('is told by %s what to do, in the same words as everybody', async (path) => {
    const { made, load } = await prepare();
    await load(ROSTER);
    const agent = request.agent(made.app);
    const { text } = await agent.get(path);
    expect(text).toContain('href="/forgot"');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const told = async (email: string) => {
      const fields = { _csrf: csrf, email, password: 'four plain words here', name: 'Somebody', code: 'none' };
      return decoded((await agent.post(path).type('form').send(fields)).text).replaceAll(email, '');
    };
    const known = await told('aenne@example.org');
    expect(known.replace(/nonce="[^"]*"/g, '')).toBe((await told('nobody@example.org')).replace(/nonce="[^"]*"/g, ''));
    expect(known).toContain(path === '/join' ? 'from your instructor' : 'If you have never chosen a password');
  });
});
