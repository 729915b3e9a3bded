/** Seeing a course as one of its students does: what is shown, and that nothing else is shown, changed or noted. */

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { EXAMPLES, EXPECTED } from '../support/authorisation-table.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import {
  addInstructorElsewhere,
  addStudent,
  createTestApp,
  decoded,
  signIn,
  type TestApp,
} from '../support/test-app.ts';

const PEOPLE = '/instructor/courses/demo/people';
const QUIZ = '/courses/demo/quizzes/short';
const MINUTES = 60_000;

let app: TestApp;
beforeEach(async () => {
  app = createTestApp();
  app.grader.respond = reportFor;
  app.queue.start();
  await planTestQuiz(app);
});
afterEach(() => app.close());

/** Somebody who views the demo course as a student, with the words of their own and of the viewed pages. */
async function view(token = app.instructorToken, personId = app.studentId) {
  const { agent, csrf: own } = await signIn(app, token);
  await agent.post(`${PEOPLE}/${personId}/view`).type('form').send({ _csrf: own }).expect(303);
  const page = await agent.get('/courses/demo').expect(200);
  const csrf = formTokenOn(page.text);
  const send = (path: string, word = csrf) => agent.post(path).type('form').send({ _csrf: word });
  return { agent, own, csrf, page: decoded(page.text), send };
}
const log = () =>
  app.database
    .prepare("SELECT actor_name AS who, action, person_id AS whom, reason FROM audit_log WHERE action LIKE 'view.%'")
    .all();
/** Everything that is stored, but sessions. */
function everything(): unknown {
  const names = app.database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  return names
    .filter((name) => name !== 'sessions')
    .map((name) => [name, app.database.prepare(`SELECT * FROM "${name}"`).all()]);
}
const fill = (path: string, submission: string): string => {
  const examples = EXAMPLES(app, { submission, picture: 'none', post: 'none', attempt: 'none' });
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(examples[name] ?? ''));
};
const INSIDE =
  /^(\/instructor|\/api\/v1)?\/courses\/:course|^(\/api\/v1)?\/submissions\/:|^\/healthz(\/live|\/ready)?$|^\/$/;

