/**
 * Owns how far it is known whose an account is, and who may therefore hand out the keys to it.
 * Must not know links, passwords or pages.
 *
 * An account that somebody made by themself carries whatever address they typed. What a course gives to an address (a role, a
 * confirmed place) goes to its owner only when the address was proven to the whole server, or when the roster of this very course made
 * the account: then only links of this course, or mails, have opened it.
 */
import type { Person } from '../kernel/actor.ts';
import type { Store } from '../store.ts';

/** Makes the functions. */
export function createOwnership({ store }: { store: Pick<Store, 'courses' | 'people'> }) {
  return {
    /** Whether the course can take the account for its owner's. */
    isProven(personId: string, courseId: string): boolean {
      const { provenAt, madeIn } = store.people.getOrigin(personId);
      return provenAt !== null || madeIn === courseId;
    },
    /**
     * Whether somebody may hand out a link that takes over an account. Admins may. Instructors may for accounts that the roster of
     * their course made and nobody has used, unless the account is an instructor's, or has or is offered more than a student's place
     * elsewhere.
     */
    mayIssue(issuer: Person, courseId: string, target: Person): boolean {
      if (target.email === null) return false;
      if (issuer.isAdmin) return true;
      if (target.isAdmin || store.courses.findRole(courseId, issuer.id) !== 'instructor') return false;
      const { madeIn, used } = store.people.getOrigin(target.id);
      if (used || madeIn !== courseId) return false;
      const places = store.courses.listPlacesOf(target.id);
      const harmless = places.every((one) =>
        one.courseId === courseId ? one.role !== 'instructor' : one.role === 'student',
      );
      return harmless && places.some((one) => one.courseId === courseId);
    },
  };
}
/** Knows whose accounts are. */
export type Ownership = ReturnType<typeof createOwnership>;
