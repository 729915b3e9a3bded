/**
 * Owns joining a course by an invite link or the class code, with an account or while making one.
 * Must not know forms or sessions.
 */

import type { Entrance } from '../accounts/entrance.ts';
import { hashOfToken } from '../accounts/index.ts';
import type { Register, Registration } from '../accounts/register.ts';
import type { Audit } from '../audit/audit.ts';
import { type Course, type Person, ROLES, type Role } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Caller } from '../kernel/http/caller.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import type { Store } from '../store.ts';
import { cleanCode, stateOfInvite } from './invites.ts';

/** What is typed as an address is a key of limits, up to this length. */
const LONGEST_KEY = 254;

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
  entrance: Entrance;
  audit: Audit;
  clock: () => Date;
}) {
  const { store, register, entrance, audit, clock } = deps;
  /** Does `work` in the visitor's turn; a class code that does not exist is a wrong try. */
  const inTurn = <T>(caller: Caller, account: string, knownBy: string | undefined, work: () => T | Promise<T>) =>
    entrance.admit({ ...caller, account: `join ${account}`, knownBy }, async (wrong) => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof AppError && error.detail === 'people:errors.code') wrong();
        throw error;
      }
    });
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
    join: (person: Person, ticket: Ticket, caller: Caller): Promise<Course> =>
      inTurn(caller, person.id, person.id, () => store.transaction(() => enter(person, ticket))),
    /** Whether somebody is in the course to which a ticket leads, with its role or more. @throws AppError link-invalid, invalid-form */
    isInside(person: Person, ticket: Ticket): boolean {
      const { course, role } = look(ticket, person);
      const present = store.courses.findRole(course.id, person.id);
      return present !== undefined && ROLES.indexOf(present) >= ROLES.indexOf(role);
    },
    /**
     * Makes an account and joins, both or nothing; or says what is wrong by field. Without a person where the address has an account
     * already: that takes as long, and the asker must not be told. @throws AppError link-invalid, invalid-form, too-many-requests
     */
    registerAndJoin(
      form: Registration,
      ticket: Ticket,
      caller: Caller,
    ): Promise<{ person: Person | undefined } | { errors: FieldErrors }> {
      return inTurn(caller, form.email.slice(0, LONGEST_KEY), undefined, () => {
        look(ticket, undefined);
        return register(form, { also: (person) => void enter(person, ticket) });
      });
    },
  };
}
/** Joins courses. */
export type JoinCourse = ReturnType<typeof createJoinCourse>;
