/** Dashboards over HTTP: figures worked out by hand, filters, causes with examples, alarms, empty courses, hostile names. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GradeJob, GradeReport } from '../../graders/protocol.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { exerciseNamed } from '../support/samples.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const DASHBOARD = '/instructor/courses/demo/dashboard';
const EXERCISE = `${DASHBOARD}/exercises/linear_forward`;

/** 'right' passes; 'shape' fails both tests by the shape of Z; 'stops' stops with an error; 'broken' does not compile. */
function respond(job: GradeJob): GradeReport {
  const right = reportFor(job);
  const wrong = reportFor(job, 'wrong-answer');
  if (job.source.includes('right')) return right;
  const failure = { category: 'shape' as const, tensor: 'Z' };
  const runtimeError = { name: 'TypeError', message: '' };
  if (job.source.includes('shape'))
    return {
      ...wrong,
      verdict: 'wrong-shape',
      tests: wrong.tests.map((test) => ({ ...test, verdict: 'wrong-shape', failure })),
    };
  if (job.source.includes('stops'))
    return {
      ...wrong,
      verdict: 'runtime-error',
      tests: wrong.tests.map((test) => ({ ...test, verdict: 'runtime-error', runtimeError })),
    };
  const diagnostic = {
    severity: 'error' as const,
    code: 'TS1005',
    message: '',
    line: 1,
    column: 1,
    excerpt: '',
    blocking: true,
  };
  return { ...wrong, verdict: 'compile-error', tests: [], diagnostics: [diagnostic] };
}

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
  app.grader.respond = respond;
  app.queue.start();
  // The week of the exercise begins a day ago.
  app.store.courses.replaceWeeks('demo', [{ number: 4, title: 'Deep networks', startsAt: '2026-03-01T08:00:00.000Z' }]);
});
afterEach(() => app.close());

async function send(token: string, ...sources: string[]): Promise<void> {
  const { submit } = await signIn(app, token);
  for (const source of sources) {
    await submit(`// ${source}\n`).expect(303);
    await settled();
    app.time.now += 10 * 60_000;
  }
}
async function staff() {
  const { agent } = await signIn(app, app.graderToken);
  return async (path: string) => decoded((await agent.get(path).expect(200)).text);
}
/** Texts of a table's cells, row by row. */
const rowsOf = (html: string, title: string): string[][] => {
  const table = html.slice(html.indexOf(`aria-label="${title}"`)).split('</table>')[0] ?? '';
  return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
};

describe('the dashboard of a course', () => {
  it('counts who has begun, who has everything right, who still fails, and names who has not begun', async () => {
    await send(app.studentToken, 'shape', 'right');
    await send(addStudent(app, 'Second'), 'shape');
    await send(addStudent(app, 'Third'), 'stops', 'broken');
    addStudent(app, 'Idle <img src=x>');
    const page = await (await staff())(DASHBOARD);
    const demo = 5;
    // The demo course has five more students who have sent nothing.
    const all = 4 + demo;
    expect(rowsOf(page, 'This week').at(1)?.slice(2)).toEqual([`3 of ${all}`, `1 of ${all}`, '2', '3.3 / 10']);
    expect(page).toContain(`${1 + demo} of ${all} students have not submitted anything`);
    expect(page).toContain('Idle <img src=x></a>');
    expect(page).toContain('5 submissions; the busiest day was 2 Mar with 5.');
  });

  it('raises an alarm for a test that many fail, and for ungraded submissions', async () => {
    for (const name of ['One', 'Two', 'Three']) await send(addStudent(app, name), 'shape');
    const look = await staff();
    expect(await look(DASHBOARD)).toContain('3 of 3 students fail “a small layer” in their latest submission.');
    app.grader.respond = (job) => ({ ...reportFor(job), verdict: 'grader-error' });
    await send(app.studentToken, 'right');
    for (let turn = 0; turn < 5; turn++) {
      app.queue.tick();
      await settled();
    }
    expect(await look(DASHBOARD)).toContain('1 submission is ungraded');
  });

  it('shows a group, a week, and the past', async () => {
    await send(app.studentToken, 'right');
    const day = 24 * 60 * 60_000;
    app.time.now += day;
    await send(addStudent(app, 'Second'), 'right');
    app.store.groups.insertGroup({
      id: 'g',
      courseId: 'demo',
      name: 'Group A',
      tutorId: null,
      createdAt: '2026-03-01T00:00:00.000Z',
    });
    app.store.groups.assign('demo', app.studentId, 'g');
    const look = await staff();
    expect(rowsOf(await look(`${DASHBOARD}?group=g`), 'This week').at(1)?.[2]).toBe('1 of 1');
    const past = await look(`${DASHBOARD}?until=2026-03-02`);
    expect(past).toContain('As of the end of 2026-03-02.');
    expect(rowsOf(past, 'This week').at(1)?.[2]).toMatch(/^1 of/);
    expect(past).toContain('One submission, on 2 Mar.');
    expect(await look(`${DASHBOARD}?week=9`)).toContain('No exercise is open this week.');
    expect(await look(`${DASHBOARD}?group=none&until=2026-99-99&week=x`)).toContain('Dashboard');
  });

  it('stands empty where nothing is there yet', async () => {
    const look = await staff();
    expect(await look(DASHBOARD)).toContain('Nothing has been submitted yet.');
    expect(await look(EXERCISE)).toContain('Nothing has been graded yet.');
  });

  it('is for the staff', async () => {
    const { agent } = await signIn(app, app.studentToken);
    await agent.get(DASHBOARD).expect(403);
    await agent.get(EXERCISE).expect(403);
    await agent.get(`${DASHBOARD}/students/${app.studentId}`).expect(403);
  });
});

