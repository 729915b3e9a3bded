/** The list of personal tables against the tables that there really are. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from '../../server/kernel/database/database.ts';
import { NO_PERSON, PERSONAL_TABLES } from '../../server/personal-tables.ts';
import { openTestDatabase } from '../support/database.ts';
import { testWords } from '../support/samples.ts';

let database: Connection;
beforeAll(() => {
  database = openTestDatabase();
});
afterAll(() => {
  database.close();
});

const tables = (made: Connection) =>
  made
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all() as string[];

/** Columns that name a person: by a reference to people, or by what they are called. */
function personColumns(made: Connection): string[] {
  return tables(made).flatMap((table) => {
    const references = made.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[];
    const columns = made.pragma(`table_info(${table})`) as { name: string }[];
    const byReference = references.filter((one) => one.table === 'people').map(({ from }) => from);
    const byName = columns
      .map(({ name }) => name)
      .filter((name) =>
        /(^|_)(person|people|author|actor|student|user|owner|grader|instructor|recipient|sender)_id$|_by$/.test(name),
      );
    return [...new Set([...byReference, ...byName])].map((column) => `${table}.${column}`);
  });
}
/** Every column of the list, with the account itself. */
const listed = new Set([
  ...Object.keys(NO_PERSON),
  ...PERSONAL_TABLES.flatMap(({ table, column }) => (column ? [`${table}.${column}`] : [])),
]);

describe('the list of personal tables', () => {
  it('has an entry for every column of the database that names a person', () => {
    expect(personColumns(database).filter((column) => !listed.has(column))).toEqual([]);
    expect(personColumns(database).length).toBeGreaterThan(15);
  });

  it('would miss a table that somebody adds without an entry', () => {
    database.exec(
      'SAVEPOINT added; CREATE TABLE notes (id INTEGER PRIMARY KEY, author_id TEXT, graded_by TEXT) STRICT',
    );
    expect(personColumns(database).filter((column) => !listed.has(column))).toEqual([
      'notes.author_id',
      'notes.graded_by',
    ]);
    database.exec('ROLLBACK TO added; RELEASE added');
  });

  it('has an entry for every table whose rows hang on rows that name a person', () => {
    const children = tables(database).filter((table) =>
      (database.pragma(`foreign_key_list(${table})`) as { table: string }[]).some((one) =>
        ['submissions', 'quiz_attempts', 'reports', 'enrolments', 'drafts'].includes(one.table),
      ),
    );
    const known = new Set(PERSONAL_TABLES.map(({ table }) => table));
    // Of jobs: states and times of grading; its last error is that of the grader, and NULL once a report is there.
    expect(children.filter((table) => !known.has(table))).toEqual(['jobs']);
    expect(children).toContain('reports');
  });

  it('says why rows stay, or are not shown by the export', () => {
    for (const { table, key, fate, shows, why } of PERSONAL_TABLES)
      if (fate === 'keep' || shows === undefined) expect([table, key, why === undefined]).toEqual([table, key, false]);
  });

  it('has a name in words for every kind of rows', () => {
    const words = testWords('de', 'UTC');
    for (const { key } of PERSONAL_TABLES) expect([key, words.has(`personalData:rows.${key}`)]).toEqual([key, true]);
  });
});
