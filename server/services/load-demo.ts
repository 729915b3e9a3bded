/**
 * Owns the demo course: plainly invented accounts, a plan around today, submissions taken from the exercises' own attempts and
 * graded by the real engine, sign-in links.
 * Must not know how anything is graded or printed.
 */
import { createHash } from 'node:crypto';
import type { Attempt, Exercise } from '../../graders/catalog/exercise.ts';
import type { Course, Role } from '../store/courses.store.ts';
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** A link of a demo account, made at the latest start, is valid this long, ms. */
const LINK_LIFE_MS = 7 * DAY_MS;
const COURSE: Omit<Course, 'createdAt'> = {
  id: 'demo',
  slug: 'demo',
  title: 'Demo course: Deep Learning from Scratch',
  timeZone: 'Europe/Berlin',
  classCode: null,
};
const WEEKS = [
  'What a neural network is',
  'Logistic regression',
  'Shallow networks',
  'Deep networks',
  'Hyperparameters and TensorFlow',
];
/** The fourth week began two days ago. */
const FIRST_WEEK_AGO_MS = (3 * 7 + 2) * DAY_MS;

/** Accounts with sign-in links, and how much of the exercises each student has done. */
const ACCOUNTS: readonly {
  demoKey: string;
  name: string;
  role: Role;
  isAdmin: boolean;
  done: number;
  link: boolean;
}[] = [
  { demoKey: 'student', name: 'Demo Student', role: 'student', isAdmin: false, done: 0.2, link: true },
  { demoKey: 'instructor', name: 'Demo Instructor', role: 'instructor', isAdmin: false, done: 0, link: true },
  { demoKey: 'grader', name: 'Demo Grader', role: 'grader', isAdmin: false, done: 0, link: true },
  { demoKey: 'admin', name: 'Demo Admin', role: 'instructor', isAdmin: true, done: 0, link: true },
  ...[1, 0.8, 0.6, 0.35, 0.1].map((done, index) => ({
    demoKey: `student-${index + 2}`,
    name: `Demo Student ${index + 2}`,
    role: 'student' as const,
    isAdmin: false,
    done,
    link: false,
  })),
];

/** Attempts that take long to grade are left out, so that the demo is ready within seconds. */
const isQuick = ({ verdict }: Attempt): boolean => !/limit$/.test(verdict);

export interface LoadDemoDeps {
  readonly store: Store;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** A fresh random word. */
  readonly newToken: () => string;
}

/** A demo account and the word of its sign-in link. */
export interface DemoLink {
  readonly name: string;
  readonly token: string;
}

/** Makes a function that sees to it that the demo course exists and replaces the sign-in links of its accounts. */
export function createLoadDemo({ store, clock, newId, newToken }: LoadDemoDeps) {
  const ensureCourse = (now: Date): void => {
    if (store.courses.findCourse(COURSE.slug)) return;
    store.courses.insertCourse({ ...COURSE, createdAt: now.toISOString() });
  };
  const ensurePlan = (now: Date): void => {
    if (store.courses.listWeeks(COURSE.id).length > 0) return;
    const first = new Date(now.getTime() - FIRST_WEEK_AGO_MS).setUTCHours(8, 0, 0, 0);
    const startOf = (index: number): string => new Date(first + index * 7 * DAY_MS).toISOString();
    store.courses.replaceWeeks(
      COURSE.id,
      WEEKS.map((title, index) => ({ number: index + 1, title, startsAt: startOf(index) })),
    );
  };
  const ensureAccount = (account: (typeof ACCOUNTS)[number], createdAt: string): Person => {
    const person = store.people.ensureDemoPerson({ ...account, id: newId(), createdAt });
    if (store.courses.findRole(COURSE.id, person.id) === undefined)
      store.courses.enrol({
        courseId: COURSE.id,
        personId: person.id,
        role: account.role,
        source: 'demo',
        studentNumber: null,
        joinedAt: createdAt,
      });
    return person;
  };
  const submit = (personId: string, { slug }: Exercise, attempt: Attempt, createdAt: string): void => {
    const id = newId();
    const [fileName = attempt.file] = attempt.file.split('/').slice(-1);
    const { source } = attempt;
    const submission = { id, courseId: COURSE.id, personId, exercise: slug, fileName, source, createdAt };
    store.submissions.insertSubmission({ ...submission, scope: 'all' });
    store.jobs.enqueue(id, createdAt, 'en', 'background');
  };
  /** Wrong attempts first, then mostly a right one: the further a student is, the surer. */
  const submitAs = (person: Person, index: number, done: number, exercises: readonly Exercise[], now: Date): void => {
    const mine = exercises.slice(0, Math.round(done * exercises.length));
    mine.forEach((exercise, place) => {
      const quick = exercise.attempts.filter(isQuick);
      const right = quick.filter(({ verdict }) => verdict === 'accepted');
      const wrong = quick.filter(({ verdict }) => verdict !== 'accepted');
      const pick = (list: readonly Attempt[], salt: number): Attempt | undefined =>
        list[(index * 7 + place * 3 + salt) % Math.max(1, list.length)];
      const tries = [...Array.from({ length: (index + place) % 3 }, (_, salt) => pick(wrong, salt))];
      if ((index + place) % 4 !== 3) tries.push(pick(right, 0));
      tries.forEach((attempt, step) => {
        const ago = (mine.length - place) * 90 * MINUTE_MS + (tries.length - step) * 11 * MINUTE_MS + index * MINUTE_MS;
        if (attempt) submit(person.id, exercise, attempt, new Date(now.getTime() - ago).toISOString());
      });
    });
  };

  /** With `exercises`, students who have not sent anything yet get submissions to those of the present week. */
  return (exercises: readonly Exercise[]): DemoLink[] =>
    store.transaction(() => {
      const now = clock();
      const createdAt = now.toISOString();
      ensureCourse(now);
      ensurePlan(now);
      const expiresAt = new Date(now.getTime() + LINK_LIFE_MS).toISOString();
      const present = exercises.filter(({ week }) => week === 4);
      const empty = store.submissions.countSubmissions({ courseId: COURSE.id }) === 0;
      return ACCOUNTS.flatMap((account, index) => {
        const person = ensureAccount(account, createdAt);
        if (empty) submitAs(person, index, account.done, present, now);
        if (!account.link) return [];
        const token = newToken();
        const tokenHash = createHash('sha256').update(token).digest('hex');
        store.people.replaceSignInLinks({ tokenHash, personId: person.id, createdAt, expiresAt });
        return [{ name: account.name, token }];
      });
    });
}