describe('statistics', () => {
  const TESTS = '/instructor/courses/demo/exercises/linear_forward/tests';
  const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  /** Every figure of both dashboards and of the page of tests; who is named beside them is left out. */
  const figures = async (look: (path: string) => Promise<string>, filter = '') => {
    const [course, exercise, tests] = [
      await look(DASHBOARD + filter),
      await look(EXERCISE + filter),
      await look(TESTS),
    ];
    const pictures = (page: string): string =>
      text(page.slice(page.indexOf('class="figures"')).split('</main>')[0] ?? '');
    return {
      week: rowsOf(course, 'This week'),
      students: /class="[^"]*tiles?[^"]*"[\s\S]*?(\d+)/.exec(course)?.[1],
      notBegun: /(\d+) of (\d+) students? ha\w+ sent nothing/.exec(course)?.slice(1),
      pictures: pictures(course),
      lead: /Of \d+ students, \d+ have started and \d+ have everything right/.exec(exercise)?.[0],
      causes: rowsOf(exercise, 'Why submissions fail').map((cells) => cells.slice(0, 2)),
      details: pictures(exercise),
      tests: text(tests).match(/not passed by \d+ of \d+ students/g),
    };
  };

  it('do not change when students are deleted, whatever they did, nor by group', async () => {
    const at = '2026-03-01T00:00:00.000Z';
    const names = ['Right', 'Wrong', 'Extended', 'Idle'] as const;
    const tokens = new Map(names.map((name) => [name, addStudent(app, name)]));
    const idOf = (name: string): string =>
      app.store.courses.listStudents('demo').find((student) => student.name === name)?.id ?? '';
    app.store.groups.insertGroup({ id: 'g', courseId: 'demo', name: 'Group A', tutorId: null, createdAt: at });
    for (const name of names) app.store.groups.assign('demo', idOf(name), 'g');
    const rules = { policy: { due: '2026-03-02T12:00:00.000Z', late: [] }, changedBy: app.studentId, changedAt: at };
    app.store.policies.setOverride({ courseId: 'demo', exercise: 'linear_forward', ...rules });
    app.store.policies.grantExtension({
      courseId: 'demo',
      exercise: 'linear_forward',
      personId: idOf('Extended'),
      dueAt: '2026-03-04T12:00:00.000Z',
      neverDue: false,
      extraAttempts: 0,
      reason: 'ill',
      grantedBy: app.studentId,
      grantedAt: at,
      grantId: null,
    });
    await send(app.studentToken, 'shape', 'right');
    await send(tokens.get('Right') ?? '', 'stops', 'right');
    await send(tokens.get('Wrong') ?? '', 'shape');
    app.time.now = Date.parse('2026-03-03T12:00:00.000Z');
    await send(tokens.get('Extended') ?? '', 'right');
    const { agent, csrf } = await signIn(app, app.instructorToken);
    const look = async (path: string) => decoded((await agent.get(path).expect(200)).text);
    const [before, ofGroup] = [await figures(look), await figures(look, '?group=g')];
    expect(before.week.at(1)?.slice(2)).toEqual(['4 of 10', '3 of 10', '1', '7.5 / 10']);
    expect(before.lead).toBe('Of 10 students, 4 have started and 3 have everything right');
    expect(before.tests).toEqual(['not passed by 1 of 4 students', 'not passed by 1 of 4 students']);
    for (const name of names) {
      const form = { _csrf: csrf, name, reason: 'asked for it' };
      await agent
        .post(`/instructor/courses/demo/people/${idOf(name)}/delete`)
        .type('form')
        .send(form)
        .expect(303);
      expect(await figures(look)).toEqual(before);
      expect(await figures(look, '?group=g')).toEqual(ofGroup);
    }
    expect(text(await look(DASHBOARD))).toContain('4 of them deleted');
    expect(await look(EXERCISE)).not.toContain('Deleted person');
  });
});

