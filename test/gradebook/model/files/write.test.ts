/** Files of a gradebook as other programs read them. */
import { describe, expect, it } from '@jest/globals';
import Papa from 'papaparse';
import { writeCanvas } from '../../../../server/gradebook/model/files/write-canvas.ts';
import { writeLong } from '../../../../server/gradebook/model/files/write-long.ts';
import { writeMoodle } from '../../../../server/gradebook/model/files/write-moodle.ts';
import { writeWide } from '../../../../server/gradebook/model/files/write-wide.ts';
import { readCsv } from '../../../../server/kernel/text/csv.ts';
import { startCpuClock } from '../../../support/cpu-clock.ts';
import { itemOf, schemeOf } from '../builders.ts';
import { given, gradebookOf, manual, textOf } from './gradebooks.ts';

const PLAIN = { bom: false, delimiter: ',', decimal: '.' } as const;
const GERMAN = { bom: true, delimiter: ';', decimal: ',' } as const;

const linear = itemOf('linear_forward', 'exercises', { title: 'Linear, forward', maxPoints: 12 });
const talk = manual('talk', 'Talk', { maxPoints: 3 });
const bonus = manual('bonus', 'Bonus', { extraCredit: true, published: false });
const BOOK = gradebookOf(
  [linear, talk, bonus],
  [
    [
      {
        name: 'Demo Student 1',
        familyName: 'Student',
        givenName: 'Demo',
        email: 'demo1@example.org',
        studentNumber: '0042',
        group: 'Monday',
      },
      [
        given(linear.id, {
          raw: 12,
          latePercent: 80,
          attempts: 3,
          firstAt: '2026-10-24T20:00:00.000Z',
          lastAt: '2026-11-02T09:30:15.250Z',
          countedAt: '2026-10-25T01:30:00.000Z',
          submissionId: 'sub-7',
        }),
        given(talk.id, { raw: 1 / 3, override: { points: 2, reason: 'Second\nattempt, "better"' }, attempts: 0 }),
        given(bonus.id, { state: 'excused', attempts: 0 }),
      ],
    ],
    [{ name: 'Demo Student 2', email: 'demo2@example.org' }, [given(talk.id, { raw: 2 / 3, attempts: 0 })]],
  ],
);

/** Rows as objects, by the names of the columns. */
function read(text: string, delimiter = ','): Record<string, string>[] {
  const result = readCsv(text, delimiter);
  if (!('rows' in result)) throw new Error(JSON.stringify(result));
  const [header, ...rows] = result.rows;
  return rows.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((name, i) => [name, cells[i] ?? ''])));
}

describe('the long file', () => {
  const rows = read(textOf(writeLong(BOOK, PLAIN)));

  it('has a row for every student and item', () => {
    expect(rows.map((row) => [row.name, row.item_id])).toEqual(
      ['Demo Student 1', 'Demo Student 2'].flatMap((name) => [linear, talk, bonus].map(({ id }) => [name, id])),
    );
  });

  it('tells all that there is of a late submission, its times in UTC and with the offset of the course then', () => {
    // The clocks went back on 25 October at 01:00 UTC: 20:00Z is 22:00+02:00, 01:30Z is 02:30+01:00.
    expect(rows[0]).toEqual({
      course: 'Deep Learning from Scratch',
      name: 'Demo Student 1',
      family_name: 'Student',
      given_name: 'Demo',
      email: 'demo1@example.org',
      student_number: '0042',
      group: 'Monday',
      item_id: 'exercise:linear_forward',
      item: 'Linear, forward',
      category: 'Exercises',
      extra_credit: 'no',
      state: 'graded',
      counts: 'counted',
      raw_points: '12',
      late_penalty: '2.4',
      override: '',
      override_reason: '',
      points: '9.6',
      max_points: '12',
      percent: '80',
      attempts: '3',
      first_submitted_utc: '2026-10-24T20:00:00Z',
      last_submitted_utc: '2026-11-02T09:30:15.250Z',
      counted_submission_utc: '2026-10-25T01:30:00Z',
      first_submitted_local: '2026-10-24T22:00:00+02:00',
      last_submitted_local: '2026-11-02T10:30:15.250+01:00',
      counted_submission_local: '2026-10-25T02:30:00+01:00',
      submission_id: 'sub-7',
      published: 'yes',
    });
  });

  it('tells overrides with their reason on one line, and leaves empty what is not graded', () => {
    expect(rows[1]).toMatchObject({
      raw_points: '0.333333',
      override: '2',
      override_reason: 'Second attempt, "better"',
      points: '2',
      percent: '66.666667',
      first_submitted_utc: '',
      submission_id: '',
    });
    expect(rows[2]).toMatchObject({ state: 'excused', counts: 'excused', points: '', percent: '', published: 'no' });
    expect(rows[3]).toMatchObject({ state: 'open', counts: 'open', raw_points: '', late_penalty: '', attempts: '0' });
  });

  it('is written as a German spreadsheet reads it', () => {
    const text = textOf(writeLong(BOOK, GERMAN));
    expect(text.startsWith('\ufeffcourse;name;')).toBe(true);
    expect(read(text, ';')[0]).toMatchObject({ late_penalty: '2,4', points: '9,6' });
  });
});

