/** A hundred students at a quiz while the server is killed three times: what was acknowledged counts, once. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anyAnswer, fillCrowd, joinCrowd } from '../http/support/quiz-crowd.ts';
import { type RunningServer, startServer } from '../http/support/server-process.ts';
import { temporaryFolder } from '../support/database.ts';
import { beside } from './support/beside.ts';

const STUDENTS = 100;
const KILLS = 3;
const LIMIT_MS = 45_000;
const GRACE_MS = 2_000;
const BETWEEN_KILLS_MS = 7_000;

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
    const tokens = await fillCrowd(folder, STUDENTS, { limitMs: LIMIT_MS, graceMs: GRACE_MS });
    const environment = { DATA_DIR: folder, WORKERS: '1', PORT: await freePort() };
    server = await startServer(environment);
    const { base } = server;
    const students = [];
    for (const token of tokens) students.push(await joinCrowd(base, token));

    let over = false;
    let retries = 0;
    /** One student: starts, then changes answers at random until the end, and sends each again until it is acknowledged. */
    const take = async (student: Awaited<ReturnType<typeof joinCrowd>>): Promise<Acknowledged[]> => {
      const acknowledged: Acknowledged[] = [];
      const versions = new Map<string, number>();
      await sleep(Math.random() * 3_000);
      let questions = await student.start();
      while (questions.length === 0 && !over) {
        await sleep(500);
        questions = await student.start();
      }
      while (!over) {
        const question = questions[Math.floor(Math.random() * questions.length)] as string;
        const version = (versions.get(question) ?? 0) + 1;
        versions.set(question, version);
        const answer = anyAnswer(question);
        for (let status = 0; status !== 200 && !over; ) {
          status = await student.save(question, version, answer);
          if (status === 200) acknowledged.push({ question, version, answer });
          else if (status === 409) return acknowledged;
          else {
            retries += 1;
            await sleep(300);
          }
        }
        await sleep(500 + Math.random() * 1_000);
      }
      return acknowledged;
    };
    const taking = students.map(take);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(BETWEEN_KILLS_MS);
      expect(await server.end('SIGKILL')).toBe('SIGKILL');
      server = await startServer(environment);
      expect(server.base).toBe(base);
    }
    await sleep(5_000);
    // The last one: the server is away while everybody's time runs out.
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    over = true;
    const all = await Promise.all(taking);
    await sleep(LIMIT_MS + GRACE_MS - 20_000);
    server = await startServer(environment);
    for (let tries = 0; tries < 300; tries += 1) {
      if (query('SELECT 1 FROM quiz_attempts WHERE ended_at IS NULL').length === 0) break;
      await sleep(200);
    }

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
      expect(Date.parse(attempt?.ended_at ?? '') - Date.parse(attempt?.started_at ?? '')).toBe(LIMIT_MS);
    }
    // Beside the acknowledged ones there may be answers whose acknowledgement was lost with the server.
    expect(stored).toBeGreaterThanOrEqual(answers);
    expect(stored - answers).toBeLessThanOrEqual(STUDENTS * (KILLS + 1));
    expect(answers).toBeGreaterThan(STUDENTS * 5);
    expect(retries).toBeGreaterThan(STUDENTS);
    process.stdout.write(
      `${STUDENTS} students, ${KILLS + 1} kills: ${answers} answers acknowledged, ${answers} in the results, 0 lost, 0 twice; ${stored - answers} more were stored whose acknowledgement was lost; ${retries} requests sent again.\n`,
    );
  }, 300_000);
});
