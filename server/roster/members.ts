/**
 * Owns the people of a course as its staff sees and changes them.
 * Must not know pages.
 */

import type { Ownership } from '../accounts/ownership.ts';
import type { Audit } from '../audit/audit.ts';
import { type Membership, ROLES, type Role } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import type { Member } from './members.store.ts';

/** Which people a list shows; empty words do not restrict. */
export interface MemberFilter {
  readonly search: string;
  readonly role: string;
  /** Id of a tutorial group, or 'none': students without one. */
  readonly group: string;
  /** 'unconfirmed': whom the staff has not confirmed; 'invited': who has not accepted. */
  readonly state: string;
}

/** Whether the staff has yet to say who it is. */
export const isUnconfirmed = ({ confirmedAt, state }: Pick<Member, 'confirmedAt' | 'state'>): boolean =>
  confirmedAt === null || state === 'waiting';

/** Makes functions that list and change the people of a course. */
export function createMembers({
  store,
  ownership,
  audit,
  clock,
}: {
  store: Pick<Store, 'courses' | 'groups' | 'members' | 'transaction'>;
  ownership: Pick<Ownership, 'isProven'>;
  audit: Audit;
  clock: () => Date;
}) {
  const get = ({ course }: Membership, personId: string): Member => {
    const member = store.members.listMembers(course.id).find(({ id }) => id === personId);
    if (!member) throw new AppError('not-found');
    return member;
  };
  /** A course keeps an instructor, and nobody takes their own power away by mistake. */
  const guard = ({ course, person }: Membership, member: Member): void => {
    if (member.id === person.id) throw new AppError('conflict', 'people:errors.oneself');
    if (member.role !== 'instructor') return;
    const instructors = store.members
      .listMembers(course.id)
      .filter(({ role, state }) => role === 'instructor' && state === 'member');
    if (member.state === 'member' && instructors.length === 1)
      throw new AppError('conflict', 'people:errors.lastInstructor');
  };

  return {
    /** The people of the course that fit the filter, by family name. */
    list({ course }: Membership, { search, role, group, state }: MemberFilter): Member[] {
      const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      return store.members.listMembers(course.id).filter((member) => {
        const text = [member.name, member.familyName, member.givenName, member.email, member.studentNumber]
          .join(' ')
          .toLocaleLowerCase();
        const inGroup =
          group === 'none'
            ? member.role === 'student' && member.groupId === null
            : group === '' || member.groupId === group;
        const inState = state === 'unconfirmed' ? isUnconfirmed(member) : state === '' || member.state === state;
        return (
          words.every((word) => text.includes(word)) && (role === '' || member.role === role) && inGroup && inState
        );
      });
    },
    get,
    /**
     * Changes a role. More than a student's goes to an account that is proven, or to one of which the caller is `sure`: else 'ask' is
     * returned and nothing happens. @throws AppError not-found, conflict, malformed-request
     */
    changeRole(membership: Membership, personId: string, wanted: string, sure: boolean): 'done' | 'ask' {
      const role: Role | undefined = ROLES.find((one) => one === wanted);
      if (!role) throw new AppError('malformed-request');
      return store.transaction(() => {
        const member = get(membership, personId);
        if (member.role === role) return 'done';
        guard(membership, member);
        const courseId = membership.course.id;
        const rises = ROLES.indexOf(role) > ROLES.indexOf(member.role);
        if (rises && !sure && !ownership.isProven(personId, courseId)) return 'ask';
        const { source, studentNumber, joinedAt, state } = member;
        const confirmedAt = member.confirmedAt ?? (rises ? clock().toISOString() : null);
        store.courses.enrol({ courseId, personId, role, source, studentNumber, joinedAt, state, confirmedAt });
        const after = { role, ...(rises && sure ? { sure } : {}) };
        audit(membership, { action: 'member.role', personId, before: { role: member.role }, after });
        if (role !== 'student') store.groups.assign(courseId, personId, null);
        return 'done';
      });
    },
    /** Takes somebody out of the course, or an invitation back; what they sent stays. @throws AppError not-found, conflict */
    remove(membership: Membership, personId: string): void {
      store.transaction(() => {
        const member = get(membership, personId);
        guard(membership, member);
        const { role, source, state } = member;
        // An invitation leaves the roster's name behind, so that the course never sees another.
        if (state === 'invited') {
          store.groups.assign(membership.course.id, personId, null);
          store.courses.settlePlace(membership.course.id, personId, 'withdrawn', null);
        } else store.courses.removeEnrolment(membership.course.id, personId);
        audit(membership, { action: 'member.remove', personId, before: { role, source } });
      });
    },
  };
}
/** Lists and changes the people of a course. */
export type MembersService = ReturnType<typeof createMembers>;
