/**
 * Accounts belong to their owner: who may hand out the keys to which account, what a course sees of an account that has not accepted it,
 * and which roles an address gets that nobody has proven. Through the real application.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPasswords } from '../../server/accounts/passwords.ts';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { EXAMPLES, EXPECTED } from '../support/authorisation-table.ts';
import { openStaff, openVisitor, PASSWORD, type Staff } from '../support/course-people.ts';
import { openBrowser, openSession, type Session } from '../support/plain-browser.ts';
import { fc } from '../support/properties.ts';
import { addInstructorElsewhere, addPerson, createTestApp, decoded, pressLink } from '../support/test-app.ts';
import { until } from '../support/until.ts';

const CODE = 'abcd2345';
const NAME = 'Secret Storedname';

/** Two courses: demo, with a code, and other, whose instructor is of no other course. */
async function prepareCourses() {
  const app = createTestApp();
  const elsewhere = addInstructorElsewhere(app);
  const course = app.store.courses.findCourse('demo');
  if (course) app.store.courses.updateCourse({ ...course, classCode: CODE });
  const alpha = await openStaff(app, app.instructorToken);
  const beta = await openStaff(app, elsewhere, 'other');
  const idOf = (email: string): string => app.store.people.findPersonByEmail(email)?.id ?? 'nobody';
  return { app, alpha, beta, idOf };
}

describe('a password link', () => {
  let made: Awaited<ReturnType<typeof prepareCourses>>;
  let staff: Readonly<Record<string, Staff>>;
  beforeAll(async () => {
    made = await prepareCourses();
    staff = {
      'instructor of the course': made.alpha,
      'instructor of another course': made.beta,
      'grader of the course': await openStaff(made.app, made.app.graderToken),
      admin: await openStaff(made.app, made.app.adminToken),
    };
  });
  afterAll(() => made.app.close());

  /** An account in a state, of which the course demo knows with a role. Each ends with a row in demo's list of people. */
  const STATES: Readonly<Record<string, (email: string, role: string) => Promise<void>>> = {
    'made by the course, unused': async (email, role) =>
      void (await made.alpha.load(`name,email,role\nX,${email},${role}`)),
    'made by the course, used': async (email, role) => {
      const { links } = await made.alpha.load(`name,email,role\nX,${email},student`);
      await openVisitor(made.app).usePasswordLink(links[0] ?? '');
      await made.alpha.load(`name,email,role\nX,${email},${role}`);
    },
    'made by the course, unused, student elsewhere': async (email, role) => {
      await made.alpha.load(`name,email,role\nX,${email},${role}`);
      await made.beta.load(`name,email,role\nX,${email},student`, ['2']);
    },
    'made by the course, unused, offered more elsewhere': async (email, role) => {
      await made.alpha.load(`name,email,role\nX,${email},${role}`);
      await made.beta.load(`name,email,role\nX,${email},grader`, ['2']);
    },
    'made by another course, unused': async (email, role) => {
      await made.beta.load(`name,email,role\nX,${email},student`);
      await made.alpha.load(`name,email,role\nX,${email},${role}`, ['2']);
    },
    'made by another course, used, accepted here': async (email, role) => {
      const { links } = await made.beta.load(`name,email,role\nX,${email},student`);
      const visitor = openVisitor(made.app);
      await visitor.usePasswordLink(links[0] ?? '');
      await made.alpha.load(`name,email,role\nX,${email},${role}`, ['2']);
      await visitor.post('/invitations/demo/accept', {}, '/courses');
    },
    'made by itself': async (email, role) => {
      await openVisitor(made.app).join(CODE, email);
      await made.alpha.load(`name,email,role\nX,${email},${role}`, ['2']);
    },
  };
  const OPENS_TO_INSTRUCTORS = ['made by the course, unused', 'made by the course, unused, student elsewhere'];
  const cases = Object.keys(STATES).flatMap((state) =>
    (['student', 'grader', 'instructor'] as const).map((role) => [state, role] as const),
  );

  it.each(cases)('of an account %s, whose role is %s, comes from whom it should', async (state, role) => {
    const email = `${state.replace(/\W+/g, '-')}.${role}@example.org`;
    await STATES[state]?.(email, role);
    const place = made.app.store.courses.findPlace('demo', made.idOf(email));
    expect(place?.role).toBe(role);
    const wanted = {
      'instructor of the course': OPENS_TO_INSTRUCTORS.includes(state) && role !== 'instructor',
      'instructor of another course': state === 'made by another course, unused' && role === 'student',
      'grader of the course': false,
      admin: true,
    };
    const got: Record<string, boolean> = {};
    for (const [who, one] of Object.entries(staff)) got[who] = typeof (await one.issue(made.idOf(email))) === 'string';
    expect(got).toEqual(wanted);
  });

  it('is offered on the page exactly where it is given', async () => {
    const { text } = await made.alpha.agent.get(made.alpha.people).expect(200);
    const offered = [...text.matchAll(/people\/([\w-]+)\/password-link/g)].map(([, id = '']) => id);
    const given: string[] = [];
    for (const { id } of made.app.store.members.listMembers('demo'))
      if (typeof (await made.alpha.issue(id)) === 'string') given.push(id);
    expect(offered.sort()).toEqual(given.sort());
    expect(given.length).toBeGreaterThan(1);
  });
});

