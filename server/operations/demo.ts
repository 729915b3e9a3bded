/**
 * Owns the demo course: plainly invented accounts, a plan around today, submissions taken from the exercises' own samples and
 * graded by the real engine, sign-in links.
 * Must not know how anything is graded or printed.
 */
import type { Exercise, SampleSolution } from '../../graders/catalog/exercise.ts';
import { hashOfToken } from '../accounts/index.ts';
import type { Course, Person, Role } from '../kernel/actor.ts';
import type { Store } from '../store.ts';

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

interface Account {
  readonly demoKey: string;
  readonly name: string;
  readonly role: Role;
  readonly isAdmin: boolean;
  /** Share of the exercises that they have begun. */
  readonly done: number;
  /** Whether there is a sign-in link. */
  readonly link: boolean;
}

/** A student without a sign-in link. */
const classmate = (number: number, done: number): Account => ({
  demoKey: `student-${number}`,
  name: `Demo Student ${number}`,
  role: 'student',
  isAdmin: false,
  done,
  link: false,
});
/** Everybody of a course without submissions. */
const ACCOUNTS: readonly Account[] = [
  { demoKey: 'student', name: 'Demo Student', role: 'student', isAdmin: false, done: 0.2, link: true },
  { demoKey: 'instructor', name: 'Demo Instructor', role: 'instructor', isAdmin: false, done: 0, link: true },
  { demoKey: 'grader', name: 'Demo Grader', role: 'grader', isAdmin: false, done: 0, link: true },
  { demoKey: 'admin', name: 'Demo Admin', role: 'instructor', isAdmin: true, done: 0, link: true },
  ...[1, 0.8, 0.6, 0.35, 0.1].map((done, index) => classmate(index + 2, done)),
];
/** With submissions the class is large enough for its dashboards to say something; the last has not begun. */
const CLASS: readonly Account[] = [
  ...ACCOUNTS,
  ...[1, 1, 0.95, 0.9, 0.6, 0.25, 0].map((done, index) => classmate(index + 7, done)),
];
/** Tutorial groups; the first is the grader's. */
const GROUPS = ['Demo Group A', 'Demo Group B'];
/** The submissions come from the time since the week began, ms. */
const SENT_WITHIN_MS = 44 * 60 * MINUTE_MS;

/** Samples that take long to grade are left out, so that the demo is ready within seconds. */
const isQuick = ({ verdict }: SampleSolution): boolean => !/limit$/.test(verdict);

export interface LoadDemoDeps {
  readonly store: Pick<Store, 'courses' | 'groups' | 'jobs' | 'people' | 'submissions' | 'transaction'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** A fresh random token. */
  readonly newToken: () => string;
}

/** A demo account and the token of its sign-in link. */
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
  const ensureAccount = (account: Account, createdAt: string): Person => {
    const person = store.people.ensureDemoPerson({ ...account, id: newId(), createdAt });
    if (store.courses.findRole(COURSE.id, person.id) === undefined)
      store.courses.enrol({
        // Weeks of the demo have begun before its people come: nobody is to be asked about them.
        lateRule: 'count',
        courseId: COURSE.id,
        personId: person.id,
        role: account.role,
        source: 'demo',
        studentNumber: null,
        joinedAt: createdAt,
      });
    return person;
  };
  const submit = (personId: string, { slug }: Exercise, sample: SampleSolution, createdAt: string): void => {
    const id = newId();
    const [fileName = sample.file] = sample.file.split('/').slice(-1);
    const { source } = sample;
    const submission = { id, courseId: COURSE.id, personId, exercise: slug, fileName, source, createdAt };
    store.submissions.insertSubmission({ ...submission, scope: 'all' });
    store.jobs.enqueue(id, createdAt, 'en', 'background');
  };
  /** Wrong samples first, then mostly a right one: the further a student is, the surer. */
  const submitAs = (person: Person, index: number, done: number, exercises: readonly Exercise[], now: Date): void => {
    const mine = exercises.slice(0, Math.round(done * exercises.length));
    mine.forEach((exercise, place) => {
      const quick = exercise.samples.filter(isQuick);
      const right = quick.filter(({ verdict }) => verdict === 'accepted');
      const wrong = quick.filter(({ verdict }) => verdict !== 'accepted');
      const pick = (list: readonly SampleSolution[], salt: number): SampleSolution | undefined =>
        list[(index * 7 + place * 3 + salt) % Math.max(1, list.length)];
      const tries = [...Array.from({ length: (index + place) % 3 }, (_, salt) => pick(wrong, salt))];
      if ((index + place) % 4 !== 3) tries.push(pick(right, 0));
      tries.forEach((sample, step) => {
        const since = (SENT_WITHIN_MS * (mine.length - place)) / (mine.length + 1);
        const ago = since + (tries.length - step) * 11 * MINUTE_MS + index * 17 * MINUTE_MS;
        if (sample) submit(person.id, exercise, sample, new Date(now.getTime() - ago).toISOString());
      });
    });
  };

  /** Students go to the groups in turn. */
  const makeGroups = (people: readonly Person[], tutor: Person | undefined, createdAt: string): void => {
    const ids = GROUPS.map((name, index) => {
      const group = { id: newId(), courseId: COURSE.id, name, tutorId: index === 0 ? (tutor?.id ?? null) : null };
      store.groups.insertGroup({ ...group, createdAt });
      return group.id;
    });
    for (const [place, { id }] of people.entries()) store.groups.assign(COURSE.id, id, ids[place % ids.length] ?? null);
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
      const isNew = store.submissions.countSubmissions({ courseId: COURSE.id }) === 0;
      const members = (exercises.length > 0 ? CLASS : ACCOUNTS).map((account) => ({
        account,
        person: ensureAccount(account, createdAt),
      }));
      if (isNew && exercises.length > 0) {
        for (const [index, { account, person }] of members.entries())
          submitAs(person, index, account.done, present, now);
        const students = members.flatMap(({ account, person }) => (account.role === 'student' ? [person] : []));
        const tutor = members.find(({ account }) => account.role === 'grader')?.person;
        if (store.groups.listGroups(COURSE.id).length === 0) makeGroups(students, tutor, createdAt);
      }
      return members.flatMap(({ account, person }) => {
        if (!account.link) return [];
        const token = newToken();
        const tokenHash = hashOfToken(token);
        store.people.replaceSignInLinks({ tokenHash, personId: person.id, createdAt, expiresAt });
        return [{ name: account.name, token }];
      });
    });
}
