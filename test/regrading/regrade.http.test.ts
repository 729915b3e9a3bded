/** Grading again over HTTP: nothing counts before it is applied, all or nothing, and back again; decisions about tests. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GradeJob, GradeReport } from '../../graders/protocol.ts';
import type { Verdict } from '../../graders/verdict.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const REGRADES = '/instructor/courses/demo/exercises/linear_forward/regrades';
const TESTS = '/instructor/courses/demo/exercises/linear_forward/tests';

/** A report by what the source says: `a` and `b` say whether each of the two tests passes. */
function reportOf(job: GradeJob, version: string, wrong: (test: 'a' | 'b') => boolean): GradeReport {
  const report = reportFor(job);
  const tests = report.tests.map((test, index) => {
    const fails = wrong(index === 0 ? 'a' : 'b');
    return { ...test, verdict: (fails ? 'wrong-answer' : 'accepted') as Verdict, points: fails ? 0 : 5 };
  });
  const score = tests.reduce((sum, { points }) => sum + points, 0);
  const verdict = score === 10 ? 'accepted' : 'wrong-answer';
  return {
    ...report,
    tests,
    score,
    verdict,
    references: {
      ...(report.references ?? { tfjsBackend: '', tfjsVersion: '', largestDisagreement: 0 }),
      exerciseVersion: version,
    },
  };
}

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
  app.grader.versions.set('linear_forward', 'v1');
  // The first version of the tests fails everybody whose source says so.
  app.grader.respond = (job) => reportOf(job, 'v1', (test) => job.source.includes(`fails-${test}`));
  app.queue.start();
});
afterEach(() => app.close());

async function prepare() {
  const tokens = [app.studentToken, addStudent(app, 'Second Student'), addStudent(app, 'Third Student')];
  const students = [];
  for (const [index, token] of tokens.entries()) {
    const visitor = await signIn(app, token);
    const source = ['const x = "fails-b";', 'const y = "right";', 'const z = "fails-a fails-b";'][index] ?? '';
    const { location = '' } = (await visitor.submit(source).expect(303)).headers;
    await settled();
    students.push({ ...visitor, url: location, id: location.split('/').at(-1) ?? '' });
    app.time.now += 60_000;
  }
  const { agent, csrf } = await signIn(app, app.instructorToken);
  const page = async (path: string) => decoded((await agent.get(path).expect(200)).text);
  const post = (path: string, fields: Record<string, string>) =>
    agent
      .post(path)
      .type('form')
      .send({ _csrf: csrf, ...fields });
  const start = async (fields: Record<string, string> = {}) => {
    const { location = '' } = (await post(REGRADES, { since: '', reason: 'a broken test', ...fields }).expect(303))
      .headers;
    for (let turn = 0; turn < 10; turn++) await settled();
    return location;
  };
  return { students, page, post, start };
}
/** The second version: test b is right for all, test a fails whoever is right. */
function changeTests(): void {
  app.grader.versions.set('linear_forward', 'v2');
  app.grader.respond = (job) => reportOf(job, 'v2', (test) => test === 'a' && /right|fails-a/.test(job.source));
}
const scores = () =>
  app.database
    .prepare(
      'SELECT coalesce(counted_score, score) FROM reports JOIN submissions ON id = submission_id ORDER BY submissions.created_at',
    )
    .pluck()
    .all();
const reports = () => app.database.prepare('SELECT * FROM reports ORDER BY submission_id').all();
const acts = (like: string) =>
  app.database.prepare('SELECT action FROM audit_log WHERE action LIKE ? ORDER BY id').pluck().all(like);

