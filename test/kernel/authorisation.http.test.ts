/**
 * Who may use which route: every route of the application times every kind of person, against a table written by hand. A route
 * without a line in the table, or with a parameter without an example, fails.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { planTestQuiz, SHORT_QUIZ } from '../quizzes/support/quiz.ts';
import { EXAMPLES, EXPECTED, type Expected } from '../support/authorisation-table.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { openBrowser, openSession, type Session } from '../support/plain-browser.ts';
import { addInstructorElsewhere, addStudent, createTestApp, signIn, type TestApp } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

const ACTORS = ['stranger', 'outsider', 'owner', 'classmate', 'grader', 'instructor', 'admin'] as const;
type Actor = (typeof ACTORS)[number];

/** Who passes; the others get the word of refusal that they must get. */
const PASSES: Readonly<Record<Expected, (actor: Actor) => true | string>> = {
  anyone: () => true,
  'signed-in': (actor) => actor !== 'stranger' || 'sign-in-needed',
  member: (actor) => {
    if (actor === 'stranger') return 'sign-in-needed';
    return actor !== 'outsider' || 'not-found';
  },
  staff: (actor) => {
    if (actor === 'stranger') return 'sign-in-needed';
    if (actor === 'outsider') return 'not-found';
    return !['owner', 'classmate'].includes(actor) || 'not-allowed';
  },
  instructor: (actor) => {
    const denied = PASSES.staff(actor);
    return denied === true && actor === 'grader' ? 'not-allowed' : denied;
  },
  admin: (actor) => {
    if (actor === 'stranger') return 'sign-in-needed';
    return actor === 'admin' || 'not-found';
  },
  /** Students of the course. */
  student: (actor) => {
    const denied = PASSES.member(actor);
    return denied === true && !['owner', 'classmate'].includes(actor) ? 'not-allowed' : denied;
  },
  /** A submission: its author and the staff of its course. */
  submission: (actor) => {
    if (actor === 'stranger') return 'sign-in-needed';
    return !['outsider', 'classmate'].includes(actor) || 'not-found';
  },
  'submission-staff': (actor) => {
    const denied = PASSES.submission(actor);
    return denied === true && actor === 'owner' ? 'not-allowed' : denied;
  },
  'submission-author': (actor) => {
    const denied = PASSES.submission(actor);
    return denied === true && actor !== 'owner' ? 'not-allowed' : denied;
  },
};

/** What is prepared once: the bytes of a database, everybody's session in it, and the ids of what is there. */
interface Prepared {
  readonly snapshot: Buffer;
  readonly sessions: Readonly<Record<Actor, Session>>;
  readonly ids: { readonly submission: string } & Readonly<Record<string, string>>;
}

/** A database with a graded submission of the owner, a quiz with a picture that they have started, and every kind of person. */
async function prepare(): Promise<Prepared> {
  const made = createTestApp();
  made.grader.respond = reportFor;
  made.queue.start();
  const owner = await signIn(made, made.studentToken);
  const { location = '' } = (await owner.submit('const own = 1;').expect(303)).headers;
  await settled();
  const picture = made.quizVersions.storePicture('shape.png', Buffer.from('no real picture'));
  const updatedAt = new Date(made.time.now).toISOString();
  const source = SHORT_QUIZ.replace('- id: half', '- id: half\n        picture: { file: shape.png, alt: a shape }');
  made.store.quizzes.saveSource({ courseId: 'demo', slug: 'short', source, revision: 1, updatedBy: null, updatedAt });
  made.store.quizzes.namePicture({ courseId: 'demo', slug: 'short', file: 'shape.png', pictureId: picture });
  await planTestQuiz(made, { source });
  const post = 'post';
  made.store.webhooks.saveWebhook('demo', 'https://chat.example.org/hooks/secret', updatedAt);
  const message = { id: post, courseId: 'demo', runId: null, text: 'Hello', tries: 4, error: 'HTTP 500' };
  made.store.webhooks.insertPost({ ...message, state: 'failed', nextAt: updatedAt, createdAt: updatedAt });
  await owner.agent.post('/courses/demo/quizzes/short/start').type('form').send({ _csrf: owner.csrf }).expect(303);
  const run = made.store.sittings.findRun('demo', 'short');
  const attempt = made.store.quizAttempts.findAttempt(run?.id ?? '', made.studentId)?.id ?? '';
  const granted = { courseId: 'demo', personId: made.studentId, runId: run?.id ?? '', factor: 1.5, extraMs: 0 };
  made.store.sittings.saveAccommodation({ ...granted, reason: '', grantedBy: null, grantedAt: updatedAt });
  made.store.groups.insertGroup({
    id: 'monday',
    courseId: 'demo',
    name: 'Monday',
    tutorId: null,
    createdAt: updatedAt,
  });
  const extension = { courseId: 'demo', exercise: 'linear_forward', personId: made.studentId, grantId: 'together' };
  const grantedNow = { reason: '', grantedBy: made.studentId, grantedAt: updatedAt };
  made.store.policies.grantExtension({ ...extension, ...grantedNow, dueAt: null, neverDue: false, extraAttempts: 1 });
  const tokens: Record<Exclude<Actor, 'stranger'>, string> = {
    outsider: addInstructorElsewhere(made),
    owner: made.studentToken,
    classmate: addStudent(made, 'Classmate'),
    grader: made.graderToken,
    instructor: made.instructorToken,
    admin: made.adminToken,
  };
  const submission = location.split('/').at(-1) ?? '';
  const ids = { submission, picture, post, attempt, ...addRecords(made, submission, updatedAt) };
  const sessions = { stranger: { cookie: '', csrf: '' } } as Record<Actor, Session>;
  for (const [actor, token] of Object.entries(tokens)) sessions[actor as Actor] = await openSession(made.server, token);
  const snapshot = made.database.serialize();
  made.close();
  return { snapshot, sessions, ids };
}

