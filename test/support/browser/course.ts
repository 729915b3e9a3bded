/**
 * Owns another course like the demo course, at a server that runs.
 * Must not know what is tested in it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Role } from '../../../server/kernel/actor.ts';
import { openDatabase } from '../../../server/kernel/database/database.ts';
import { createStore } from '../../../server/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEKS = 5;
/** As in the demo course, the fourth week began two days ago. */
const FIRST_WEEK_AGO_MS = (3 * 7 + 2) * DAY_MS;
const ACCOUNTS: readonly (readonly [name: string, role: Role])[] = [
  ['Demo Student', 'student'],
  ['Demo Instructor', 'instructor'],
  ['Demo Grader', 'grader'],
  ['Demo Admin', 'instructor'],
  ...[2, 3, 4, 5, 6].map((number) => [`Demo Student ${number}`, 'student'] as const),
];

/** Adds the course; returns the words of the sign-in links of its first student and its instructor. */
export function addCourse(folder: string, slug: string): { readonly student: string; readonly instructor: string } {
  const database = openDatabase(join(folder, 'gradedescent.db'));
  try {
    const store = createStore(database, 'test');
    const createdAt = new Date().toISOString();
    const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
    const first = new Date(Date.now() - FIRST_WEEK_AGO_MS).setUTCHours(8, 0, 0, 0);
    return store.transaction(() => {
      const title = 'Demo course: Deep Learning from Scratch';
      store.courses.insertCourse({ id: slug, slug, title, timeZone: 'Europe/Berlin', classCode: null, createdAt });
      store.courses.replaceWeeks(
        slug,
        Array.from({ length: WEEKS }, (_, index) => ({
          number: index + 1,
          title: `Week ${index + 1}`,
          startsAt: new Date(first + index * 7 * DAY_MS).toISOString(),
        })),
      );
      const [student = '', instructor = ''] = ACCOUNTS.map(([name, role]) => {
        const [personId, token] = [randomUUID(), randomUUID()];
        const isAdmin = name === 'Demo Admin';
        store.people.ensureDemoPerson({ id: personId, name, isAdmin, demoKey: personId, createdAt });
        const place = { courseId: slug, personId, role, source: 'demo', studentNumber: null } as const;
        store.courses.enrol({ ...place, joinedAt: createdAt });
        const tokenHash = createHash('sha256').update(token).digest('hex');
        store.people.replaceSignInLinks({ tokenHash, personId, createdAt, expiresAt });
        return token;
      });
      return { student, instructor };
    });
  } finally {
    database.close();
  }
}
