/**
 * Owns seeing a course as one of its students does: who may, as whom, for how long; noted in the audit log at start and stop.
 * Must not know sessions or pages.
 */

import type { Audit } from '../audit/audit.ts';
import type { Membership, Person, View, Viewing } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';

/** Viewing ends automatically after this long, ms. */
const LONGEST_MS = 30 * 60 * 1000;

/** Makes the functions. `viewer` is always the real person. */
export function createViewAs({
  store,
  audit,
  clock,
}: {
  store: Pick<Store, 'courses' | 'people'>;
  audit: Audit;
  clock: () => Date;
}) {
  const mayView = (viewer: Person, courseId: string): boolean =>
    viewer.isAdmin || store.courses.findRole(courseId, viewer.id) === 'instructor';
  const findStudent = (courseId: string, personId: string): Person | undefined => {
    const person = store.people.findPerson(personId);
    return person && !person.isAdmin && store.courses.findRole(courseId, personId) === 'student' ? person : undefined;
  };

  return {
    /** Begins. @throws AppError not-found for nobody of the course, conflict for somebody who is no student or an admin */
    start(membership: Membership, personId: string): Viewing {
      const { course, person } = membership;
      if (store.courses.findRole(course.id, personId) === undefined)
        throw new AppError('not-found', 'errors:not-found.person');
      if (personId === person.id || !findStudent(course.id, personId))
        throw new AppError('conflict', 'people:errors.notViewable');
      audit(membership, { action: 'view.start', personId });
      return { personId, courseId: course.id, since: clock().toISOString() };
    },
    /** What a viewing shows; undefined when it is over: by time, or because one of the two is no longer what they were. */
    find(viewer: Person, { personId, courseId, since }: Viewing): View | undefined {
      const age = clock().getTime() - Date.parse(since);
      if (!(age >= 0 && age < LONGEST_MS) || !mayView(viewer, courseId)) return undefined;
      const course = store.courses.findCourseById(courseId);
      const student = findStudent(courseId, personId);
      return course && student && { course, student: { ...student, viewedIn: courseId }, leftMs: LONGEST_MS - age };
    },
    /** Notes the end, and says in which course it was; undefined when the course is gone. */
    stop(viewer: Person, { personId, courseId }: Viewing, reason: 'stopped' | 'signed out' | 'ended by itself') {
      const course = store.courses.findCourseById(courseId);
      const membership = course && ({ person: viewer, course, role: 'instructor', weeks: [] } as const);
      if (membership) audit(membership, { action: 'view.stop', personId, reason });
      return course;
    },
  };
}
/** Lets instructors see a course as a student does. */
export type ViewAs = ReturnType<typeof createViewAs>;
