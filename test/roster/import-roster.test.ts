/** Rosters as files: encodings, delimiters, columns, lines, quotes, and the way there and back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { createOwnership } from '../../server/accounts/ownership.ts';
import type { PasswordLinks } from '../../server/accounts/password-links.ts';
import { type Membership, ROLES } from '../../server/kernel/actor.ts';
import { readText } from '../../server/kernel/text/decode-text.ts';
import { cleanEmail, cleanName } from '../../server/kernel/text/person-name.ts';
import { loadWords } from '../../server/kernel/text/words.ts';
import { projectRoot } from '../../server/project-root.ts';
import { presentRosterFile } from '../../server/roster/import-roster.presenter.ts';
import { createImportRoster } from '../../server/roster/import-roster.ts';
import { type Roster, readRoster } from '../../server/roster/read-roster.ts';
import { fc } from '../support/properties.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const read = (text: string): Roster => {
  const result = readRoster(text);
  if ('problem' in result) throw new Error(result.problem.key);
  return result.roster;
};
const PEOPLE = [
  ['Änne Grün', 'aenne.gruen@example.org', '4711'],
  ['José Weiß-Óga', 'jose@example.org', '0042'],
  ["Zoë O'Neil", 'zoe@example.org', ''],
];

describe('files as other programs write them', () => {
  it.each([
    ['excel-german.csv', 'windows-1252', ';', ['Nachname', 'Vorname', 'E-Mail', 'Matrikelnummer']],
    ['campus-latin1.csv', 'windows-1252', ';', ['Name', 'Vorname', 'E-Mail-Adresse', 'Matr.-Nr.']],
    ['moodle.csv', 'UTF-8', ',', ['First name', 'Last name', 'Email address', 'ID number']],
    ['excel-unicode.txt', 'UTF-16LE', '\t', ['Name', 'E-Mail', 'Student ID']],
    ['unmarked-utf16.txt', 'UTF-16BE', '|', ['full name', 'mail', 'student number']],
    ['utf8-mark.csv', 'UTF-8', ',', ['E-MAIL', 'VORNAME', 'NACHNAME', 'MATRIKEL']],
  ])('%s is read as %s', (name, encoding, delimiter, columns) => {
    const file = readText(readFileSync(join(projectRoot, 'test', 'fixtures', 'rosters', name)));
    expect(file.encoding).toBe(encoding);
    const roster = read(file.text);
    expect(roster.delimiter).toBe(delimiter);
    expect(Object.values(roster.columns).sort()).toEqual([...columns].sort());
    expect(roster.rows.map((row) => [row.name, row.email, row.studentNumber])).toEqual(PEOPLE);
  });

  it.each(['utf8', 'utf16le', 'utf16be', 'windows-1252'])('texts survive %s, with a mark or without', (encoding) => {
    const text = 'Name;E-Mail\nJürgen Groß;j@example.org\n';
    const marks = encoding.startsWith('utf') ? ['', '\ufeff'] : [''];
    for (const mark of marks) expect(readText(iconv.encode(mark + text, encoding)).text).toBe(text);
  });
});

describe('the delimiter', () => {
  it.each([',', ';', '\t', '|'])('%j is told by the names of the columns, whatever stands in the rows', (delimiter) => {
    const others = [',', ';', '\t', '|'].filter((one) => one !== delimiter).join('');
    const text = [
      ['Name', 'Mail', `Notes${others}`],
      [`"Li${delimiter} Bo${delimiter} Jr"`, 'bo@example.org', others.repeat(5)],
    ];
    const roster = read(text.map((row) => row.join(delimiter)).join('\n'));
    expect(roster.delimiter).toBe(delimiter);
    expect(roster.rows).toMatchObject([
      { name: `Li${delimiter} Bo${delimiter} Jr`.replaceAll('\t', ''), email: 'bo@example.org' },
    ]);
  });
});

describe('columns', () => {
  const rowOf = (text: string) => read(text).rows[0];
  it('are known in English and German, whatever their case and punctuation', () => {
    expect(rowOf('  E - MAIL ;Matrikel-Nr.;ROLLE;Vollständiger Name\na@example.org;7;Tutor:in;A B')).toMatchObject({
      name: 'A B',
      email: 'a@example.org',
      studentNumber: '7',
      role: 'grader',
    });
  });
  it('of first and last names make one name; "Name" beside "Vorname" is the last name', () => {
    expect(rowOf('Vorname;Nachname;E-Mail\nBo;Li;b@example.org')?.name).toBe('Bo Li');
    expect(rowOf('Name;Vorname;E-Mail\nLi;Bo;b@example.org')?.name).toBe('Bo Li');
    expect(rowOf('Name;Vorname;Nachname;E-Mail\nLi, Bo;Bo;Li;b@example.org')?.name).toBe('Bo Li');
    expect(rowOf('Name;Vorname;E-Mail\nLi;;b@example.org')?.name).toBe('Li');
  });
  it.each([
    [
      'Moodle, participants',
      'First name,Last name,Email address,Groups',
      'Bo,Li,b@x.org,"Tue, Wed"',
      { group: 'Tue', otherGroups: ['Wed'] },
    ],
    [
      'Moodle, Teilnehmer/innen',
      'Vorname;Nachname;E-Mail-Adresse;Gruppen',
      'Bo;Li;b@x.org;Keine Gruppen',
      { group: '' },
    ],
    [
      'Gradescope',
      'First Name,Last Name,SID,Email,Role,Section',
      'Bo,Li,42,b@x.org,TA,S1',
      { studentNumber: '42', role: 'grader', group: 'S1' },
    ],
    [
      'Canvas',
      'Student,ID,SIS User ID,SIS Login ID,Section,Email',
      '"Li, Bo",1,42,bo,S1,b@x.org',
      { name: 'Bo Li', studentNumber: '42', group: 'S1' },
    ],
    [
      'Brightspace',
      'OrgDefinedId,Username,Last Name,First Name,Email',
      '#42,bo,Li,Bo,b@x.org',
      { studentNumber: '42' },
    ],
    ['HIS', 'Mtknr;Nachname;Vorname;E-Mail', '42;Li;Bo;b@x.org', { studentNumber: '42' }],
    [
      'HISinOne',
      'Matrikelnummer;Nachname;Vorname;E-Mail-Adresse;Status',
      '42;Li;Bo;b@x.org;zugelassen',
      { studentNumber: '42', hint: undefined },
    ],
    [
      'TUMonline',
      'REGISTRATION_NUMBER;FAMILY_NAME_OF_STUDENT;FIRST_NAME_OF_STUDENT;EMAIL_ADDRESS_OF_STUDENT',
      '42;Li;Bo;b@x.org',
      { name: 'Bo Li', familyName: 'Li', studentNumber: '42' },
    ],
    ['CAMPUSonline', 'Matrikelnummer;Familien- oder Nachname;Vorname;E-Mail', '42;Li;Bo;b@x.org', { familyName: 'Li' }],
    [
      'Stud.IP',
      'Titel;Vorname;Nachname;Nutzernamen;E-Mail;Matrikelnummer;Status',
      ';Bo;Li;bo;b@x.org;42;Autor/-in',
      { hint: undefined },
    ],
    [
      'Stud.IP, staff',
      'Vorname;Nachname;E-Mail;Status',
      'Bo;Li;b@x.org;Dozent/-in',
      { hint: { column: 'Status', cell: 'Dozent/-in', role: 'instructor' } },
    ],
    ['ILIAS', 'Login;Nachname;Vorname;E-Mail;Rolle', 'bo;Li;Bo;b@x.org;Kurstutor', { role: 'grader' }],
    ['OLAT', 'Benutzername;Vorname;Nachname;E-Mail;Institutionsnummer', 'bo;Bo;Li;b@x.org;42', { studentNumber: '42' }],
    ['no name for the addresses', 'Nachname;Vorname;Kontakt', 'Li;Bo;b@x.org', { email: 'b@x.org' }],
    ['a list of a mail program', 'Kontakt', 'Bo Li <b@x.org>', { name: 'Bo Li', email: 'b@x.org' }],
    ['a link', 'Name,Email', 'Bo Li,mailto:b@x.org', { email: 'b@x.org' }],
    ['a line for Excel', 'sep=;\r\nName;E-Mail', 'Bo Li;b@x.org', { email: 'b@x.org', line: 3 }],
    ['a line for Excel with a mark', '\ufeffSEP=,\nName,E-Mail', 'Bo Li,b@x.org', { email: 'b@x.org', line: 3 }],
  ] as const)('are those of campus systems: %s', (_system, header, line, expected) => {
    expect(rowOf(`${header}\n${line}`)).toMatchObject({ email: 'b@x.org', ...expected });
  });
  it('that are not used are listed, and of two columns that may hold addresses none is guessed', () => {
    expect(read('Name;E-Mail;Semester;;Bemerkung\nBo;b@x.org;3;;').ignored).toEqual(['Semester', 'Bemerkung']);
    const two = readRoster('Name;Privat;Dienstlich\nBo;b@x.org;b@y.org');
    expect(two).toEqual({ problem: { key: 'people:errors.rosterEmail' } });
  });
  it.each([
    ['a@müller.example', 'a@xn--mller-kva.example'],
    ['A@MÜLLER.example', 'a@xn--mller-kva.example'],
    ['bö@example.org', undefined],
    ['a@mü ller.example', undefined],
    ['a@-ü.example', 'a@xn----eha.example'],
    ['a@b', undefined],
    ['a@ü', undefined],
  ])('address %s is kept as %s', (typed, kept) => {
    expect(cleanEmail(typed)).toBe(kept);
  });
  it.each([
    ['Nachname;Vorname;E-Mail', 'Meyer;Anna Lena;a@x.org', ['Anna Lena Meyer', 'Meyer', 'Anna Lena']],
    ['First name,Last name,Email', 'Anna Lena,Meyer,a@x.org', ['Anna Lena Meyer', 'Meyer', 'Anna Lena']],
    ['Student,SIS Login ID,Email', '"Meyer, Anna Lena",al,a@x.org', ['Anna Lena Meyer', 'Meyer', 'Anna Lena']],
    ['Name;E-Mail', 'von der Leyen, Ursula;a@x.org', ['Ursula von der Leyen', 'von der Leyen', 'Ursula']],
    ['Name;Vorname;E-Mail', 'Meyer;Anna;a@x.org', ['Anna Meyer', 'Meyer', 'Anna']],
    ['Name;Vorname;Nachname;E-Mail', 'Leni Meyer;Anna;Meyer;a@x.org', ['Leni Meyer', 'Meyer', 'Anna']],
    ['Name;Vorname;Nachname;E-Mail', 'Meyer, Anna;Anna;Meyer;a@x.org', ['Anna Meyer', 'Meyer', 'Anna']],
    ['Name;Vorname;Nachname;E-Mail', 'a, b, c;;;a@x.org', ['a, b, c', null, null]],
    ['Nachname;Vorname;E-Mail', 'Sukarno;;a@x.org', ['Sukarno', 'Sukarno', null]],
    ['Nachname;Vorname;E-Mail', ';Cher;a@x.org', ['Cher', null, null]],
    ['Name;E-Mail', 'Anna Meyer;a@x.org', ['Anna Meyer', null, null]],
    ['Name;E-Mail', '"Martin King, Jr.";a@x.org', ['Martin King, Jr.', null, null]],
    ['Name;E-Mail', '"Anna Meyer, M.Sc.";a@x.org', ['Anna Meyer, M.Sc.', null, null]],
    ['Name;E-Mail', '"Anna Meyer, PhD";a@x.org', ['Anna Meyer, PhD', null, null]],
    ['Name;E-Mail', 'a,b,c;a@x.org', ['a,b,c', null, null]],
    ['Name;E-Mail', ', Anna;a@x.org', [', Anna', null, null]],
  ])('give the parts of a name: %s / %s', (header, line, parts) => {
    const row = rowOf(`${header}\n${line}`);
    expect([row?.name, row?.familyName, row?.givenName]).toEqual(parts);
  });
  it('of roles know the words of both languages, and keep a word that they do not know', () => {
    const roles = ['Student:in', 'Teilnehmerin', 'TA', 'Lehrende:r', 'Dozent', 'wizard', ''];
    expect(read(`mail,role\n${roles.map((role) => `a@x.org,${role}`).join('\n')}`).rows).toMatchObject([
      { role: 'student' },
      { role: 'student' },
      { role: 'grader' },
      { role: 'instructor' },
      { role: 'instructor' },
      { role: undefined, unknownRole: 'wizard' },
      { role: undefined, unknownRole: '' },
    ]);
  });
});

describe('lines', () => {
  it.each(['\n', '\r\n', '\r'])(
    'are those of the file with %j, blank ones and cells of several lines counted',
    (end) => {
      const lines = ['', 'Name,E-Mail', '', '"A', 'B",a@example.org', ' , ', 'C,c@example.org', 'D,d@example.org'];
      expect(read(lines.join(end)).rows.map(({ line, name }) => [line, name])).toEqual([
        [4, 'A B'],
        [7, 'C'],
        [8, 'D'],
      ]);
    },
  );
  it('may end in different ways in one file, and none is lost', () => {
    const text = 'Name,E-Mail\r\nA,a@example.org\nB,b@example.org\r\nC,c@example.org\rD,d@example.org';
    expect(read(text).rows.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
  });
  it.each([
    ['Name,E-Mail\nA,a@example.org\n"B,b@example.org\nC,c@example.org\n', 3],
    ['Name,E-Mail\n"A" Li,a@example.org\nB "x" Li,b@example.org\n', 2],
    ['Name,"E-Mail\nA,a@example.org\n', 1],
  ])('with a quotation mark that does not fit are named, and nothing is read: %j', (text, line) => {
    const problem = readRoster(text);
    expect(problem).toEqual(
      line === 1 ? expect.anything() : { problem: { key: 'people:errors.rosterQuotes', values: { line } } },
    );
    expect('problem' in problem).toBe(true);
  });
  it('may hold quotation marks inside', () => {
    expect(read('Name,E-Mail\nBo "the Bear" Li,b@example.org\n"Cy ""X"" Wu",c@example.org\n').rows).toMatchObject([
      { name: 'Bo "the Bear" Li' },
      { name: 'Cy "X" Wu' },
    ]);
  });
});

describe('a course that is written to a file and imported again', () => {
  let app: TestApp;
  beforeAll(() => {
    app = createTestApp();
  });
  afterAll(() => app.close());

  const wordsFor = loadWords(join(projectRoot, 'views'), true);
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => !text.includes('\0'));
  const hostile = fc.constantFrom('a,b;c\td|e', '"quoted"', "'=1+1", '=cmd()', '@x', "''-1", 'two\nlines', '-', "'");
  const number = fc
    .oneof(hostile, fc.string({ maxLength: 20 }), fc.stringMatching(/^[=+@'-]{0,3}\d{1,6}$/))
    // As the import stores them: single spaces, nothing invisible.
    .map((text) =>
      text
        .replace(/[^\x20-\x7e]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  const shown = fc.oneof(name, hostile).map((text) => cleanName(text) ?? 'x');
  const parts = fc.option(fc.record({ familyName: shown, givenName: fc.option(shown) }), { nil: undefined });
  const email = fc.stringMatching(/^['+=-]{0,2}[a-z0-9]{1,8}$/);
  const member = fc.record({ name: fc.oneof(name, hostile), email, number, parts, role: fc.constantFrom(...ROLES) });
  const course = fc.uniqueArray(member, { minLength: 1, maxLength: 8, selector: (one) => one.email });

  it('has not changed, whatever its people are called', () => {
    const { store } = app;
    const importRoster = createImportRoster({
      store,
      clock: () => new Date(0),
      newId: () => 'none',
      passwordLinks: {} as PasswordLinks,
      ownership: createOwnership({ store }),
      audit: () => {},
      groups: { putting: () => () => {} },
    });
    let count = 0;
    fc.assert(
      fc.property(course, fc.constantFrom('en', 'de'), (people, language) => {
        count += 1;
        const id = `course-${count}`;
        const createdAt = '2026-01-01T00:00:00.000Z';
        const place = { id, slug: id, title: id, timeZone: 'UTC', classCode: null, createdAt };
        store.courses.insertCourse(place);
        for (const [index, one] of people.entries()) {
          const personId = `${id}-${index}`;
          const address = `${one.email}@c${count}.example.org`;
          store.people.insertPerson({
            id: personId,
            name: one.name,
            parts: one.parts,
            email: address,
            isAdmin: false,
            createdAt,
          });
          const { role } = one;
          const studentNumber = one.number || null;
          store.courses.enrol({ courseId: id, personId, role, source: 'roster', studentNumber, joinedAt: createdAt });
        }
        const file = presentRosterFile(store.members.listMembers(id), wordsFor(language as 'en' | 'de', 'UTC'));
        for (const line of file.split('\n')) expect(line).not.toMatch(/^\ufeff?"?[=+@-]/);
        const { rows } = importRoster.plan({ course: place } as Membership, readText(Buffer.from(file)).text);
        expect(rows.map(({ kind, notes }) => [kind, notes])).toEqual(people.map(() => ['same', []]));
      }),
      { numRuns: 60 },
    );
  });
});
