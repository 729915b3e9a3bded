/** The audit log as a table: append-only, and fast with years of entries. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditFilter, createAuditStore } from '../../server/audit/audit.store.ts';
import type { Connection } from '../../server/kernel/database/database.ts';
import { startCpuClock } from '../support/cpu-clock.ts';
import { openTestDatabase } from '../support/database.ts';

const ENTRIES = 100_000;
/** Ten times what it takes on a slow machine. */
const PAGE_MS = 500;

let database: Connection;
beforeAll(() => {
  database = openTestDatabase();
  // One entry a minute; 500 people, ten actors, one rare act in 20,000.
  database.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ENTRIES})
    INSERT INTO audit_log (at, course_id, actor_id, actor_name, action, subject, person_id, before, after, reason)
    SELECT strftime('%Y-%m-%dT%H:%M:00.000Z', '2026-01-01', '+' || i || ' minutes'), iif(i % 10 = 0, 'other', 'demo'),
      'actor-' || (i % 10), 'Demo Actor', iif(i % 20000 = 1, 'data.delete', 'extension.grant'), 'linear_forward',
      'person-' || (i % 500), '{"dueAt":null}', '{"dueAt":"2026-01-01T00:00:00.000Z"}', 'because' FROM n`);
});
afterAll(() => {
  database.close();
});

const FILTERS: readonly (readonly [string, AuditFilter])[] = [
  ['nothing', { courseId: 'demo' }],
  ['a person', { courseId: 'demo', person: 'person-77' }],
  ['an actor', { courseId: 'demo', actor: 'actor-3' }],
  ['a rare act', { courseId: 'demo', actions: ['data.delete'] }],
  ['the first day', { courseId: 'demo', from: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z' }],
  ['somebody who is not there', { courseId: 'demo', person: 'nobody' }],
];

describe('a log of 100,000 entries', () => {
  it.each(FILTERS)('pages fast when it is filtered by %s, newest entries first', (_, filter) => {
    const store = createAuditStore(database);
    store.list(filter, {}, 51);
    const usedMs = startCpuClock();
    const found = store.list(filter, {}, 51);
    expect(usedMs()).toBeLessThan(PAGE_MS);
    expect(found.map(({ id }) => id)).toEqual([...found.map(({ id }) => id)].sort((a, b) => b - a));
    if (filter.person !== 'nobody') expect(found.length).toBeGreaterThanOrEqual(5);
  });

  it('is read within one index, without sorting', () => {
    const plan = database
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id, reason FROM audit_log INDEXED BY audit_log_by_course
         WHERE course_id IS 'demo' AND person_id = 'person-77' AND at >= '2026' ORDER BY id DESC LIMIT 51`,
      )
      .all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE|SCAN/);
  });

  it('goes back and forth without losing or repeating an entry', () => {
    const store = createAuditStore(database);
    const filter = { courseId: 'demo', actor: 'actor-3' };
    const first = store.list(filter, {}, 50);
    const second = store.list(filter, { olderThan: first.at(-1)?.id }, 50);
    const back = store.list(filter, { newerThan: second[0]?.id }, 50);
    expect(back).toEqual(first);
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(100);
  });

  it('lists who acted and whom it concerned', () => {
    const store = createAuditStore(database);
    expect(store.listActors('demo').map(({ id }) => id)).toHaveLength(9);
    expect(store.listConcerned('demo')).toHaveLength(450);
  });

  it('can be neither changed nor erased', () => {
    expect(() => database.exec("UPDATE audit_log SET reason = '' WHERE id = 1")).toThrow('never changed');
    expect(() => database.exec('DELETE FROM audit_log WHERE id = 1')).toThrow('never erased');
  });
});
