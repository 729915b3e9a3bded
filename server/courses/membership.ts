/**
 * Owns what somebody is in a course.
 * Must not know what the roles may do.
 */
import { type CourseWeek, type FindMembership, isOutside } from '../kernel/actor.ts';
import type { Store } from '../store.ts';

/** Returns a function that finds somebody's membership; undefined when there is no such course or they are not in it. */
export function createFindMembership({ store }: { store: Pick<Store, 'courses'> }): FindMembership {
  return (person, slug) => {
    const course = store.courses.findCourse(slug);
    if (!course || isOutside(person, course.id)) return undefined;
    const seat = person.isAdmin ? { role: 'instructor' as const } : store.courses.findSeat(course.id, person.id);
    if (!seat) return undefined;
    let weeks: readonly CourseWeek[] | undefined;
    return {
      person,
      course,
      ...seat,
      /** Read when a page first asks for them: saving an answer does not. */
      get weeks() {
        weeks ??= store.courses.listWeeks(course.id);
        return weeks;
      },
    };
  };
}
