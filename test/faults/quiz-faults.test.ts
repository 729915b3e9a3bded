/** Forty students at a quiz while the server is killed three times: what was acknowledged counts, once. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { anyAnswer, type CrowdStudent, fillCrowd, joinCrowd } from '../quizzes/support/quiz-crowd.ts';
import { temporaryFolder } from '../support/database.ts';
import { type RunningServer, startServer } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { beside } from './support/beside.ts';

const STUDENTS = 40;
const KILLS = 3;
/** The time of an attempt: no less than this, and as often as this longer than one start of the server takes here. */
const SHORTEST_LIMIT_MS = 30_000;
const STARTS = 20;
const GRACE_MS = 2_000;
/** Acknowledged answers from one kill to the next. */
const BETWEEN_KILLS = 2 * STUDENTS;
const SEED = 20261123;

let folder = '';
let server: RunningServer | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await server?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(String(port)));
    });
  });
}

/** Reads from the database beside the server. */
const query = <T>(sql: string): T[] => beside(folder, (database) => database.prepare(sql).all() as T[]);

interface Acknowledged {
  readonly question: string;
  readonly version: number;
  readonly answer: readonly string[];
}

describe('a quiz whose server is killed three times', () => {
  it('has every acknowledged answer in its results, and none twice', async () => {
    const environment = { DATA_DIR: folder, WORKERS: '1', PORT: await freePort() };
    const before = performance.now();
    await (await startServer(environment)).end('SIGTERM');
    const limitMs = Math.max(SHORTEST_LIMIT_MS, Math.ceil((STARTS * (performance.now() - before)) / 1_000) * 1_000);
    const tokens = await fillCrowd(folder, STUDENTS, { limitMs, graceMs: GRACE_MS });
    server = await startServer(environment);
    const { base } = server;
    const students = [];
    for (const token of tokens) students.push(await joinCrowd(base, token));

    let over = false;
    let retries = 0;
    let taken = 0;
    let started = 0;
    /** One student: starts, then changes answers at random until the end, and sends each again until it is acknowledged. */
    const take = async (student: CrowdStudent, index: number): Promise<Acknowledged[]> => {
      const random = xoroshiro128plus(SEED + index);
      const pause = (): Promise<void> => sleep(uniformInt(random, 100, 400));
      const acknowledged: Acknowledged[] = [];
      const versions = new Map<string, number>();
      await pause();
      let questions = await student.start();
      while (questions.length === 0 && !over) {
        await pause();
        questions = await student.start();
      }
      started += 1;
      while (!over) {
        const question = questions[uniformInt(random, 0, questions.length - 1)] as string;
        const version = (versions.get(question) ?? 0) + 1;
        versions.set(question, version);
        const answer = anyAnswer(question, uniformFloat64(random));
        for (let status = 0; status !== 200 && !over; ) {
          status = await student.save(question, version, answer);
          if (status === 200) {
            acknowledged.push({ question, version, answer });
            taken += 1;
          } else if (status === 409) return acknowledged;
          else {
            retries += 1;
            await pause();
          }
        }
        await pause();
      }
      return acknowledged;
    };
    const taking = students.map(take);
    const untilMoreAreTaken = (): Promise<void> => {
      const goal = taken + BETWEEN_KILLS;
      return until(() => taken >= goal, `${goal} answers are acknowledged`);
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      await untilMoreAreTaken();
      expect(await server.end('SIGKILL')).toBe('SIGKILL');
      server = await startServer(environment);
      expect(server.base).toBe(base);
    }
    await untilMoreAreTaken();
    // Whoever was refused by three kills in a row has not started yet.
    await until(() => started === STUDENTS, 'everybody has started');
    // The last one: the server is away while everybody's time runs out.
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    over = true;
    const all = await Promise.all(taking);
    const [last] = query<{ start: string }>('SELECT max(started_at) AS start FROM quiz_attempts');
    const end = Date.parse(last?.start ?? '') + limitMs + GRACE_MS;
    expect(Date.now()).toBeLessThan(end);
    // The deadline itself, not a guess: until it passes nothing can be seen.
    await sleep(end - Date.now() + 1);
    server = await startServer(environment);
    await until(
      () => query('SELECT 1 FROM quiz_attempts WHERE ended_at IS NULL').length === 0,
      'all attempts are ended',
    );

    const attempts = query<{
      id: string;
      person_id: string;
      started_at: string;
      ended_at: string;
      ended_by: string;
      name: string;
    }>('SELECT quiz_attempts.*, people.name FROM quiz_attempts JOIN people ON people.id = person_id ORDER BY name');
    expect(attempts).toHaveLength(STUDENTS);
    let answers = 0;
    let stored = 0;
    for (const [index, list] of all.entries()) {
      const attempt = attempts.find(({ name }) => name === `Crowd Student ${index + 1}`);
      const rows = query<{ question_id: string; version: number; answer: string }>(
        `SELECT question_id, version, answer FROM quiz_answers WHERE attempt_id = '${attempt?.id}' ORDER BY version`,
      );
      stored += rows.length;
      for (const { question, version, answer } of list) {
        answers += 1;
        const found = rows.filter((row) => row.question_id === question && row.version === version);
        expect(found.map((row) => row.answer)).toEqual([JSON.stringify(answer)]);
      }
      expect(attempt?.ended_by).toBe('clock');
      expect(Date.parse(attempt?.ended_at ?? '') - Date.parse(attempt?.started_at ?? '')).toBe(limitMs);
    }
    // Beside the acknowledged ones there may be answers whose acknowledgement was lost with the server.
    expect(stored).toBeGreaterThanOrEqual(answers);
    expect(stored - answers).toBeLessThanOrEqual(STUDENTS * (KILLS + 1));
    expect(answers).toBeGreaterThan(STUDENTS * 5);
    expect(retries).toBeGreaterThan(STUDENTS);
    process.stdout.write(
      `${STUDENTS} students, ${KILLS + 1} kills: ${answers} answers acknowledged, ${answers} in the results, 0 lost, 0 twice; ${stored - answers} more were stored whose acknowledgement was lost; ${retries} requests sent again.\n`,
    );
  }, 900_000);
});
