/**
 * Owns the real application over a real database in a temporary folder, with a fake grader and a clock that tests move.
 * Must not know what is tested.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import request from 'supertest';
import type { Exercise } from '../../../graders/catalog/exercise.ts';
import { LimitsSchema } from '../../../graders/limits.ts';
import { createApp } from '../../../server/app.ts';
import { createCourseContent } from '../../../server/content/course-content.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { createGradingQueue } from '../../../server/queue/grading-queue.ts';
import { createIssueDemoLinks } from '../../../server/services/sign-in.ts';
import { type Connection, openDatabase } from '../../../server/store/database.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { SqliteSessionStore } from '../../../server/store/session.store.ts';
import { createStore } from '../../../server/store/store.ts';
import { createFakeGrader, type FakeGrader } from './fake-grader.ts';

const migrationsFolder = join(projectRoot, 'server', 'store', 'migrations');

/** An exercise as it comes from disk, with the texts that pages show. */
export function exerciseNamed(slug: string, change: Partial<Exercise> = {}): Exercise {
  return {
    slug,
    title: `Exercise ${slug}`,
    week: 4,
    order: 1,
    function: slug,
    parameters: ['A', 'W', 'b'],
    signature: '(A: NDArray) => NDArray',
    course: true,
    generation: '2021+',
    result: { name: 'Z' },
    shapes: {},
    tolerance: { relative: 1e-7, absolute: 1e-12, reason: 'test' },
    references: { agreement: 1e-5 },
    typeErrorsCost: false,
    mistakes: [],
    prompt: '# Task\n\nCompute $Z = WA + b$.\n',
    starter: 'export const starter = 1;\n',
    reference: 'export const reference = 2;\n',
    tensorReference: '',
    cases: '',
    attempts: [],
    ...change,
  };
}

export interface TestAppOptions {
  readonly folder?: string;
  readonly exercises?: readonly Exercise[];
  readonly queueLimit?: number;
  readonly submitsPerMinute?: number;
  readonly grader?: FakeGrader;
  readonly capacity?: number;
  /** Called with the database before anything uses it. */
  readonly prepare?: (database: Connection) => void;
}

/** Opens a database with all migrations applied. */
export function openTestDatabase(folder: string): Connection {
  const database = openDatabase(join(folder, 'gradedescent.db'));
  migrate(database, migrationsFolder, new Date());
  return database;
}

/** A fresh folder for a database. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'gradedescent-test-'));
}

/** Creates the application; `close()` closes the database and, unless it was given, deletes the folder. */
export function createTestApp(options: TestAppOptions = {}) {
  const folder = options.folder ?? temporaryFolder();
  const database = openTestDatabase(folder);
  options.prepare?.(database);
  const time = { now: new Date('2026-03-02T10:00:00.000Z').getTime() };
  const clock = (): Date => new Date(time.now);
  const newId = (): string => randomUUID();
  const log = pino({ level: 'silent' });
  const store = createStore(database);
  const grader = options.grader ?? createFakeGrader(options.capacity);
  const policy = { maxAttempts: 3, pauseMs: () => 0 };
  const queue = createGradingQueue({ jobs: store.jobs, grader, clock, newId, log, leaseMs: 60_000, policy });
  const closing = new AbortController();
  const content = createCourseContent(options.exercises ?? [exerciseNamed('linear_forward')], 'exercises');
  const app = createApp({
    config: {
      limits: LimitsSchema.parse({}),
      queueLimit: options.queueLimit ?? 100,
      submitsPerMinute: options.submitsPerMinute ?? 1_000,
      trustedProxies: 0,
      production: true,
      demo: false,
    },
    store,
    sessionStore: new SqliteSessionStore(database, clock),
    sessionSecret: 'a secret for tests',
    queue,
    content,
    assets: { folders: [{ folder: join(projectRoot, 'views', 'assets'), mountedAt: '/assets' }], url: (path) => path },
    viewsFolder: join(projectRoot, 'views'),
    log,
    clock,
    newId,
    closing: closing.signal,
  });
  const newToken = (): string => randomUUID();
  const [student, instructor] = createIssueDemoLinks({ store, clock, newId, newToken })();
  return {
    app,
    database,
    store,
    grader,
    queue,
    time,
    closing,
    folder,
    studentToken: student?.token ?? '',
    instructorToken: instructor?.token ?? '',
    close(): void {
      closing.abort();
      queue.stop();
      database.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type TestApp = ReturnType<typeof createTestApp>;

/** A browser without scripts: it keeps cookies and reads the form's word from the page. */
export async function signIn(app: TestApp, token: string) {
  const agent = request.agent(app.app);
  await agent.get(`/sign-in/${token}`).expect(303);
  const page = await agent.get('/').expect(200);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  return {
    agent,
    csrf,
    /** Sends a file as the page's form does. */
    submit(source: string, fields: Record<string, string> = {}, slug = 'linear_forward') {
      return agent
        .post(`/exercises/${slug}/submissions`)
        .type('form')
        .send({ _csrf: csrf, action: 'submit', fileName: 'mine.ts', source, ...fields });
    },
  };
}

/** Adds another student and returns the token of a sign-in link. */
export function addStudent(app: TestApp, name: string): string {
  const id = randomUUID();
  const token = randomUUID();
  const createdAt = new Date(app.time.now).toISOString();
  app.store.people.ensureDemoPerson({ id, name, role: 'student', demoKey: id, createdAt });
  const tokenHash = createHash('sha256').update(token).digest('hex');
  app.store.people.replaceSignInLinks({ tokenHash, personId: id, createdAt, expiresAt: '2999-01-01T00:00:00.000Z' });
  return token;
}

/** HTML with its entities decoded, to look for text in. */
export function decoded(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x3D': '=', '#x27': "'" };
  return html.replace(/&(lt|gt|quot|amp|#x3D|#x27);/g, (_, name: string) => entities[name] ?? '');
}