describe('the wide file', () => {
  it('has a column for every item, category and the total', () => {
    // Without quizzes 60 : 10. Talk 2/3. 6/7 * 80 + 1/7 * 200/3 = 68.571 + 9.524 = 78.095.
    expect(textOf(writeWide(BOOK, PLAIN)).split('\n')).toEqual([
      'Name,Family name,Given name,E-mail,Student number,Group,"Linear, forward",Talk,Bonus,Exercises (%),Quizzes (%),Manual grades (%),Total (%),Passed',
      'Demo Student 1,Student,Demo,demo1@example.org,0042,Monday,9.6,2,excused,80,,66.7,78.1,',
      'Demo Student 2,,,demo2@example.org,,,,0.666667,,,,22.2,22.2,',
      '',
    ]);
  });

  it('tells points and whether the course is passed where the scheme does', () => {
    const scheme = schemeOf({ manual: 1 }, { method: 'points', passMark: 50, decimals: 0 });
    const people = [2, 1].map((raw) => [{ name: 'Demo Student' }, [given(talk.id, raw)]] as const);
    expect(textOf(writeWide(gradebookOf([talk], people, scheme), PLAIN)).split('\n')).toEqual([
      'Name,Family name,Given name,E-mail,Student number,Group,Talk,The manual (%),Total (points),Maximum (points),Total (%),Passed',
      'Demo Student,,,,,,2,67,2,3,67,yes',
      'Demo Student,,,,,,1,33,1,3,33,no',
      '',
    ]);
  });

  it('quotes decimal commas between commas', () => {
    const text = textOf(writeWide(BOOK, { bom: false, delimiter: ',', decimal: ',' }));
    expect(read(text)[0]).toMatchObject({ 'Linear, forward': '9,6', 'Total (%)': '78,1' });
  });

  it('gives columns that would have the same name their ids', () => {
    const items = [
      manual('1', 'Talk'),
      manual('2', 'talk '),
      manual('3', 'E-Mail'),
      manual('4', 'Total (%)'),
      manual('5', 'manual:1'),
    ];
    expect(textOf(writeWide(gradebookOf(items, []), PLAIN)).split('\n')[0]).toBe(
      'Name,Family name,Given name,E-mail,Student number,Group,Talk [manual:1],talk [manual:2],E-Mail [manual:3],Total (%) [manual:4],manual:1 [manual:5],' +
        'Exercises (%),Quizzes (%),Manual grades (%),Total (%),Passed',
    );
  });
});

describe('the file for Canvas', () => {
  it('has the columns of Canvas, the row of points possible, and no numbers of people that Canvas would misread', () => {
    expect(textOf(writeCanvas(BOOK)).split('\n')).toEqual([
      'Student,ID,SIS User ID,SIS Login ID,Section,"Linear, forward",Talk,Bonus',
      'Points Possible,,,,,12,3,0',
      'Demo Student 1,,0042,demo1@example.org,Monday,9.6,2,EX',
      'Demo Student 2,,,demo2@example.org,,,0.666667,',
      '',
    ]);
  });

  it('changes titles that Canvas would take for something else', () => {
    const items = [
      manual('1', 'Lab (12)'),
      manual('2', 'My Final Score'),
      manual('3', 'Section'),
      manual('4', 'Week 1'),
    ];
    expect(textOf(writeCanvas(gradebookOf(items, []))).split('\n')[0]).toBe(
      'Student,ID,SIS User ID,SIS Login ID,Section,Lab [12],My Final-Score,Section [manual:3],Week 1',
    );
  });
});

