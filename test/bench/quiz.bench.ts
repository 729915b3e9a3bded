/**
 * Bench `quiz`: so many students press Start within ten seconds and then save an answer every five seconds on average, each
 * with a page that listens for events, while the instructor's live page is open; server and load generator on this machine.
 * Prints latencies, and whether every acknowledged answer is in the database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { anyAnswer, CROWD_QUIZ, type CrowdStudent, fillCrowd, joinCrowd } from '../quizzes/support/quiz-crowd.ts';
import { type RunningServer, startServer, visit } from '../support/server-process.ts';
import { createLatencies } from './open-load.ts';

const CROWDS = [100, 300, 1_000];
const START_SECONDS = 10;
const ANSWER_SECONDS = 20;
const SAVE_EVERY_MS = 5_000;
/** The target holds for this crowd. */
const TARGET_CROWD = 300;
const TARGET_MS = 150;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Exponential pauses: people answer independently of one another. */
const pause = (meanMs: number): number => -Math.log(1 - Math.random()) * meanMs;

/** Keeps the live page's stream open; returns the bytes that came so far. */
async function watchLive(server: RunningServer): Promise<() => number> {
  const { cookie } = await visit(server.instructorLink);
  let bytes = 0;
  const stream = request(`${server.base}/instructor${CROWD_QUIZ}/events`, { headers: { cookie } }, (answer) => {
    if (answer.statusCode !== 200) throw new Error(`the live page answered ${answer.statusCode}`);
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
  });
  stream.on('error', () => {});
  stream.end();
  return () => bytes;
}

interface Row {
  readonly students: number;
  readonly start: ReturnType<typeof createLatencies>;
  readonly save: ReturnType<typeof createLatencies>;
  readonly failed: number;
  readonly lost: number;
  readonly liveBytes: number;
}

/** One quiz with a crowd. */
async function hold(students: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  try {
    const tokens = await fillCrowd(folder, students, { limitMs: 600_000 });
    const server = await startServer({ DATA_DIR: folder, NODE_ENV: 'development', WORKERS: '1' });
    const crowd: CrowdStudent[] = [];
    for (const token of tokens) crowd.push(await joinCrowd(server.base, token));
    const liveBytes = await watchLive(server);
    const [start, save] = [createLatencies(), createLatencies()];
    const acknowledged: string[] = [];
    let failed = 0;
    const begin = performance.now();
    const end = begin + (START_SECONDS + ANSWER_SECONDS) * 1_000;
    const take = async (student: CrowdStudent): Promise<() => void> => {
      const stop = student.listen();
      await sleep(Math.random() * START_SECONDS * 1_000);
      const startedAt = performance.now();
      const questions = await student.start();
      start.record(startedAt);
      if (questions.length === 0) failed += 1;
      const versions = new Map<string, number>();
      for (let due = performance.now() + pause(SAVE_EVERY_MS); due < end; due += pause(SAVE_EVERY_MS)) {
        await sleep(Math.max(0, due - performance.now()));
        const question = questions[Math.floor(Math.random() * questions.length)] ?? 'q0';
        const version = (versions.get(question) ?? 0) + 1;
        versions.set(question, version);
        const status = await student.save(question, version, anyAnswer(question, Math.random()));
        // From the moment at which it was due, so that a slow server cannot slow the load.
        save.record(Math.min(due, performance.now()));
        if (status === 200) acknowledged.push(`${question} ${version}`);
        else failed += 1;
      }
      return stop;
    };
    const stops = await Promise.all(crowd.map(take));
    for (const stop of stops) stop();
    await server.end('SIGTERM');
    const database = openDatabase(join(folder, 'gradedescent.db'));
    const stored = Number(database.prepare('SELECT count(*) FROM quiz_answers').pluck().get());
    database.close();
    return { students, start, save, failed, lost: acknowledged.length - stored, liveBytes: liveBytes() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the bench and prints its table. */
export async function run(): Promise<void> {
  const table = new Table({
    head: [
      'students',
      'starts',
      'start p50 ms',
      'start p99 ms',
      'saves',
      'save p50 ms',
      'save p95 ms',
      'save p99 ms',
      'failed',
      'lost',
      'live page kB/s',
      'target',
    ],
  });
  for (const students of CROWDS) {
    const { start, save, failed, lost, liveBytes } = await hold(students);
    const ms = (latencies: Row['save'], p: number): number => Math.round(latencies.percentile(p));
    const good = ms(save, 99) <= TARGET_MS && failed === 0 && lost === 0;
    table.push([
      students,
      start.count(),
      ms(start, 50),
      ms(start, 99),
      save.count(),
      ms(save, 50),
      ms(save, 95),
      ms(save, 99),
      failed,
      lost,
      Math.round(liveBytes / 1_000 / (START_SECONDS + ANSWER_SECONDS)),
      students === TARGET_CROWD ? `p99 of save <= ${TARGET_MS} ms, none lost: ${good ? 'ok' : 'MISS'}` : '',
    ]);
  }
  console.log(table.toString());
}