describe('a password link that was issued', () => {
  let made: Awaited<ReturnType<typeof prepareCourses>>;
  const EMAIL = 'ada@example.org';
  beforeEach(async () => {
    made = await prepareCourses();
  });
  afterEach(() => made.app.close());

  /** Ways in which the power of Ada, or of who issued the link, changes. */
  const CHANGES: Readonly<Record<string, (admin: Staff, ada: string, issuer: string) => Promise<unknown> | unknown>> = {
    'its person becomes instructor of another course': async () => {
      const admin = await openStaff(made.app, made.app.adminToken, 'other');
      return admin.load(`name,email,role\nAda,${EMAIL},instructor`, ['2']);
    },
    'its person becomes a teaching assistant of the same course': (admin, ada) =>
      admin.post(`${admin.people}/${ada}/role`, { role: 'grader', sure: 'yes' }),
    'its person becomes an admin': (_admin, ada) =>
      made.app.database.prepare('UPDATE people SET is_admin = 1 WHERE id = ?').run(ada),
    'its person rises and falls again': async (admin, ada) => {
      await admin.post(`${admin.people}/${ada}/role`, { role: 'instructor', sure: 'yes' });
      await admin.post(`${admin.people}/${ada}/role`, { role: 'student' });
    },
    'its person leaves the course': (admin, ada) => admin.post(`${admin.people}/${ada}/remove`),
    'who issued it is a teaching assistant by now': (admin, _ada, issuer) =>
      admin.post(`${admin.people}/${issuer}/role`, { role: 'grader' }),
    'who issued it has left the course': (admin, _ada, issuer) => admin.post(`${admin.people}/${issuer}/remove`),
    'who issued it is gone': (_admin, _ada, issuer) =>
      made.app.database.prepare('DELETE FROM people WHERE id = ?').run(issuer),
  };
  it.each(Object.keys(CHANGES))('ends when %s', async (change) => {
    const { app, alpha, idOf } = made;
    const { links } = await alpha.load(`name,email\nAda,${EMAIL}`);
    const [link = ''] = links;
    await openVisitor(app).agent.get(link).expect(200);
    const issuer = String(app.database.prepare("SELECT id FROM people WHERE demo_key = 'instructor'").pluck().get());
    await CHANGES[change]?.(await openStaff(app, app.adminToken), idOf(EMAIL), issuer);
    const visitor = openVisitor(app);
    await visitor.agent.get(link).expect(404);
    expect((await visitor.post(link, { password: PASSWORD })).status).toBe(404);
    expect((await visitor.enter(EMAIL)).status).toBe(401);
  });

  it('stays when its person comes into another course as a student, and is used once', async () => {
    const { app, alpha, beta } = made;
    const [link = ''] = (await alpha.load(`name,email\nAda,${EMAIL}`)).links;
    await beta.load(`name,email\nAda,${EMAIL}`);
    const ada = openVisitor(app);
    expect((await ada.usePasswordLink(link)).status).toBe(303);
    await ada.agent.get('/courses/demo').expect(200);
    await ada.agent.get('/courses/other').expect(404);
    await openVisitor(app).agent.get(link).expect(404);
  });
});

