/** The lease logic of the durable queue, on a real database. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimedJob } from '../../server/grading/lane.store.ts';
import type { Connection } from '../../server/kernel/database/database.ts';
import { createStore, type Store } from '../../server/store.ts';
import { openTestDatabase } from '../support/database.ts';
import { reportFor } from '../support/fake-grader.ts';
import { fc } from '../support/properties.ts';

const POLICY = { maxAttempts: 3, pauseMs: (attempts: number) => attempts * 1_000 };
let database: Connection;
let store: Store;
let ids = 0;

/** Minutes and milliseconds after ten o'clock. */
const at = (minutes: number, ms = 0): Date => new Date(Date.UTC(2026, 2, 2, 10, minutes, 0, ms));
const iso = (minutes: number, ms = 0): string => at(minutes, ms).toISOString();

function submit(id = `s${++ids}`, lane: 'live' | 'background' = 'live', personId = 'p'): string {
  const file = { exercise: 'e', fileName: 'f.ts', source: `// ${id}` };
  const submission = { ...file, id, courseId: 'c', personId, scope: 'all' as const };
  store.transaction(() => {
    store.submissions.insertSubmission({ ...submission, createdAt: iso(0) });
    store.jobs.enqueue(id, iso(0), 'en', lane);
  });
  return id;
}

/** Sends a test run. */
function tryOut(id: string, personId = 'p'): string {
  const file = { exercise: 'e', fileName: 'f.ts', source: `// ${id}` };
  store.transaction(() => {
    store.submissions.insertSubmission({ ...file, id, courseId: 'c', personId, scope: 'visible', createdAt: iso(0) });
    store.jobs.enqueueTrial(id, personId, iso(0), 'en');
  });
  return id;
}

const PEOPLE = ['p', 'q', 'r'] as const;
/** Whose job it is; ids of the tests below begin with the person. */
const ownerOf = (id: string): string => id.slice(0, 1);

/** Claims the next job with a lease of one minute. */
function claim(lease: string, minutes = 0, ms = 0): ClaimedJob | undefined {
  return store.jobs.claim(lease, iso(minutes, ms), iso(minutes + 1, ms));
}

/** Claims a job that must be there. */
function take(lease: string, minutes = 0, ms = 0): ClaimedJob {
  const claimed = claim(lease, minutes, ms);
  if (!claimed) throw new Error('there was no job to claim');
  return claimed;
}

const finish = ({ id, job }: ClaimedJob, lease: string) => store.jobs.finish(id, lease, reportFor(job), iso(0));

beforeEach(() => {
  database = openTestDatabase();
  store = createStore(database, 'test');
  store.courses.insertCourse({ id: 'c', slug: 'c', title: 'C', timeZone: 'UTC', classCode: null, createdAt: iso(0) });
  for (const id of PEOPLE)
    store.people.ensureDemoPerson({ id, name: id, isAdmin: false, demoKey: id, createdAt: iso(0) });
  ids = 0;
});
afterEach(() => {
  database.close();
});

describe('lanes', () => {
  it('let what somebody waits for go before what nobody watches, and count places so', () => {
    const [demo1, demo2] = [submit('demo-1', 'background'), submit('demo-2', 'background')];
    const [live1, live2] = [submit('live-1'), submit('live-2')];
    expect([live1, live2, demo1, demo2].map((id) => store.jobs.findPlace(id)?.ahead)).toEqual([0, 1, 2, 3]);
    expect(store.jobs.count()).toMatchObject({ queued: 4, queuedLive: 2 });
    const order = [1, 2, 3, 4].map((n) => take(`lease ${n}`).job.id);
    expect(order).toEqual([live1, live2, demo1, demo2]);
  });
});

