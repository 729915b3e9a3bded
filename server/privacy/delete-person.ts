/**
 * Owns deleting a person from a course, or from the whole server: what would go, what would stay without a name, and doing exactly
 * that in one transaction.
 * Must not know pages.
 *
 * Points, verdicts and answers stay, so that the statistics of everybody else do not change; they then belong to a placeholder.
 */

import type { Audit } from '../audit/audit.ts';
import type { Course, Membership, Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { cleanName } from '../kernel/text/person-name.ts';
import type { WordKey } from '../kernel/text/words.ts';
import type { Store } from '../store.ts';
import type { PersonalRows } from './personal-data.store.ts';

const LONGEST_REASON = 300;

/** What a deletion would do. */
export interface DeletionPreview {
  readonly person: Person;
  /** By course, then what belongs to the account (without a course). */
  readonly parts: readonly { readonly course: Course | undefined; readonly rows: readonly PersonalRows[] }[];
  /** Whether the account goes, too. */
  readonly account: boolean;
  /** Why it cannot be done, as a key of words. */
  readonly refused: WordKey | undefined;
}
/** The form: the person's name as typed, and why. */
export type DeletionForm = Readonly<Record<'name' | 'reason', string>>;

export interface DeletePersonDeps {
  readonly store: Pick<Store, 'courses' | 'members' | 'people' | 'personalData' | 'transaction' | 'emptyLog'>;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** How many rows of each kind had this fate. */
const sums = (rows: readonly PersonalRows[], fate: PersonalRows['fate']): Record<string, number> =>
  Object.fromEntries(rows.filter((one) => one.fate === fate).map(({ key, count }) => [key, count]));

/** Makes the functions. */
export function createDeletePerson({ store, audit, clock, newId }: DeletePersonDeps) {
  const { personalData } = store;
  const getPerson = (id: string): Person => {
    const person = store.people.findPerson(id);
    if (!person || !personalData.isPerson(id)) throw new AppError('not-found', 'errors:not-found.person');
    return person;
  };
  const rowsIn = (person: Person, course: Course): PersonalRows[] =>
    personalData.count({ personId: person.id, courseId: course.id });
  const coursesOf = (person: Person, without?: Course): Course[] =>
    store.courses
      .listCourses()
      .filter(({ id }) => id !== without?.id)
      .filter((course) => rowsIn(person, course).some(({ fate }) => fate !== 'keep'));
  const isLastInstructor = (person: Person, course: Course): boolean => {
    const instructors = store.members
      .listMembers(course.id)
      .filter(({ role, state }) => role === 'instructor' && state === 'member');
    return instructors.length === 1 && instructors[0]?.id === person.id;
  };
  const preview = (
    by: Person | undefined,
    person: Person,
    courses: readonly Course[],
    account: boolean,
    known?: readonly PersonalRows[],
  ) => {
    const oneself = by?.id === person.id ? 'personalData:errors.oneself' : undefined;
    const last = courses.some((course) => isLastInstructor(person, course))
      ? 'personalData:errors.lastInstructor'
      : undefined;
    const parts = [
      ...courses.map((course) => ({ course, rows: known ?? rowsIn(person, course) })),
      ...(account ? [{ course: undefined, rows: personalData.count({ personId: person.id }) }] : []),
    ];
    return { person, parts, account, refused: oneself ?? last } satisfies DeletionPreview;
  };
  const ofCourse = (by: Person | undefined, course: Course, personId: string): DeletionPreview => {
    const found = getPerson(personId);
    const place = store.courses.findPlace(course.id, personId);
    // Whoever never accepted the course's invitation is nobody but a line of its roster to it: the account is not its to delete.
    const stranger = place?.state === 'invited' || place?.state === 'withdrawn';
    const person = { ...found, name: store.courses.findShownName(course.id, personId) ?? found.name };
    const rows = rowsIn(person, course);
    if (!rows.some(({ fate }) => fate !== 'keep')) throw new AppError('not-found', 'errors:not-found.person');
    const elsewhere = coursesOf(person, course).length > 0;
    return preview(by, person, [course], !elsewhere && !person.isAdmin && !stranger, rows);
  };
  const ofServer = (by: Person, personId: string): DeletionPreview => {
    const person = getPerson(personId);
    return preview(by, person, coursesOf(person), true);
  };

  /** Does what a preview says; call it in the transaction in which the preview was made. */
  const erase = (
    by: Person | undefined,
    { person, parts, account }: DeletionPreview,
    reason: string,
    forgotten = false,
  ): void => {
    const now = clock().toISOString();
    for (const { course } of parts) {
      if (!course) continue;
      const rows = personalData.eraseFromCourse(person.id, course.id, { id: newId(), now }, forgotten);
      const after = { deleted: sums(rows, 'delete'), anonymised: sums(rows, 'anonymise'), account };
      audit({ course, person: by }, { action: 'data.delete', personId: person.id, after, reason });
    }
    if (!account) return;
    personalData.eraseAccount(person.id);
    audit({ person: by }, { action: 'data.delete', personId: person.id, after: { account }, reason });
  };
  let logHolds = false;
  /** What was deleted stands in the log of the database no more, or not much longer. */
  const emptyLog = (): void => {
    logHolds = !store.emptyLog();
  };
  const confirm = (
    by: Person,
    look: () => DeletionPreview,
    form: DeletionForm,
  ): { readonly account: boolean } | { readonly errors: FieldErrors } => {
    const done = store.transaction((): { account: boolean } | { errors: FieldErrors } => {
      const found = look();
      if (found.refused !== undefined) throw new AppError('conflict', found.refused);
      if (cleanName(form.name) !== cleanName(found.person.name))
        return { errors: { name: 'personalData:errors.name' } };
      erase(by, found, form.reason.trim().slice(0, LONGEST_REASON));
      return { account: found.account };
    });
    if ('account' in done) emptyLog();
    return done;
  };

  return {
    /** What deleting somebody from a course would do. @throws AppError not-found when the course knows nothing of them */
    preview: ({ course, person }: Membership, personId: string): DeletionPreview => ofCourse(person, course, personId),
    /** Deletes somebody from a course, or says what is wrong. @throws AppError not-found, conflict */
    remove: ({ course, person }: Membership, personId: string, form: DeletionForm) =>
      confirm(person, () => ofCourse(person, course, personId), form),
    /** What deleting somebody from the server would do. @throws AppError not-found */
    previewEverywhere: ofServer,
    /** Deletes somebody from the server, or says what is wrong. @throws AppError not-found, conflict */
    removeEverywhere: (by: Person, personId: string, form: DeletionForm) =>
      confirm(by, () => ofServer(by, personId), form),
    /** Empties the log when a backup that read it kept the last deletion from doing so. */
    finish(): void {
      if (logHolds) emptyLog();
    },
    /** Deletes somebody from a course because its time is over; the server itself acts. `forgotten`: statistics count them no more. */
    expire(course: Course, personId: string, forgotten = false): void {
      store.transaction(() => erase(undefined, ofCourse(undefined, course, personId), '', forgotten));
      emptyLog();
    },
  };
}
/** Deletes people. */
export type DeletePerson = ReturnType<typeof createDeletePerson>;