describe('an account of which another course knows nothing', () => {
  let made: Awaited<ReturnType<typeof prepareCourses>>;
  const EMAIL = 'stranger@example.org';
  beforeEach(async () => {
    made = await prepareCourses();
  });
  afterEach(() => made.app.close());

  /** Pages and files of the staff of a course that hold the stored name, of all that can be read there about somebody. */
  async function whereNamed(staff: Staff, course: string, personId: string): Promise<string[]> {
    const examples = { ...EXAMPLES(made.app, { submission: 'none' }), course, person: personId, group: 'monday' };
    const routes = Object.keys(EXPECTED).filter(
      (route) => route.startsWith('GET ') && /:course/.test(route) && !route.endsWith('/events'),
    );
    const found: string[] = [];
    for (const route of routes) {
      const path = route
        .slice(4)
        .replace(/:(\w+)/g, (_, name: string) => examples[name as keyof typeof examples] ?? 'none');
      // Found by a name that the course does not know, it would be known to bear it.
      const queries = path.endsWith('/people')
        ? ['', '?format=csv', '?search=Secret']
        : ['', `?person=${personId}&format=csv`];
      for (const query of queries) {
        const text = decoded((await staff.agent.get(path + query)).text ?? '');
        if (
          /Storedname/.test(text) ||
          (path.endsWith('/people') && query.includes('search') && /Roster Given/.test(text))
        )
          found.push(path + query);
      }
    }
    return found;
  }

  it('shows its name nowhere before it has accepted, though grades, groups and extra time are given; then everywhere', async () => {
    const { app, beta, idOf } = made;
    const stranger = openVisitor(app);
    await stranger.join(CODE, EMAIL, NAME);
    const { dry, done } = await beta.load(`name,email,number,group\nRoster Given,${EMAIL},4711,Monday`, ['2']);
    expect(dry).toContain('is invited');
    expect(dry + decoded(done.text)).not.toContain('Storedname');
    const id = idOf(EMAIL);
    const now = new Date(app.time.now).toISOString();
    app.store.gradebook.insertManualItem({
      id: 'column',
      courseId: 'other',
      title: 'Report',
      maxPoints: 10,
      week: null,
      at: now,
    });
    const base = '/instructor/courses/other';
    const acts: readonly (readonly [string, Record<string, string>])[] = [
      [`${base}/gradebook/manual/column`, { [`points.${id}`]: '7', person: id, points: '7', reason: 'good' }],
      [`${base}/people/${id}/role`, { role: 'grader', sure: 'yes' }],
      [`${base}/people/${id}/role`, { role: 'student' }],
      [`${base}/people/${id}/view`, {}],
      [`${base}/people/${id}/password-link`, {}],
    ];
    const answers: string[] = [];
    for (const [path, fields] of acts) answers.push((await beta.post(path, fields)).text);
    app.store.policies.grantExtension({
      courseId: 'other',
      exercise: 'linear_forward',
      personId: id,
      dueAt: null,
      neverDue: false,
      extraAttempts: 2,
      reason: 'ill',
      grantedBy: id,
      grantedAt: now,
      grantId: null,
    });
    await beta.post(`${base}/groups/students`, { [`g.${id}`]: app.store.groups.listGroups('other')[0]?.id ?? '' });
    expect(await whereNamed(beta, 'other', id)).toEqual([]);
    expect(answers.join('\n')).not.toContain('Storedname');
    for (const place of ['people', 'groups', 'gradebook', 'extensions', 'data', 'log'])
      expect(decoded((await beta.agent.get(`${base}/${place}`)).text ?? '') || 'Roster Given').toContain(
        'Roster Given',
      );
    const zip = await beta
      .post(`${base}/people/${id}/data`)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(String(zip.body)).not.toContain('Storedname');
    expect(await whereNamed(beta, 'other', id)).toEqual([]);

    expect((await beta.agent.get(`${base}/people`)).text).toContain('invited, not yet joined');
    await stranger.agent.get('/courses/other').expect(404);
    expect(decoded((await stranger.agent.get('/courses').expect(200)).text)).toContain('lists you as: Student');
    await stranger.post('/invitations/other/accept', {}, '/courses');
    await stranger.agent.get('/courses/other').expect(200);
    expect((await whereNamed(beta, 'other', id)).length).toBeGreaterThan(5);
  }, 120_000);

  it.each(['declines', 'is taken off the list'])(
    'stays unknown when it %s, in the log, too, and cannot be deleted',
    async (how) => {
      const { app, beta, idOf } = made;
      const stranger = openVisitor(app);
      await stranger.join(CODE, EMAIL, NAME);
      // Out of every course: no other course's data keep the account.
      const alphaAdmin = await openStaff(app, app.adminToken);
      await alphaAdmin.post(`${alphaAdmin.people}/${idOf(EMAIL)}/remove`);
      await beta.load(`name,email\nRoster Given,${EMAIL}`);
      const id = idOf(EMAIL);
      if (how === 'declines') await stranger.post('/invitations/other/decline', {}, '/courses');
      else await beta.post(`${beta.people}/${id}/remove`);
      expect(await whereNamed(beta, 'other', id)).toEqual([]);
      expect(decoded((await beta.agent.get('/instructor/courses/other/log').expect(200)).text)).toContain(
        'Roster Given',
      );
      await beta.post(`${beta.people}/${id}/delete`, { name: 'Roster Given', reason: '' });
      expect(app.store.people.findPerson(id)?.name).toBe(NAME);
      expect((await stranger.post('/invitations/other/accept', {}, '/courses')).status).toBe(409);
      await stranger.agent.get('/account').expect(200);
    },
  );
});

