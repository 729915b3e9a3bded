/** The flow of jobs with a grader and a clock in the test's hands. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createGradingQueue } from '../../server/grading/queue.ts';
import type { Connection } from '../../server/kernel/database/database.ts';
import { createStore, type Store } from '../../server/store.ts';
import { openTestDatabase } from '../support/database.ts';
import { createFakeGrader, type FakeGrader, reportFor, settled } from '../support/fake-grader.ts';

const LEASE_MS = 60_000;
let database: Connection;
let store: Store;
let now = 0;
let leases = 0;
let logged: string[] = [];

const clock = (): Date => new Date(now);

function queueWith(grader: FakeGrader) {
  const write = (fields: object, message: string): void => {
    const { reason } = fields as { reason?: string };
    logged.push(reason ? `${message}: ${reason}` : message);
  };
  const log = { info: write, warn: write, error: write };
  const policy = { maxAttempts: 3, pauseMs: () => 1_000 };
  const newId = () => `lease ${++leases}`;
  return createGradingQueue({
    jobs: store.jobs,
    regrades: store.regrades,
    grader,
    clock,
    fullSandboxOnly: false,
    newId,
    log,
    leaseMs: LEASE_MS,
    policy,
  });
}

function submit(id: string, personId = 'p'): void {
  const createdAt = clock().toISOString();
  const file = { exercise: 'e', fileName: 'f.ts', source: `// ${id}` };
  const submission = { ...file, id, courseId: 'c', personId, scope: 'all' as const };
  store.submissions.insertSubmission({ ...submission, createdAt });
  store.jobs.enqueue(id, createdAt, 'en', 'live');
}

const stateOf = (id: string) => store.jobs.findPlace(id)?.state;

beforeEach(() => {
  database = openTestDatabase();
  store = createStore(database, 'test');
  now = Date.UTC(2026, 2, 2, 10);
  logged = [];
  const createdAt = clock().toISOString();
  store.courses.insertCourse({ id: 'c', slug: 'c', title: 'C', timeZone: 'UTC', classCode: null, createdAt });
  for (const id of ['p', 'q']) store.people.ensureDemoPerson({ id, name: id, isAdmin: false, demoKey: id, createdAt });
});
afterEach(() => {
  database.close();
});

describe('the queue', () => {
  it('never gives the grader more than it can take, and the next job as soon as one is done', async () => {
    const grader = createFakeGrader(2);
    const queue = queueWith(grader);
    submit('a');
    submit('b', 'q');
    submit('c');
    queue.start();
    await settled();
    expect(grader.open.map(({ job }) => job.id)).toEqual(['a', 'b']);
    expect(queue.findStanding('c')).toEqual({ state: 'queued', position: 1 });
    grader.open[0]?.answer(reportFor(grader.open[0].job));
    await settled();
    expect(grader.open.map(({ job }) => job.id)).toEqual(['b', 'c']);
    expect(stateOf('a')).toBe('done');
  });

  it('keeps one place at the grader free of any one person', async () => {
    const grader = createFakeGrader(2);
    const queue = queueWith(grader);
    for (const id of ['a', 'b', 'c']) submit(id);
    queue.start();
    await settled();
    expect(grader.open.map(({ job }) => job.id)).toEqual(['a']);
    submit('z', 'q');
    queue.wake();
    await settled();
    expect(grader.open.map(({ job }) => job.id)).toEqual(['a', 'z']);
    grader.open[0]?.answer(reportFor(grader.open[0].job));
    await settled();
    expect(grader.open.map(({ job }) => job.id)).toEqual(['z', 'b']);
  });

  it('tells those who watch about progress and about moving up', async () => {
    const grader = createFakeGrader(1);
    const queue = queueWith(grader);
    submit('a');
    submit('b');
    const heard: string[] = [];
    for (const id of ['a', 'b']) queue.watch(id, () => heard.push(`${id} ${JSON.stringify(queue.findStanding(id))}`));
    queue.start();
    await settled();
    grader.open[0]?.progress(3, 8);
    expect(heard).toContain('b {"state":"queued","position":1}');
    expect(heard.at(-1)).toBe('a {"state":"running","stage":"running","done":3,"total":8}');
  });

  it('takes back what an earlier process held when it starts', async () => {
    submit('a');
    store.jobs.claim('lease of a dead process', clock().toISOString(), new Date(now + LEASE_MS).toISOString());
    const grader = createFakeGrader();
    queueWith(grader).start();
    await settled();
    expect(grader.open.map(({ job }) => job.id)).toEqual(['a']);
  });

  it('takes a job away from a grader that keeps silent, and ignores its late answer, saying why', async () => {
    const grader = createFakeGrader(1);
    const queue = queueWith(grader);
    submit('a');
    queue.start();
    await settled();
    now += LEASE_MS;
    queue.tick();
    await settled();
    const [silent, second] = grader.open;
    expect(second?.job.id).toBe('a');
    silent?.answer(reportFor(silent.job, 'wrong-answer'));
    await settled();
    expect(logged).toContain('a late result was ignored: lease lost');
    expect(stateOf('a')).toBe('running');
    second?.answer(reportFor(second.job));
    await settled();
    expect(store.reports.findReport('a')?.verdict).toBe('accepted');
  });

  it('extends the lease of a job that shows progress', async () => {
    const grader = createFakeGrader(1);
    const queue = queueWith(grader);
    submit('a');
    queue.start();
    await settled();
    for (let step = 1; step <= 4; step++) {
      now += LEASE_MS * 0.9;
      grader.open[0]?.progress(step, 4);
      queue.tick();
    }
    expect(grader.seen).toHaveLength(1);
    expect(stateOf('a')).toBe('running');
  });

  it('tries a job again after a pause when the grader died', async () => {
    const grader = createFakeGrader(1);
    const queue = queueWith(grader);
    submit('a');
    queue.start();
    await settled();
    grader.open[0]?.die();
    await settled();
    queue.tick();
    expect(grader.seen).toHaveLength(1);
    now += 1_000;
    queue.tick();
    await settled();
    expect(grader.seen).toHaveLength(2);
  });

  it('uses up no tries while the grader cannot be started, and waits longer from time to time', async () => {
    const grader = createFakeGrader();
    grader.broken = 'the guest bundle is missing';
    const queue = queueWith(grader);
    submit('a');
    queue.start();
    for (let second = 0; second < 40; second++) {
      await settled();
      now += 1_000;
      queue.tick();
    }
    expect(queue.status().grader).toEqual({ state: 'unavailable', message: 'the guest bundle is missing' });
    expect(logged.filter((line) => line.includes('could not be started')).length).toBeLessThan(8);
    expect(stateOf('a')).toBe('queued');
    grader.broken = undefined;
    now += 60_000;
    queue.tick();
    await settled();
    expect(grader.seen).toHaveLength(1);
  });

  it('puts running jobs back when it stops, without counting a try', async () => {
    const grader = createFakeGrader(1);
    const queue = queueWith(grader);
    submit('a');
    queue.start();
    await settled();
    const [open] = grader.open;
    queue.stop();
    open?.answer(reportFor(open.job));
    await settled();
    expect(store.submissions.findSubmission('a')).toMatchObject({ state: 'queued', attempts: 0 });
  });
});
