/** Personal data over HTTP: export, deletion that keeps statistics, and the time after which a course deletes by itself. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { PolicySchema } from '../../graders/catalog/policy.ts';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { temporaryFolder } from '../support/database.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { exerciseNamed } from '../support/samples.ts';
import {
  addInstructorElsewhere,
  addStudent,
  createTestApp,
  decoded,
  signIn,
  type TestApp,
  type TestAppOptions,
} from '../support/test-app.ts';

const COURSE = '/instructor/courses/demo';
const QUIZ = '/courses/demo/quizzes/short';
const DAY_MS = 24 * 60 * 60 * 1000;
/** Stands for everything that could tell who somebody was. */
const SECRET = 'Identifiable Words';

let app: TestApp;
/** An application with a quiz, and a grader that answers with the secret; its database may lie in a folder. */
async function start(options: Pick<TestAppOptions, 'folder'> = {}): Promise<void> {
  const policy = PolicySchema.parse({ hiddenResults: 'never' });
  app = createTestApp({ exercises: [exerciseNamed('linear_forward', { policy })], ...options });
  app.grader.respond = (job) => {
    const report = reportFor(job, 'wrong-answer');
    return { ...report, tests: report.tests.map((test) => ({ ...test, console: SECRET, message: SECRET })) };
  };
  app.queue.start();
  await planTestQuiz(app);
}
beforeEach(() => start());
afterEach(() => app.close());

const sign = async (token: string) => {
  const { agent, csrf, submit } = await signIn(app, token);
  const post = (path: string, fields: Record<string, string> = {}) =>
    agent
      .post(path)
      .type('form')
      .send({ _csrf: csrf, ...fields });
  return {
    agent,
    csrf,
    post,
    submit,
    page: async (path: string) => decoded((await agent.get(path).expect(200)).text),
    /** The files of an export by their names. */
    zip: async (path: string): Promise<Record<string, string>> => {
      const answer = await post(path)
        .buffer(true)
        .parse((res, done) => {
          const parts: Buffer[] = [];
          res.on('data', (part: Buffer) => parts.push(part));
          res.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename=[\w-]+\.zip$/);
      const files = unzipSync(new Uint8Array(answer.body as Buffer));
      return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
    },
  };
};
type Browser = Awaited<ReturnType<typeof sign>>;

/** A student who has left traces everywhere: a graded submission, a draft, an attempt, an extension, extra time. */
async function leaveTraces(token: string): Promise<Browser> {
  const student = await sign(token);
  await student.submit(`// ${SECRET}\nexport const a = 1;`, { fileName: 'identifiable_words.ts' }).expect(303);
  await settled();
  await student.agent
    .put('/api/v1/courses/demo/exercises/linear_forward/draft')
    .set('X-CSRF-Token', student.csrf)
    .send({ source: SECRET, fileName: 'mine.ts', baseVersion: 0, changeId: '0b0b8f9e-1111-4222-8333-444444444444' })
    .expect(200);
  await student.post(`${QUIZ}/start`).expect(303);
  await student.agent
    .put(`/api/v1${QUIZ}/answers/half`)
    .set('X-CSRF-Token', student.csrf)
    .send({ answer: ['0.5'], version: 1 })
    .expect(200);
  await student.post(`${QUIZ}/hand-in`).expect(303);
  return student;
}
async function grantEverything(personId: string): Promise<void> {
  const instructor = await sign(app.instructorToken);
  const grant = { person: personId, due: '', attempts: '2', reason: 'ill' };
  await instructor.post(`${COURSE}/exercises/linear_forward/extensions`, grant).expect(303);
  const time = { factor: '1.5', minutes: '', people: personId, reason: 'ill' };
  await instructor.post(`${COURSE}/quizzes/short/time`, time).expect(303);
}
const everywhere = (text: string): string[] =>
  (app.database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]).filter(
    (table) => JSON.stringify(app.database.prepare(`SELECT * FROM ${table}`).all()).includes(text),
  );