describe('a role above student', () => {
  let made: Awaited<ReturnType<typeof prepareCourses>>;
  const EMAIL = 'prof@example.org';
  beforeEach(async () => {
    made = await prepareCourses();
  });
  afterEach(() => made.app.close());
  const roleIn = (course: string) => made.app.store.courses.findPlace(course, made.idOf(EMAIL))?.role;

  /** Ways to give it to an address; each returns what the giver sees. */
  const WAYS: Readonly<Record<string, (sure: boolean) => Promise<string>>> = {
    'a roster of a course that the account is not in': async (sure) =>
      (await made.beta.load(`name,email,role\nProf,${EMAIL},instructor`, sure ? ['2'] : [])).dry,
    'a roster of its own course': async (sure) =>
      (await made.alpha.load(`name,email,role\nProf,${EMAIL},grader`, sure ? ['2'] : [])).dry,
    'a vouching for all students of a roster': async (sure) =>
      (await made.alpha.load(`name,email,role\nProf,${EMAIL},grader`, sure ? ['2'] : ['students'])).dry,
    'a change in the list of people': async (sure) => {
      const path = `${made.alpha.people}/${made.idOf(EMAIL)}/role`;
      return decoded((await made.alpha.post(path, { role: 'instructor', ...(sure ? { sure: 'yes' } : {}) })).text);
    },
  };
  it.each(Object.keys(WAYS))(
    'is not given by %s to an account that made itself, before somebody vouches',
    async (way) => {
      const mallory = openVisitor(made.app);
      await mallory.join(CODE, EMAIL);
      expect(await WAYS[way]?.(false)).toMatch(/not proven that/);
      for (const { role } of made.app.store.courses.listPlacesOf(made.idOf(EMAIL))) expect(role).toBe('student');
      await mallory.post('/invitations/other/accept', {}, '/courses');
      for (const course of ['demo', 'other'])
        await mallory.agent
          .get(`/instructor/courses/${course}/people`)
          .expect(({ status }) => expect(status).not.toBe(200));
      await WAYS[way]?.(true);
      expect([roleIn('demo'), roleIn('other')]).toContainEqual(expect.stringMatching(/grader|instructor/));
      const log = made.app.database.prepare('SELECT after FROM audit_log').pluck().all().join('\n');
      expect(log).toContain('"sure":true');
    },
  );

  it('is given at once to an account that a mail or a link of an admin has proven, when it accepts', async () => {
    const { app, beta, idOf } = made;
    await openVisitor(app).join(CODE, EMAIL);
    const admin = await openStaff(app, app.adminToken);
    const prof = openVisitor(app);
    await prof.usePasswordLink(String(await admin.issue(idOf(EMAIL))));
    const { dry } = await beta.load(`name,email,role\nProf,${EMAIL},instructor`);
    expect(dry).not.toContain('not proven that');
    await prof.agent.get('/instructor/courses/other/people').expect(404);
    await prof.post('/invitations/other/accept', {}, '/courses');
    await prof.agent.get('/instructor/courses/other/people').expect(200);
  });

  it('waits for an instructor behind a link for many, and comes at once by a link for one', async () => {
    const { app, alpha } = made;
    const invite = async (uses: string): Promise<string> => {
      const { text } = await alpha.post(`${alpha.people}/invites`, { role: 'grader', days: '2', uses });
      return /\/join\/[\w-]{32}/.exec(text)?.[0] ?? '';
    };
    const many = await invite('5');
    const first = openVisitor(app);
    await first.post(many, { name: 'Mallory', email: 'm@example.org', password: PASSWORD }, many);
    await first.agent.get('/courses/demo').expect(404);
    expect((await first.agent.get('/courses')).text).toContain('An instructor has to approve you');
    await alpha.post(`${alpha.people}/confirm`, { person: [made.idOf('m@example.org')] });
    await first.agent.get(alpha.people).expect(200);
    const one = await invite('1');
    const second = openVisitor(app);
    await second.post(one, { name: 'Tom', email: 'tom@example.org', password: PASSWORD }, one);
    await second.agent.get(alpha.people).expect(200);
  });
});

