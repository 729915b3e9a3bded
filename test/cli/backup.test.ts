/** Backups as an operator makes them: the real command, a real server, damaged files. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { backupName, createBackups, listBackups } from '../../server/operations/backups.ts';
import { projectRoot } from '../../server/project-root.ts';
import { openTestDatabase, temporaryFolder } from '../support/database.ts';
import { startServer, visit } from '../support/server-process.ts';
import { settles } from '../support/settles.ts';

const PATIENCE_MS = 120_000;
let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'server/cli/gradedescent.mjs'), ...args],
    { encoding: 'utf8', cwd: projectRoot, env: { ...process.env, NO_COLOR: '1', DATA_DIR: folder } },
  );
  return { status, text: stdout + stderr };
};
const people = (file: string): unknown => {
  const database = openDatabase(file);
  try {
    return database.prepare('SELECT count(*) FROM people').pluck().get();
  } finally {
    database.close();
  }
};

describe('gradedescent backup, verify and restore', () => {
  it(
    'copies the database of a running server, proves it and the copy that the server made itself, and puts it back',
    async () => {
      const server = await startServer({ DATA_DIR: folder, WORKERS: '1', BACKUP_HOURS: '24' });
      const copy = join(folder, 'copy.db');
      const backups = join(folder, 'backups');
      try {
        const [own = ''] = await settles(
          () => (existsSync(backups) ? listBackups(backups) : []),
          (names) => names.length > 0,
          PATIENCE_MS / 2,
        );
        expect(run('verify', join(backups, own)).status).toBe(0);
        const student = await visit(server.studentLink);
        const id = await student.submit('linear_forward', 'export const before_the_backup = 1;');
        expect(run('backup', copy)).toMatchObject({
          status: 0,
          text: expect.stringMatching(/copy\.db: whole.*1 submissions/s),
        });
        await student.submit('linear_forward', 'export const after_the_backup = 1;');
        expect(run('restore', copy)).toMatchObject({
          status: 2,
          text: expect.stringContaining('stop it before you restore'),
        });
        expect(id).not.toBe('');
      } finally {
        await server.end('SIGKILL');
      }
      const restored = run('restore', copy);
      expect(restored).toMatchObject({ status: 0, text: expect.stringContaining('the former database is kept as') });
      expect(run('verify')).toMatchObject({ status: 0, text: expect.stringContaining('1 submissions') });
      const kept = readdirSync(folder).find((name) => name.includes('.before-')) ?? '';
      expect(run('verify', join(folder, kept)).text).toContain('2 submissions');
    },
    PATIENCE_MS,
  );

  it(
    'refuses what is no backup, damaged, foreign, or newer, and changes nothing',
    () => {
      openTestDatabase(folder).close();
      const target = join(folder, 'gradedescent.db');
      const before = people(target);
      const bad = (name: string, prepare: (file: string) => void): string => {
        const file = join(folder, name);
        prepare(file);
        const { status, text } = run('restore', file);
        expect(status).toBe(2);
        expect(people(target)).toEqual(before);
        return text;
      };
      expect(bad('none.db', () => {})).toContain('There is no file');
      expect(
        bad('text.db', (file) =>
          writeFileSync(file, 'not a database at all, but long enough to look like one'.repeat(50)),
        ),
      ).toContain('It is no SQLite database');
      expect(bad('foreign.db', (file) => openDatabase(file).exec('CREATE TABLE a (b)').close())).toContain(
        'not one of Grade Descent',
      );
      const newer = bad('newer.db', (file) => {
        copyFileSync(target, file);
        openDatabase(file).exec("INSERT INTO migrations VALUES (9999, '9999_from_the_future.sql', '', '')").close();
      });
      expect(newer).toContain('written by a newer version of Grade Descent (migration 9999_from_the_future.sql');
      const orphan = bad('orphan.db', (file) => {
        copyFileSync(target, file);
        const database = openDatabase(file);
        database.pragma('foreign_keys = OFF');
        const columns = 'course_id, person_id, role, source, joined_at';
        database.exec(`INSERT INTO enrolments (${columns}) VALUES ('none', 'nobody', 'student', 'demo', '')`).close();
      });
      expect(orphan).toContain('point to rows that are not there, in enrolments');
      expect(existsSync(`${target}.restoring`)).toBe(false);
    },
    PATIENCE_MS,
  );
});

describe('backups of a running server', () => {
  it('are made when one is due, and the oldest are deleted', async () => {
    const backups = join(folder, 'backups');
    let now = Date.parse('2026-03-02T10:00:00Z');
    const made: string[] = [];
    const deps = { folder: backups, everyHours: 24, keep: 3, clock: () => new Date(now) };
    const look = createBackups({
      ...deps,
      backUp: async (target) => {
        made.push(target);
        writeFileSync(target, 'copy');
      },
    });
    mkdirSync(backups);
    writeFileSync(join(backups, 'mine.db'), 'kept');
    for (let hour = 0; hour < 24 * 5; hour += 1) {
      await look();
      now += 3_600_000;
    }
    expect(made).toHaveLength(5);
    expect(listBackups(backups)).toEqual(
      ['2026-03-04', '2026-03-05', '2026-03-06'].map((day) => backupName(new Date(`${day}T10:00:00Z`))),
    );
    expect(existsSync(join(backups, 'mine.db'))).toBe(true);
    expect(await createBackups({ ...deps, everyHours: 0, backUp: async () => {} })()).toBe(false);
  });
});