const count = (sql: string): number => Number(app.database.prepare(sql).pluck().get());
const statistics = () =>
  app.database
    .prepare(
      `SELECT exercise, scope, submissions.created_at, verdict, score, max_score FROM submissions JOIN reports ON submission_id = id
       UNION ALL SELECT run_id, ended_by, started_at, ended_at, score, max_score FROM quiz_attempts
       UNION ALL SELECT question_id, version, saved_at, answer, 0, 0 FROM quiz_answers`,
    )
    .all();

describe('the export of the own data', () => {
  it('holds everything that is stored, and says what the files are', async () => {
    const student = await leaveTraces(app.studentToken);
    await grantEverything(app.studentId);
    expect(await student.page('/account')).toContain('/account/data');
    expect(await student.page('/account/data')).toContain('The log records');
    const files = await student.zip('/account/data');
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'courses/demo/comments.json',
      'courses/demo/drafts.json',
      'courses/demo/enrolment.json',
      'courses/demo/extensions.json',
      'courses/demo/extra-time.json',
      'courses/demo/invitations.json',
      'courses/demo/log.json',
      'courses/demo/manual-grades.json',
      'courses/demo/notes.json',
      'courses/demo/overrides.json',
      'courses/demo/questions.json',
      'courses/demo/quiz-visits.json',
      'courses/demo/quizzes/short.json',
      'courses/demo/submissions.json',
      'courses/demo/submissions/0001.report.json',
      'courses/demo/submissions/0001.ts',
      'log.json',
      'password-links.json',
      'profile.json',
      'sessions.json',
      'sign-in-links.json',
    ]);
    expect(files['courses/demo/submissions/0001.ts']).toContain(SECRET);
    expect(files['courses/demo/drafts.json']).toContain(SECRET);
    for (const name of Object.keys(files).filter((one) => !one.includes('submissions/') && one !== 'README.txt'))
      expect(files['README.txt']).toContain(name.split('/').at(-1)?.replace('short', '<quiz>'));
    expect(files['courses/demo/extensions.json']).toContain('"reason": "ill"');
    expect(files['courses/demo/extra-time.json']).toContain('"quiz": "short"');
    expect(JSON.parse(files['profile.json'] ?? '')[0].name).toBe('Demo Student');
    expect(JSON.parse(files['log.json'] ?? '').at(-1)).toMatchObject({ action: 'data.export', by: 'self' });
    expect(JSON.parse(files['courses/demo/log.json'] ?? '')).toMatchObject([
      { action: 'extension.grant', by: 'Demo Instructor', reason: 'ill' },
      { action: 'quiz.extra-time', by: 'Demo Instructor', reason: 'ill' },
    ]);
  });

  it('shows no hidden test, and no points or right answers of a quiz before they are released', async () => {
    const student = await leaveTraces(app.studentToken);
    const before = await student.zip('/account/data');
    const report = before['courses/demo/submissions/0001.report.json'] ?? '';
    expect(report).toContain('a small layer');
    expect(report).not.toContain('one example');
    expect(before['courses/demo/quizzes/short.json']).toContain('"0.5"');
    expect(before['courses/demo/quizzes/short.json']).not.toMatch(/secret-|score|correct/);
    app.time.now = Date.parse('2026-03-02T12:00:00Z');
    const after = await student.zip('/account/data');
    expect(JSON.parse(after['courses/demo/quizzes/short.json'] ?? '').result).toMatchObject({ score: 1, maxScore: 3 });
  });

  it('holds no secrets and nothing of others', async () => {
    const other = addStudent(app, 'Somebody Else');
    await leaveTraces(other);
    app.grader.respond = reportFor;
    const student = await sign(app.studentToken);
    await student.submit('export const own = 1;').expect(303);
    await settled();
    const text = Object.values(await student.zip('/account/data')).join('\n');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('Somebody Else');
    const secrets = app.database
      .prepare('SELECT id_hash FROM sessions UNION SELECT token_hash FROM sign_in_links')
      .pluck()
      .all() as string[];
    expect(secrets.length).toBeGreaterThan(2);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/password_?hash/i);
  });
});