describe('the file for Moodle', () => {
  it('has the columns by which Moodle finds students, and points with a decimal point', () => {
    expect(textOf(writeMoodle(BOOK)).split('\n')).toEqual([
      'Email address,ID number,"Linear, forward",Talk,Bonus',
      'demo1@example.org,0042,9.6,2,',
      'demo2@example.org,,,0.666667,',
      '',
    ]);
  });
});

describe('hostile texts', () => {
  const HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    '+1+1',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    "'=1+1",
    '＝1+1',
    'a\r\n=1+1',
    '"; DROP',
    'x,=1+1',
    'x;=1+1',
  ];
  const title = (index: number) => HOSTILE[index] as string;
  const book = gradebookOf(
    HOSTILE.map((_, index) => manual(String(index), title(index))),
    HOSTILE.map((name, index) => [
      { name, email: name, studentNumber: name, group: name },
      [given(`manual:${index}`, { raw: 1, override: { points: -1, reason: name }, submissionId: name })],
    ]),
  );
  const files = [PLAIN, GERMAN].flatMap((style) => [
    ['long', textOf(writeLong(book, style)), style.delimiter],
    ['wide', textOf(writeWide(book, style)), style.delimiter],
  ]);

  it.each([...files, ['Canvas', textOf(writeCanvas(book)), ','], ['Moodle', textOf(writeMoodle(book)), ',']])(
    'in the %s file are texts, on one line, and whole',
    (_, text = '', delimiter = ',') => {
      // Cells as a spreadsheet takes them: quotes are taken off, apostrophes are not.
      for (const shown of Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter }).data.flat())
        if (shown !== '-1' && shown !== '-10') expect(shown).not.toMatch(/^[=+\-@\t\r\n＝]/);
      // No line is torn: each row has as many cells as the header.
      const result = readCsv(text, delimiter);
      if (!('rows' in result)) throw new Error(JSON.stringify(result));
      const widths = new Set(result.rows.map((row) => row.cells.length));
      expect(widths.size).toBe(1);
      expect(result.rows.flatMap((row) => row.cells)).toEqual(
        expect.arrayContaining(HOSTILE.map((one) => one.replace(/\s+/g, ' ').trim())),
      );
    },
  );

  it('do not make texts of negative numbers', () => {
    expect(read(textOf(writeLong(book, PLAIN)))[0]).toMatchObject({ override: '-1', points: '-1', percent: '-10' });
    expect(textOf(writeLong(book, PLAIN))).toContain(',-1,');
  });
});

it('300 students with 20 items are written without a long wait', () => {
  const items = Array.from({ length: 20 }, (_, i) => manual(String(i), `Item ${i}`));
  const people = Array.from(
    { length: 300 },
    (_, s) =>
      [
        { name: `Demo Student ${s}`, email: `demo${s}@example.org`, group: '=A' },
        items.map(({ id }, i) =>
          given(id, {
            raw: ((s * 7 + i) % 31) / 3,
            firstAt: new Date(Date.UTC(2026, 9, i, s % 24, s % 60)).toISOString(),
            lastAt: new Date(Date.UTC(2026, 9, i + 1, s % 24, s % 60)).toISOString(),
          }),
        ),
      ] as const,
  );
  const book = gradebookOf(items, people);
  const usedMs = startCpuClock();
  textOf(writeLong(book, PLAIN));
  const long = usedMs();
  textOf(writeWide(book, PLAIN));
  console.info(`long ${long.toFixed(0)} ms, wide ${(usedMs() - long).toFixed(0)} ms`);
  expect(usedMs()).toBeLessThan(5_000);
});
