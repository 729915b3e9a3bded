/** Extensions for many students and exercises over HTTP: the preview, granting exactly that, taking it back. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PolicySchema } from '../../graders/catalog/policy.ts';
import { exerciseNamed } from '../support/samples.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const PAGE = '/instructor/courses/demo/extensions';
const DUE = '2026-03-20T12:00:00.000Z';

let app: TestApp;
beforeEach(() => {
  const policy = PolicySchema.parse({ due: DUE, attempts: 5 });
  const exercises = [
    exerciseNamed('linear_forward', { policy }),
    exerciseNamed('relu', { policy: { ...policy, due: '2026-03-27T12:00:00.000Z' } }),
    exerciseNamed('never', { policy: { ...policy, due: null } }),
  ];
  app = createTestApp({ exercises });
});
afterEach(() => app.close());

const sign = async (token = app.instructorToken) => {
  const { agent, csrf } = await signIn(app, token);
  const post = (path: string, fields: object = {}) =>
    agent
      .post(path)
      .type('form')
      .send({ _csrf: csrf, ...fields });
  /** Asks for a preview and grants what it shows. */
  const grant = async (fields: object) => {
    const preview = await post(PAGE, fields).expect(200);
    const hash = /name="hash" value="([^"]+)"/.exec(preview.text)?.[1] ?? '';
    return { preview: decoded(preview.text), hash, apply: () => post(PAGE, { ...fields, act: 'apply', hash }) };
  };
  return { agent, post, grant };
};
const extensionsOf = (personId = app.studentId) =>
  [...app.store.policies.listExtensionsOf('demo', personId).values()].map(({ exercise, dueAt, extraAttempts }) => [
    exercise,
    dueAt,
    extraAttempts,
  ]);
const students = () => app.store.courses.listStudents('demo');
const log = (action: string) =>
  app.database.prepare('SELECT * FROM audit_log WHERE action = ? ORDER BY id').all(action) as Record<string, string>[];

