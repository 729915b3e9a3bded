/**
 * Owns a crowd of students at a quiz, for fault tests and benches: a database with them and the quiz, and what their pages send.
 * Must not know what is measured.
 */

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { openDatabase } from '../../../server/kernel/database/database.ts';
import { migrate } from '../../../server/kernel/database/migrate.ts';
import { createLoadDemo } from '../../../server/operations/demo.ts';
import { projectRoot } from '../../../server/project-root.ts';
import type { QuizPlan } from '../../../server/quizzes/control/plan.ts';
import { createStore } from '../../../server/store.ts';
import { visit } from '../../support/server-process.ts';
import { formTokenOn } from '../../support/sign-in-link.ts';
import { planInFolder } from './quiz-folder.ts';

/** Text of the quiz: twelve questions of four types, one point each, none of them computed. */
export const CROWD_SOURCE = `
title: A quiz for a crowd
week: 1
sections:
  - questions:
${Array.from({ length: 12 }, (_, index) => {
  const head = `      - id: q${index}\n        text: Question $${index}$ of the crowd, $W^{[${index}]}$?\n`;
  return (
    head +
    [
      '        type: single-choice\n        options: [{ text: one, correct: true }, { text: two }, { text: three }]\n',
      '        type: numeric\n        answer: 7\n',
      '        type: shape\n        answer: [3, 4]\n',
      '        type: short-text\n        accepted: [seven]\n',
    ][index % 4]
  );
}).join('')}`;
const ANSWERS = [
  ['0', '1', '2'],
  ['7', '8', '9'],
  ['(3, 4)', '(4, 3)', '(3,)'],
  ['seven', 'eight', 'nine'],
] as const;

/** Path of the quiz. */
export const CROWD_QUIZ = '/courses/demo/quizzes/crowd';

/** Fills a folder's database with the demo course and so many students; returns the words of their sign-in links. */
export function fillStudents(folder: string, students: number): string[] {
  const database = openDatabase(join(folder, 'gradedescent.db'));
  const clock = (): Date => new Date();
  migrate(database, join(projectRoot, 'server', 'kernel', 'database', 'migrations'), clock());
  const store = createStore(database, 'test');
  const newToken = (): string => randomBytes(24).toString('base64url');
  createLoadDemo({ store, clock, newId: randomUUID, newToken })([]);
  const createdAt = clock().toISOString();
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const tokens = store.transaction(() =>
    Array.from({ length: students }, (_, index) => {
      const id = randomUUID();
      const token = newToken();
      store.people.ensureDemoPerson({ id, name: `Crowd Student ${index + 1}`, isAdmin: false, demoKey: id, createdAt });
      const place = { courseId: 'demo', personId: id, role: 'student', source: 'demo', studentNumber: null } as const;
      store.courses.enrol({ ...place, joinedAt: createdAt });
      const tokenHash = createHash('sha256').update(token).digest('hex');
      store.people.replaceSignInLinks({ tokenHash, personId: id, createdAt, expiresAt });
      return token;
    }),
  );
  database.close();
  return tokens;
}

/** Fills a folder's database with a crowd and a quiz that is open for a day; returns the words of sign-in links. */
export async function fillCrowd(folder: string, students: number, plan: Partial<QuizPlan>): Promise<string[]> {
  const tokens = fillStudents(folder, students);
  const [opensAt, closesAt] = [Date.now(), Date.now() + 86_400_000].map((time) => new Date(time).toISOString());
  const window = { opensAt: opensAt as string, closesAt: closesAt as string };
  await planInFolder(folder, { slug: 'crowd', source: CROWD_SOURCE, plan: { ...window, ...plan } });
  return tokens;
}

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

/**
 * Sends a request as a page does; status 0 is no answer. As browsers do, it sends again what it sent on a connection that the server was
 * just closing because nothing had been said on it for some seconds.
 */
function send(
  method: string,
  url: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; body: Buffer }> {
  return new Promise((resolve) => {
    const failed = (): void => resolve({ status: 0, body: Buffer.alloc(0) });
    const outgoing = request(url, { method, agent, headers, timeout: 15_000 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }));
      answer.on('error', failed);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(send(method, url, headers, body));
      else failed();
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.end(body);
  });
}

/** A student of the crowd, signed in. */
export interface CrowdStudent {
  /** Presses Start and opens the questions; returns their ids, none when there was no answer. */
  start(): Promise<string[]>;
  /** Saves an answer; 200 means that it is acknowledged. */
  save(question: string, version: number, answer: readonly string[]): Promise<number>;
  /** Keeps a page's stream of events open; `opened` resolves with the first event. */
  listen(): { readonly opened: Promise<void>; stop(): void };
}

/** An answer to a question, right or wrong, by a number of 0 (inclusive) to 1 (exclusive). */
export function anyAnswer(question: string, random: number): string[] {
  const choices = ANSWERS[Number(question.slice(1)) % 4] ?? ANSWERS[0];
  return [choices[Math.floor(random * choices.length)] as string];
}

/** Signs a student in by the word of a link. */
export async function joinCrowd(base: string, token: string): Promise<CrowdStudent> {
  const { cookie, get } = await visit(`${base}/sign-in/${token}`);
  const csrf = formTokenOn(await get('/courses/demo'));
  const json = { cookie, 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf };
  return {
    async start() {
      const form = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await send(
        'POST',
        `${base}${CROWD_QUIZ}/start`,
        form,
        new URLSearchParams({ _csrf: csrf }).toString(),
      );
      if (status !== 303) return [];
      const page = await send('GET', base + CROWD_QUIZ, { cookie, accept: 'text/html', 'accept-encoding': 'br' });
      if (page.status !== 200) return [];
      const html = brotliDecompressSync(page.body).toString();
      return [...html.matchAll(/data-question="([^"]+)"/g)].map(([, id = '']) => id);
    },
    async save(question, version, answer) {
      const body = JSON.stringify({ answer, version });
      return (await send('PUT', `${base}/api/v1${CROWD_QUIZ}/answers/${question}`, json, body)).status;
    },
    listen() {
      let heard = (): void => {};
      const opened = new Promise<void>((resolve) => {
        heard = resolve;
      });
      const stream = request(
        `${base}${CROWD_QUIZ}/events`,
        { headers: { cookie, accept: 'text/event-stream' }, agent: new Agent() },
        (answer) => answer.once('data', heard).resume(),
      );
      stream.on('error', () => {});
      stream.end();
      return { opened, stop: () => stream.destroy() };
    },
  };
}