/** One of each thing that has an address of its own. */
function addRecords({ store, database, studentId }: TestApp, submissionId: string, at: string): Record<string, string> {
  const graderId = String(database.prepare("SELECT id FROM people WHERE demo_key = 'grader'").pluck().get());
  const person = { by: studentId, at };
  const place = { courseId: 'demo', personId: studentId };
  store.gradebook.insertManualItem({ id: 'column', courseId: 'demo', title: 'Report', maxPoints: 10, week: null, at });
  store.notes.insertNote({ id: 'note', ...place, text: 'A note', shared: false, ...person });
  store.comments.insertComment({
    id: 'comment',
    submissionId,
    firstLine: 1,
    lastLine: 1,
    text: 'A comment',
    by: graderId,
    at,
  });
  store.comments.insertSaved({ id: 'saved', courseId: 'demo', title: 'Kept', text: 'A comment', ...person });
  store.questions.insertQuestion({ id: 'asked', submissionId, line: 1, test: null, text: 'Why?', ...person });
  const regrade = { id: 'regrade', courseId: 'demo', exercise: 'linear_forward', neverLower: true, since: null };
  store.regrades.insertRegrade({ ...regrade, reason: '', startedBy: studentId, startedAt: at });
  const compared = { courseId: 'demo', exercise: 'linear_forward', submissions: 2, startedAt: at, at };
  const shared = { similarity: 1, longest: 1, overlap: 1, fragments: [] };
  store.similarity.startRun({ ...compared, by: graderId });
  store.similarity.endRun({
    ...compared,
    pairs: [{ left: submissionId, right: submissionId, ...shared }],
    error: undefined,
  });
  return { column: 'column', note: 'note', comment: 'comment', saved: 'saved', asked: 'asked', regrade: 'regrade' };
}

let prepared: Prepared;
/** The application of all who read or must be refused; who may change something has one of their own. */
let unchanged: TestApp;

function open(): TestApp {
  const made = createTestApp({ snapshot: prepared.snapshot });
  made.grader.respond = reportFor;
  made.queue.start();
  return made;
}
beforeAll(async () => {
  prepared = await prepare();
  unchanged = open();
});
afterAll(() => unchanged.close());

/** What somebody gets: true, or the code of the refusal. */
async function attempt(actor: Actor, method: string, path: string, changes: boolean): Promise<true | string> {
  const made = changes ? open() : unchanged;
  if (changes) app = made;
  const examples = EXAMPLES(made, prepared.ids);
  const address = path.replace(/:(\w+)/g, (_, name: string) => {
    const example = examples[name];
    if (example === undefined) throw new Error(`give an example for :${name} in test/support/authorisation-table.ts`);
    return encodeURIComponent(example);
  });
  // A stream of events goes on until the server ends.
  const onBegin = (): void => {
    if (changes && path.endsWith('/events')) made.closing.abort();
  };
  const { headers, text } = await openBrowser(made.server, prepared.sessions[actor]).send(method, address, { onBegin });
  const { code } = (/json/.test(headers['content-type'] ?? '') ? JSON.parse(text) : {}) as { code?: string };
  return code !== undefined && ['sign-in-needed', 'not-allowed', 'not-found'].includes(code) ? code : true;
}

const { rules } = (() => {
  const made = createTestApp();
  made.close();
  return made;
})();

describe('the table of routes', () => {
  it('has a line for every route of the application, and no other', () => {
    const routes = rules.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort();
    expect(new Set(routes).size).toBe(routes.length);
    expect(routes).toEqual(Object.keys(EXPECTED).sort());
  });

  it('knows every route that the router answers', () => {
    type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle: { stack?: Layer[] } };
    const made = createTestApp();
    const below = (layers: readonly Layer[]): string[] =>
      layers.flatMap(({ route, handle }) =>
        route
          ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)
          : below(handle.stack ?? []),
      );
    const answered = below((made.app as unknown as { router: { stack: Layer[] } }).router.stack);
    made.close();
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.filter((route) => !(route in EXPECTED))).toEqual([]);
  });
});

describe.each(Object.entries(EXPECTED))('%s', (route, expected) => {
  const [method = '', path = ''] = route.split(' ');
  it.each(ACTORS)(`lets %s pass exactly as "${expected}" says`, async (actor) => {
    const passes = PASSES[expected](actor);
    // A stream of events ends with its server.
    const changes = passes === true && (method !== 'GET' || path.endsWith('/events'));
    expect(await attempt(actor, method, path, changes)).toBe(passes);
  });
});
