/**
 * Bench `web`: 200 signed-in students, 100 requests a second to the course page and to an exercise page, while 5 submissions a
 * second are being graded, all on this machine, the load generator included. Prints latencies, counted from the moment at
 * which a request was due, and the compressed weight of both pages. Targets stand in the table.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import Table from 'cli-table3';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { projectRoot } from '../../server/project-root.ts';
import { fillStudents } from '../quizzes/support/quiz-crowd.ts';
import { type RunningServer, startServer, visit } from '../support/server-process.ts';
import { type LoadResult, openLoad } from './open-load.ts';

const STUDENTS = 200;
const REQUESTS_PER_SECOND = 100;
const SUBMISSIONS_PER_SECOND = 5;
const SECONDS = 20;
const WARM_UP_SECONDS = 5;
const TARGET_MS = 100;
const TARGET_BYTES = 60_000;
const SLUG = 'compute_cost';
const PAGES = { 'course page': '/courses/demo', 'exercise page': `/courses/demo/exercises/${SLUG}` } as const;

const source = readFileSync(join(projectRoot, 'exercises', SLUG, 'reference.ts'), 'utf8');

type Student = Awaited<ReturnType<typeof visit>>;

/** Sends files at a steady pace until stopped; returns how many were taken. */
function submitSteadily(students: readonly Student[]): () => Promise<number> {
  const sent: Promise<string>[] = [];
  let next = 0;
  const timer = setInterval(() => {
    const student = students[next % students.length] as Student;
    sent.push(student.submit(SLUG, `${source}\n// ${next++}\n`));
  }, 1000 / SUBMISSIONS_PER_SECOND);
  return async () => {
    clearInterval(timer);
    return (await Promise.all(sent)).length;
  };
}

/** Loads one page with the sessions of all students, evenly, at the target rate. */
function load(server: RunningServer, path: string, students: readonly Student[], seconds: number): Promise<LoadResult> {
  let next = 0;
  return openLoad(REQUESTS_PER_SECOND, seconds, () => ({
    url: server.base + path,
    headers: {
      cookie: students[next++ % students.length]?.cookie ?? '',
      accept: 'text/html',
      'accept-encoding': 'gzip',
    },
  }));
}

/** Bytes on the wire of a page with its style sheets and scripts (not what those load later). */
async function weigh(server: RunningServer, path: string, student: Student): Promise<number> {
  const html = await student.get(path);
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url = '']) => url);
  const bodies = await Promise.all(
    [...new Set(assets)].map(async (url) => {
      const answer = await fetch(server.base + url);
      return brotliCompressSync(Buffer.from(await answer.arrayBuffer())).length;
    }),
  );
  return gzipSync(html).length + bodies.reduce((sum, bytes) => sum + bytes, 0);
}

const verdict = (good: boolean): string => (good ? 'ok' : 'MISS');

/** Runs the bench and prints its tables. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  try {
    const tokens = fillStudents(folder, STUDENTS);
    const server = await startServer({ DATA_DIR: folder, NODE_ENV: 'development' });
    const students: Student[] = [];
    for (const token of tokens) students.push(await visit(`${server.base}/sign-in/${token}`));
    const table = new Table({
      head: ['page', 'requests', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', `p95 <= ${TARGET_MS} ms`],
    });
    const stop = submitSteadily(students);
    for (const [name, path] of Object.entries(PAGES)) {
      await load(server, path, students, WARM_UP_SECONDS);
      const { requests, errors, percentile } = await load(server, path, students, SECONDS);
      const [p50 = 0, p95 = 0, p99 = 0] = [50, 95, 99].map((p) => Math.round(percentile(p)));
      table.push([name, requests, p50, p95, p99, errors, verdict(p95 <= TARGET_MS && errors === 0)]);
    }
    const taken = await stop();
    console.log(table.toString());
    const graded = await untilGraded(folder);
    console.log(
      `${STUDENTS} students signed in; ${taken} submissions taken meanwhile, ${graded} left ungraded at the end.\n`,
    );
    const weights = new Table({ head: ['page', 'compressed bytes', 'target'] });
    for (const [name, path] of Object.entries(PAGES)) {
      const bytes = await weigh(server, path, students[0] as Student);
      weights.push([
        name,
        bytes,
        name === 'course page' ? `<= ${TARGET_BYTES}: ${verdict(bytes <= TARGET_BYTES)}` : '',
      ]);
    }
    console.log(weights.toString());
    await server.end('SIGTERM');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until the queue is empty; returns the number of submissions that could not be graded. */
async function untilGraded(folder: string): Promise<number> {
  const database = openDatabase(join(folder, 'gradedescent.db'));
  const count = database.prepare('SELECT count(*) FROM jobs WHERE state IN (SELECT value FROM json_each(?))').pluck();
  for (;;) {
    if (count.get('["queued","running"]') === 0) {
      const ungraded = Number(count.get('["failed"]'));
      database.close();
      return ungraded;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
