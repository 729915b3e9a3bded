/**
 * Owns what somebody is in a course.
 * Must not know what the roles may do.
 */
import type { Course, CourseWeek, Role } from '../store/courses.store.ts';
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';

/** Somebody in a course. */
export interface Membership {
  readonly person: Person;
  readonly course: Course;
  readonly role: Role;
  /** In order of their numbers. */
  readonly weeks: readonly CourseWeek[];
}

/** Whether the role sees the work of others: graders and instructors do. */
export function isStaff({ role }: Pick<Membership, 'role'>): boolean {
  return role !== 'student';
}

/** Whether a course does not exist for somebody, because they are only seen in another one. */
export function isOutside({ viewedIn }: Person, courseId: string): boolean {
  return viewedIn !== undefined && viewedIn !== courseId;
}

/** Returns a function that finds somebody's membership; undefined when there is no such course or they are not in it. */
export function createFindMembership({ store }: { store: Store }) {
  return (person: Person, slug: string): Membership | undefined => {
    const course = store.courses.findCourse(slug);
    if (!course || isOutside(person, course.id)) return undefined;
    const role = person.isAdmin ? 'instructor' : store.courses.findRole(course.id, person.id);
    return role && { person, course, role, weeks: store.courses.listWeeks(course.id) };
  };
}
/** Finds somebody's membership. */
export type FindMembership = ReturnType<typeof createFindMembership>;
