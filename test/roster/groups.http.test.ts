/** Tutorial groups over HTTP: making and changing them, who is in them, the roster's column, the list of people. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  addInstructorElsewhere,
  addStudent,
  createTestApp,
  decoded,
  signIn,
  type TestApp,
} from '../support/test-app.ts';

const COURSE = '/instructor/courses/demo';
const GROUPS = `${COURSE}/groups`;

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
afterEach(() => app.close());

const sign = async (token: string) => {
  const { agent, csrf } = await signIn(app, token);
  const post = (path: string, fields: Record<string, string> = {}) =>
    agent
      .post(path)
      .type('form')
      .send({ _csrf: csrf, ...fields });
  return { agent, csrf, post, text: async (path: string) => decoded((await agent.get(path).expect(200)).text) };
};
const groupNamed = (name: string) => app.store.groups.listGroups('demo').find((group) => group.name === name);
const personNamed = (name: string): string =>
  app.store.members.listMembers('demo').find((member) => member.name === name)?.id ?? '';
const actions = (): unknown[] => app.database.prepare('SELECT action FROM audit_log ORDER BY id').pluck().all();

describe('a group', () => {
  it('is made, renamed, given to a tutor and deleted, each time noted with who did it', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(GROUPS, { name: ' Group  1 ', tutor: personNamed('Demo Grader') }).expect(303);
    const { id = '' } = groupNamed('Group 1') ?? {};
    expect(await instructor.text(GROUPS)).toMatch(/Group 1<\/a>[\s\S]*Demo Grader/);
    await instructor.post(`${GROUPS}/students`, { [`g.${app.studentId}`]: id }).expect(303);
    await instructor.post(`${GROUPS}/${id}/change`, { name: 'Monday', tutor: '' }).expect(303);
    expect(groupNamed('Monday')).toMatchObject({ tutorId: null, students: 1 });
    await instructor.post(`${GROUPS}/${id}/remove`).expect(303);
    expect(app.store.groups.listGroups('demo')).toEqual([]);
    expect(app.store.groups.listGroupMembers('demo').size).toBe(0);
    expect(actions()).toEqual(['group.create', 'group.assign', 'group.change', 'group.delete']);
    expect(app.database.prepare('SELECT DISTINCT actor_name FROM audit_log').pluck().all()).toEqual([
      'Demo Instructor',
    ]);
  });

  it.each([
    [{ name: ' ' }, 'Enter a name of 1 to 100 characters'],
    [{ name: 'GROUP 1' }, 'There is already a group with this name'],
    [{ name: 'Other', tutor: 'student' }, 'Only a teaching assistant or an instructor'],
  ])('is refused as %j', async (fields, message) => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(GROUPS, { name: 'Group 1' }).expect(303);
    const tutor = 'tutor' in fields ? app.studentId : '';
    const answer = await instructor.post(GROUPS, { ...fields, tutor }).expect(422);
    expect(decoded(answer.text)).toContain(message);
    expect(app.store.groups.listGroups('demo')).toHaveLength(1);
  });

  it('shows a hostile name as text', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(GROUPS, { name: '<script>alert(1)</script>' }).expect(303);
    for (const path of [GROUPS, `${COURSE}/people`, `${GROUPS}/distribute`])
      expect((await instructor.agent.get(path).expect(200)).text).not.toContain('<script>alert');
  });

  it('of another course cannot be changed, filled or deleted from this one', async () => {
    addInstructorElsewhere(app);
    const at = new Date(app.time.now).toISOString();
    app.store.groups.insertGroup({ id: 'theirs', courseId: 'other', name: 'Theirs', tutorId: null, createdAt: at });
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${GROUPS}/theirs/change`, { name: 'Mine' }).expect(404);
    await instructor.post(`${GROUPS}/theirs/remove`).expect(404);
    await instructor.post(`${GROUPS}/students`, { [`g.${app.studentId}`]: 'theirs' }).expect(404);
    expect(app.store.groups.listGroups('other')).toHaveLength(1);
    expect(actions()).toEqual([]);
  });
});

describe('students', () => {
  it('without a group are spread evenly after a preview, which is refused when the groups have changed', async () => {
    for (const name of ['A', 'B', 'C', 'D']) addStudent(app, `Extra ${name}`);
    const instructor = await sign(app.instructorToken);
    for (const name of ['One', 'Two']) await instructor.post(GROUPS, { name }).expect(303);
    await instructor.post(`${GROUPS}/students`, { [`g.${app.studentId}`]: groupNamed('One')?.id ?? '' }).expect(303);
    const page = await instructor.text(`${GROUPS}/distribute`);
    const hash = /name="hash" value="([^"]+)"/.exec(page)?.[1] ?? '';
    addStudent(app, 'Extra E');
    const refused = await instructor.post(`${GROUPS}/distribute`, { hash }).expect(409);
    expect(decoded(refused.text)).toContain('have changed in the meantime');
    const fresh = /name="hash" value="([^"]+)"/.exec(refused.text)?.[1] ?? '';
    await instructor.post(`${GROUPS}/distribute`, { hash: fresh }).expect(303);
    const sizes = app.store.groups.listGroups('demo').map(({ students }) => students);
    expect(Math.abs((sizes[0] ?? 0) - (sizes[1] ?? 0))).toBeLessThanOrEqual(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(app.store.courses.listStudents('demo').length);
    expect(app.store.groups.listGroupMembers('demo').get(app.studentId)).toBe(groupNamed('One')?.id);
  });

  it('can be moved one by one; who stays is not noted', async () => {
    addStudent(app, 'Extra');
    const instructor = await sign(app.instructorToken);
    await instructor.post(GROUPS, { name: 'One' }).expect(303);
    const id = groupNamed('One')?.id ?? '';
    await instructor.post(`${GROUPS}/students`, { [`g.${app.studentId}`]: id, [`g.${personNamed('Extra')}`]: '' });
    await instructor.post(`${GROUPS}/students`, { [`g.${app.studentId}`]: id }).expect(303);
    expect(actions()).toEqual(['group.create', 'group.assign']);
    await instructor.post(`${GROUPS}/students`, { 'g.nobody': id }).expect(404);
  });

  it('leave their group when they become graders', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(GROUPS, { name: 'One' }).expect(303);
    await instructor.post(`${GROUPS}/students`, { [`g.${app.studentId}`]: groupNamed('One')?.id ?? '' }).expect(303);
    await instructor.post(`${COURSE}/people/${app.studentId}/role`, { role: 'grader' }).expect(303);
    await instructor.post(`${COURSE}/people/${app.studentId}/role`, { role: 'student' }).expect(303);
    expect(groupNamed('One')?.students).toBe(0);
  });
});

describe('the list of people', () => {
  it('shows the group and filters by it, for graders as well, who see groups without any form to change them', async () => {
    const [instructor, grader] = [await sign(app.instructorToken), await sign(app.graderToken)];
    await instructor.post(GROUPS, { name: 'One' }).expect(303);
    const id = groupNamed('One')?.id ?? '';
    await instructor.post(`${GROUPS}/students`, { [`g.${app.studentId}`]: id }).expect(303);
    const inGroup = await grader.text(`${COURSE}/people?group=${id}`);
    expect(inGroup).toContain('1 person.');
    expect(inGroup).toMatch(/<td data-label="Group">One<\/td>/);
    expect(await grader.text(`${COURSE}/people?group=none`)).not.toContain('<td data-label="Group">One</td>');
    const page = await grader.text(GROUPS);
    expect(page).toContain('One');
    expect(page).not.toMatch(/<select|action="[^"]*\/groups/);
    await grader.post(GROUPS, { name: 'Two' }).expect(403);
  });
});

describe('the column of a roster', () => {
  const load = async (text: string) => {
    const instructor = await sign(app.instructorToken);
    const plan = await instructor.agent
      .post(`${COURSE}/people/import`)
      .field('_csrf', instructor.csrf)
      .field('text', text);
    const hash = /name="plan" value="([^"]+)"/.exec(plan.text)?.[1] ?? '';
    const apply = () =>
      instructor.agent
        .post(`${COURSE}/people/import/apply`)
        .field('_csrf', instructor.csrf)
        .field('text', text)
        .field('plan', hash)
        .expect(200);
    return { plan: decoded(plan.text), apply };
  };
  const groupOf = (email: string) =>
    app.store.members.listMembers('demo').find((member) => member.email === email)?.groupName;

  it.each(['group', 'Gruppe'])('named %s makes the groups it needs and is shown in the dry run', async (column) => {
    const first = await load(`Name,E-Mail,${column}\nDemo A,a@example.org,Monday\nDemo B,b@example.org,monday\n`);
    expect(first.plan).toContain('The group "Monday" is new');
    expect(app.store.groups.listGroups('demo')).toEqual([]);
    await first.apply();
    expect([groupOf('a@example.org'), groupOf('b@example.org')]).toEqual(['Monday', 'Monday']);
    const second = await load(`Name,E-Mail,${column}\nDemo A,a@example.org,Friday\nDemo B,b@example.org,\n`);
    expect(second.plan).toContain('Group: Monday becomes Friday.');
    await second.apply();
    expect([groupOf('a@example.org'), groupOf('b@example.org')]).toEqual(['Friday', 'Monday']);
    const third = await load('Name,E-Mail\nDemo A,a@example.org\n');
    expect(third.plan).toContain('no change');
  });

  it('is left out for graders, with a word on it', async () => {
    const { plan, apply } = await load('Name,E-Mail,Role,Group\nDemo T,t@example.org,tutor,Monday\n');
    expect(plan).toContain('Only students are put into groups');
    await apply();
    expect(app.store.groups.listGroups('demo')).toEqual([]);
  });
});