describe('the whole table of routes', () => {
  const prepare = async () => {
    const student = await signIn(app, app.studentToken);
    const { location = '' } = (await student.submit('const own = 1;').expect(303)).headers;
    await settled();
    await student.agent.post(`${QUIZ}/start`).type('form').send({ _csrf: student.csrf }).expect(303);
    return { student, submission: location.split('/').at(-1) ?? '' };
  };
  const routes = Object.keys(EXPECTED).map((route) => route.split(' ') as [string, string]);

  it('takes no changing request of somebody who views, but stopping and signing out', async () => {
    const { submission } = await prepare();
    const { agent, csrf } = await view();
    // Whoever reads first works out what is stale, for everybody.
    app.store.results.refresh();
    const before = everything();
    const changing = routes.filter(([method]) => method !== 'GET');
    expect(changing.length).toBeGreaterThan(40);
    for (const [method, path] of changing) {
      if (path === '/viewing/stop' || path === '/sign-out') continue;
      const verb = method.toLowerCase() as 'post' | 'put' | 'delete';
      for (const address of [
        fill(path, submission),
        `${fill(path, submission)}/`,
        fill(path, submission).toUpperCase(),
      ]) {
        const answer = await agent[verb](address).set('Accept', 'application/json').set('X-CSRF-Token', csrf).send({});
        expect([method, address, answer.status]).toEqual([method, address, 403]);
        expect(answer.text).toContain('You are viewing the course as a student');
      }
    }
    for (const address of ['/Sign-Out', '/viewing/stop/', '/courses/other'])
      await agent.delete(address).set('X-CSRF-Token', csrf).expect(403);
    expect(everything()).toEqual(before);
  });

  it('answers every reading request as it answers the student, or says that there is only this course; nothing is noted', async () => {
    const { student, submission } = await prepare();
    const { agent } = await view();
    // Whoever reads first works out what is stale, for everybody.
    app.store.results.refresh();
    const before = everything();
    const reading = routes.filter(([method, path]) => method === 'GET' && !path.endsWith('/events'));
    const asked = async (one: typeof agent, path: string) => {
      const { status, text, headers } = await one
        .get(fill(path, submission))
        .set('Accept', 'text/html,application/json');
      // Words of forms and times of the clock differ, and the frame of the page does.
      const main =
        /<main[\s\S]*<\/main>/.exec(text ?? '')?.[0] ?? (/json/.test(String(headers['content-type'])) ? text : '');
      return {
        path,
        status,
        main: main.replace(
          /name="_csrf" value="[^"]*"|data-nonce="[^"]*"|urn:uuid[^"]*|"(now|instance|requestId)":[^,}]*/g,
          '',
        ),
      };
    };
    const seen = [];
    for (const [, path] of reading) seen.push(await asked(agent, path));
    expect(everything()).toEqual(before);
    let compared = 0;
    for (const one of seen) {
      if (!INSIDE.test(one.path)) {
        expect([one.path, one.status]).toEqual([one.path, 404]);
        continue;
      }
      compared += 1;
      expect(one).toEqual(await asked(student.agent, one.path));
    }
    expect(compared).toBeGreaterThan(30);
  });
});

describe('viewing', () => {
  it('shows the course with a banner on every page, errors included, and is noted at start and stop with the real person', async () => {
    const { agent, page, send } = await view();
    expect(page).toContain('You are viewing the course as Demo Student. Nothing can be changed.');
    expect(page).not.toContain('href="/account"');
    for (const path of [QUIZ, '/courses/demo/exercises/linear_forward', '/courses/demo/nothing', '/account', PEOPLE])
      expect(decoded((await agent.get(path)).text)).toContain('You are viewing the course as Demo Student');
    const stopped = await send('/viewing/stop').expect(303);
    expect(stopped.headers.location).toBe(PEOPLE);
    expect((await agent.get(PEOPLE).expect(200)).text).not.toContain('You are viewing the course as');
    expect(log()).toEqual([
      { who: 'Demo Instructor', action: 'view.start', whom: app.studentId, reason: '' },
      { who: 'Demo Instructor', action: 'view.stop', whom: app.studentId, reason: 'stopped' },
    ]);
  });

  it('is only for instructors, and only of students of this course who are no admins and no staff', async () => {
    const { agent, csrf } = await signIn(app, app.instructorToken);
    const idOf = (name: string): string =>
      String(app.database.prepare('SELECT id FROM people WHERE name = ?').pluck().get(name));
    addInstructorElsewhere(app);
    const adminId = idOf('Demo Admin');
    const at = new Date(app.time.now).toISOString();
    const enrolment = { courseId: 'demo', source: 'demo', studentNumber: null, joinedAt: at } as const;
    app.store.courses.enrol({ ...enrolment, personId: adminId, role: 'student' });
    const start = (personId: string) => agent.post(`${PEOPLE}/${personId}/view`).type('form').send({ _csrf: csrf });
    await start(idOf('Demo Grader')).expect(409);
    await start(idOf('Demo Instructor')).expect(409);
    await start(adminId).expect(409);
    await start(idOf('Instructor Elsewhere')).expect(404);
    await start('nobody').expect(404);
    const grader = await signIn(app, app.graderToken);
    await grader.agent.post(`${PEOPLE}/${app.studentId}/view`).type('form').send({ _csrf: grader.csrf }).expect(403);
    expect((await grader.agent.get(PEOPLE)).text).not.toContain(`${app.studentId}/view`);
    expect(log()).toEqual([]);
  });

  it("hides the student's other courses, account, sessions and submissions elsewhere", async () => {
    addInstructorElsewhere(app);
    const at = new Date(app.time.now).toISOString();
    const enrolment = { courseId: 'other', source: 'demo', studentNumber: null, joinedAt: at } as const;
    app.store.courses.enrol({ ...enrolment, personId: app.studentId, role: 'student' });
    const student = await signIn(app, app.studentToken);
    const sent = await student.agent
      .post('/courses/other/exercises/linear_forward/submissions')
      .type('form')
      .send({ _csrf: student.csrf, action: 'submit', fileName: 'a.ts', source: 'const a = 1;' })
      .expect(303);
    const elsewhere = String(sent.headers.location);
    await student.agent.get(elsewhere).expect(200);
    const { agent } = await view();
    const closed = [
      elsewhere,
      `/api/v1${elsewhere}`,
      '/courses/other',
      '/courses/%6Fther',
      '/COURSES/other',
      '/api/v1/courses/other',
      '/instructor/courses/other/people',
      '/courses',
      '/account',
      '/api/v1/me',
      '/admin/courses',
      '/join',
    ];
    for (const path of closed) expect([path, (await agent.get(path)).status]).toEqual([path, 404]);
    await agent.get('/').expect(303).expect('location', '/courses/demo');
    // An admin of the server is held to it as well.
    const admin = await view(app.adminToken);
    for (const path of closed) expect([path, (await admin.agent.get(path)).status]).toEqual([path, 404]);
    await admin.agent.get(PEOPLE).expect(403);
  });

  it('never uses a sign-in link up', async () => {
    const { agent, page } = await view();
    const token = addStudent(app, 'Extra');
    await agent.get(`/sign-in/${token}`).expect(404);
    expect(page).toContain('Demo Student');
    expect(decoded((await agent.get('/courses/demo')).text)).toContain('You are viewing the course as Demo Student');
  });

  it('neither notes a visit of a quiz nor shows the student as present, though it shows the quiz', async () => {
    const { agent } = await view();
    const instructor = await signIn(app, app.graderToken);
    const live = async (): Promise<string> => {
      const { text } = await instructor.agent.get('/instructor/courses/demo/quizzes/short').expect(200);
      return (/id="students-title"[\s\S]*<\/main>/.exec(text)?.[0] ?? '').replace(/name="_csrf" value="[^"]*"/g, '');
    };
    const visits = () => app.database.prepare('SELECT count(*) FROM quiz_visits').pluck().get();
    const quiet = await live();
    expect(quiet).toContain('Demo Student 2');
    expect(decoded((await agent.get(QUIZ).expect(200)).text)).toContain('You are viewing the course as');
    const streams: Promise<unknown>[] = [];
    /** Opens the page's stream; resolves when it has begun. */
    const listen = (one: typeof agent) =>
      new Promise<void>((begun) => {
        const stream = one.get(`${QUIZ}/events`).parse((answer, done) => {
          begun();
          answer.on('data', () => {});
          answer.on('end', () => done(null, ''));
        });
        streams.push(new Promise((ended) => stream.end(ended)));
      });
    await listen(agent);
    expect(visits()).toBe(0);
    expect(await live()).toBe(quiet);
    const student = await signIn(app, app.studentToken);
    await student.agent.get(QUIZ).expect(200);
    await listen(student.agent);
    expect(visits()).toBe(1);
    expect(await live()).not.toBe(quiet);
    app.closing.abort();
    await Promise.all(streams);
  });
});

describe('viewing ends', () => {
  it('by itself after 30 minutes; a form of the viewed page then changes nothing in the own name', async () => {
    const { agent, csrf } = await view();
    app.time.now += 30 * MINUTES - 1;
    expect(decoded((await agent.get('/courses/demo')).text)).toContain('You are viewing the course as');
    app.time.now += 1;
    const submit = () =>
      agent
        .post('/courses/demo/exercises/linear_forward/submissions')
        .type('form')
        .send({ _csrf: csrf, action: 'submit', fileName: 'a.ts', source: 'const a = 1;' });
    expect(decoded((await submit().expect(403)).text)).toContain('Viewing the course as a student has ended');
    await submit().expect(403);
    expect(app.database.prepare('SELECT count(*) FROM submissions').pluck().get()).toBe(0);
    await agent.get(PEOPLE).expect(200);
    expect(log().at(-1)).toMatchObject({ who: 'Demo Instructor', action: 'view.stop', reason: 'ended by itself' });
  });

  it('also for a stream of news that was open', async () => {
    const { agent } = await view();
    app.time.now += 30 * MINUTES - 300;
    const began = Date.now();
    await agent.get(`${QUIZ}/events`).expect(200);
    expect(Date.now() - began).toBeLessThan(10_000);
  }, 15_000);

  it('when the viewer is no instructor any more, or the student no student', async () => {
    const { agent } = await view();
    const at = new Date(app.time.now).toISOString();
    const enrolment = { courseId: 'demo', source: 'demo', studentNumber: null, joinedAt: at } as const;
    app.store.courses.enrol({ ...enrolment, personId: app.studentId, role: 'grader' });
    expect((await agent.get(PEOPLE).expect(200)).text).not.toContain('You are viewing the course as');
    app.store.courses.enrol({ ...enrolment, personId: app.studentId, role: 'student' });
    const again = await view();
    const viewer = String(app.database.prepare("SELECT id FROM people WHERE name = 'Demo Instructor'").pluck().get());
    app.store.courses.removeEnrolment('demo', viewer);
    await again.agent.get('/courses/demo').expect(404);
    expect(log()).toHaveLength(4);
  });

  it('at sign-out, which signs the real person out', async () => {
    const { agent, send } = await view();
    await send('/sign-out').expect(303);
    await agent.get('/courses/demo').set('Accept', 'application/json').expect(401);
    expect(log().at(-1)).toMatchObject({ who: 'Demo Instructor', action: 'view.stop', reason: 'signed out' });
    const student = await signIn(app, app.studentToken);
    await student.agent.get('/courses/demo').expect(200);
  });

  it('by a request with the word of its form only', async () => {
    const { send, own } = await view();
    await send('/viewing/stop', own).expect(403);
    await send('/viewing/stop', '').expect(403);
    expect(log()).toHaveLength(1);
  });
});