describe('turns', () => {
  it('let somebody who comes new wait for one job of each other person at most, however many they sent', () => {
    for (let index = 0; index < 30; index++) submit(`p${index}`);
    finish(take('a'), 'a');
    take('b');
    submit('q0', 'live', 'q');
    submit('r0', 'live', 'r');
    expect(['q0', 'r0', 'p2'].map((id) => store.jobs.findPlace(id)?.ahead)).toEqual([0, 1, 2]);
    expect([1, 2, 3].map((n) => take(`next ${n}`).job.id)).toEqual(['q0', 'r0', 'p2']);
  });

  it('hold whatever comes in and goes out: places say the true order, and between two of the same person everybody comes once', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('send' as const), who: fc.constantFrom(...PEOPLE), trial: fc.boolean() }),
      fc.record({ do: fc.constantFrom('claim' as const, 'finish' as const, 'fail' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        database.exec('DELETE FROM reports; DELETE FROM jobs; DELETE FROM submissions');
        const waiting = new Set<string>();
        const running: ClaimedJob[] = [];
        let sent = 0;
        /** Jobs of each person that were taken since somebody began to wait. */
        const passed = new Map<string, Map<string, number>>();
        const placesOf = (): string[] =>
          [...waiting].sort((a, b) => (store.jobs.findPlace(a)?.ahead ?? 0) - (store.jobs.findPlace(b)?.ahead ?? 0));
        const claimNext = (): void => {
          const [first] = placesOf();
          const claimed = claim(`lease ${sent++}`, 59);
          expect(claimed?.job.id).toBe(first);
          if (!claimed) return;
          const owner = ownerOf(claimed.job.id);
          for (const [who, counts] of passed) if (who !== owner) counts.set(owner, (counts.get(owner) ?? 0) + 1);
          for (const counts of passed.values())
            for (const count of counts.values()) expect(count).toBeLessThanOrEqual(1);
          waiting.delete(claimed.job.id);
          running.push(claimed);
          passed.delete(owner);
        };
        for (const next of steps) {
          if (next.do === 'send') {
            const idle = ![...waiting, ...running.map(({ job }) => job.id)].some((id) => ownerOf(id) === next.who);
            const id = `${next.who}${sent++}`;
            if (next.trial) tryOut(id, next.who);
            else submit(id, 'live', next.who);
            waiting.add(id);
            for (const old of [...waiting]) if (store.jobs.findPlace(old)?.state === 'replaced') waiting.delete(old);
            if (idle) passed.set(next.who, new Map());
          } else if (next.do === 'claim') claimNext();
          else {
            const claimed = running.shift();
            if (!claimed) continue;
            if (next.do === 'finish') finish(claimed, claimed.lease);
            else {
              store.jobs.fail(claimed, 'crash', at(0), { maxAttempts: 99, pauseMs: () => 0 });
              waiting.add(claimed.job.id);
            }
          }
        }
        while (waiting.size > 0) claimNext();
      }),
      { numRuns: 60 },
    );
  });

  it('start a test run of the newest two only, in the place of the oldest', () => {
    submit('q0', 'live', 'q');
    for (const id of ['p1', 'p2']) tryOut(id);
    submit('q1', 'live', 'q');
    tryOut('p3');
    expect(store.jobs.findPlace('p1')).toMatchObject({ state: 'replaced' });
    expect(['q0', 'p3', 'p2', 'q1'].map((id) => store.jobs.findPlace(id)?.ahead)).toEqual([0, 1, 2, 3]);
    tryOut('p4');
    tryOut('r1', 'r');
    expect(store.submissions.findSubmission('p2')).toMatchObject({ state: 'replaced', verdict: null });
    expect([1, 2, 3, 4, 5].map((n) => take(`lease ${n}`).job.id)).toEqual(['q0', 'p3', 'r1', 'p4', 'q1']);
    expect(claim('none')).toBeUndefined();
  });

  it('of jobs that failed and are graded again come like those of anybody else', () => {
    for (let index = 0; index < 3; index++) submit(`p${index}`);
    for (let index = 0; index < 3; index++)
      store.jobs.fail(take(`fails ${index}`), 'crash', at(0), { maxAttempts: 1, pauseMs: () => 0 });
    submit('q0', 'live', 'q');
    expect(store.jobs.retryAll('c', iso(0))).toBe(3);
    expect(store.jobs.findPlace('q0')?.ahead).toBeLessThanOrEqual(1);
  });
});

