/** Results kept ready: always what one would work out from scratch, whatever happens in whatever order. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GradeReport } from '../../graders/protocol.ts';
import { countedScore } from '../../server/grading/counted-score.ts';
import { summarise } from '../../server/grading/report-summary.ts';
import type { Connection } from '../../server/kernel/database/database.ts';
import { createStore, type Store } from '../../server/store.ts';
import { openTestDatabase } from '../support/database.ts';
import { reportFor } from '../support/fake-grader.ts';
import { fc } from '../support/properties.ts';

let database: Connection;
let store: Store;
const STUDENTS = ['ann', 'ben'];
const JOB = { id: 'x', exercise: 'e', fileName: 'e.ts', source: '', scope: 'all' as const };
const report = (points: number): GradeReport => ({
  ...reportFor(JOB, points === 10 ? 'accepted' : 'wrong-answer'),
  score: points,
});

beforeAll(() => {
  database = openTestDatabase();
  store = createStore(database, 'test');
  const at = '2026-01-01T00:00:00.000Z';
  store.courses.insertCourse({ id: 'c', slug: 'c', title: 'C', timeZone: 'UTC', classCode: null, createdAt: at });
  for (const id of STUDENTS)
    store.people.ensureDemoPerson({ id, name: id, isAdmin: false, demoKey: id, createdAt: at });
});
afterAll(() => {
  database.close();
});

/** What the table must say of one student, from everything that was sent. */
function fromScratch(personId: string, exercise: string) {
  const sent = database
    .prepare(`SELECT submissions.id, submissions.created_at AS at, state, coalesce(counted_score, score) AS score, verdict
      FROM submissions JOIN jobs ON submission_id = submissions.id LEFT JOIN reports USING (submission_id)
      WHERE person_id = ? AND exercise = ? AND scope = 'all' ORDER BY jobs.id`)
    .all(personId, exercise) as {
    id: string;
    at: string;
    state: string;
    score: number | null;
    verdict: string | null;
  }[];
  if (sent.length === 0) return undefined;
  const attempts = sent.filter(({ state }) => state !== 'failed');
  const graded = attempts.filter(({ score }) => score !== null);
  const accepted = attempts.findIndex(({ verdict }) => verdict === 'accepted');
  const best = graded.filter(({ score }, index) =>
    graded.slice(0, index).every((one) => (one.score ?? 0) < (score ?? 0)),
  );
  const ids = [...new Set([...best, ...graded.slice(-1)].map(({ id }) => id))];
  return {
    attempts: attempts.length,
    waiting: attempts.filter(({ state }) => state !== 'done').length,
    failed: sent.length - attempts.length,
    acceptedAt: attempts[accepted]?.at ?? null,
    attemptsToAccepted: accepted < 0 ? null : accepted + 1,
    candidates: ids,
  };
}
function kept(personId: string, exercise: string) {
  const found = store.results.listResultsOf('c', personId).find((one) => one.exercise === exercise);
  if (!found) return undefined;
  const { attempts, waiting, failed, acceptedAt, attemptsToAccepted, candidates } = found;
  return { attempts, waiting, failed, acceptedAt, attemptsToAccepted, candidates: candidates.map(({ id }) => id) };
}

type Act =
  | { readonly kind: 'submit'; readonly who: number; readonly exercise: string; readonly trial: boolean }
  | {
      readonly kind: 'grade' | 'fail' | 'regrade' | 'delete' | 'retry';
      readonly which: number;
      readonly points: number;
    }
  | { readonly kind: 'void' | 'unvoid'; readonly exercise: string }
  | { readonly kind: 'read' };
const exercise = fc.constantFrom('e', 'f');
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('submit' as const), who: fc.nat(1), exercise, trial: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'grade' as const,
        'grade' as const,
        'fail' as const,
        'regrade' as const,
        'delete' as const,
        'retry' as const,
      ),
      which: fc.nat(20),
      points: fc.constantFrom(0, 3, 5, 10),
    }),
  },
  fc.record({ kind: fc.constantFrom('void' as const, 'unvoid' as const), exercise }),
  fc.constant({ kind: 'read' as const }),
);

let number = 0;
function run(act: Act): void {
  const at = new Date(Date.parse('2026-01-01T00:00:00.000Z') + number++ * 60_000).toISOString();
  if (act.kind === 'submit') {
    const id = `s${number}`;
    store.submissions.insertSubmission({
      id,
      courseId: 'c',
      personId: STUDENTS[act.who] ?? '',
      exercise: act.exercise,
      fileName: 'a.ts',
      source: '',
      scope: act.trial ? 'visible' : 'all',
      createdAt: at,
    });
    store.jobs.enqueue(id, at, 'en', 'live');
    return;
  }
  if (act.kind === 'read') store.results.refresh();
  else if ('which' in act) change(act, at);
  else {
    const place = { courseId: 'c', exercise: act.exercise, test: 'one example' };
    if (act.kind === 'void') store.reports.saveVoid({ ...place, credit: 'full', note: 'x', by: 'ann', at });
    else store.reports.deleteVoid('c', act.exercise, 'one example');
    for (const person of store.reports.listAuthors('c')) store.reports.recount('c', act.exercise, person);
  }
}
/** Does something to one of the submissions. */
function change(act: Extract<Act, { which: number }>, at: string): void {
  const all = database.prepare('SELECT submission_id AS id, state FROM jobs ORDER BY id').all() as {
    id: string;
    state: string;
  }[];
  const chosen = all[act.which % Math.max(1, all.length)];
  if (!chosen) return;
  const { id, state } = chosen;
  if (act.kind === 'delete') database.prepare('DELETE FROM submissions WHERE id = ?').run(id);
  else if (act.kind === 'retry') store.jobs.retry('c', id, at);
  else if (act.kind === 'regrade' && state === 'done') store.reports.replaceReport(id, report(act.points), at);
  else if (act.kind === 'grade' || act.kind === 'fail') {
    const claimed = store.jobs.claim('lease', at, at);
    if (!claimed) return;
    if (act.kind === 'grade') store.jobs.finish(claimed.id, 'lease', report(act.points), at);
    else store.jobs.fail(claimed, 'broken', new Date(at), { maxAttempts: 1, pauseMs: () => 0 });
  }
}