describe('grading again', () => {
  it('says how many submissions have an older version, and is a dry run first', async () => {
    const { page, start } = await prepare();
    expect(await page(REGRADES)).toContain('All 3 graded submissions were graded with the current version');
    changeTests();
    expect(await page(REGRADES)).toContain('3 of 3 graded submissions were graded with an older version');
    const before = reports();
    const regrade = await start();
    const dry = await page(regrade);
    expect(dry).toContain('Dry run is done');
    expect(dry).toContain('3 of 3 submissions');
    expect(dry).toContain('The points of 3 students change: 2 up, 1 down.');
    expect(dry).toMatch(/Second Student[\s\S]*>10<[\s\S]*>5<[\s\S]*−5/);
    expect(reports()).toEqual(before);
    expect(scores()).toEqual([5, 10, 0]);
  });

  it('applied, changes reports, points and the log; reverted, restores all of it exactly', async () => {
    const { students, page, post, start } = await prepare();
    changeTests();
    const before = reports();
    const regrade = await start();
    await post(regrade, { act: 'apply' }).expect(303);
    expect(scores()).toEqual([10, 5, 5]);
    expect(acts('regrade.%')).toEqual(['regrade.start', 'regrade.apply', ...Array(3).fill('regrade.change')]);
    expect(await page(REGRADES)).toContain('All 3 graded submissions were graded with the current version');
    expect(decoded((await students[0]?.agent.get(students[0].url))?.text ?? '')).toMatch(/<strong>10<\/strong>/);
    await post(regrade, { act: 'apply' }).expect(409);
    await post(regrade, { act: 'revert', reason: 'it was right before' }).expect(303);
    expect(reports()).toEqual(before);
    expect(scores()).toEqual([5, 10, 0]);
    expect(acts('regrade.%').slice(-4)).toEqual(['regrade.revert', ...Array(3).fill('regrade.change')]);
    await post(regrade, { act: 'revert', reason: '' }).expect(409);
  });

  it('lowers nobody where it is told so, and says who keeps their report', async () => {
    const { page, post, start } = await prepare();
    changeTests();
    const regrade = await start({ neverLower: '1' });
    expect(await page(regrade)).toContain('keeps its report: nobody loses points');
    await post(regrade, { act: 'apply' }).expect(303);
    expect(scores()).toEqual([10, 10, 5]);
  });

  it('takes only submissions from a time on', async () => {
    const { page, post, start } = await prepare();
    changeTests();
    // The third came at 11:02 of the course's zone.
    const regrade = await start({ since: '2026-03-02T11:02' });
    expect(await page(regrade)).toContain('1 of 1 submissions');
    await post(regrade, { act: 'apply' }).expect(303);
    expect(scores()).toEqual([5, 10, 5]);
    const wrong = await post(REGRADES, { since: 'yesterday', reason: '' }).expect(422);
    expect(wrong.text).toContain('yesterday');
  });

  it('is cancelled while it runs and when it is done, and there is one at a time', async () => {
    const { page, post } = await prepare();
    changeTests();
    app.grader.respond = undefined;
    const { location = '' } = (await post(REGRADES, { since: '', reason: '' }).expect(303)).headers;
    await settled();
    expect(app.grader.open.map(({ job }) => job.background)).toEqual([true]);
    await post(REGRADES, { since: '', reason: '' }).expect(409);
    await post(location, { act: 'apply' }).expect(409);
    await post(location, { act: 'cancel' }).expect(303);
    app.grader.open[0]?.answer(reportOf(app.grader.open[0].job, 'v2', () => false));
    await settled();
    expect(app.grader.open).toEqual([]);
    expect(await page(location)).toContain('Cancelled');
    expect(scores()).toEqual([5, 10, 0]);
    await post(REGRADES, { since: '', reason: '' }).expect(303);
  });

  it('never keeps a live submission waiting', async () => {
    const { students, post } = await prepare();
    changeTests();
    app.grader.respond = undefined;
    await post(REGRADES, { since: '', reason: '' }).expect(303);
    await settled();
    for (const student of students.slice(0, 2)) await student.submit('const live = 1;').expect(303);
    await settled();
    const running = app.grader.open.map(({ job }) => (job.background ? 'regrade' : 'live'));
    expect(running.sort()).toEqual(['live', 'live', 'regrade']);
  });

  it('applies all of a student or nothing, and goes on where it was held up', async () => {
    const { page, post, start } = await prepare();
    changeTests();
    const regrade = await start();
    const held = String(app.database.prepare('SELECT id FROM submissions ORDER BY id DESC LIMIT 1').pluck().get());
    const reportOfHeld = () => app.database.prepare('SELECT * FROM reports WHERE submission_id = ?').get(held);
    const before = reportOfHeld();
    app.database.exec(`CREATE TRIGGER fail_once BEFORE UPDATE ON reports WHEN NEW.submission_id = '${held}'
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    await post(regrade, { act: 'apply' }).expect(500);
    expect(reportOfHeld()).toEqual(before);
    expect(await page(regrade)).toMatch(/The points of \d students? are still being updated/);
    expect(await app.carryOutDecisions().catch(String)).toContain('disk full');
    expect(reportOfHeld()).toEqual(before);
    await post(regrade, { act: 'apply' }).expect(409);
    app.database.exec('DROP TRIGGER fail_once');
    await app.carryOutDecisions();
    expect(scores()).toEqual([10, 5, 5]);
    expect(await page(regrade)).not.toContain('still being changed');
    expect(acts('regrade.%').filter((act) => act === 'regrade.apply')).toHaveLength(1);
  });

  it('never touches points that were set by hand', async () => {
    const { page, post, start } = await prepare();
    const item = `/instructor/courses/demo/gradebook/students/${app.studentId}/items/exercise%3Alinear_forward`;
    await post(item, { act: 'set', points: '7.5', reason: 'was ill' }).expect(303);
    changeTests();
    const regrade = await start();
    expect(await page(regrade)).toContain('has points set by hand: they stay');
    await post(regrade, { act: 'apply' }).expect(303);
    expect(await page(`/instructor/courses/demo/dashboard/students/${app.studentId}`)).toContain(
      'set by hand: was ill',
    );
    expect(app.store.gradebook.listOverrides('demo')).toMatchObject([{ points: 7.5, reason: 'was ill' }]);
  });
});

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const headline = (html: string): string =>
  textOf(html.slice(html.indexOf('class="report-head'), html.indexOf('class="tests"')));

describe('a voided test', () => {
  it('is previewed, gives its points to everybody whose code ran, and is told to students with its reason', async () => {
    const { students, page, post } = await prepare();
    const form = { test: 'one example', credit: 'full', note: 'It asked for the wrong shape.' };
    const preview = decoded((await post(TESTS, { act: 'preview', ...form }).expect(200)).text);
    expect(preview).toContain('The points of 2 students change: 2 up, 0 down.');
    expect(scores()).toEqual([5, 10, 0]);
    await post(TESTS, { act: 'void', ...form }).expect(303);
    expect(scores()).toEqual([10, 10, 5]);
    const shown = decoded((await students[0]?.agent.get(students[0].url))?.text ?? '');
    expect(shown).toContain('Voided, everybody gets its points: It asked for the wrong shape.');
    expect(shown).toContain('10 of 10 points count instead of 5');
    expect(await page(TESTS)).toContain('Voided');
    // Every headline says what counts: the page, its lists, the own results, the file of results.
    expect(headline(shown)).toMatch(/Accepted 10 \/ 10 points .*Of the tests that count, 1 of 1 passed\./);
    expect(textOf(shown)).toMatch(/one example hidden Counts as passed for everybody 5 \/ 5/);
    const own = textOf(decoded((await students[0]?.agent.get('/courses/demo/record'))?.text ?? ''));
    expect(own).toContain('Full points');
    const third = headline(decoded((await students[2]?.agent.get(students[2].url))?.text ?? ''));
    expect(third).toMatch(/Wrong answer 5 \/ 10 points .*Of the tests that count, 0 of 1 passed\./);
    const list = textOf(await page('/instructor/courses/demo/submissions?verdict=accepted'));
    expect(list.match(/Accepted 10 \/ 10/g)).toHaveLength(2);
    await post(TESTS, { act: 'restore', test: 'one example' }).expect(303);
    expect(scores()).toEqual([5, 10, 0]);
    expect(acts('test.%')).toEqual([
      'test.void',
      'test.change',
      'test.change',
      'test.unvoid',
      'test.change',
      'test.change',
    ]);
  });

  it('that counts for nobody leaves the others to make up the whole', async () => {
    const { post } = await prepare();
    await post(TESTS, { act: 'void', test: 'one example', credit: 'none', note: 'Broken.' }).expect(303);
    expect(scores()).toEqual([10, 10, 0]);
    const none = await post(TESTS, { act: 'void', test: 'a small layer', credit: 'full', note: '' }).expect(422);
    expect(decoded(none.text)).toContain('Give a reason');
    await post(TESTS, { act: 'void', test: 'no such test', credit: 'full', note: 'x' }).expect(404);
  });

  it('of which the student sees no result says nothing', async () => {
    const { students, post } = await prepare();
    await post('/instructor/courses/demo/exercises/linear_forward', { hiddenResults: 'never' }).expect(303);
    await post(TESTS, {
      act: 'void',
      test: 'one example',
      credit: 'full',
      note: 'A secret of the hidden test.',
    }).expect(303);
    expect((await students[0]?.agent.get(students[0].url))?.text).not.toContain('A secret');
  });

  it('counts for submissions that come later, too', async () => {
    const { students, post } = await prepare();
    await post(TESTS, { act: 'void', test: 'one example', credit: 'full', note: 'Broken.' }).expect(303);
    app.time.now += 60_000;
    await students[2]?.submit('const later = "fails-b";').expect(303);
    await settled();
    expect(scores()).toEqual([10, 10, 5, 10]);
  });
});

describe('a test of one submission that a person counts as passed', () => {
  it('gives its points with a note to the student, until it is taken back', async () => {
    const { students, page, post } = await prepare();
    const [first] = students;
    const address = `/instructor/courses/demo/submissions/${first?.id}/tests`;
    expect(await page(first?.url ?? '')).toContain('Count a failed test as passed');
    await post(address, { act: 'accept', test: 'one example', note: 'Another right way.' }).expect(303);
    expect(scores()).toEqual([10, 10, 0]);
    expect(decoded((await first?.agent.get(first.url))?.text ?? '')).toContain('Counted as passed: Another right way.');
    expect(headline(decoded((await first?.agent.get(first.url))?.text ?? ''))).toMatch(
      /Accepted 10 \/ 10 points .*Of the tests that count, 2 of 2 passed\./,
    );
    await post(address, { act: 'unaccept', test: 'one example' }).expect(303);
    expect(scores()).toEqual([5, 10, 0]);
    await post(address, { act: 'accept', test: 'one example', note: '' }).expect(422);
    expect(acts('test.%')).toEqual(['test.accept', 'test.unaccept']);
  });
});
