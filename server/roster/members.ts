/**
 * Owns the people of a course as its staff sees and changes them.
 * Must not know pages.
 */

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
}

/** Makes functions that list and change the people of a course. */
export function createMembers({
  store,
  audit,
}: {
  store: Pick<Store, 'courses' | 'groups' | 'members' | 'transaction'>;
  audit: Audit;
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
    const instructors = store.members.listMembers(course.id).filter(({ role }) => role === 'instructor');
    if (instructors.length === 1) throw new AppError('conflict', 'people:errors.lastInstructor');
  };

  return {
    /** The people of the course that fit the filter, by name. */
    list({ course }: Membership, { search, role, group }: MemberFilter): Member[] {
      const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      return store.members.listMembers(course.id).filter((member) => {
        const text = [member.name, member.email, member.studentNumber].join(' ').toLocaleLowerCase();
        const inGroup =
          group === 'none'
            ? member.role === 'student' && member.groupId === null
            : group === '' || member.groupId === group;
        return words.every((word) => text.includes(word)) && (role === '' || member.role === role) && inGroup;
      });
    },
    get,
    /** @throws AppError not-found, conflict, malformed-request */
    changeRole(membership: Membership, personId: string, wanted: string): void {
      const role: Role | undefined = ROLES.find((one) => one === wanted);
      if (!role) throw new AppError('malformed-request');
      store.transaction(() => {
        const member = get(membership, personId);
        if (member.role === role) return;
        guard(membership, member);
        const { source, studentNumber, joinedAt } = member;
        store.courses.enrol({ courseId: membership.course.id, personId, role, source, studentNumber, joinedAt });
        audit(membership, { action: 'member.role', personId, before: { role: member.role }, after: { role } });
        if (role !== 'student') store.groups.assign(membership.course.id, personId, null);
      });
    },
    /** Takes somebody out of the course; what they sent stays. @throws AppError not-found, conflict */
    remove(membership: Membership, personId: string): void {
      store.transaction(() => {
        const member = get(membership, personId);
        guard(membership, member);
        store.courses.removeEnrolment(membership.course.id, personId);
        const { role, source } = member;
        audit(membership, { action: 'member.remove', personId, before: { role, source } });
      });
    },
  };
}
/** Lists and changes the people of a course. */
export type MembersService = ReturnType<typeof createMembers>;
