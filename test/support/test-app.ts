/**
 * Owns the real application over a real database, with a fake grader and a clock that tests move.
 * Must not know what is tested.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Agent, createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { type Logger, pino } from 'pino';
import request from 'supertest';
import type { Exercise } from '../../graders/catalog/exercise.ts';
import type { BrokenContent } from '../../graders/catalog/load-exercises.ts';
import { LimitsSchema } from '../../graders/limits.ts';
import type { EntranceRules } from '../../server/accounts/entrance.ts';
import { entranceRules } from '../../server/accounts/index.ts';
import type { SendMail } from '../../server/accounts/password-links.ts';
import { createPasswords, type Passwords } from '../../server/accounts/passwords.ts';
import { SqliteSessionStore } from '../../server/accounts/sessions.store.ts';
import { type AppDeps, createApp } from '../../server/app.ts';
import { createCourseContent } from '../../server/exercises/catalog.ts';
import { type Connection, openDatabase } from '../../server/kernel/database/database.ts';
import { createRenderer } from '../../server/kernel/http/templates.ts';
import { createMachineClock } from '../../server/kernel/machine-clock.ts';
import { createThreads } from '../../server/kernel/work/work.ts';
import { createLoadDemo } from '../../server/operations/demo.ts';
import { projectRoot } from '../../server/project-root.ts';
import type { QuizFile } from '../../server/quizzes/author/quiz-files.ts';
import type { PostWebhook } from '../../server/quizzes/control/post-webhook.ts';
import type { Compute } from '../../server/quizzes/model/prepare-quiz.ts';
import type { CompareFiles } from '../../server/similarity/run-dolos.ts';
import { createStore } from '../../server/store.ts';
import { openTestDatabase } from './database.ts';
import { createFakeGrader, type FakeGrader } from './fake-grader.ts';
import { exerciseNamed, testWords } from './samples.ts';
import { formTokenOn } from './sign-in-link.ts';

export interface TestAppOptions {
  /** Where the database lies as a file; in memory when absent. */
  readonly folder?: string;
  /** The bytes of another application's database, which this one goes on with. */
  readonly snapshot?: Buffer;
  readonly exercises?: readonly Exercise[];
  /** Exercises that could not be read. */
  readonly brokenExercises?: readonly BrokenContent[];
  readonly queueLimit?: number;
  readonly submitsPerMinute?: number;
  readonly grader?: FakeGrader;
  readonly capacity?: number;
  /** Without demo course and accounts. */
  readonly empty?: boolean;
  readonly publicUrl?: string;
  readonly production?: boolean;
  /** Whether demo accounts, as which tests sign in, are taken in; they are unless it says no. */
  readonly demoPeople?: boolean;
  readonly reducedSandbox?: boolean;
  /** Free bytes of the disk. */
  readonly freeBytes?: () => number | undefined;
  readonly backups?: AppDeps['backups'];
  readonly sendMail?: SendMail;
  /** Quizzes that come as files. */
  readonly quizzes?: readonly QuizFile[];
  readonly brokenQuizzes?: readonly BrokenContent[];
  readonly postWebhook?: PostWebhook;
  readonly compareFiles?: CompareFiles;
  /** Stands for the sandbox. */
  readonly compute?: Compute;
  readonly passwords?: Passwords;
  /** Called with the name of each template that is rendered. */
  readonly onRender?: (template: string) => void;
  readonly entranceRules?: Partial<EntranceRules>;
  readonly log?: Logger;
  readonly trustedProxies?: number;
  /** Called with the database before anything uses it. */
  readonly prepare?: (database: Connection) => void;
}

const render = createRenderer(join(projectRoot, 'views'));
/** As cheap as argon2 can be: what the server's hashes cost is tested in accounts.test.ts. */
const passwords = createPasswords({ memoryCost: 8, timeCost: 1 });

/** Those of all applications of a test file: starting one takes longer than most tests. */
const threads = createThreads();
afterAll(threads.end);

