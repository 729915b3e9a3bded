/** The demo course: a class whose dashboards say something, made once. */
import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from '@jest/globals';
import { createLoadDemo } from '../../server/operations/demo.ts';
import { createStore } from '../../server/store.ts';
import { openTestDatabase } from '../support/database.ts';
import { exerciseNamed } from '../support/samples.ts';

const database = openTestDatabase();
const store = createStore(database, 'test');
afterAll(() => {
  database.close();
});
const NOW = Date.parse('2026-03-04T12:00:00.000Z');
const load = createLoadDemo({ store, clock: () => new Date(NOW), newId: randomUUID, newToken: randomUUID });
const attempt = (verdict: string) => ({ file: `samples/a.${verdict}.ts`, verdict, source: `// ${verdict}\n` }) as never;
const exercises = Array.from({ length: 10 }, (_, order) =>
  exerciseNamed(`exercise-${order}`, { order, samples: ['accepted', 'wrong-answer', 'time-limit'].map(attempt) }),
);
const sent = () => store.submissions.countSubmissions({ courseId: 'demo' });

it('has accounts alone without exercises', () => {
  expect(load([]).map(({ name }) => name)).toEqual(['Demo Student', 'Demo Instructor', 'Demo Grader', 'Demo Admin']);
  expect(store.courses.listStudents('demo')).toHaveLength(6);
  expect([sent(), store.groups.listGroups('demo')]).toEqual([0, []]);
});

it('has a class in two groups, with submissions since the week began and somebody who has not begun', () => {
  load(exercises);
  expect(store.courses.listStudents('demo')).toHaveLength(13);
  const groups = store.groups.listGroups('demo').map(({ name, tutorName, students }) => [name, tutorName, students]);
  expect(groups).toEqual([
    ['Demo Group A', 'Demo Grader', 7],
    ['Demo Group B', null, 6],
  ]);
  const rows = database.prepare('SELECT person_id AS person, source, created_at AS at FROM submissions').all() as {
    person: string;
    source: string;
    at: string;
  }[];
  expect(new Set(rows.map(({ person }) => person)).size).toBe(12);
  // What runs into a limit takes long to grade.
  expect([...new Set(rows.map(({ source }) => source))].sort()).toEqual(['// accepted\n', '// wrong-answer\n']);
  for (const { at } of rows) {
    expect(Date.parse(at)).toBeLessThan(NOW);
    expect(Date.parse(at)).toBeGreaterThan(NOW - 50 * 60 * 60_000);
  }
});

it('is not filled twice', () => {
  const before = sent();
  load(exercises);
  expect([sent(), store.courses.listStudents('demo').length, store.groups.listGroups('demo').length]).toEqual([
    before,
    13,
    2,
  ]);
});
