/** Joining a course by invite links and the class code, with an account or without, through the real application. */

import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { formTokenOn } from '../support/sign-in-link.ts';
import { addPerson, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const PEOPLE = '/instructor/courses/demo/people';
const DAY = 24 * 60 * 60 * 1000;
const PASSWORD = 'four plain words here';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

async function prepare() {
  const made = createTestApp();
  app = made;
  const instructor = await signIn(made, made.instructorToken);
  const post = (path: string, fields: Record<string, string> = {}) =>
    instructor.agent
      .post(path)
      .type('form')
      .send({ _csrf: instructor.csrf, ...fields });
  /** Somebody who opens the page and sends its form. */
  const visitor = (agent = request.agent(made.app)) => ({
    agent,
    async join(path: string, fields: Record<string, string> = {}) {
      const { text } = await agent.get(path);
      return agent
        .post(path)
        .type('form')
        .send({ _csrf: formTokenOn(text), ...fields });
    },
  });
  const roleOf = (email: string) => {
    const person = made.store.people.findPersonByEmail(email);
    return person && made.store.courses.findRole('demo', person.id);
  };
  return { made, instructor, post, visitor, roleOf };
}

describe('invite links', () => {
  /** Makes a link and returns its path. */
  async function link(fields: Record<string, string> = {}) {
    const prepared = await prepare();
    const answer = await prepared
      .post(`${PEOPLE}/invites`, { role: 'student', days: '2', uses: '2', ...fields })
      .expect(200);
    return { ...prepared, path: /\/join\/[\w-]{32}/.exec(answer.text)?.[0] ?? '' };
  }

  it('let as many people in as they allow, count nobody twice, and are stored as a hash only', async () => {
    const { made, path } = await link();
    expect(JSON.stringify(made.database.prepare('SELECT * FROM invites').all())).not.toContain(path.split('/').at(-1));
    const people = await Promise.all(['One', 'Two', 'Three'].map((name) => signIn(made, addPerson(made, name))));
    const words = await Promise.all(people.map(async ({ agent }) => formTokenOn((await agent.get(path)).text)));
    const join = (index: number) => people[index]?.agent.post(path).type('form').send({ _csrf: words[index] });
    expect((await join(0))?.status).toBe(303);
    expect((await join(0))?.status).toBe(303);
    const rest = await Promise.all([join(1), join(2)]);
    expect(rest.map((answer) => answer?.status).sort()).toEqual([303, 404]);
    await people[0]?.agent.get('/courses/demo').expect(200);
  });

  it('end by time and when they are revoked', async () => {
    const { made, path, post } = await link();
    await request(made.app).get(path).expect(200);
    const [invite] = made.store.invites.listInvites('demo');
    await post(`${PEOPLE}/invites/${invite?.id}/revoke`).expect(303);
    await request(made.app).get(path).expect(404);
    const later = await post(`${PEOPLE}/invites`, { role: 'student', days: '1', uses: '1' });
    const second = /\/join\/[\w-]{32}/.exec(later.text)?.[0] ?? '';
    made.time.now += DAY;
    await request(made.app).get(second).expect(404);
  });

  it('never lower a role', async () => {
    const { made, path, instructor } = await link();
    await instructor.agent.post(path).type('form').send({ _csrf: instructor.csrf }).expect(303);
    expect(made.store.courses.findRole('demo', made.store.people.findPersonByLink('', '')?.id ?? '')).toBeUndefined();
    expect(made.store.members.listMembers('demo').filter(({ name }) => name === 'Demo Instructor')[0]?.role).toBe(
      'instructor',
    );
    expect(made.store.invites.listInvites('demo')[0]?.uses).toBe(0);
  });

  it('lead people who are in the course into it, even when they have ended', async () => {
    const { made, path, visitor } = await link({ uses: '1' });
    const first = visitor((await signIn(made, addPerson(made, 'First'))).agent);
    expect((await first.join(path)).status).toBe(303);
    const again = await first.join(path);
    expect([again.status, again.headers.location]).toEqual([303, '/courses/demo']);
    expect(made.store.invites.listInvites('demo')[0]?.uses).toBe(1);
    await request(made.app).get(path).expect(404);
  });

  it('raise nobody when they have ended', async () => {
    const { made, path, visitor, post } = await link({ role: 'instructor' });
    const student = visitor((await signIn(made, made.studentToken)).agent);
    const [invite] = made.store.invites.listInvites('demo');
    await post(`${PEOPLE}/invites/${invite?.id}/revoke`).expect(303);
    expect((await student.join(path)).status).toBe(404);
    expect(made.store.courses.findRole('demo', made.studentId)).toBe('student');
  });

  it('are listed with what became of them', async () => {
    const { made, post, path, visitor, instructor } = await link({ uses: '1' });
    await visitor((await signIn(made, addPerson(made, 'One'))).agent).join(path);
    await post(`${PEOPLE}/invites`, { role: 'grader', days: '1', uses: '5' }).expect(200);
    made.time.now += DAY;
    await post(`${PEOPLE}/invites`, { role: 'student', days: '1', uses: '5' }).expect(200);
    const { text } = await instructor.agent.get(`${PEOPLE}/invites`).expect(200);
    const states = [...decoded(text).matchAll(/data-label="Status">([^<]+)</g)].map(([, state = '']) => state);
    expect(states).toEqual([expect.stringMatching(/^until/), expect.stringMatching(/^expired/), 'used up']);
    expect(text.match(/\/revoke"/g)).toHaveLength(1);
  });

  it('make an account and join at once, or neither', async () => {
    const { path, visitor, roleOf, made } = await link({ role: 'grader', uses: '1' });
    const before = made.store.people.countPeople();
    const form = { name: 'Ada L.', email: 'Ada@Example.org', password: PASSWORD };
    const wrong = await visitor().join(path, { ...form, password: 'short', name: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="Ada@Example.org"');
    expect(decoded(wrong.text)).toContain('Enter a name of 1 to 100 characters.');
    expect(made.store.people.countPeople()).toBe(before);
    const ada = visitor();
    expect((await ada.join(path, form)).headers.location).toBe(`${path}?sent=yes`);
    await ada.agent.get(`${path}?sent=yes`).expect(303).expect('Location', '/courses/demo');
    await ada.agent.get('/courses/demo').expect(200);
    expect(roleOf('ada@example.org')).toBe('grader');
    await visitor().agent.get(path).expect(404);
  });

  it('count nobody over their limit when strangers come at the same time', async () => {
    const { path, visitor, made } = await link({ uses: '2' });
    const before = made.store.people.countPeople();
    const come = (index: number) =>
      visitor().join(path, { name: `P ${index}`, email: `p${index}@example.org`, password: PASSWORD });
    const answers = await Promise.all([0, 1, 2, 3].map(come));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 404, 404]);
    expect(made.store.people.countPeople()).toBe(before + 2);
    expect(made.store.invites.listInvites('demo')[0]?.uses).toBe(2);
  });

  it('ask whoever has an account to sign in, and do not take them in unseen', async () => {
    const { path, visitor, made } = await link();
    const form = { name: 'Ada', email: 'ada@example.org', password: PASSWORD };
    await visitor().join(path, form);
    const ada = made.store.people.findPersonByEmail('ada@example.org')?.id ?? '';
    made.store.courses.removeEnrolment('demo', ada);
    const again = await visitor().join(path, { ...form, name: 'Mallory' });
    const sent = `${path}?sent=yes`;
    expect([again.status, again.headers.location]).toEqual([303, sent]);
    const next = `/sign-in?next=${encodeURIComponent(sent)}`;
    expect((await request(made.server).get(sent).expect(303)).headers.location).toBe(`${next}&joining=yes`);
    expect((await request(made.server).get(`${next}&joining=yes`)).text).toContain('the password you chose for it');
    expect(made.store.courses.findRole('demo', ada)).toBeUndefined();
    const owner = request.agent(made.server);
    const _csrf = formTokenOn((await owner.get(next)).text);
    const form2 = { _csrf, email: form.email, password: PASSWORD, next: sent };
    expect((await owner.post('/sign-in').type('form').send(form2).expect(303)).headers.location).toBe(sent);
    expect((await visitor(owner).join(sent)).headers.location).toBe('/courses/demo');
    expect(made.store.courses.findRole('demo', ada)).toBe('student');
    await owner.get(sent).expect(303).expect('Location', '/courses/demo');
  });

  it('say which field is wrong', async () => {
    const { post } = await prepare();
    const answer = await post(`${PEOPLE}/invites`, { role: 'student', days: '0', uses: 'many' }).expect(422);
    expect(answer.text).toContain('from 1 to 365');
    expect(answer.text).toContain('from 1 to 10000');
  });
});

describe('the class code', () => {
  it('is shown in two groups, works without its spaces, and ends when it is switched off', async () => {
    const { made, post, instructor } = await prepare();
    await post(`${PEOPLE}/class-code`, { action: 'on' }).expect(303);
    const page = await instructor.agent.get(`${PEOPLE}/invites`).expect(200);
    const code = /class-code">([a-z2-9]{4} [a-z2-9]{4})</.exec(page.text)?.[1] ?? '';
    expect(code).not.toMatch(/[01loi]/);
    const newcomer = await signIn(made, addPerson(made, 'Newcomer'));
    const word = formTokenOn((await newcomer.agent.get('/join')).text);
    const join = (typed: string) => newcomer.agent.post('/join').type('form').send({ _csrf: word, code: typed });
    await join('zzzz zzzz').expect(422);
    await join('').expect(422);
    await join(code.toUpperCase()).expect(303);
    await newcomer.agent.get('/courses/demo').expect(200);
    await post(`${PEOPLE}/class-code`, { action: 'off' }).expect(303);
    await join(code).expect(422);
  });

  it('is replaced by a new one, and the old one ends', async () => {
    const { post, instructor, visitor } = await prepare();
    const codeOf = async () =>
      /class-code">([^<]+)</.exec((await instructor.agent.get(`${PEOPLE}/invites`)).text)?.[1] ?? '';
    await post(`${PEOPLE}/class-code`, { action: 'on' });
    const old = await codeOf();
    await post(`${PEOPLE}/class-code`, { action: 'on' });
    expect(await codeOf()).not.toBe(old);
    const stranger = { name: 'Ada', email: 'ada@example.org', password: PASSWORD };
    expect((await visitor().join('/join', { ...stranger, code: old })).status).toBe(422);
    expect((await visitor().join('/join', { ...stranger, code: await codeOf() })).status).toBe(303);
  });
});