/** Creates the application; `close()` closes the database. */
export function createTestApp(options: TestAppOptions = {}) {
  const database = options.snapshot ? openDatabase(options.snapshot) : openTestDatabase(options.folder);
  options.prepare?.(database);
  const time = {
    now: new Date('2026-03-02T10:00:00.000Z').getTime(),
    /** How far the machine's date was set ahead of the time that passes, and how long the machine slept, ms. */
    dateAhead: 0,
    asleep: 0,
  };
  const machineClock = createMachineClock(
    { date: () => time.now + time.dateAhead, running: () => time.now, uptime: () => time.now + time.asleep },
    () => {},
  );
  const clock = machineClock.now;
  const newId = (): string => randomUUID();
  const log = options.log ?? pino({ level: 'silent' });
  const store = createStore(database, 'test-grader');
  const grader = options.grader ?? createFakeGrader(options.capacity);
  const closing = new AbortController();
  const content = createCourseContent(
    options.exercises ?? [exerciseNamed('linear_forward')],
    'exercises',
    options.brokenExercises,
  );
  const newToken = (): string => randomBytes(24).toString('base64url');
  const links = new Map(
    options.empty || options.snapshot
      ? []
      : createLoadDemo({ store, clock, newId, newToken })([]).map(({ name, token }) => [name, token]),
  );
  let seed = 0;
  const { app, rules, setUpToken, queue, quizzes, retention, loadDemoQuizzes, lookAtClock, ...rest } = createApp({
    config: {
      limits: LimitsSchema.parse({}),
      queueLimit: options.queueLimit ?? 100,
      submitsPerMinute: options.submitsPerMinute ?? 1_000,
      trustedProxies: options.trustedProxies,
      demo: 'none',
      publicUrl: options.publicUrl,
      production: options.production ?? false,
      demoPeople: options.demoPeople ?? true,
      reducedSandbox: options.reducedSandbox ?? false,
    },
    store,
    sessionStore: new SqliteSessionStore(database, clock),
    sessionSecret: 'a secret for tests',
    entranceRules: { ...entranceRules(2), ...options.entranceRules },
    content,
    grader,
    retries: { leaseMs: 60_000, policy: { maxAttempts: 3, pauseMs: () => 0 } },
    compute: options.compute ?? (async (_source, sets) => sets.map(() => ({}))),
    quizFiles: options.quizzes ?? [],
    brokenQuizzes: options.brokenQuizzes ?? [],
    threads,
    wordsFor: testWords,
    assets: {
      folders: [
        { folder: join(projectRoot, 'dist', 'assets', 'shared'), mountedAt: '/assets' },
        { folder: join(projectRoot, 'views', 'kernel', 'style'), mountedAt: '/assets' },
      ],
      url: (path) => path,
    },
    render: (template, model, words, layout) => {
      options.onRender?.(template);
      return render(template, model, words, layout);
    },
    passwords: options.passwords ?? passwords,
    log,
    clock,
    machineClock,
    newId,
    newToken,
    newSeed: () => ++seed,
    sendMail: options.sendMail,
    compareFiles: options.compareFiles ?? { isThere: () => false, compare: async () => [] },
    postWebhook: options.postWebhook ?? (async () => {}),
    closing: closing.signal,
    storage: { freeBytes: options.freeBytes ?? (() => undefined) },
    backups: options.backups,
  });
  // It listens as long as the application lives: one that is started for each request takes longer than most requests.
  const server = createServer(app).listen(0);
  return {
    app,
    server,
    rules,
    setUpToken,
    endQuizzes: quizzes.endAttempts.tick,
    loadDemoQuizzes,
    lookAtClock,
    postMessages: quizzes.postMessages,
    deleteDueData: retention.tick,
    finishDeletions: rest.finishDeletions,
    carryOutDecisions: rest.carryOutDecisions,
    quizVersions: quizzes.versions,
    content,
    database,
    store,
    grader,
    queue,
    time,
    closing,
    studentId: String(database.prepare("SELECT id FROM people WHERE demo_key = 'student'").pluck().get()),
    studentToken: links.get('Demo Student') ?? '',
    instructorToken: links.get('Demo Instructor') ?? '',
    graderToken: links.get('Demo Grader') ?? '',
    adminToken: links.get('Demo Admin') ?? '',
    close(): void {
      closing.abort();
      queue.stop();
      server.close();
      server.closeAllConnections();
      database.close();
    },
  };
}
export type TestApp = ReturnType<typeof createTestApp>;

