/** Real server processes with the real grader: killed, stopped, started where they cannot start. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fillStudents } from '../quizzes/support/quiz-crowd.ts';
import { temporaryFolder } from '../support/database.ts';
import { exercisesFolder } from '../support/grader.ts';
import { linksIn, type RunningServer, spawnServer, startServer, visit } from '../support/server-process.ts';
import { pressLinkOf } from '../support/sign-in-link.ts';
import { until } from '../support/until.ts';
import { beside } from './support/beside.ts';

const right = readFileSync(join(exercisesFolder, 'linear_forward', 'reference.ts'), 'utf8');
const SUBMISSIONS = 30;
/** As many as one person may have in the queue. */
const EACH = 5;
const PATIENCE_MS = 180_000;
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

/** Reads from the database beside the server. */
const query = <T>(sql: string): T[] => beside(folder, (database) => database.prepare(sql).all() as T[]);
/** Number of reports. @throws Error when the grader gave a submission up: waiting for its report would be in vain */
function countReports(): number {
  const [failed] = query<{ last_error: string }>("SELECT last_error FROM jobs WHERE state = 'failed'");
  if (failed) throw new Error(`the grader failed: ${failed.last_error}`);
  return query<{ n: number }>('SELECT count(*) AS n FROM reports')[0]?.n ?? 0;
}

describe('a server that is killed with thirty submissions in the queue, three times', () => {
  it('grades every accepted submission exactly once', async () => {
    const tokens = fillStudents(folder, SUBMISSIONS / EACH);
    server = await startServer({ DATA_DIR: folder, WORKERS: '2' });
    const ids: string[] = [];
    for (const token of tokens) {
      const student = await visit(`${server.base}/sign-in/${token}`);
      for (let index = 0; index < EACH; index++)
        ids.push(await student.submit('linear_forward', `// number ${index}\n${right}`));
    }
    for (let kill = 1; kill <= 3; kill++) {
      const goal = Math.min(SUBMISSIONS - 1, countReports() + 5);
      await until(() => countReports() >= goal, `${goal} reports are there`);
      expect(await server.end('SIGKILL')).toBe('SIGKILL');
      server = await startServer({ DATA_DIR: folder, WORKERS: '2' });
    }
    await until(() => countReports() >= SUBMISSIONS, 'everything is graded');
    const rows = query<{ id: string; state: string; verdict: string; attempts: number; reports: number }>(`
      SELECT submissions.id, state, verdict, attempts,
        (SELECT count(*) FROM reports AS r WHERE r.submission_id = submissions.id) AS reports
      FROM submissions JOIN jobs ON jobs.submission_id = submissions.id LEFT JOIN reports ON reports.submission_id = submissions.id
      ORDER BY jobs.id`);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    for (const row of rows) expect(row).toMatchObject({ state: 'done', verdict: 'accepted', attempts: 1, reports: 1 });
    const again = await visit(`${server.base}/sign-in/${tokens[0]}`);
    expect(await again.get(`/submissions/${ids[0]}`)).toContain('Accepted');
  }, 300_000);
});

describe('a server that is asked to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s ends cleanly and puts back what it was grading',
    async (signal) => {
      server = await startServer({ DATA_DIR: folder, WORKERS: '1' });
      const student = await visit(server.studentLink);
      const endless = 'export function linear_forward(): never {\n  for (;;) {}\n}\n';
      await student.submit('linear_forward', endless);
      const running = "SELECT * FROM jobs WHERE state = 'running'";
      await until(() => query(running).length === 1, 'the submission is being graded');
      expect(await server.end(signal)).toBe(0);
      expect(query('SELECT state, attempts, lease FROM jobs')).toEqual([{ state: 'queued', attempts: 0, lease: null }]);
    },
    PATIENCE_MS,
  );
});