describe('the export by an instructor', () => {
  it('holds only what this course knows, as the student would see it, and is in the log', async () => {
    await leaveTraces(app.studentToken);
    const instructor = await sign(app.instructorToken);
    const path = `${COURSE}/people/${app.studentId}/data`;
    const files = await instructor.zip(path);
    expect(Object.keys(files).filter((name) => !name.startsWith('courses/demo/'))).toEqual([
      'README.txt',
      'profile.json',
    ]);
    expect(files['courses/demo/submissions/0001.report.json']).not.toContain('one example');
    expect(decoded((await instructor.agent.get(`${COURSE}/log`)).text)).toContain(
      'exported the personal data of Demo Student',
    );
    const elsewhere = await sign(addInstructorElsewhere(app));
    await elsewhere.agent.get(path).expect(404);
    await elsewhere.agent.get(`/instructor/courses/other/people/${app.studentId}/data`).expect(404);
  });

  it('still works for somebody who has left the course, without hidden results', async () => {
    await leaveTraces(app.studentToken);
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${COURSE}/people/${app.studentId}/remove`).expect(303);
    const files = await instructor.zip(`${COURSE}/people/${app.studentId}/data`);
    expect(files['courses/demo/submissions/0001.ts']).toContain(SECRET);
    expect(files['courses/demo/submissions/0001.report.json']).not.toContain('one example');
    expect(await instructor.page(`${COURSE}/data`)).toContain('no longer in the course');
  });
});

describe('deleting somebody from a course', () => {
  it('shows first what goes and what stays, and wants the name', async () => {
    await leaveTraces(app.studentToken);
    await grantEverything(app.studentId);
    const instructor = await sign(app.instructorToken);
    const page = await instructor.page(`${COURSE}/people/${app.studentId}/data`);
    for (const text of ['Drafts', 'Extensions with their reasons', 'Attempts at quizzes', 'stays without a name'])
      expect(page).toContain(text);
    expect(page).toContain('The account of Demo Student is deleted as well');
    const wrong = await instructor.post(`${COURSE}/people/${app.studentId}/delete`, { name: 'Demo', reason: '' });
    expect(wrong.status).toBe(422);
    expect(decoded(wrong.text)).toContain("This is not the person's name");
    expect(app.store.people.findPerson(app.studentId)).toBeDefined();
  });

  it('leaves points and answers that lead to nobody, and no word by which one could tell who it was', async () => {
    const student = await leaveTraces(app.studentToken);
    await leaveTraces(addStudent(app, 'Neighbour'));
    await grantEverything(app.studentId);
    const before = statistics();
    expect(everywhere(SECRET).sort()).toEqual(['drafts', 'reports', 'submissions']);
    const instructor = await sign(app.instructorToken);
    const form = {
      name: ' demo  student'.replace('demo', 'Demo').replace('student', 'Student'),
      reason: 'Asked for it',
    };
    await instructor.post(`${COURSE}/people/${app.studentId}/delete`, form).expect(303);
    expect(statistics()).toEqual(before);
    expect(everywhere('Demo Student"')).toEqual([]);
    expect(everywhere(app.studentId)).toEqual(['audit_log']);
    expect(count(`SELECT count(*) FROM submissions WHERE source = '' AND file_name = 'deleted.ts'`)).toBe(1);
    expect(count(`SELECT count(*) FROM submissions WHERE source LIKE '%${SECRET}%'`)).toBe(1);
    expect(count('SELECT count(*) FROM drafts')).toBe(1);
    expect(count('SELECT count(*) FROM quiz_accommodations')).toBe(0);
    const placeholder = "(SELECT id FROM people WHERE is_placeholder = 1 AND name = 'Deleted person')";
    // The extension decides what the submissions are worth; nobody is shown it, and its reason is gone.
    expect(count(`SELECT count(*) FROM extensions WHERE reason = '' AND person_id = ${placeholder}`)).toBe(1);
    expect(count('SELECT count(*) FROM extensions')).toBe(1);
    for (const path of ['/exercises/linear_forward', '/extensions'])
      expect(await instructor.page(COURSE + path)).not.toContain('Deleted person');
    expect(count(`SELECT count(*) FROM quiz_attempts WHERE person_id = ${placeholder}`)).toBe(1);
    // Signed out at once, and no way back in.
    await student.agent.get('/courses/demo').set('Accept', 'application/json').expect(401);
    const log = await instructor.page(`${COURSE}/log`);
    expect(log).toContain('deleted the personal data of a deleted person');
    expect(log).toContain('granted a deleted person an extension on linear_forward');
    expect(log).toContain('Asked for it');
    expect(log).not.toContain('Demo Student<');
    const submissions = await instructor.page(`${COURSE}/submissions`);
    expect(submissions).toContain('Deleted person');
    const id = String(app.database.prepare("SELECT id FROM submissions WHERE source = ''").pluck().get());
    expect(await instructor.page(`/submissions/${id}`)).not.toContain(SECRET);
    expect(await instructor.page(`${COURSE}/quizzes/short/analysis`)).toContain('2');
    expect(app.database.pragma('foreign_key_check')).toEqual([]);
  });

  it('leaves no trace of the texts in the file of the database, nor in the log beside it', async () => {
    const folder = temporaryFolder();
    app.close();
    await start({ folder });
    await leaveTraces(app.studentToken);
    const holds = (file: string): boolean => readFileSync(join(folder, file), 'latin1').includes(SECRET);
    expect(holds('gradedescent.db-wal')).toBe(true);
    const instructor = await sign(app.instructorToken);
    const form = { name: 'Demo Student', reason: '' };
    await instructor.post(`${COURSE}/people/${app.studentId}/delete`, form).expect(303);
    expect(holds('gradedescent.db')).toBe(false);
    expect(holds('gradedescent.db-wal')).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('does not wait for a backup that reads the log; it is emptied when that is done', async () => {
    const folder = temporaryFolder();
    app.close();
    await start({ folder });
    await leaveTraces(app.studentToken);
    const backup = openDatabase(join(folder, 'gradedescent.db'));
    backup.exec('BEGIN');
    backup.prepare('SELECT count(*) FROM people').get();
    const instructor = await sign(app.instructorToken);
    const form = { name: 'Demo Student', reason: '' };
    const began = performance.now();
    await instructor.post(`${COURSE}/people/${app.studentId}/delete`, form).expect(303);
    // SQLite would wait five seconds, and with it everybody.
    expect(performance.now() - began).toBeLessThan(4_000);
    backup.exec('COMMIT');
    backup.close();
    app.finishDeletions();
    for (const file of ['gradedescent.db', 'gradedescent.db-wal'])
      expect(readFileSync(join(folder, file), 'latin1')).not.toContain(SECRET);
    rmSync(folder, { recursive: true });
  });

  it('keeps the account of who is in another course, but does not name them in the log of this one', async () => {
    const elsewhere = addInstructorElsewhere(app);
    const joinedAt = new Date(app.time.now).toISOString();
    const place = { courseId: 'other', personId: app.studentId, role: 'student', source: 'demo' } as const;
    app.store.courses.enrol({ ...place, studentNumber: null, joinedAt });
    await leaveTraces(app.studentToken);
    const instructor = await sign(app.instructorToken);
    const person = `${COURSE}/people/${app.studentId}`;
    expect(await instructor.page(`${person}/data`)).toContain('The account of Demo Student stays');
    await instructor.post(`${person}/delete`, { name: 'Demo Student', reason: '' }).expect(303);
    expect(app.store.people.findPerson(app.studentId)).toBeDefined();
    expect(app.store.courses.findRole('demo', app.studentId)).toBeUndefined();
    expect(app.store.courses.findRole('other', app.studentId)).toBe('student');
    expect(await instructor.page(`${COURSE}/log`)).not.toContain('Demo Student');
    await instructor.agent.get(`${person}/data`).expect(404);
    expect((await sign(elsewhere)).agent).toBeDefined();
  });

  it('takes submissions out that have no result yet: without their text they cannot be graded', async () => {
    app.grader.respond = undefined;
    const student = await sign(app.studentToken);
    await student.submit('export const waiting = 1;').expect(303);
    await settled();
    expect(app.grader.open).toHaveLength(1);
    const instructor = await sign(app.instructorToken);
    const form = { name: 'Demo Student', reason: '' };
    await instructor.post(`${COURSE}/people/${app.studentId}/delete`, form).expect(303);
    app.grader.open[0]?.answer(reportFor(app.grader.seen[0] as (typeof app.grader.seen)[number]));
    await settled();
    expect(count('SELECT count(*) FROM submissions') + count('SELECT count(*) FROM jobs')).toBe(0);
    expect(count('SELECT count(*) FROM reports')).toBe(0);
  });

  it('is refused for oneself, for the last instructor, and for people of other courses', async () => {
    const idOf = (key: string) =>
      String(app.database.prepare('SELECT id FROM people WHERE demo_key = ?').pluck().get(key));
    const instructor = await sign(app.instructorToken);
    const self = `${COURSE}/people/${idOf('instructor')}`;
    expect(await instructor.page(`${self}/data`)).toContain('You cannot delete yourself');
    await instructor.post(`${self}/delete`, { name: 'Demo Instructor', reason: '' }).expect(409);
    const admin = await sign(app.adminToken);
    app.store.courses.removeEnrolment('demo', idOf('admin'));
    await admin.post(`${self}/delete`, { name: 'Demo Instructor', reason: '' }).expect(409);
    await admin.post(`/admin/people/${idOf('instructor')}/delete`, { name: 'Demo Instructor', reason: '' }).expect(409);
    await admin.post(`/admin/people/${idOf('admin')}/delete`, { name: 'Demo Admin', reason: '' }).expect(409);
    await instructor.post(`${COURSE}/people/nobody/delete`, { name: 'x', reason: '' }).expect(404);
    expect(count("SELECT count(*) FROM audit_log WHERE action = 'data.delete'")).toBe(0);
  });
});

describe('deleting somebody from the server', () => {
  it('lets an admin find anybody and delete them from every course', async () => {
    await leaveTraces(app.studentToken);
    addInstructorElsewhere(app);
    const joinedAt = new Date(app.time.now).toISOString();
    const place = { courseId: 'other', personId: app.studentId, role: 'student', source: 'demo' } as const;
    app.store.courses.enrol({ ...place, studentNumber: null, joinedAt });
    const admin = await sign(app.adminToken);
    const found = await admin.page('/admin/people?search=demo+student');
    expect(found).toContain(`/admin/people/${app.studentId}`);
    expect(await admin.page('/admin/people?search=nobody-here')).toContain('Nobody matches.');
    const page = await admin.page(`/admin/people/${app.studentId}`);
    for (const text of ['Demo course', 'Other', 'Account']) expect(page).toContain(text);
    expect(Object.keys(await admin.zip(`/admin/people/${app.studentId}/data`))).toContain('profile.json');
    await admin.post(`/admin/people/${app.studentId}/delete`, { name: 'x', reason: '' }).expect(422);
    await admin.post(`/admin/people/${app.studentId}/delete`, { name: 'Demo Student', reason: '' }).expect(303);
    expect(everywhere(app.studentId)).toEqual(['audit_log']);
    expect(await admin.page('/admin/people?search=deleted')).toContain('Nobody matches.');
    const placeholder = String(app.database.prepare('SELECT id FROM people WHERE is_placeholder = 1').pluck().get());
    await admin.agent.get(`/admin/people/${placeholder}`).expect(404);
  });
});

describe('a submission', () => {
  it("still never changes, but for the one change that makes it nobody's", async () => {
    await leaveTraces(app.studentToken);
    const other = app.store.courses.listStudents('demo').find(({ id }) => id !== app.studentId)?.id ?? '';
    app.database.exec("INSERT INTO people (id, name, is_placeholder, created_at) VALUES ('gone', 'x', 1, '2026')");
    for (const change of [
      `person_id = '${other}', source = '', file_name = 'deleted.ts'`,
      "source = '', file_name = 'deleted.ts'",
      "person_id = 'gone'",
      "person_id = 'gone', source = 'other', file_name = 'deleted.ts'",
      "person_id = 'gone', source = '', file_name = 'deleted.ts', created_at = '2020'",
      "person_id = 'gone', source = '', file_name = 'deleted.ts', scope = 'visible'",
    ])
      expect(() => app.database.exec(`UPDATE submissions SET ${change}`)).toThrow('never changes');
    app.database.exec("UPDATE submissions SET person_id = 'gone', source = '', file_name = 'deleted.ts'");
    expect(() => app.database.exec(`UPDATE submissions SET person_id = '${other}'`)).toThrow('never changes');
    expect(() => app.database.exec("UPDATE people SET is_placeholder = 0 WHERE id = 'gone'")).toThrow('placeholder');
    expect(() => app.database.exec("UPDATE people SET email = 'a@b.c' WHERE id = 'gone'")).toThrow('CHECK');
  });
});

describe('the time that a course keeps data', () => {
  const weeks = { 'title-1': '', 'start-1': '2026-03-02T09:00' };
  const settings = { title: 'Demo', timeZone: 'Europe/Berlin', ...weeks };
  beforeEach(() => {
    app.database.exec("UPDATE sign_in_links SET expires_at = '2999-01-01T00:00:00.000Z'");
  });
  const demoStudents = (): number => app.store.courses.listStudents('demo').length;

  it('is set with the settings, told 30 days ahead, and then students are deleted, once, by the server', async () => {
    await leaveTraces(app.studentToken);
    const instructor = await sign(app.instructorToken);
    const before = statistics();
    await instructor.post(`${COURSE}/settings`, { ...settings, retention: '2' }).expect(303);
    expect(await instructor.page(`${COURSE}/settings`)).not.toContain('notice warn');
    expect(await instructor.page(`${COURSE}/data`)).toContain('Sat, 9 May 2026, 09:00');
    // 9 March + 2 months.
    app.time.now = Date.parse('2026-05-09T06:59:00Z');
    expect(await app.deleteDueData()).toBe(0);
    const again = await sign(app.instructorToken);
    expect(await again.page(`${COURSE}/settings`)).toContain('notice warn');
    app.time.now = Date.parse('2026-05-09T07:01:00Z');
    expect(await app.deleteDueData()).toBeGreaterThan(3);
    expect(demoStudents()).toBe(0);
    expect(
      app.store.members
        .listMembers('demo')
        .map(({ role }) => role)
        .sort(),
    ).toEqual(['grader', 'instructor', 'instructor']);
    expect(statistics()).toEqual(before);
    expect(await again.page(`${COURSE}/log`)).toContain('<strong>The server</strong> deleted the personal data of');
    expect(await again.page(`${COURSE}/data`)).toContain('were deleted');
    addStudent(app, 'Later');
    expect(await app.deleteDueData()).toBe(0);
    expect(demoStudents()).toBe(1);
  });

  it('never runs out sooner than 30 days after months or weeks were changed', async () => {
    const instructor = await sign(app.instructorToken);
    app.time.now += 5 * 365 * DAY_MS;
    const later = await sign(app.instructorToken);
    expect(instructor).not.toBe(later);
    await later.post(`${COURSE}/settings`, { ...settings, retention: '1' }).expect(303);
    expect(await later.page(`${COURSE}/settings`)).toContain('notice warn');
    app.time.now += 29 * DAY_MS;
    expect(await app.deleteDueData()).toBe(0);
    const moved = { ...settings, 'start-1': '2026-03-03T09:00', retention: '1' };
    await (await sign(app.instructorToken)).post(`${COURSE}/settings`, moved).expect(303);
    app.time.now += 2 * DAY_MS;
    expect(await app.deleteDueData()).toBe(0);
    app.time.now += 30 * DAY_MS;
    expect(await app.deleteDueData()).toBeGreaterThan(3);
  });

  it('is for ever while it is empty, and refuses what is no number of months', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${COURSE}/settings`, { ...settings, retention: '0' }).expect(422);
    await instructor.post(`${COURSE}/settings`, { ...settings, retention: '3' }).expect(303);
    await instructor.post(`${COURSE}/settings`, { ...settings, retention: '' }).expect(303);
    app.time.now += 20 * 365 * DAY_MS;
    expect(await app.deleteDueData()).toBe(0);
    expect(demoStudents()).toBeGreaterThan(3);
  });
});