describe('results of a course', () => {
  it('are what one would work out from scratch, after any sequence of acts', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (sequence) => {
        database.exec('SAVEPOINT before');
        try {
          for (const act of sequence) run(act);
          for (const who of STUDENTS)
            for (const one of ['e', 'f']) expect(kept(who, one)).toEqual(fromScratch(who, one));
          const hours = store.results.listHours('c', undefined).reduce((sum, { submissions }) => sum + submissions, 0);
          expect(hours).toBe(database.prepare("SELECT count(*) FROM submissions WHERE scope = 'all'").pluck().get());
        } finally {
          database.exec('ROLLBACK TO before; RELEASE before');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a report in short', () => {
  it('is the same from the report and from the migration of older reports', () => {
    const failing = reportFor(JOB, 'wrong-answer');
    const stopped = {
      ...failing,
      tests: failing.tests.map((test, index) =>
        index === 0
          ? { ...test, failure: { category: 'shape' as const, tensor: 'grads.dW2' } }
          : { ...test, verdict: 'runtime-error' as const, runtimeError: { name: 'TypeError', message: '' } },
      ),
    };
    const broken = {
      ...failing,
      verdict: 'compile-error' as const,
      tests: [],
      diagnostics: [
        { severity: 'error' as const, code: 'TS1005', message: '', line: 1, column: 1, excerpt: '', blocking: true },
      ],
    };
    const late = { ...failing, tests: failing.tests.map((test) => ({ ...test, verdict: 'time-limit' as const })) };
    // The expression of migration 0008, on the same report.
    const sql = database
      .prepare(`SELECT json_object(
      'cause', iif(@verdict = 'compile-error', coalesce('compile:' || (
        SELECT d.value ->> '$.code' FROM json_each(@report, '$.diagnostics') AS d
        WHERE d.value ->> '$.blocking' = 1 LIMIT 1), 'compile'), NULL),
      'tests', json((SELECT json_group_array(json_array(
        t.value ->> '$.name', iif(t.value ->> '$.visibility' = 'visible', 1, 0), t.value ->> '$.verdict',
        t.value ->> '$.points', t.value ->> '$.maxPoints',
        CASE WHEN t.value ->> '$.verdict' = 'accepted' THEN NULL
          WHEN t.value -> '$.failure' IS NOT NULL THEN (t.value ->> '$.failure.category') || ':' || (t.value ->> '$.failure.tensor')
          WHEN t.value -> '$.runtimeError' IS NOT NULL THEN 'error:' || (t.value ->> '$.runtimeError.name')
          ELSE t.value ->> '$.verdict' END)) FROM json_each(@report, '$.tests') AS t)))`)
      .pluck();
    for (const one of [reportFor(JOB), failing, stopped, broken, late] as GradeReport[]) {
      const text = String(sql.get({ verdict: one.verdict, report: JSON.stringify(one) }));
      expect(JSON.parse(text)).toEqual(summarise(one));
    }
  });
});

describe('points that count', () => {
  const test = fc.record({
    points: fc.nat(10),
    extra: fc.nat(10),
    void: fc.constantFrom(undefined, 'full' as const, 'none' as const),
    accepted: fc.boolean(),
  });
  it('lie between 0 and the most, are untouched without decisions, and never fall by giving points to everybody', () => {
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 8 }), (made) => {
        const outline = {
          cause: null,
          tests: made.map(
            ({ points, extra }, index) =>
              [`t${index}`, 1, 'wrong-answer', points, points + extra, null] as [
                string,
                1,
                'wrong-answer',
                number,
                number,
                null,
              ],
          ),
        };
        const max = made.reduce((sum, { points, extra }) => sum + points + extra, 0);
        const score = made.reduce((sum, { points }) => sum + points, 0);
        const decisions = (kinds: readonly (string | undefined)[], withAccepted: boolean) => ({
          voids: new Map(
            made.flatMap((one, index) =>
              one.void && kinds.includes(one.void) ? [[`t${index}`, one.void] as const] : [],
            ),
          ),
          accepted: new Set(made.flatMap((one, index) => (withAccepted && one.accepted ? [`t${index}`] : []))),
        });
        expect(countedScore(outline, max, decisions([], false))).toBeUndefined();
        const counted = countedScore(outline, max, decisions(['full', 'none'], true)) ?? score;
        expect(counted).toBeGreaterThanOrEqual(0);
        expect(counted).toBeLessThanOrEqual(max);
        expect(countedScore(outline, max, decisions(['full'], true)) ?? score).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
