/** Manual grades read from files: what they would change, and what is wrong with them. */
import { describe, expect, it } from '@jest/globals';
import { type ManualPlan, readManual } from '../../../../server/gradebook/model/files/read-manual.ts';
import { writeWide } from '../../../../server/gradebook/model/files/write-wide.ts';
import type { Gradebook } from '../../../../server/gradebook/model/gradebook.ts';
import { DEFAULT_SCHEME } from '../../../../server/gradebook/model/scheme.ts';
import { fc } from '../../../support/properties.ts';
import { itemOf } from '../builders.ts';
import { given, gradebookOf, manual, textOf } from './gradebooks.ts';

const talk = manual('talk', 'Talk');
const essay = manual('essay', 'Essay', { maxPoints: 2000 });
const exercise = itemOf('relu', 'exercises', { title: 'ReLU' });
const BOOK = gradebookOf(
  [exercise, talk, essay],
  [
    [{ name: 'Demo Student 1', email: 'Demo1@example.org', studentNumber: '0042' }, [given(talk.id, 9.5)]],
    [{ name: 'Demo Student 2', email: 'demo2@example.org', studentNumber: '43' }, []],
    [{ name: 'Demo Twin', email: 'twin1@example.org' }, [given(talk.id, { state: 'excused' })]],
    [{ name: 'demo  twin', email: 'twin2@example.org' }, []],
  ],
);

function planOf(text: string, book: Gradebook = BOOK): ManualPlan {
  const result = readManual(text, book);
  if ('problem' in result) throw new Error(result.problem.key);
  return result.plan;
}
const problemOf = (text: string) => {
  const result = readManual(text, BOOK);
  return 'problem' in result ? result.problem : undefined;
};
/** The first cell of the first row. */
const cellOf = (text: string, title = 'Talk', email = 'demo1@example.org') =>
  planOf(`email;${title}\n${email};${text}\n`).rows[0]?.cells[0];

describe('a cell', () => {
  it.each([
    ['', 'same', 9.5, 9.5],
    ['9.5', 'same', 9.5, 9.5],
    ['9,50', 'same', 9.5, 9.5],
    ['8', 'change', 9.5, 8],
    ['8,25', 'change', 9.5, 8.25],
    ['.5', 'change', 9.5, 0.5],
    ['0', 'change', 9.5, 0],
    ['-', 'delete', 9.5, null],
    ['–', 'delete', 9.5, null],
    ['excused', 'change', 9.5, 'excused'],
    ['Entschuldigt', 'change', 9.5, 'excused'],
    ['EX', 'change', 9.5, 'excused'],
  ])('with %j is %s: from %j to %j', (text, kind, before, after) => {
    expect(cellOf(text)).toMatchObject({ kind, before, after, note: undefined, itemId: talk.id, column: 'Talk' });
  });

  it('sets what is not there yet, and lets what is not there be', () => {
    expect(cellOf('7', 'Talk', 'demo2@example.org')).toMatchObject({ kind: 'set', before: null, after: 7 });
    expect(cellOf('-', 'Talk', 'demo2@example.org')).toMatchObject({ kind: 'same', before: null, after: null });
    expect(cellOf('excused', 'Talk', 'twin1@example.org')).toMatchObject({ kind: 'same', before: 'excused' });
    expect(cellOf('5', 'Talk', 'twin1@example.org')).toMatchObject({ kind: 'change', before: 'excused', after: 5 });
  });

  it('above the maximum is taken, with a note', () => {
    expect(cellOf('95')).toMatchObject({ kind: 'change', after: 95, note: 'aboveMaximum' });
  });

  it.each([
    ['80%', 'percent'],
    ['80 %', 'percent'],
    ['-3', 'negative'],
    ['−3', 'negative'],
    ['good', 'notPoints'],
    ['1.234,5', 'notPoints'],
    ['1e3', 'notPoints'],
    ['NaN', 'notPoints'],
    ['Infinity', 'notPoints'],
    ['0x10', 'notPoints'],
    ['=1+1', 'notPoints'],
    ['9 5', 'notPoints'],
  ])('with %j has the problem %s and changes nothing', (text, key) => {
    const plan = planOf(`email;Talk\ndemo1@example.org;${text}\n`);
    expect(plan.rows[0]?.cells[0]).toMatchObject({ kind: 'problem', before: 9.5, after: 9.5 });
    expect(plan.problems).toEqual([{ line: 2, column: 'Talk', key, values: { text, item: 'Talk', max: 10 } }]);
  });

  it('may be one or a thousand only where a thousand can be reached', () => {
    expect(cellOf('1.000', 'Essay')).toMatchObject({ kind: 'problem', note: 'ambiguous' });
    expect(cellOf('1.0', 'Essay')).toMatchObject({ kind: 'set', after: 1 });
    expect(cellOf('1000', 'Essay')).toMatchObject({ kind: 'set', after: 1000 });
    expect(cellOf('1.234', 'Talk')).toMatchObject({ kind: 'change', after: 1.234 });
  });
});

