/** What whoever runs the server does with accounts: the real commands and a real server on the same data folder. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/project-root.ts';
import { createStore } from '../../server/store.ts';
import { openTestDatabase, temporaryFolder } from '../support/database.ts';
import { linksIn, spawnServer, startServer, visit } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const PATIENCE_MS = 120_000;
let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const people = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'server/cli/gradedescent.mjs'), 'people', ...args],
    { encoding: 'utf8', cwd: projectRoot, env: { ...process.env, NO_COLOR: '1', DATA_DIR: folder } },
  );
  return { status, text: stdout + stderr };
};

/** Starts a server for real people and resolves with its address when it listens. */
async function startProduction() {
  const { child, output, ended } = spawnServer({ DATA_DIR: folder, NODE_ENV: 'production' });
  await until(() => /listens on (\S+)/.test(output.text), 'the server listens');
  const [, base = ''] = /listens on (\S+)/.exec(output.text) ?? [];
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { base, output, end };
}

describe('the demo in the data folder of a server for real people', () => {
  it(
    'is named at the start, opens nothing, and goes by one command',
    async () => {
      const demo = await startServer({ DATA_DIR: folder, WORKERS: '1' });
      const student = await visit(demo.studentLink);
      await student.submit('linear_forward', 'export const before = 1;');
      expect(people('remove-demo')).toMatchObject({ status: 2, text: expect.stringContaining('stop it before') });
      await demo.end('SIGTERM');

      const real = await startProduction();
      expect(real.output.text).toMatch(/holds \d+ demo people.*gradedescent people remove-demo/s);
      expect(real.output.text).toContain('/set-up/');
      expect(linksIn(real.output.text)).toEqual([]);
      for (const link of [demo.studentLink, demo.instructorLink]) {
        const answer = await fetch(real.base + new URL(link).pathname, { redirect: 'manual' });
        expect(answer.headers.get('location')).not.toBe('/');
        expect([200, 404]).toContain(answer.status);
      }
      await real.end();

      expect(people('remove-demo')).toMatchObject({
        status: 0,
        text: expect.stringContaining('The demo course was removed.'),
      });
      const again = await startProduction();
      expect(again.output.text).not.toContain('demo people');
      await again.end();
      const database = openTestDatabase(folder);
      const rows = (table: string): unknown => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      expect(['people', 'courses', 'enrolments', 'submissions', 'sign_in_links', 'sessions'].map(rows)).toEqual([
        0, 0, 0, 0, 0, 0,
      ]);
      database.close();
    },
    PATIENCE_MS,
  );
});

describe('gradedescent people', () => {
  /** A course with somebody who came by the code. */
  const prepare = () => {
    const database = openTestDatabase(folder);
    const store = createStore(database, 'test');
    const at = '2026-03-02T10:00:00.000Z';
    store.courses.insertCourse({ id: 'c', slug: 'dl', title: 'DL', timeZone: 'UTC', classCode: null, createdAt: at });
    store.people.insertPerson({ id: 'p', name: 'Ada', email: 'ada@example.org', isAdmin: false, createdAt: at });
    store.courses.enrol({
      courseId: 'c',
      personId: 'p',
      role: 'student',
      source: 'code',
      studentNumber: null,
      joinedAt: at,
      confirmedAt: null,
    });
    return { database, store };
  };

  it(
    'confirms people and prints links, which end earlier ones, and says what it does not know',
    () => {
      const { database, store } = prepare();
      expect(people('confirm', 'dl', 'eve@example.org')).toMatchObject({
        status: 2,
        text: expect.stringContaining('not in the course dl: eve@example.org'),
      });
      expect(people('confirm', 'dl', '--all').text).toContain('1 of 1');
      expect(store.courses.findPlace('c', 'p')?.confirmedAt).not.toBeNull();
      expect(people('link', 'ADA@example.org').text).toMatch(/Ada chooses a password.*\/password\/[\w-]{32}/s);
      expect(people('link', 'eve@example.org').status).toBe(2);
      const log = database.prepare('SELECT action, actor_id FROM audit_log ORDER BY id').raw().all();
      expect(log).toEqual([
        ['member.confirm', null],
        ['password-link.issue', null],
      ]);
      database.close();
    },
    PATIENCE_MS,
  );
});
