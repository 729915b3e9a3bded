/**
 * Bench `quiz`: so many students, whose pages listen for events, press Start within ten seconds, open the questions with a new
 * stream, and then save an answer every five seconds on average, while the instructor's live page is open. Then a crowd whose
 * requests are dropped and whose server is killed. Server and load generator share this machine: how much of it each took is
 * printed. `npm run bench -- quiz 1000` runs one crowd, `-- quiz dropped` the other part.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { anyAnswer, CROWD_QUIZ, type CrowdStudent, fillCrowd, joinCrowd } from '../quizzes/support/quiz-crowd.ts';
import { type RunningServer, startServer, visit } from '../support/server-process.ts';
import { createLatencies } from './open-load.ts';
import { holdDropped } from './quiz-dropped.ts';

const CROWDS = [100, 300, 1_000];
const START_SECONDS = 10;
const ANSWER_SECONDS = 20;
const SAVE_EVERY_MS = 5_000;
/** p99, ms, by the size of the crowd. */
const TARGETS: Readonly<Record<number, { readonly start: number; readonly save: number }>> = {
  300: { start: 150, save: 150 },
  1000: { start: 700, save: 150 },
};
/** Students of the part in which requests are dropped. */
const DROPPED_CROWD = 300;

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

/** Processor time that a process has taken so far, s; Linux counts it in hundredths. */
function cpuSeconds(pid: number | undefined): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

interface Row {
  readonly students: number;
  readonly start: ReturnType<typeof createLatencies>;
  readonly save: ReturnType<typeof createLatencies>;
  readonly failed: number;
  readonly lost: number;
  readonly liveBytes: number;
  /** Share of one core, of the server and of the load generator. */
  readonly cores: { readonly server: number; readonly crowd: number };
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
    const lobby = crowd.map((student) => student.listen());
    await Promise.all(lobby.map(({ opened }) => opened));
    const [start, save] = [createLatencies(), createLatencies()];
    let acknowledged = 0;
    let failed = 0;
    const begin = performance.now();
    const before = { server: cpuSeconds(server.process.pid), crowd: cpuSeconds(process.pid) };
    const end = begin + (START_SECONDS + ANSWER_SECONDS) * 1_000;
    const take = async (student: CrowdStudent, index: number): Promise<() => void> => {
      await sleep(Math.random() * START_SECONDS * 1_000);
      lobby[index]?.stop();
      const startedAt = performance.now();
      const questions = await student.start();
      start.record(startedAt);
      if (questions.length === 0) failed += 1;
      const { stop } = student.listen();
      const versions = new Map<string, number>();
      for (let due = performance.now() + pause(SAVE_EVERY_MS); due < end; due += pause(SAVE_EVERY_MS)) {
        await sleep(Math.max(0, due - performance.now()));
        const question = questions[Math.floor(Math.random() * questions.length)] ?? 'q0';
        const version = (versions.get(question) ?? 0) + 1;
        versions.set(question, version);
        const status = await student.save(question, version, anyAnswer(question, Math.random()));
        // From the moment at which it was due, so that a slow server cannot slow the load.
        save.record(Math.min(due, performance.now()));
        if (status === 200) acknowledged += 1;
        else failed += 1;
      }
      return stop;
    };
    const stops = await Promise.all(crowd.map(take));
    const seconds = (performance.now() - begin) / 1_000;
    const cores = {
      server: (cpuSeconds(server.process.pid) - before.server) / seconds,
      crowd: (cpuSeconds(process.pid) - before.crowd) / seconds,
    };
    for (const stop of stops) stop();
    await server.end('SIGTERM');
    const database = openDatabase(join(folder, 'gradedescent.db'));
    const stored = Number(database.prepare('SELECT count(*) FROM quiz_answers').pluck().get());
    database.close();
    return { students, start, save, failed, lost: acknowledged - stored, liveBytes: liveBytes(), cores };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verdictOf({ students, start, save, failed, lost }: Row): string {
  const target = TARGETS[students];
  if (target === undefined) return '';
  const good = start.percentile(99) <= target.start && save.percentile(99) <= target.save && failed === 0 && lost === 0;
  return `start <= ${target.start}, save <= ${target.save}, none lost: ${good ? 'ok' : 'MISSED'}`;
}

async function crowds(sizes: readonly number[]): Promise<void> {
  const table = new Table({
    head: [
      'students',
      'start p50',
      'p99 ms',
      'saves',
      'save p50',
      'p95',
      'p99 ms',
      'failed',
      'lost',
      'live kB/s',
    ].concat('cores: server', 'crowd', 'target, p99'),
  });
  for (const students of sizes) {
    const row = await hold(students);
    const { start, save, failed, lost, liveBytes, cores } = row;
    const ms = (latencies: Row['save'], p: number): number => Math.round(latencies.percentile(p));
    table.push([
      students,
      ms(start, 50),
      ms(start, 99),
      save.count(),
      ms(save, 50),
      ms(save, 95),
      ms(save, 99),
      failed,
      lost,
      Math.round(liveBytes / 1_000 / (START_SECONDS + ANSWER_SECONDS)),
      cores.server.toFixed(2),
      cores.crowd.toFixed(2),
      verdictOf(row),
    ]);
  }
  console.log(table.toString());
}

async function dropped(): Promise<void> {
  const { acknowledged, lost, sentAgain, kills, share } = await holdDropped(DROPPED_CROWD);
  console.log(
    `${DROPPED_CROWD} students, ${share * 100} % of requests dropped, ${kills} SIGKILLs: ${acknowledged} answers acknowledged, ` +
      `${sentAgain} requests sent again, ${lost} acknowledged answers lost: ${lost === 0 ? 'ok' : 'MISSED'}`,
  );
}

/** Runs the bench and prints its tables. */
export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  if (args.length === 0 || sizes.length > 0) await crowds(sizes.length > 0 ? sizes : CROWDS);
  if (args.length === 0 || args.includes('dropped')) await dropped();
}
