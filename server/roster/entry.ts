/**
 * Owns letting people into a course: they accept an invitation or decline it, the staff confirms who they are.
 * Must not know how they came to be on the list, nor pages.
 */
import type { Ownership } from '../accounts/ownership.ts';
import type { Actor, Audit } from '../audit/audit.ts';
import type { Place } from '../courses/courses.store.ts';
import type { Course, Membership, Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Watchers } from '../kernel/topics.ts';
import type { Store } from '../store.ts';

/** Who confirms people of a course; nobody by name on the command line. */
type Confirming = Pick<Membership, 'course' | 'role'> & Pick<Actor, 'person'>;

/** What pages of one member of a course hear of when their place changes. */
export const memberTopic = (courseId: string, personId: string): string => `member ${courseId} ${personId}`;

/** Makes the functions. */
export function createEntry(deps: {
  store: Pick<Store, 'courses' | 'groups' | 'transaction'>;
  ownership: Pick<Ownership, 'isProven'>;
  audit: Audit;
  clock: () => Date;
  news: Watchers;
}) {
  const { store, ownership, audit, clock, news } = deps;
  const getInvitation = (person: Person, slug: string): { course: Course; place: Place } => {
    const course = store.courses.findCourse(slug);
    const place = course && store.courses.findPlace(course.id, person.id);
    if (!course || place?.state !== 'invited') throw new AppError('conflict', 'errors:conflict.invitation');
    return { course, place };
  };
  /** Takes an invitation; call it in a transaction. Whoever is proven by now needs nobody's word. */
  const take = (person: Person, course: Course, place: Place): void => {
    const now = clock().toISOString();
    const proven = ownership.isProven(person.id, course.id);
    store.courses.settlePlace(course.id, person.id, 'member', proven ? now : null);
    audit({ course, person }, { action: 'member.accept', personId: person.id, after: { role: place.role } });
  };

  return {
    take,
    /** Joins the course of an invitation; from now on it sees the name of the account. @throws AppError conflict */
    accept: (person: Person, slug: string): Course =>
      store.transaction(() => {
        const { course, place } = getInvitation(person, slug);
        take(person, course, place);
        return course;
      }),
    /** Turns an invitation down: the course never learns more than what its roster said. @throws AppError conflict */
    decline: (person: Person, slug: string): void =>
      store.transaction(() => {
        const { course } = getInvitation(person, slug);
        store.courses.settlePlace(course.id, person.id, 'withdrawn', null);
        store.groups.assign(course.id, person.id, null);
        audit({ course, person }, { action: 'member.decline', personId: person.id });
      }),
    /**
     * Notes that the staff knows who these people are, and lets in those who wait; returns how many were not confirmed before. Who is
     * no instructor confirms students only. @throws AppError not-found, not-allowed
     */
    confirm(by: Confirming, personIds: readonly string[]): number {
      const { course, role } = by;
      const confirmed = store.transaction(() =>
        [...new Set(personIds)].filter((personId) => {
          const place = store.courses.findPlace(course.id, personId);
          if (!place || place.state === 'withdrawn') throw new AppError('not-found', 'errors:not-found.person');
          if (role !== 'instructor' && place.role !== 'student')
            throw new AppError('not-allowed', 'errors:not-allowed.instructor');
          if (place.confirmedAt !== null && place.state !== 'waiting') return false;
          const state = place.state === 'waiting' ? 'member' : place.state;
          store.courses.settlePlace(course.id, personId, state, clock().toISOString());
          audit(by, { action: 'member.confirm', personId, after: { role: place.role } });
          return true;
        }),
      );
      for (const personId of confirmed) news.notify(memberTopic(course.id, personId));
      return confirmed.length;
    },
  };
}
/** Lets people in. */
export type Entry = ReturnType<typeof createEntry>;