const connections = new Agent({ keepAlive: true });

/** Opens a sign-in link and presses its button; returns the answer, the page's own when it has no button. */
export async function pressLink(agent: ReturnType<typeof request.agent>, token: string): Promise<request.Response> {
  const page = await agent.get(`/sign-in/${token}`);
  const _csrf = formTokenOn(page.text);
  return page.status === 200 ? agent.post(`/sign-in/${token}`).type('form').send({ _csrf }) : page;
}

/** A browser without scripts: it keeps cookies and reads the form's word from the page. */
export async function signIn(app: TestApp, token: string) {
  const agent = request.agent(app.server).use((sent: request.Test) => sent.agent(connections));
  const { status } = await pressLink(agent, token);
  if (status !== 303) throw new Error(`the sign-in link was answered with ${status}`);
  const csrf = formTokenOn((await agent.get('/courses/demo')).text);
  return {
    agent,
    csrf,
    /** Sends a file as the page's form does. */
    submit(source: string, fields: Record<string, string> = {}, slug = 'linear_forward') {
      return agent
        .post(`/courses/demo/exercises/${slug}/submissions`)
        .type('form')
        .send({ _csrf: csrf, action: 'submit', fileName: 'mine.ts', source, ...fields });
    },
  };
}

/** Adds another student to the demo course and returns the token of a sign-in link. */
export function addStudent(app: TestApp, name: string): string {
  const id = randomUUID();
  const token = addPerson(app, name, id);
  const enrolment = { courseId: 'demo', personId: id, role: 'student', source: 'demo', studentNumber: null } as const;
  app.store.courses.enrol({ ...enrolment, joinedAt: new Date(app.time.now).toISOString() });
  return token;
}

/** Adds somebody who is in no course and returns the token of a sign-in link. */
export function addPerson(app: TestApp, name: string, id: string = randomUUID()): string {
  const token = randomUUID();
  const createdAt = new Date(app.time.now).toISOString();
  app.store.people.ensureDemoPerson({ id, name, isAdmin: false, demoKey: id, createdAt });
  const tokenHash = createHash('sha256').update(token).digest('hex');
  app.store.people.replaceSignInLinks({ tokenHash, personId: id, createdAt, expiresAt: '2999-01-01T00:00:00.000Z' });
  return token;
}

/** Adds the instructor of another course and returns the token of a sign-in link. */
export function addInstructorElsewhere(app: TestApp): string {
  const id = randomUUID();
  const token = addPerson(app, 'Instructor Elsewhere', id);
  const createdAt = new Date(app.time.now).toISOString();
  const course = { id: 'other', slug: 'other', title: 'Other', timeZone: 'UTC', classCode: null, createdAt };
  app.store.courses.insertCourse(course);
  const enrolment = {
    courseId: 'other',
    personId: id,
    role: 'instructor',
    source: 'demo',
    studentNumber: null,
  } as const;
  app.store.courses.enrol({ ...enrolment, joinedAt: createdAt });
  return token;
}

/** HTML with its entities decoded, to look for text in. */
export function decoded(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x3D': '=', '#x27': "'" };
  return html.replace(/&(lt|gt|quot|amp|#x3D|#x27);/g, (_, name: string) => entities[name] ?? '');
}