describe('a server that cannot start', () => {
  /** Starts a server that must fail; returns what it printed. */
  async function failToStart(environment: Record<string, string>): Promise<string> {
    const { output, ended } = spawnServer({ DATA_DIR: folder, ...environment });
    expect(await ended).toBe(1);
    expect(output.text).not.toContain('    at ');
    return output.text;
  }

  it(
    'because of a setting says so in one line, within seconds',
    async () => {
      writeFileSync(join(folder, 'file'), '');
      mkdirSync(join(folder, 'empty'));
      const used = temporaryFolder();
      writeFileSync(join(used, 'session-secret'), 'damaged');
      const wrong: [Record<string, string>, string][] = [
        [{ DATA_DIR: join(folder, 'file', 'data') }, `cannot write to its data folder ${join(folder, 'file', 'data')}`],
        [{ DATA_DIR: '/proc/grades' }, 'cannot write to its data folder /proc/grades'],
        [{ EXERCISES_DIR: '/nonexistent' }, 'EXERCISES_DIR must be a folder of exercises'],
        [{ EXERCISES_DIR: join(folder, 'file') }, 'EXERCISES_DIR must be a folder of exercises'],
        [{ EXERCISES_DIR: join(folder, 'empty') }, 'EXERCISES_DIR must be a folder of exercises'],
        [{ HOST: 'nosuch.invalid', DATA_DIR: join(folder, 'data') }, 'This machine has no address nosuch.invalid'],
        [{ DATA_DIR: used }, 'session-secret'],
        [{ PORT: '0x10e0', WORKERS: '-1', SMTP_URL: 'mail' }, 'PORT must be a whole number'],
      ];
      for (const [settings, words] of wrong) {
        const printed = (await failToStart(settings)).trim();
        expect(printed).toContain(words);
        expect(printed.split('\n')).toHaveLength(settings.PORT ? 3 : 1);
      }
      rmSync(used, { recursive: true });
    },
    PATIENCE_MS,
  );

  it(
    'because its database was emptied or lost says so and makes no new one',
    async () => {
      const database = join(folder, 'gradedescent.db');
      const empty = (): void => writeFileSync(database, '');
      const lost = (): void => rmSync(database);
      writeFileSync(join(folder, 'session-secret'), 's'.repeat(64));
      for (const harm of [empty, lost]) {
        harm();
        const printed = await failToStart({});
        expect(printed).toMatch(/The database in .* is (empty|missing), but session-secret of an earlier server/);
        expect(printed).toContain('gradedescent restore');
      }
      expect(existsSync(database)).toBe(false);
      rmSync(join(folder, 'session-secret'));
      mkdirSync(join(folder, 'backups'));
      writeFileSync(join(folder, 'backups', 'gradedescent-2026-03-01T00-00-00Z.db'), 'a backup');
      expect(await failToStart({})).toContain('1 backup of an earlier server');
    },
    PATIENCE_MS,
  );

  it(
    'because the database cannot be opened or is none says so',
    async () => {
      writeFileSync(join(folder, 'gradedescent.db'), 'this is not a database, it only has the name of one');
      expect(await failToStart({})).toContain('is damaged');
      rmSync(join(folder, 'gradedescent.db'));
      mkdirSync(join(folder, 'gradedescent.db'));
      expect(await failToStart({})).toContain('cannot write to its data folder');
    },
    PATIENCE_MS,
  );

  it(
    'because another one uses the data folder or the port says so and leaves that one alone',
    async () => {
      server = await startServer({ DATA_DIR: folder });
      expect(await failToStart({})).toContain('Another Grade Descent uses the data folder');
      expect((await fetch(`${server.base}/healthz/live`)).status).toBe(200);
      const second = temporaryFolder();
      const { port } = new URL(server.base);
      expect(await failToStart({ DATA_DIR: second, PORT: port })).toContain(`Port ${port} of 127.0.0.1 is taken`);
      rmSync(second, { recursive: true });
    },
    PATIENCE_MS,
  );
});

const withSmallDisks = spawnSync('bwrap', ['--dev-bind', '/', '/', '--tmpfs', '/tmp', 'true']).status === 0;
(withSmallDisks ? describe : describe.skip)('a disk that is really full', () => {
  it(
    'is said to strangers who want to sign in and to monitors, and what was accepted is still shown',
    async () => {
      const size = String(4 * 1024 * 1024);
      const disk = ['bwrap', '--dev-bind', '/', '/', '--die-with-parent', '--size', size, '--tmpfs', folder];
      const { child, output, ended } = spawnServer({ DATA_DIR: folder, WORKERS: '1' }, disk);
      await until(() => linksIn(output.text).length >= 2, 'it listens');
      const [link = ''] = linksIn(output.text);
      const { origin } = new URL(link);
      const student = await visit(link);
      const accepted: string[] = [];
      const fill = async (): Promise<void> => {
        const big = `// ${'x'.repeat(60_000)}\n${right}`;
        for (;;) accepted.push(await student.submit('linear_forward', big, '', 'run'));
      };
      await expect(fill()).rejects.toThrow(/507/);
      expect(accepted.length).toBeGreaterThan(0);
      // What is left takes some sessions more.
      const signIn = () => pressLinkOf(link, 'text/html');
      let stranger = await signIn();
      for (; stranger.status === 303; stranger = await signIn()) await stranger.text();
      expect(stranger.status).toBe(507);
      expect(await stranger.text()).toContain('disk of the server is full');
      expect(await student.get(`/submissions/${accepted[0]}`)).toContain('linear_forward');
      const health = (await (await fetch(`${origin}/healthz/ready`)).json()) as object;
      expect(health).toMatchObject({ status: 'fail', checks: { disk: 'fail' } });
      expect((await fetch(`${origin}/healthz/live`)).status).toBe(200);
      child.kill('SIGKILL');
      await ended;
    },
    PATIENCE_MS,
  );
});

describe('a production server', () => {
  it(
    'has no demo accounts',
    async () => {
      const { child, output, ended } = spawnServer({ DATA_DIR: folder, NODE_ENV: 'production' });
      await until(() => output.text.includes('Grade Descent listens on'), 'it listens');
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(output.text).not.toContain('sign-in');
      expect(query('SELECT * FROM people')).toEqual([]);
    },
    PATIENCE_MS,
  );
});