describe('instructors of one course', () => {
  let made: Awaited<ReturnType<typeof prepareCourses>>;
  beforeAll(async () => {
    made = await prepareCourses();
  });
  afterAll(() => made.app.close());

  it('never come by a session of somebody of another course alone, whatever they do', async () => {
    const { app, alpha, beta, idOf } = made;
    const second = addPerson(app, 'Second of beta', 'second-of-beta');
    const joinedAt = new Date(app.time.now).toISOString();
    app.store.courses.enrol({
      courseId: 'other',
      personId: 'second-of-beta',
      role: 'instructor',
      source: 'demo',
      studentNumber: null,
      joinedAt,
    });
    const colleague = await openStaff(app, second, 'other');
    /** Somebody with an account of their own, somebody who has yet to use it, somebody of the staff. */
    const used = openVisitor(app);
    await used.join(CODE, 'used@example.org', NAME);
    await alpha.load(`name,email,role\nUnused,unused@example.org,student\n${NAME},tutor@example.org,grader`);
    const victims = ['used@example.org', 'unused@example.org', 'tutor@example.org'];
    const ids = victims.map(idOf);
    const handed = new Set<string>();
    const texts: string[] = [];
    const note = (text: string): void => {
      texts.push(text);
      for (const [path] of decoded(text).matchAll(/\/(?:password|join)\/[\w-]{32}/g)) handed.add(path);
    };
    type Act = (by: Staff, victim: number) => Promise<void>;
    const post =
      (path: (id: string) => string, fields: Record<string, string | string[]> = {}): Act =>
      async (by, victim) => {
        const answer = await by.post(path(ids[victim] ?? ''), fields);
        note(answer.text ?? '');
      };
    const roster =
      (role: string, vouch: readonly string[]): Act =>
      async (by, victim) => {
        const { dry, done } = await by.load(`name,email,role\nWhatever,${victims[victim]},${role}`, vouch);
        note(dry);
        note(done.text);
      };
    const people = beta.people;
    const ACTS: Readonly<Record<string, Act>> = {
      student: roster('student', []),
      vouched: roster('student', ['2', 'students']),
      grader: roster('grader', ['2']),
      instructor: roster('instructor', ['2']),
      link: post((id) => `${people}/${id}/password-link`),
      promote: post((id) => `${people}/${id}/role`, { role: 'instructor', sure: 'yes' }),
      demote: post((id) => `${people}/${id}/role`, { role: 'student' }),
      confirm: async (by, victim) => note((await by.post(`${people}/confirm`, { person: [ids[victim] ?? ''] })).text),
      remove: post((id) => `${people}/${id}/remove`),
      view: post((id) => `${people}/${id}/view`),
      data: post((id) => `${people}/${id}/data`),
      erase: post((id) => `${people}/${id}/delete`, { name: 'Whatever', reason: 'x' }),
      invite: post(() => `${people}/invites`, { role: 'grader', days: '2', uses: '1' }),
      code: post(() => `${people}/class-code`, { action: 'on' }),
      forgot: post(() => '/forgot', { email: 'used@example.org' }),
      elsewhere: post((id) => `/instructor/courses/demo/people/${id}/password-link`),
    };
    const act = fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat({ max: 2 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (sequence) => {
        for (const [name, victim, other] of sequence) await ACTS[name]?.(other ? colleague : beta, victim);
        for (const path of [...handed].filter((one) => one.startsWith('/password/'))) {
          handed.delete(path);
          const thief = openVisitor(app);
          await thief.usePasswordLink(path);
          const account = decoded((await thief.agent.get('/account')).text);
          for (const email of victims) expect(account).not.toContain(email);
        }
        for (const staff of [beta, colleague]) {
          await staff.agent.get('/courses/demo').expect(({ status }) => expect(status).not.toBe(200));
          expect((await staff.agent.get('/account')).text).not.toContain('@example.org');
        }
      }),
      { numRuns: 20 },
    );
    await used.agent.get('/courses/demo').expect(200);
    expect(victims.map((email) => app.store.people.findPersonByEmail(email)?.id)).toEqual(ids);
    for (const id of ids) expect(app.store.courses.findRole('demo', id)).toBeDefined();
    expect(texts.join('\n')).not.toContain('Storedname');
  });
});

