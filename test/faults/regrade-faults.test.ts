/** Grading again by a real server with the real grader that is killed in the middle: it goes on, and ends the same. */

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/database.ts';
import { exercisesFolder } from '../support/grader.ts';
import { type RunningServer, startServer, visit } from '../support/server-process.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { until } from '../support/until.ts';
import { beside } from './support/beside.ts';

const right = readFileSync(join(exercisesFolder, 'linear_forward', 'reference.ts'), 'utf8');
const SUBMISSIONS = 20;
/** As many as one person may have in the queue. */
const MOST_WAITING = 5;
const REGRADES = '/instructor/courses/demo/exercises/linear_forward/regrades';
let folder = '';
let server: RunningServer | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const query = <T>(sql: string): T[] => beside(folder, (database) => database.prepare(sql).all() as T[]);
/** Changes what is stored as if an older version of the tests had graded it. */
const execute = (sql: string): void => beside(folder, (database) => void database.exec(sql));
const count = (sql: string): number => query<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)[0]?.n ?? 0;
async function post(link: string, path: string, fields: Record<string, string>): Promise<Response> {
  const { cookie, get } = await visit(link);
  const _csrf = formTokenOn(await get('/courses/demo'));
  const body = new URLSearchParams({ _csrf, ...fields });
  return fetch(new URL(link).origin + path, {
    method: 'POST',
    headers: { cookie, accept: 'text/html' },
    body,
    redirect: 'manual',
  });
}

describe('a server that is killed in the middle of grading again', () => {
  it('goes on where it was, and applied, ends with every report as the tests are now', async () => {
    server = await startServer({ DATA_DIR: folder, WORKERS: '2' });
    const student = await visit(server.studentLink);
    for (let index = 0; index < SUBMISSIONS; index++) {
      await until(() => count('reports') > index - MOST_WAITING, 'one more may wait');
      await student.submit('linear_forward', `// number ${index}\n${right}`);
    }
    await until(() => count('reports') === SUBMISSIONS, 'everything is graded');
    const expected = query('SELECT submission_id, verdict, score FROM reports ORDER BY submission_id');
    await server.end('SIGTERM');
    execute(`UPDATE reports SET verdict = 'wrong-answer', score = 3, exercise_version = 'older',
      outline = '{"cause":null,"tests":[]}'`);
    server = await startServer({ DATA_DIR: folder, WORKERS: '2' });
    const started = await post(server.instructorLink, REGRADES, { since: '', reason: 'crash' });
    expect(started.status).toBe(303);
    const regrade = started.headers.get('location') ?? '';
    await until(() => count("regrade_jobs WHERE state = 'done'") >= 3, 'a few are graded again');
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    expect(count("regrade_jobs WHERE state = 'done'")).toBeLessThan(SUBMISSIONS);
    expect(query('SELECT DISTINCT score FROM reports')).toEqual([{ score: 3 }]);

    server = await startServer({ DATA_DIR: folder, WORKERS: '2' });
    await until(() => count("regrades WHERE state = 'ready'") === 1, 'the dry run is done');
    expect(count("regrade_jobs WHERE state = 'done'")).toBe(SUBMISSIONS);
    expect(query('SELECT max(attempts) AS most FROM regrade_jobs')).toEqual([{ most: 1 }]);
    expect((await post(server.instructorLink, regrade, { act: 'apply' })).status).toBe(303);
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    expect(query('SELECT submission_id, verdict, score FROM reports ORDER BY submission_id')).toEqual(expected);

    server = await startServer({ DATA_DIR: folder, WORKERS: '2' });
    expect((await post(server.instructorLink, regrade, { act: 'revert', reason: 'back' })).status).toBe(303);
    expect(query('SELECT DISTINCT verdict, score, exercise_version AS version FROM reports')).toEqual([
      { verdict: 'wrong-answer', score: 3, version: 'older' },
    ]);
  }, 300_000);
});