describe('extensions for many', () => {
  it("add days to each exercise's own date for everybody, after a preview, with one note per student and exercise", async () => {
    const { grant } = await sign();
    const fields = {
      mode: 'days',
      days: '3',
      attempts: '2',
      reason: 'Server down',
      exercises: ['linear_forward', 'relu'],
    };
    const { preview, apply } = await grant(fields);
    expect(preview).toContain(`Changes: ${2 * students().length}. Unchanged: 0.`);
    expect(preview).toContain('2 more attempts');
    expect(app.store.policies.listAllExtensions('demo')).toEqual([]);
    await apply().expect(303);
    for (const { id } of students())
      expect(extensionsOf(id)).toEqual([
        ['linear_forward', '2026-03-23T12:00:00.000Z', 2],
        ['relu', expect.stringMatching(/^2026-03-30T1[12]:00:00.000Z$/), 2],
      ]);
    const notes = log('extension.grant');
    expect(notes).toHaveLength(2 * students().length);
    expect(notes[0]).toMatchObject({
      actor_name: 'Demo Instructor',
      subject: 'linear_forward',
      reason: 'Server down',
    });
  });

  it('go to the students of a group, or to chosen ones, and to nobody else', async () => {
    const { grant } = await sign();
    const at = new Date(app.time.now).toISOString();
    app.store.groups.insertGroup({ id: 'one', courseId: 'demo', name: 'One', tutorId: null, createdAt: at });
    app.store.groups.assign('demo', app.studentId, 'one');
    const common = { mode: 'none', attempts: '1', exercises: 'relu' };
    await (await grant({ ...common, scope: 'group', group: 'one' })).apply().expect(303);
    expect(app.store.policies.listAllExtensions('demo').map(({ personId }) => personId)).toEqual([app.studentId]);
    const other = students().find(({ id }) => id !== app.studentId)?.id ?? '';
    await (await grant({ ...common, scope: 'chosen', people: [other, 'nobody'] })).apply().expect(303);
    expect(
      app.store.policies
        .listAllExtensions('demo')
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual([app.studentId, other].sort());
  });

  it('leave what is better, part by part, unless it is to be replaced', async () => {
    const { grant } = await sign();
    const own = { courseId: 'demo', personId: app.studentId, reason: '', grantedBy: '', grantedAt: DUE, grantId: null };
    const grantedBy = students()[0]?.id ?? '';
    const better = '2026-04-30T12:00:00.000Z';
    app.store.policies.grantExtension({
      ...own,
      exercise: 'linear_forward',
      dueAt: better,
      neverDue: false,
      extraAttempts: 0,
      grantedBy,
    });
    const fields = { scope: 'chosen', people: app.studentId, mode: 'days', days: '1', exercises: 'linear_forward' };
    const stays = await grant({ ...fields, attempts: '0' });
    expect(stays.preview).toContain('unchanged');
    expect(stays.preview).toContain('Changes: 0. Unchanged: 1.');
    await (await grant({ ...fields, attempts: '4' })).apply().expect(303);
    expect(extensionsOf()).toEqual([['linear_forward', better, 4]]);
    await (await grant({ ...fields, attempts: '1', replace: 'yes' })).apply().expect(303);
    expect(extensionsOf()).toEqual([['linear_forward', '2026-03-21T12:00:00.000Z', 1]]);
  });

  it('never make a date earlier than it is for everybody, nor give one to an exercise that is never due', async () => {
    const { grant } = await sign();
    const fields = { mode: 'date', due: '2026-03-10T12:00', replace: 'yes', exercises: ['linear_forward', 'never'] };
    const { preview, apply } = await grant(fields);
    expect(preview).toMatch(/Changes: 0\./);
    await apply().expect(303);
    expect(app.store.policies.listAllExtensions('demo')).toEqual([]);
  });

  it('without a due date stay so, are not given where they would keep results from being shown, and say so', async () => {
    const { grant, post } = await sign();
    const fields = { mode: 'never', exercises: ['linear_forward', 'never'], scope: 'chosen', people: app.studentId };
    const { preview, apply } = await grant(fields);
    expect(preview).toMatch(/Changes: 1\. Unchanged: 1\.[\s\S]*no due date[\s\S]*It has no due date for anybody/);
    await apply().expect(303);
    expect(extensionsOf()).toEqual([['linear_forward', null, 0]]);
    expect(app.store.policies.listAllExtensions('demo')[0]?.neverDue).toBe(true);
    const dated = await grant({ ...fields, mode: 'days', days: '9', attempts: '1', exercises: 'linear_forward' });
    await dated.apply().expect(303);
    expect(app.store.policies.listAllExtensions('demo')[0]).toMatchObject({ neverDue: true, extraAttempts: 1 });
    await post('/instructor/courses/demo/exercises/relu', { hiddenResults: 'after-due' }).expect(303);
    const sealed = await grant({ ...fields, exercises: 'relu' });
    expect(sealed.preview).toMatch(/Changes: 0\.[\s\S]*are shown after the due date/);
  });

  it('are not granted when something has changed since the preview: the new preview is shown', async () => {
    const { grant } = await sign();
    const { apply } = await grant({ mode: 'days', days: '1', exercises: 'relu' });
    app.store.courses.removeEnrolment('demo', app.studentId);
    const refused = await apply().expect(409);
    expect(decoded(refused.text)).toContain('have changed in the meantime');
    expect(app.store.policies.listAllExtensions('demo')).toEqual([]);
  });

  it.each([
    [{ mode: 'days', days: '1' }, 'Choose at least one exercise'],
    [{ mode: 'days', days: '0', exercises: 'relu' }, 'Enter a whole number from 1 to 365'],
    [{ mode: 'date', due: 'soon', exercises: 'relu' }, 'id="due-error"'],
    [{ mode: 'none', attempts: '', exercises: 'relu' }, 'id="attempts-error"'],
    [{ mode: 'none', attempts: '1', scope: 'chosen', exercises: 'relu' }, 'Choose at least one student'],
  ])('are refused as %j', async (fields, message) => {
    const { post } = await sign();
    const answer = await post(PAGE, fields).expect(422);
    expect(decoded(answer.text)).toMatch(new RegExp(message));
    expect(app.store.policies.listAllExtensions('demo')).toEqual([]);
  });

  it('are listed, and revoked one by one or all of a grant, each noted', async () => {
    const { agent, post, grant } = await sign();
    await (await grant({ mode: 'none', attempts: '1', exercises: 'relu', reason: '<b>Fair</b>' })).apply().expect(303);
    await (await grant({ mode: 'none', attempts: '1', exercises: 'never' })).apply().expect(303);
    const page = await agent.get(PAGE).expect(200);
    expect(page.text).not.toContain('<b>Fair');
    expect(decoded(page.text).match(/Revoke all \d+ granted together/g)).toHaveLength(2);
    expect(decoded((await agent.get('/instructor/courses/demo/exercises')).text)).toContain(`href="${PAGE}"`);
    await post(`${PAGE}/relu/${app.studentId}/revoke`).expect(303);
    expect(extensionsOf()).toEqual([['never', null, 1]]);
    const left = app.store.policies.listAllExtensions('demo').find(({ exercise }) => exercise === 'relu');
    await post(`${PAGE}/${left?.grantId}/revoke`).expect(303);
    expect(app.store.policies.listAllExtensions('demo').every(({ exercise }) => exercise === 'never')).toBe(true);
    expect(log('extension.revoke')).toHaveLength(students().length);
    await post(`${PAGE}/${left?.grantId}/revoke`).expect(404);
    await post(`${PAGE}/relu/${app.studentId}/revoke`).expect(404);
  });

  it('are for instructors only', async () => {
    const { agent, post } = await sign(app.graderToken);
    await agent.get(PAGE).expect(403);
    await post(PAGE, { mode: 'none', attempts: '1', exercises: 'relu', act: 'apply' }).expect(403);
  });
});
