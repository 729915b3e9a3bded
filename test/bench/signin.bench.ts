/**
 * Bench `signin`: people come in at the same moment, all from one address, with passwords hashed as in production; server and
 * load generator on this machine. Each person has a browser of their own, whose page is open already. Prints how long they wait and
 * how many are not let in: 200 who sign in, 200 who join by the class code, and people who sign in while somebody floods the server with
 * wrong passwords for ever new accounts, from one browser and from ever new ones.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { createPasswords } from '../../server/accounts/passwords.ts';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { createStore } from '../../server/store.ts';
import { fillStudents } from '../quizzes/support/quiz-crowd.ts';
import { startServer } from '../support/server-process.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { quantile } from './statistics.ts';

const CLASS = 200;
/** People who sign in one after the other while the flood goes on, of each kind. */
const MEANWHILE = 8;
/** Wrong tries of the flood that wait for their answer at any moment. */
const FLOOD = 100;
const PASSWORD = 'correct horse battery';
const CODE = 'abcd2345';
const TARGET_MS = 15_000;

interface Answer {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly text: string;
}
/** A connection for each request: those that wait unused are closed by the server after some seconds. */
const agent = new Agent({ maxSockets: 2_000 });
const send = (url: string, cookie: string, form?: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const body = form && new URLSearchParams(form).toString();
    const headers = {
      cookie,
      accept: 'text/html',
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const sent = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const cookies = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? '');
        resolve({ status: answer.statusCode ?? 0, cookies, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Opens a page in a fresh browser; the returned function sends its form. */
async function openForm(url: string, cookies: readonly string[] = []) {
  const page = await send(url, cookies.join('; '));
  const cookie = [...cookies, ...page.cookies].join('; ');
  const _csrf = formTokenOn(page.text);
  return (form: Record<string, string>) => send(url, cookie, { _csrf, ...form });
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Runs `work` and notes its latency, ms, and whether it was let in. */
async function measure(row: { times: number[]; refused: number }, work: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now();
  const answer = await work();
  row.times.push(performance.now() - start);
  if (answer.status !== 303) row.refused += 1;
  return answer;
}

/** Gives the students of a folder addresses and a password, and the course a code. */
async function prepare(folder: string): Promise<void> {
  fillStudents(folder, CLASS + 4 * MEANWHILE);
  const hash = await createPasswords().hash(PASSWORD);
  const database = openDatabase(join(folder, 'gradedescent.db'));
  const rows = database.prepare("SELECT id FROM people WHERE name LIKE 'Crowd %' ORDER BY rowid").pluck().all();
  rows.forEach((id, index) => {
    database.prepare('UPDATE people SET password_hash = ?, email = ? WHERE id = ?').run(hash, emailOf(index), id);
  });
  const store = createStore(database, 'test');
  const course = store.courses.findCourse('demo');
  if (course) store.courses.updateCourse({ ...course, classCode: CODE });
  database.close();
}
const emailOf = (index: number): string => `s${index}@example.org`;

/** Runs the bench and prints its table. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  const table = new Table({
    head: ['who', 'people', 'all after ms', 'p50 ms', 'p95 ms', 'longest ms', 'not let in', `<= ${TARGET_MS} ms`],
  });
  const note = async (who: string, work: (row: { times: number[]; refused: number }) => Promise<unknown>) => {
    const row = { times: [] as number[], refused: 0 };
    const start = performance.now();
    await work(row);
    const longest = Math.max(...row.times);
    const figures = [performance.now() - start, quantile(row.times, 0.5), quantile(row.times, 0.95), longest];
    const verdict = longest <= TARGET_MS && row.refused === 0 ? 'ok' : 'MISS';
    table.push([who, row.times.length, ...figures.map(Math.round), row.refused, verdict]);
  };
  try {
    await prepare(folder);
    const server = await startServer({ DATA_DIR: folder, NODE_ENV: 'development' });
    const signIn = `${server.base}/sign-in`;
    const person = (index: number) => ({ email: emailOf(index), password: PASSWORD });
    const devices: string[] = [];
    await note('one alone', async (row) => {
      const post = await openForm(signIn);
      await measure(row, () => post(person(0)));
    });
    const pages = await Promise.all(many(CLASS, () => openForm(signIn)));
    await note('sign in at once', (row) =>
      Promise.all(
        pages.map(async (post, index) => {
          const { cookies } = await measure(row, () => post(person(index)));
          devices[index] = cookies.find((one) => one.startsWith('gradedescent.device.')) ?? '';
        }),
      ),
    );
    const forms = await Promise.all(many(CLASS, () => openForm(`${server.base}/join`)));
    await note('join at once', (row) =>
      Promise.all(
        forms.map((post, index) => {
          const form = { code: CODE, name: `New ${index}`, email: `n${index}@example.org`, password: PASSWORD };
          return measure(row, () => post(form));
        }),
      ),
    );
    let next = CLASS;
    for (const [kind, isFresh] of [
      ['one browser', false],
      ['ever new browsers', true],
    ] as const) {
      let over = false;
      let number = 0;
      const shared = await openForm(signIn);
      const flood = many(FLOOD, async () => {
        while (!over) {
          const post = isFresh ? await openForm(signIn) : shared;
          number += 1;
          await post({ email: `flood${number}${kind}@example.org`, password: 'wrong wrong wrong' });
        }
      });
      await note(`new devices during a flood from ${kind}`, async (row) => {
        for (let index = 0; index < MEANWHILE; index++) {
          const post = await openForm(signIn);
          await measure(row, () => post(person(next++)));
        }
      });
      await note(`known devices during a flood from ${kind}`, async (row) => {
        for (let index = 0; index < MEANWHILE; index++) {
          const post = await openForm(signIn, [devices[index] ?? '']);
          await measure(row, () => post(person(index)));
        }
      });
      over = true;
      await Promise.all(flood);
    }
    console.log(table.toString());
    await server.end('SIGTERM');
  } finally {
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}