describe('claiming', () => {
  it('hands out the oldest job first, each once, with everything that the grader needs', () => {
    submit();
    submit();
    const job = { id: 's1', exercise: 'e', fileName: 'f.ts', source: '// s1', scope: 'all' };
    expect(claim('a')).toMatchObject({ lease: 'a', attempts: 1, job });
    expect(take('b').job.id).toBe('s2');
    expect(claim('c')).toBeUndefined();
    expect(store.jobs.count()).toEqual({ queued: 0, queuedLive: 0, running: 2, failed: 0 });
  });

  it('uses the index on state, lane and turn', () => {
    const sql =
      "SELECT id FROM jobs WHERE state = 'queued' AND available_at <= '2026' ORDER BY lane, turn, ticket LIMIT 1";
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH jobs USING INDEX jobs_by_state (state=?)']);
  });

  it('counts the jobs that wait before one', () => {
    for (let index = 0; index < 3; index++) submit();
    expect(store.jobs.findPlace('s3')).toEqual({ state: 'queued', ahead: 2 });
    claim('a');
    expect(store.jobs.findPlace('s3')).toEqual({ state: 'queued', ahead: 1 });
    expect(store.jobs.findPlace('nobody')).toBeUndefined();
  });
});

describe('storing', () => {
  it('takes a submission and its job together or not at all', () => {
    expect(() =>
      store.transaction(() => {
        submit('half');
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(store.submissions.findSubmission('half')).toBeUndefined();
    expect(store.jobs.findPlace('half')).toBeUndefined();
  });
});

describe('finishing', () => {
  it('stores the report and closes the job in one step', () => {
    submit();
    expect(finish(take('a'), 'a')).toEqual({ applied: true, state: 'done' });
    expect(store.submissions.findSubmission('s1')).toMatchObject({ state: 'done', verdict: 'accepted', score: 10 });
    expect(store.reports.findReport('s1')?.message).toBe('All tests passed.');
  });

  it('ignores a second report, and says why', () => {
    submit();
    const claimed = take('a');
    finish(claimed, 'a');
    const second = { ...reportFor(claimed.job, 'wrong-answer') };
    expect(store.jobs.finish(claimed.id, 'a', second, iso(1))).toEqual({ applied: false, reason: 'already finished' });
    expect(store.reports.findReport('s1')?.verdict).toBe('accepted');
  });

  it('ignores the report of a holder whose lease went to somebody else, and says why', () => {
    submit();
    const slow = take('slow');
    store.jobs.expire(iso(2), POLICY);
    const quick = take('quick', 2);
    expect(finish(slow, 'slow')).toEqual({ applied: false, reason: 'lease lost' });
    expect(finish(quick, 'quick')).toEqual({ applied: true, state: 'done' });
    expect(store.jobs.finish(999, 'a', reportFor(slow.job), iso(0))).toEqual({ applied: false, reason: 'no such job' });
  });
});

describe('failures of the grader', () => {
  it('send a job back three times at most, each time after a pause, and then leave it ungraded', () => {
    submit();
    expect(store.jobs.fail(take('a'), 'crash', at(0), POLICY)).toEqual({ applied: true, state: 'queued' });
    expect(claim('early', 0, 999)).toBeUndefined();
    expect(store.jobs.fail(take('b', 0, 1_000), 'crash', at(1), POLICY)).toEqual({ applied: true, state: 'queued' });
    expect(claim('early', 1, 1_999)).toBeUndefined();
    expect(store.jobs.fail(take('c', 2), 'last crash', at(2), POLICY)).toEqual({ applied: true, state: 'failed' });
    const failed = { state: 'failed', attempts: 3, verdict: null, score: null, lastError: 'last crash' };
    expect(store.submissions.findSubmission('s1')).toMatchObject(failed);
    expect(claim('d', 9)).toBeUndefined();
  });

  it('can be made good by grading again', () => {
    submit();
    for (const lease of ['a', 'b', 'c']) store.jobs.fail(take(lease, 5), 'crash', at(0), POLICY);
    expect(store.jobs.retry('c', 's1', iso(6))).toBe(true);
    expect(store.jobs.retry('c', 's1', iso(6))).toBe(false);
    expect(finish(take('d', 6), 'd').applied).toBe(true);
  });

  it('by a former holder change nothing', () => {
    submit();
    const claimed = take('a');
    store.jobs.releaseAll();
    take('b');
    expect(store.jobs.fail(claimed, 'late', at(0), POLICY)).toEqual({ applied: false, reason: 'lease lost' });
    expect(store.jobs.extend(claimed, iso(9))).toBe(false);
    expect(store.jobs.release(claimed)).toBe(false);
    expect(store.jobs.findPlace('s1')?.state).toBe('running');
  });
});

describe('leases', () => {
  it('run out at their time, not before, unless they are extended', () => {
    submit();
    const claimed = take('a');
    expect(store.jobs.expire(iso(0, 59_999), POLICY)).toEqual([]);
    expect(store.jobs.extend(claimed, iso(5))).toBe(true);
    expect(store.jobs.expire(iso(4), POLICY)).toEqual([]);
    expect(store.jobs.expire(iso(5), POLICY)).toEqual([{ submissionId: 's1', state: 'queued' }]);
  });

  it('of an earlier process are put back at boot without counting as a try', () => {
    submit();
    for (let boot = 1; boot <= 5; boot++) {
      expect(take(`boot ${boot}`).attempts).toBe(1);
      expect(store.jobs.releaseAll()).toBe(1);
    }
    expect(store.jobs.findPlace('s1')).toEqual({ state: 'queued', ahead: 0 });
  });
});

describe('any interleaving of holders, crashes and delays', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ kind: 'claim' as const, pick: 0 }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('finish' as const), pick: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('fail' as const), pick: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('extend' as const), pick: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), pick: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'reboot' as const, pick: 0 }) },
  );

  it('loses no submission and grades none twice', () => {
    let run = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        database.exec('DELETE FROM submissions');
        run += 1;
        const submitted = [0, 1, 2].map((index) => submit(`run${run}-${index}`));
        const held: ClaimedJob[] = [];
        const reported = new Map<string, number>();
        let minutes = 0;
        for (const { kind, pick } of steps) {
          const claimed = held[pick];
          if (kind === 'claim') {
            const next = claim(`lease ${held.length}`, minutes);
            if (next) held.push(next);
          } else if (kind === 'wait') {
            minutes += pick;
            store.jobs.expire(iso(minutes), POLICY);
          } else if (kind === 'reboot') store.jobs.releaseAll();
          else if (claimed && kind === 'finish') {
            if (finish(claimed, claimed.lease).applied)
              reported.set(claimed.job.id, (reported.get(claimed.job.id) ?? 0) + 1);
          } else if (claimed && kind === 'fail') store.jobs.fail(claimed, 'crash', at(minutes), POLICY);
          else if (claimed) store.jobs.extend(claimed, iso(minutes + 5));
        }
        // Whatever happened: after a reboot and with a healthy grader everything that is not failed gets graded.
        store.jobs.releaseAll();
        for (let next = claim('final', 99); next; next = claim('final', 99)) {
          expect(finish(next, 'final').applied).toBe(true);
          reported.set(next.job.id, (reported.get(next.job.id) ?? 0) + 1);
        }
        for (const id of submitted) {
          const { state, attempts, verdict } = store.submissions.findSubmission(id) ?? {};
          expect(['done', 'failed']).toContain(state);
          expect(reported.get(id) ?? 0).toBe(state === 'done' ? 1 : 0);
          expect(verdict).toBe(state === 'done' ? 'accepted' : null);
          if (state === 'failed') expect(attempts).toBe(3);
        }
      }),
      { numRuns: 60 },
    );
  });
});