describe('demo accounts where real people use the server', () => {
  it('enter by no link, session or password', async () => {
    const demo = createTestApp();
    const session = await openSession(demo.server, demo.studentToken);
    // A demo account that somebody gave an address and a password.
    const hash = await createPasswords({ memoryCost: 8, timeCost: 1 }).hash(PASSWORD);
    const set = demo.database.prepare(
      "UPDATE people SET email = 'demo@example.org', password_hash = ? WHERE demo_key = 'admin'",
    );
    set.run(hash);
    const snapshot = demo.database.serialize();
    demo.close();
    for (const demoPeople of [true, false]) {
      const app = createTestApp({ snapshot, demoPeople });
      const status = async (path: string, of?: Session): Promise<number> => {
        const reply = await openBrowser(app.server, of).send('GET', path, { accept: 'text/html' });
        return reply.status;
      };
      const entered = demoPeople ? 200 : 303;
      expect(await status('/account', session)).toBe(entered);
      expect((await openVisitor(app).enter('demo@example.org')).status).toBe(demoPeople ? 303 : 401);
      const visitor = openVisitor(app);
      await pressLink(visitor.agent, demo.adminToken);
      await visitor.agent.get('/account').expect(entered);
      app.close();
    }
  });
});

describe('people who come by themselves', () => {
  let made: Awaited<ReturnType<typeof prepareCourses>>;
  beforeEach(async () => {
    made = await prepareCourses();
    await planTestQuiz(made.app);
  });
  afterEach(() => made.app.close());
  const QUIZ = '/courses/demo/quizzes/short';

  it('take no quiz before the staff confirms them, are told what to do, and stand on the live page', async () => {
    const { app, alpha, idOf } = made;
    const [sock, friend] = [openVisitor(app), openVisitor(app)];
    await sock.join(CODE, 'sock@example.org', 'Sock Puppet');
    await friend.join(CODE, 'friend@example.org', 'Real Friend');
    const page = decoded((await friend.agent.get(QUIZ).expect(200)).text);
    expect(page).toContain('You are not confirmed yet');
    expect(page).not.toContain('ReLU');
    expect((await friend.post(`${QUIZ}/start`, {}, QUIZ)).status).toBe(409);
    const control = `/instructor${QUIZ}`;
    const grader = await openStaff(app, app.graderToken);
    const live = decoded((await grader.agent.get(control).expect(200)).text);
    expect(live).toContain('1 person is waiting to be confirmed');
    expect(live).toContain('1 more person of the course is not confirmed');
    expect((await grader.post(`${control}/confirm`, { person: [idOf('friend@example.org')] })).status).toBe(303);
    expect((await friend.post(`${QUIZ}/start`, {}, QUIZ)).status).toBe(303);
    expect((await sock.post(`${QUIZ}/start`, {}, '/account')).status).toBe(409);
    expect(decoded((await alpha.agent.get(alpha.people)).text)).toContain('joined by code, not confirmed');
    const log = app.database.prepare("SELECT person_id FROM audit_log WHERE action = 'member.confirm'").pluck().all();
    expect(log).toEqual([idOf('friend@example.org')]);
  });

  it('hear of it on the page that is open, whoever confirms them where', async () => {
    const { app, alpha, idOf } = made;
    const friend = openVisitor(app);
    await friend.join(CODE, 'friend@example.org');
    let heard = '';
    const ended = friend.agent
      .get(`${QUIZ}/events`)
      .buffer(true)
      .parse((res, done) => {
        res.on('data', (chunk: Buffer) => {
          heard += chunk;
        });
        res.on('end', () => done(null, heard));
      })
      .then(() => undefined);
    await until(() => heard.includes('"phase":"unconfirmed"'), 'the page hears where it stands');
    await alpha.post(`${alpha.people}/confirm`, { person: [idOf('friend@example.org')] });
    await until(() => heard.includes('"phase":"ready"'), 'the page hears that its person is confirmed');
    app.closing.abort();
    await ended;
  });

  it('are all confirmed by one button, as the page showed them, and by nobody but instructors', async () => {
    const { app, alpha, idOf } = made;
    for (const name of ['a', 'b']) await openVisitor(app).join(CODE, `${name}@example.org`);
    const shown = [...(await alpha.agent.get(alpha.people)).text.matchAll(/name="shown" value="([^"]+)"/g)].map(
      ([, id = '']) => id,
    );
    expect(shown.sort()).toEqual([idOf('a@example.org'), idOf('b@example.org')].sort());
    await openVisitor(app).join(CODE, 'late@example.org');
    const grader = await openStaff(app, app.graderToken);
    expect((await grader.post(`${alpha.people}/confirm`, { all: 'yes', shown })).status).toBe(403);
    await alpha.post(`${alpha.people}/confirm`, { all: 'yes', shown });
    const confirmed = (email: string) => app.store.courses.findPlace('demo', idOf(email))?.confirmedAt !== null;
    expect(['a@example.org', 'b@example.org', 'late@example.org'].map(confirmed)).toEqual([true, true, false]);
  });

  it('take quizzes where the course lets everybody', async () => {
    const { app, alpha } = made;
    await alpha.post(`${alpha.people}/entry`, { code: 'open', quizzes: 'everybody' });
    const visitor = openVisitor(app);
    await visitor.join(CODE, 'sock@example.org');
    expect((await visitor.post(`${QUIZ}/start`, {}, QUIZ)).status).toBe(303);
  });

  it('wait where the code needs approval, and are told so', async () => {
    const { app, alpha, idOf } = made;
    await alpha.post(`${alpha.people}/entry`, { code: 'approval', quizzes: 'confirmed' });
    const visitor = openVisitor(app);
    expect((await visitor.join(CODE, 'new@example.org')).headers.location).toBe('/courses');
    await visitor.agent.get('/courses/demo').expect(404);
    expect((await visitor.agent.get('/courses')).text).toContain('An instructor has to approve you');
    expect((await alpha.agent.get(`/instructor${QUIZ}`)).text).toContain('new@example.org');
    await alpha.post(`/instructor${QUIZ}/confirm`, { person: [idOf('new@example.org')] });
    await visitor.agent.get('/courses/demo').expect(200);
    expect((await visitor.post(`${QUIZ}/start`, {}, QUIZ)).status).toBe(303);
  });

  it('find the door closed where the code is for the roster, except those on it', async () => {
    const { app, alpha, beta } = made;
    await alpha.post(`${alpha.people}/entry`, { code: 'roster', quizzes: 'confirmed' });
    const before = app.store.people.countPeople();
    const answer = await openVisitor(app).join(CODE, 'nobody@example.org');
    expect([answer.status, app.store.people.countPeople()]).toEqual([422, before]);
    expect(decoded(answer.text)).toContain('Only people on the roster');
    const listed = openVisitor(app);
    await listed.usePasswordLink((await beta.load('name,email\nListed,listed@example.org')).links[0] ?? '');
    expect((await listed.join(CODE, '')).status).toBe(422);
    await alpha.load('name,email\nListed,listed@example.org', ['students']);
    expect((await listed.join(CODE, '')).headers.location).toBe('/courses/demo');
    expect((await listed.post(`${QUIZ}/start`, {}, QUIZ)).status).toBe(303);
  });
});
