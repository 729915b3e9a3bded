/**
 * Owns joining a course by an invite link or the class code, with an account or while making one.
 * Must not know forms or sessions.
 */

import { hashOfToken } from '../accounts/index.ts';
import type { Register, Registration } from '../accounts/register.ts';
import type { Audit } from '../audit/audit.ts';
import { type Course, type Person, ROLES, type Role } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import type { Store } from '../store.ts';
import { cleanCode, stateOfInvite } from './invites.ts';

/** What somebody joins with: the token of a link, or a class code as typed. */
export type Ticket = { readonly token: string } | { readonly code: string };

/** Where a ticket leads. */
interface Destination {
  readonly course: Course;
  readonly role: Role;
  /** Present for links. */
  readonly inviteId: string | undefined;
  /** False when the link has ended; whoever is in the course already still finds it by the link. */
  readonly open: boolean;
}

/** Makes functions that read tickets and use them. */
export function createJoinCourse(deps: {
  store: Pick<Store, 'courses' | 'invites' | 'transaction'>;
  register: Register;
  audit: Audit;
  clock: () => Date;
}) {
  const { store, register, audit, clock } = deps;
  const look = (ticket: Ticket, person: Person | undefined): Destination => {
    if ('code' in ticket) {
      const code = cleanCode(ticket.code);
      const course = code === '' ? undefined : store.courses.findCourseByCode(code);
      if (!course) throw new AppError('invalid-form', 'people:errors.code');
      return { course, role: 'student', inviteId: undefined, open: true };
    }
    const invite = store.invites.findInvite(hashOfToken(ticket.token));
    const course = invite && store.courses.findCourseById(invite.courseId);
    if (!invite || !course) throw new AppError('link-invalid');
    const open = stateOfInvite(invite, clock()) === 'open';
    const inside = person && store.courses.findRole(course.id, person.id) !== undefined;
    if (!open && !inside) throw new AppError('link-invalid');
    return { course, role: invite.role, inviteId: invite.id, open };
  };
  /** Enrols inside a transaction; who is there already with this role or more changes nothing and uses nothing up. */
  const enter = (person: Person, ticket: Ticket): Course => {
    const { course, role, inviteId, open } = look(ticket, person);
    const present = store.courses.findRole(course.id, person.id);
    if (present !== undefined && ROLES.indexOf(present) >= ROLES.indexOf(role)) return course;
    if (!open || (inviteId !== undefined && !store.invites.countUse(inviteId))) throw new AppError('link-invalid');
    const source = inviteId === undefined ? 'code' : 'invite';
    store.courses.enrol({
      courseId: course.id,
      personId: person.id,
      role,
      source,
      studentNumber: null,
      joinedAt: clock().toISOString(),
    });
    const before = present === undefined ? undefined : { role: present };
    audit({ course, person }, { action: 'member.join', personId: person.id, before, after: { role, source } });
    return course;
  };

  return {
    /** The course to which a ticket leads. @throws AppError link-invalid, invalid-form */
    look: (ticket: Ticket, person: Person | undefined): Course => look(ticket, person).course,
    /** Joins with an account. @throws AppError link-invalid, invalid-form */
    join: (person: Person, ticket: Ticket): Course => store.transaction(() => enter(person, ticket)),
    /** Makes an account and joins, both or nothing. @throws AppError link-invalid, invalid-form */
    async registerAndJoin(
      form: Registration,
      ticket: Ticket,
    ): Promise<{ person: Person; course: Course } | { errors: FieldErrors }> {
      const { course } = look(ticket, undefined);
      const made = await register(form, { also: (person) => void enter(person, ticket) });
      return made.ok ? { person: made.person, course } : { errors: made.errors };
    },
  };
}
/** Joins courses. */
export type JoinCourse = ReturnType<typeof createJoinCourse>;
