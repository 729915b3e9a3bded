/**
 * Owns a quiz under bad luck: a fifth of all requests is dropped, half of them on the way to the server and half on the way back,
 * and the server is killed twice. Each student sends an answer again until it is acknowledged, as the page does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { anyAnswer, type CrowdStudent, fillCrowd, joinCrowd } from '../quizzes/support/quiz-crowd.ts';
import { startServer } from '../support/server-process.ts';

const DROPPED = 0.2;
const KILLS = 2;
const RUN_MS = 30_000;
/** Between two tries of the same request, and between two answers. */
const AGAIN_MS = 300;
const ANSWER_EVERY_MS = 2_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(String(port)));
    });
  });
}

/** Lets a request through, or not: what is dropped on the way there is not sent, what is dropped on the way back is not heard. */
async function unreliable<T>(send: () => Promise<T>, nothing: T): Promise<T> {
  const luck = Math.random();
  if (luck < DROPPED / 2) return nothing;
  const answer = await send();
  return luck < DROPPED ? nothing : answer;
}

/** Holds the quiz. `lost` counts acknowledged answers that the database does not have as they were sent. */
export async function holdDropped(students: number) {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  try {
    const tokens = await fillCrowd(folder, students, { limitMs: 600_000 });
    const environment = { DATA_DIR: folder, NODE_ENV: 'development', WORKERS: '1', PORT: await freePort() };
    let server = await startServer(environment);
    const crowd: CrowdStudent[] = [];
    for (const token of tokens) crowd.push(await joinCrowd(server.base, token));
    const acknowledged: { name: string; question: string; version: number; answer: string }[] = [];
    let sentAgain = 0;
    const end = performance.now() + RUN_MS;
    const isOver = (): boolean => performance.now() > end;

    const take = async (student: CrowdStudent, index: number): Promise<void> => {
      await sleep(Math.random() * ANSWER_EVERY_MS);
      let questions: string[] = [];
      while (questions.length === 0 && !isOver()) {
        questions = await unreliable(() => student.start(), []);
        if (questions.length === 0) await sleep(AGAIN_MS);
      }
      const versions = new Map<string, number>();
      while (!isOver()) {
        const question = questions[Math.floor(Math.random() * questions.length)] as string;
        const version = (versions.get(question) ?? 0) + 1;
        versions.set(question, version);
        const answer = anyAnswer(question, Math.random());
        while (!isOver()) {
          const status = await unreliable(() => student.save(question, version, answer), 0);
          if (status === 200) {
            const name = `Crowd Student ${index + 1}`;
            acknowledged.push({ name, question, version, answer: JSON.stringify(answer) });
            break;
          }
          sentAgain += 1;
          await sleep(AGAIN_MS * (0.5 + Math.random()));
        }
        await sleep(Math.random() * 2 * ANSWER_EVERY_MS);
      }
    };
    const taking = Promise.all(crowd.map(take));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(RUN_MS / (KILLS + 1));
      await server.end('SIGKILL');
      server = await startServer(environment);
    }
    await taking;
    await server.end('SIGKILL');

    const database = openDatabase(join(folder, 'gradedescent.db'));
    const find = database
      .prepare(`
        SELECT answer FROM quiz_answers JOIN quiz_attempts ON quiz_attempts.id = attempt_id JOIN people ON people.id = person_id
        WHERE name = @name AND question_id = @question AND version = @version`)
      .pluck();
    const lost = acknowledged.filter(({ answer, ...key }) => find.get(key) !== answer).length;
    database.close();
    return { acknowledged: acknowledged.length, lost, sentAgain, kills: KILLS, share: DROPPED };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