describe('the dashboard of an exercise', () => {
  it('has the counted submission of each student in every test, leading to its report', async () => {
    await send(app.studentToken, 'shape', 'right', 'stops');
    await send(addStudent(app, 'Second'), 'shape');
    const page = await (await staff())(EXERCISE);
    const heat = rowsOf(page, 'Students and tests');
    expect(heat.find(([name]) => name === 'Demo Student')).toEqual([
      'Demo Student',
      '10',
      '3',
      '✓ a small layer: Accepted',
      '✓ one example: Accepted',
      'Report',
    ]);
    expect(heat.find(([name]) => name === 'Second')?.slice(1, 4)).toEqual(['0', '1', '✗ a small layer: Wrong shape']);
    expect(heat.find(([name]) => name === 'Demo Student 2')?.slice(1)).toEqual([
      '–',
      '0',
      '· a small layer: did not run',
      '· one example: did not run',
      'not submitted',
    ]);
    const counted = app.database.prepare('SELECT submission_id FROM reports WHERE score = 10').pluck().get();
    expect(page).toContain(`href="/submissions/${counted}"`);
    expect(page).toContain('One student got there. Attempts needed: 2.');
    // From the first submission to the right one: ten minutes.
    expect(page).toContain('needed at most 10 min');
  });

  it('says why submissions fail, the most frequent cause first, with examples', async () => {
    await send(addStudent(app, 'One'), 'right', 'shape');
    await send(addStudent(app, 'Two'), 'shape');
    await send(addStudent(app, 'Three'), 'stops', 'shape');
    await send(addStudent(app, 'Four'), 'stops');
    await send(addStudent(app, 'Five'), 'broken');
    const page = await (await staff())(EXERCISE);
    const causes = rowsOf(page, 'Why submissions fail').slice(1);
    // One has everything right with an earlier submission, and is not stuck.
    expect(causes).toEqual([
      ['Wrong shape: Z', '2', 'Three Two'],
      ['TypeScript rejects the file (TS1005)', '1', 'Five'],
      ['Stops with an error (TypeError)', '1', 'Four'],
    ]);
  });

  it('lays the cost curves of the longest training over one another', async () => {
    app.close();
    app = createTestApp({ exercises: [exerciseNamed('linear_forward', { costCurve: { every: 100 } })] });
    app.queue.start();
    app.grader.respond = (job) => {
      const report = reportFor(job);
      const reference = [0.7, 0.5, 0.3];
      const parts = job.source.includes('rises');
      const long = { reference, iterationsPerPoint: 100, student: parts ? [0.7, 0.9, 1.1] : reference };
      const curves = [
        { ...long, reference: [0.7], student: [0.7] },
        { ...long, ...(parts && { firstDivergence: 1 }) },
      ];
      return { ...report, tests: report.tests.map((test, index) => ({ ...test, costCurve: curves[index] })) };
    };
    await send(app.studentToken, 'rises', 'right');
    await send(addStudent(app, 'Second'), 'rises');
    const look = await staff();
    const page = await look(EXERCISE);
    expect(page).toContain('“one example”: 3 training runs against the reference (thick line). Runs that match it: 1.');
    const numbers = page
      .slice(page.indexOf('Cost curves of all submissions'))
      .replace(/\s*<[^>]+>\s*/g, '|')
      .replace(/\|+/g, '|');
    const rows = [...numbers.matchAll(/\|(Demo Student|Second)\|[^|]+\|([^|]+)\|0\.3\|([^|]+)(?=\|)/g)];
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['Second', '1.1', 'diverges at iteration 100'],
      ['Demo Student', '0.3', 'matches the reference'],
      ['Demo Student', '1.1', 'diverges at iteration 100'],
    ]);
    expect(await look(`${EXERCISE}?until=2026-02-01`)).not.toContain('Cost curves');
  });

  it('draws pictures without inline styles, with a name and their numbers as a table', async () => {
    await send(app.studentToken, 'right');
    const page = await (await staff())(EXERCISE);
    const pictures = page.match(/<svg[^>]*class="plot"[\s\S]*?<\/svg>/g) ?? [];
    expect(pictures.length).toBeGreaterThanOrEqual(4);
    for (const picture of pictures) {
      expect(picture).toMatch(/role="img"/);
      expect(picture).toMatch(/aria-label="[^"]{10,}"/);
      expect(picture).not.toMatch(/<style|style=/);
    }
    expect((page.match(/<table class="numbers">/g) ?? []).length).toBe(pictures.length);
  });

  it('does not exist for an exercise that does not', async () => {
    const { agent } = await signIn(app, app.graderToken);
    await agent.get(`${DASHBOARD}/exercises/none`).expect(404);
  });
});
