/** Bringing databases to the present schema. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, lockDataFolder, openDatabase } from '../../server/kernel/database/database.ts';
import { migrate } from '../../server/kernel/database/migrate.ts';
import { projectRoot } from '../../server/project-root.ts';
import { temporaryFolder } from '../support/database.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
let folder = '';
let migrations = '';
let database: Connection;

const write = (name: string, sql: string): void => writeFileSync(join(migrations, name), sql);
const tables = () =>
  database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();

beforeEach(() => {
  folder = temporaryFolder();
  migrations = join(folder, 'migrations');
  mkdirSync(migrations);
  database = openDatabase(join(folder, 'test.db'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

describe('migrations', () => {
  it('are applied once, in order', () => {
    write('0001_create_a.sql', 'CREATE TABLE a (x INTEGER) STRICT;');
    expect(migrate(database, migrations, NOW)).toEqual(['0001_create_a.sql']);
    write('0002_create_b.sql', 'CREATE TABLE b (x INTEGER) STRICT;');
    expect(migrate(database, migrations, NOW)).toEqual(['0002_create_b.sql']);
    expect(migrate(database, migrations, NOW)).toEqual([]);
    expect(tables()).toEqual(['a', 'b', 'migrations']);
  });

  it('are all or nothing', () => {
    write('0001_create_a.sql', 'CREATE TABLE a (x INTEGER) STRICT; CREATE TABLE nonsense (;');
    expect(() => migrate(database, migrations, NOW)).toThrow('syntax error');
    expect(tables()).toEqual(['migrations']);
  });

  it('are refused when one was changed after it had been applied', () => {
    write('0001_create_a.sql', 'CREATE TABLE a (x INTEGER) STRICT;');
    migrate(database, migrations, NOW);
    write('0001_create_a.sql', 'CREATE TABLE a (y INTEGER) STRICT;');
    expect(() => migrate(database, migrations, NOW)).toThrow('0001_create_a.sql was changed');
  });

  it('are refused for a database of a newer version', () => {
    write('0001_create_a.sql', 'CREATE TABLE a (x INTEGER) STRICT;');
    write('0002_create_b.sql', 'CREATE TABLE b (x INTEGER) STRICT;');
    migrate(database, migrations, NOW);
    rmSync(join(migrations, '0002_create_b.sql'));
    expect(() => migrate(database, migrations, NOW)).toThrow('newer version');
  });

  it('must be numbered without gaps and named NNNN_verb_noun.sql', () => {
    write('0002_create_a.sql', '');
    expect(() => migrate(database, migrations, NOW)).toThrow('expected number 1');
    write('first.sql', '');
    expect(() => migrate(database, migrations, NOW)).toThrow('NNNN_verb_noun.sql');
  });

  it('of the project make STRICT tables only', () => {
    const real = join(projectRoot, 'server', 'kernel', 'database', 'migrations');
    migrate(database, real, NOW);
    const made = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").all();
    expect(made.length).toBeGreaterThan(5);
    for (const { name, sql } of made as { name: string; sql: string }[])
      if (name !== 'sqlite_sequence') expect(sql).toMatch(/STRICT(, WITHOUT ROWID)?$/);
  });

  it('of the project lose nothing: what they drop is an index, was moved before, or is put back', () => {
    const real = join(projectRoot, 'server', 'kernel', 'database', 'migrations');
    const text = readdirSync(real).map((file) => readFileSync(join(real, file), 'utf8'));
    expect(text.join('\n').match(/(DROP|DELETE FROM)[^;]*/g)).toEqual([
      'DROP COLUMN role',
      'DROP INDEX submissions_by_person',
      'DROP INDEX jobs_by_state',
      'DROP INDEX audit_log_by_course',
      'DROP TRIGGER submissions_never_change',
      'DROP TABLE jobs',
      'DROP INDEX submissions_by_person',
      // Links that were handed out in no course that made the account: whoever issued them may no longer. The last three are triggers.
      "DELETE FROM password_links WHERE way = 'course' AND course_id IS NULL",
      "DELETE FROM password_links WHERE person_id = NEW.person_id AND way <> 'mail'",
      "DELETE FROM password_links WHERE person_id = NEW.person_id AND way <> 'mail'",
      "DELETE FROM password_links WHERE person_id = NEW.id AND way <> 'mail'",
    ]);
  });

  it('of the project keep jobs, which have moved to a table with turns', () => {
    const real = join(projectRoot, 'server', 'kernel', 'database', 'migrations');
    for (const file of readdirSync(real).slice(0, 15)) write(file, readFileSync(join(real, file), 'utf8'));
    migrate(database, migrations, NOW);
    database.exec(`
      INSERT INTO people (id, name, created_at) VALUES ('s', 'S', '2026');
      INSERT INTO courses (id, slug, title, time_zone, created_at) VALUES ('c', 'c', 'C', 'UTC', '2026');
      INSERT INTO submissions (id, course_id, person_id, exercise, file_name, source, scope, created_at)
      VALUES ('x', 'c', 's', 'predict', 'f.ts', 'code', 'all', '2026'), ('y', 'c', 's', 'predict', 'f.ts', 'code', 'all', '2026');
      INSERT INTO jobs (submission_id, state, available_at, finished_at)
      VALUES ('x', 'done', '2026', '2027'), ('y', 'queued', '2026', NULL);`);
    migrate(database, real, NOW);
    expect(database.prepare('SELECT id, submission_id, state, ticket FROM jobs ORDER BY id').raw().all()).toEqual([
      [1, 'x', 'done', 1],
      [2, 'y', 'queued', 2],
    ]);
  });

  it('of the project bring people and submissions from before there were courses into one', () => {
    const real = join(projectRoot, 'server', 'kernel', 'database', 'migrations');
    for (const file of readdirSync(real).slice(0, 3)) write(file, readFileSync(join(real, file), 'utf8'));
    migrate(database, migrations, NOW);
    database.exec(`
      INSERT INTO people (id, name, role, created_at) VALUES ('i', 'I', 'instructor', '2026'), ('s', 'S', 'student', '2026');
      INSERT INTO submissions VALUES ('x', 's', 'predict', 'f.ts', 'code', 'all', '2026');`);
    migrate(database, real, NOW);
    const roles = database.prepare('SELECT person_id, role FROM enrolments ORDER BY person_id').raw().all();
    expect(roles).toEqual([
      ['i', 'instructor'],
      ['s', 'student'],
    ]);
    expect(database.prepare('SELECT course_id, source FROM submissions').raw().all()).toEqual([['demo', 'code']]);
    expect(() => database.exec("UPDATE submissions SET source = 'other'")).toThrow('never changes');
  });
});

describe('a connection', () => {
  it('writes through to the disk, checks references and waits for others', () => {
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('foreign_keys'), pragma('busy_timeout'), pragma('synchronous')]).toEqual([
      'wal',
      1,
      5_000,
      2,
    ]);
  });
});

describe('the lock on a data folder', () => {
  it('keeps a second server out until the first lets go', () => {
    const file = join(folder, 'server.lock');
    const unlock = lockDataFolder(file);
    expect(() => lockDataFolder(file)).toThrow(expect.objectContaining({ name: 'DataFolderInUse' }));
    unlock();
    lockDataFolder(file)();
  });
});