describe('a student', () => {
  it.each([
    ['an e-mail address in any case', 'E-Mail,Talk\nDEMO1@EXAMPLE.ORG,1', '1'],
    ['a student number', 'Matrikelnummer,Talk\n43,1', '2'],
    ['a student number without its zeros', 'Student number,Talk\n42,1', '1'],
    ['a number where the e-mail address is not known', 'email,number,Talk\nother@example.org,43,1', '2'],
    ['a name that only one has', 'Name,Talk\ndemo student 2,1', '2'],
    ['a name in two columns', 'First name,Last name,Talk\nDemo,Student 2,1', '2'],
    ['a last name first', 'Student,Talk\n"Student 2, Demo",1', '2'],
  ])('is found by %s', (_, text, id) => {
    expect(planOf(text).rows.map(({ studentId }) => studentId)).toEqual([id]);
  });

  it('who is not known is listed, and changes nothing', () => {
    const plan = planOf('Name,E-mail,Talk\nSomeone,some@example.org,3\nDemo Student 1,other@example.org,3\n');
    expect(plan.unknownStudents).toEqual([
      { line: 2, given: 'Someone, some@example.org' },
      { line: 3, given: 'Demo Student 1, other@example.org' },
    ]);
    expect(plan.rows).toEqual([]);
  });

  it('who is not certain is a problem', () => {
    const text = [
      'Name,E-mail,Number,Talk',
      'Demo Twin,,,1',
      ',demo1@example.org,43,1',
      ',demo1@example.org,0042,1',
      'again,demo1@example.org,,1',
      ',,,1',
    ].join('\n');
    const { problems, rows } = planOf(text);
    expect(problems.map(({ line, column, key, values }) => [line, column, key, values.first])).toEqual([
      [2, '', 'sameName', undefined],
      [3, '', 'twoStudents', undefined],
      [5, '', 'studentTwice', 4],
      [6, '', 'noStudent', undefined],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([4]);
  });
});

describe('a file', () => {
  it.each([',', ';', '\t'])('is read with %j between cells, with a mark and other line ends', (delimiter) => {
    const text = [
      ['E-mail', 'Talk', 'manual:essay'],
      ['demo1@example.org', '"9,5"', '3'],
      ['', '', ''],
      ['demo2@example.org', '7', ''],
    ];
    const plan = planOf(`\ufeff${text.map((row) => row.join(delimiter)).join('\r\n')}`);
    expect(plan.delimiter).toBe(delimiter);
    expect(plan.columns).toEqual([
      { name: 'Talk', itemId: talk.id },
      { name: 'manual:essay', itemId: essay.id },
    ]);
    expect(plan.rows.map(({ line, cells }) => [line, cells.map(({ kind }) => kind)])).toEqual([
      [2, ['same', 'set']],
      [4, ['set', 'same']],
    ]);
  });

  it('tells the columns that are not read, and why', () => {
    const twins = gradebookOf([talk, exercise, manual('x', 'Twin'), manual('y', 'Twin')], []);
    const header = 'email,Group,Talk,manual:talk,ReLU,Twin,Twin [manual:y],Total (%),Remarks,';
    expect(planOf(header, twins)).toMatchObject({
      columns: [
        { name: 'Talk', itemId: talk.id },
        { name: 'Twin [manual:y]', itemId: 'manual:y' },
      ],
      skippedColumns: [
        { name: 'manual:talk', key: 'twice' },
        { name: 'ReLU', key: 'notManual' },
        { name: 'Twin', key: 'ambiguous' },
        { name: 'Total (%)', key: 'calculated' },
        { name: 'Remarks', key: 'unknown' },
      ],
    });
  });

  it.each([
    ['', { key: 'empty', values: {} }],
    ['\n \n', { key: 'empty', values: {} }],
    ['Talk\n3\n', { key: 'noStudentColumn', values: {} }],
    ['email,ReLU\ndemo1@example.org,3\n', { key: 'noItemColumn', values: {} }],
    ['email,Talk\n"demo1@example.org,3\n', { key: 'brokenQuotes', values: { line: 2 } }],
    [`email,Talk\n${'x'.repeat(1024 * 1024)}`, { key: 'tooBig', values: { most: 1024 * 1024 } }],
    [`email,Talk\n${'a@example.org,1\n'.repeat(2_001)}`, { key: 'tooManyRows', values: { most: 2_000 } }],
  ])('that cannot be read is refused (%#)', (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });
});

describe('what was written as the wide file', () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      '-',
      "'=x",
      'a;b',
      'a,b',
      'a"b',
      'Name',
      'E-Mail',
      'Talk',
      'talk',
      'Passed',
      'manual:0',
      '+',
      '＠x',
    ),
    fc.stringMatching(/^[=+\-@'",;\t\n \ufeffa]{1,6}$/),
  );
  const grade = fc.oneof(
    fc.integer({ min: 0, max: 3000 }).map((thirds) => ({ raw: thirds / 3 })),
    fc.double({ min: 0, max: 2000, noNaN: true }).map((raw) => ({ raw })),
    fc.constantFrom(
      { state: 'excused' as const },
      { state: 'missing' as const },
      { state: 'open' as const },
      { state: 'ungraded' as const },
      { raw: 3, override: { points: 0.1 + 0.2, reason: 'said so' } },
    ),
  );
  const style = fc.record({
    bom: fc.boolean(),
    delimiter: fc.constantFrom(',' as const, ';' as const),
    decimal: fc.constantFrom('.' as const, ',' as const),
  });
  const book = fc
    .record({
      titles: fc.array(text, { minLength: 1, maxLength: 5 }),
      kinds: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      people: fc.array(fc.tuple(text, text, fc.array(grade, { minLength: 5, maxLength: 5 })), {
        minLength: 1,
        maxLength: 4,
      }),
    })
    .map(({ titles, kinds, people }) => {
      const items = titles.map((title, i) =>
        // There is always a manual item.
        i === 0 || kinds[i]
          ? manual(String(i), title, { maxPoints: 2000 })
          : itemOf(String(i), 'exercises', { title, maxPoints: 2000 }),
      );
      return gradebookOf(
        items,
        people.map(([name, group, grades], s) => [
          { name, group, email: `demo${s}@example.org`, studentNumber: s % 2 === 0 ? `00${s}7` : '' },
          items.flatMap(({ id }, i) => (grades[i] ? [given(id, grades[i])] : [])),
        ]),
        DEFAULT_SCHEME,
      );
    });

  it('is read back with nothing to change, whatever titles and names there are', () => {
    fc.assert(
      fc.property(book, style, (one, how) => {
        const plan = planOf(textOf(writeWide(one, how)), one);
        expect(plan.columns.map(({ itemId }) => itemId)).toEqual(
          one.items.filter(({ kind }) => kind === 'manual').map(({ id }) => id),
        );
        expect(plan.rows.map(({ studentId }) => studentId)).toEqual(one.students.map(({ id }) => id));
        expect(plan.rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind !== 'same'))).toEqual([]);
        expect([plan.problems, plan.unknownStudents]).toEqual([[], []]);
        expect(plan.skippedColumns.filter(({ key }) => key !== 'calculated' && key !== 'notManual')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
