/** The audit log over HTTP: every act is in it, with what changed, and never with a secret. */

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SHORT_QUIZ } from '../quizzes/support/quiz.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const COURSE = '/instructor/courses/demo';
const LOG = `${COURSE}/log`;

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
afterEach(() => app.close());

const sign = async (token: string) => {
  const { agent, csrf } = await signIn(app, token);
  return {
    agent,
    post: (path: string, fields: Record<string, string> = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
    log: async (query: Record<string, string> = {}) => decoded((await agent.get(LOG).query(query).expect(200)).text),
  };
};
type Entry = { action: string; person_id: string | null; before: string | null; after: string | null; reason: string };
const entries = (): Entry[] => app.database.prepare('SELECT * FROM audit_log ORDER BY id').all() as Entry[];
const actions = (): string[] => entries().map(({ action }) => action);
const allText = (): string => JSON.stringify(entries());
const rules = {
  release: '',
  dueMode: 'default',
  due: '',
  late: '',
  attempts: '5',
  coolDown: '',
  hiddenResults: '',
  counts: '',
};
const grant = () => ({ person: app.studentId, due: '2026-04-01T12:00', attempts: '2', reason: 'Was ill' });

describe('the log', () => {
  it('has rules and extensions with what changed, whom it concerned and why', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${COURSE}/exercises/linear_forward`, rules).expect(303);
    await instructor.post(`${COURSE}/exercises/linear_forward/extensions`, grant()).expect(303);
    await instructor.post(`${COURSE}/exercises/linear_forward/extensions/${app.studentId}/revoke`).expect(303);
    expect(actions()).toEqual(['rules.change', 'extension.grant', 'extension.revoke']);
    expect(entries()[1]).toMatchObject({ person_id: app.studentId, before: null, reason: 'Was ill' });
    expect(JSON.parse(entries()[1]?.after ?? '')).toEqual({
      dueAt: '2026-04-01T10:00:00.000Z',
      neverDue: false,
      extraAttempts: 2,
    });
    const page = await instructor.log();
    expect(page).toContain('granted Demo Student an extension on linear_forward');
    expect(page).toContain('revoked the extension of Demo Student on linear_forward');
    expect(page).toContain('Extra attempts');
    expect(page).toContain('Was ill');
    expect(page.indexOf('revoked')).toBeLessThan(page.indexOf('granted'));
  });

  it('has nothing of an act that was refused', async () => {
    const instructor = await sign(app.instructorToken);
    const path = `${COURSE}/exercises/linear_forward/extensions`;
    await instructor.post(path, { ...grant(), person: 'nobody' }).expect(422);
    await instructor.post(`${path}/nobody/revoke`).expect(303);
    const self = app.database.prepare("SELECT id FROM people WHERE demo_key = 'instructor'").pluck().get();
    await instructor.post(`${COURSE}/people/${self}/role`, { role: 'student' }).expect(409);
    expect(actions()).toEqual([]);
  });

  it('has people: roles, removals, invitations, the class code, password links, rosters, who joined', async () => {
    addStudent(app, 'Second');
    const second = app.store.courses.listStudents('demo').find(({ name }) => name === 'Second')?.id ?? '';
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${COURSE}/people/${second}/role`, { role: 'grader' }).expect(303);
    await instructor.post(`${COURSE}/people/${second}/remove`).expect(303);
    const made = await instructor
      .post(`${COURSE}/people/invites`, { role: 'student', days: '3', uses: '2' })
      .expect(200);
    const token = /\/join\/([\w-]+)/.exec(made.text)?.[1] ?? '';
    await instructor.post(`${COURSE}/people/class-code`, { action: 'on' }).expect(303);
    const code = app.store.courses.findCourse('demo')?.classCode ?? '';
    const text = 'name,email\nDemo New,new@example.org\n';
    const plan = await instructor.agent
      .post(`${COURSE}/people/import`)
      .field({ _csrf: await csrfOf(instructor), text });
    const hash = /name="plan" value="([^"]+)"/.exec(plan.text)?.[1] ?? '';
    const applied = await instructor.agent
      .post(`${COURSE}/people/import/apply`)
      .field({ _csrf: await csrfOf(instructor), text, plan: hash })
      .expect(200);
    const word = /\/password\/([\w-]+)/.exec(applied.text)?.[1] ?? '';
    const joiner = app.store.people.findPersonByEmail('new@example.org')?.id ?? '';
    await instructor.post(`${COURSE}/people/${joiner}/password-link`).expect(200);
    expect(actions()).toEqual([
      'member.role',
      'member.remove',
      'invite.create',
      'class-code.set',
      'member.add',
      'password-link.issue',
      'roster.import',
      'password-link.issue',
    ]);
    expect([token, code, word].map((secret) => secret.length > 5)).toEqual([true, true, true]);
    for (const secret of [token, code, word, 'new@example.org', 'Demo New', 'Second'])
      expect([secret, allText().includes(secret)]).toEqual([secret, false]);
    const page = await instructor.log({ person: joiner });
    expect(page).toContain('added Demo New to the course');
    expect(page).not.toContain('created an invite link');
    expect(page).not.toContain('changed the role');
  });

  it('has who joined by which way, in the name of the person alone', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${COURSE}/people/class-code`, { action: 'on' }).expect(303);
    const code = app.store.courses.findCourse('demo')?.classCode ?? '';
    const { default: request } = await import('supertest');
    const agent = request.agent(app.app);
    const csrf = formTokenOn((await agent.get('/join').expect(200)).text);
    const form = { _csrf: csrf, code, name: 'Demo Joiner', email: 'j@example.org', password: 'a long enough phrase 9' };
    await agent.post('/join').type('form').send(form).expect(303);
    expect(entries().at(-1)).toMatchObject({ action: 'member.join', actor_name: '' });
    expect(entries().at(-1)?.after).toBe('{"role":"student","source":"code"}');
    expect(allText()).not.toContain('Demo Joiner');
    expect(await instructor.log()).toMatch(/<strong>Demo Joiner<\/strong> joined the course/);
  });

  it('has settings, the chat channel without its secret, and quizzes being written', async () => {
    const instructor = await sign(app.instructorToken);
    const weeks = { 'title-1': '', 'start-1': '2026-03-02T09:00', 'title-2': '', 'start-2': '2026-03-09T09:00' };
    const settings = { title: 'Renamed', timeZone: 'Europe/Berlin', retention: '6', ...weeks };
    await instructor.post(`${COURSE}/settings`, settings).expect(303);
    await instructor.post(`${COURSE}/settings`, settings).expect(303);
    await instructor
      .post(`${COURSE}/chat`, { address: 'https://chat.example.org/hooks/verysecret', act: 'save' })
      .expect(303);
    const library = `${COURSE}/quiz-library`;
    await instructor.post(`${library}/new`, { title: 'Mine', slug: 'mine', week: '1' }).expect(303);
    await instructor.post(`${library}/mine`, { source: SHORT_QUIZ, revision: '1' }).expect(303);
    await instructor.post(`${COURSE}/quizzes/mine/plan`).expect(303);
    await instructor.post(`${library}/mine/remove`).expect(303);
    expect(actions()).toEqual([
      'course.settings',
      'course.chat',
      'quiz.edit',
      'quiz.edit',
      'quiz.plan',
      'quiz.discard',
    ]);
    expect(allText()).not.toContain('verysecret');
    expect(entries()[1]?.after).toBe('{"host":"chat.example.org"}');
    const shown = await instructor.log();
    expect(shown).toContain('Renamed');
    expect(shown).toContain('Weeks 1');
  });

  it('has new courses in the log of the admin, which is closed to others', async () => {
    const admin = await sign(app.adminToken);
    const form = { title: 'New', slug: 'new', timeZone: 'UTC', firstWeek: '2026-03-02T09:00', weeks: '2' };
    await admin.post('/admin/courses', form).expect(303);
    const page = decoded((await admin.agent.get('/admin/log').expect(200)).text);
    expect(page).toContain('created the course new');
    expect(await admin.log()).not.toContain('created the course');
    const instructor = await sign(app.instructorToken);
    await instructor.agent.get('/admin/log').expect(404);
    const student = await sign(app.studentToken);
    await student.agent.get(LOG).expect(403);
  });

  it('has ungraded submissions that are graded again, of whom, and nothing that leads to the submission', async () => {
    const student = await signIn(app, app.studentToken);
    await student.submit('export const a = 1;').expect(303);
    await student.submit('export const a = 2;').expect(303);
    const fail = "UPDATE jobs SET state = 'failed', lease = NULL, lease_expires_at = NULL, finished_at = '2026'";
    app.database.exec(fail);
    const id = String(app.database.prepare('SELECT id FROM submissions LIMIT 1').pluck().get());
    const grader = await sign(app.graderToken);
    await grader.post(`${COURSE}/submissions/${id}/grade-again`).expect(303);
    await grader.post(`${COURSE}/submissions/${id}/grade-again`).expect(409);
    await grader.post(`${COURSE}/submissions/grade-again`).expect(303);
    await grader.post(`${COURSE}/submissions/grade-again`).expect(303);
    expect(entries().map(({ action, person_id, after }) => [action, person_id, after])).toEqual([
      ['submission.grade-again', app.studentId, null],
      ['submission.grade-all-again', null, '{"count":1}'],
    ]);
    expect(allText()).not.toContain(id);
  });

  it('is filtered by kind, actor, person and days of the course zone', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${COURSE}/exercises/linear_forward`, rules).expect(303);
    // 23:30 UTC is the next day in Berlin.
    app.time.now = Date.parse('2026-03-02T23:30:00Z');
    await instructor.post(`${COURSE}/people/class-code`, { action: 'on' }).expect(303);
    const has = async (query: Record<string, string>) => {
      const page = await instructor.log(query);
      return [page.includes('changed the rules'), page.includes('changed the class code')];
    };
    expect(await has({})).toEqual([true, true]);
    expect(await has({ kind: 'grade' })).toEqual([true, false]);
    expect(await has({ kind: 'people' })).toEqual([false, true]);
    expect(await has({ kind: 'nonsense' })).toEqual([true, true]);
    expect(await has({ since: '2026-03-03' })).toEqual([false, true]);
    expect(await has({ until: '2026-03-02' })).toEqual([true, false]);
    expect(await has({ until: '2026-03-03' })).toEqual([true, true]);
    expect(await has({ actor: 'server' })).toEqual([false, false]);
    expect(await has({ person: app.studentId })).toEqual([false, false]);
    expect(await has({ since: 'yesterday' })).toEqual([true, true]);
  });

  it('is paged by fifty, older and newer, with the filter kept', async () => {
    const instructor = await sign(app.instructorToken);
    for (let place = 0; place < 120; place++)
      app.store.audit.append({
        at: new Date(app.time.now + place * 1000).toISOString(),
        courseId: 'demo',
        actorId: null,
        actorName: '',
        action: 'rules.change',
        subject: `entry-${place}-end`,
        personId: null,
        before: null,
        after: null,
        reason: '',
      });
    const numbers = (page: string): number[] => [...page.matchAll(/entry-(\d+)-end/g)].map(([, n]) => Number(n));
    const link = (page: string, rel: string): string => new RegExp(`href="([^"]+)" rel="${rel}"`).exec(page)?.[1] ?? '';
    const get = async (path: string) => decoded((await instructor.agent.get(path).expect(200)).text);
    const first = await instructor.log({ kind: 'grade' });
    expect(numbers(first)).toEqual(Array.from({ length: 50 }, (_, index) => 119 - index));
    expect(link(first, 'prev')).toBe('');
    const second = await get(link(first, 'next'));
    const third = await get(link(second, 'next'));
    expect(numbers(third)).toEqual(Array.from({ length: 20 }, (_, index) => 19 - index));
    expect(link(third, 'next')).toBe('');
    expect(numbers(await get(link(third, 'prev')))).toEqual(numbers(second));
    expect(link(third, 'prev')).toContain('kind=grade');
  });

  it('comes as a CSV file that holds what the filter shows and runs nothing', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${COURSE}/exercises/linear_forward`, rules).expect(303);
    await instructor
      .post(`${COURSE}/exercises/linear_forward/extensions`, { ...grant(), reason: '=HYPERLINK("x")' })
      .expect(303);
    const file = await instructor.agent.get(LOG).query({ format: 'csv', person: app.studentId }).expect(200);
    expect(file.headers['content-disposition']).toContain('log-demo.csv');
    expect(file.text.startsWith('\ufeff')).toBe(true);
    const lines = file.text.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('Number,Time (UTC),Who,Action,What,Person concerned,Subject,Before,After,Reason');
    expect(lines[1]).toContain('extension.grant');
    expect(lines[1]).toContain(`'=HYPERLINK`);
  });
});

/** The word of the forms of a signed-in browser. */
async function csrfOf({ agent }: Awaited<ReturnType<typeof sign>>): Promise<string> {
  return formTokenOn((await agent.get('/courses/demo')).text);
}
