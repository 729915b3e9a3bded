/**
 * Owns joining a course by an invite link or the class code, with an account or while making one.
 * Must not know forms or sessions.
 */

import type { Entrance } from '../accounts/entrance.ts';
import { hashOfToken } from '../accounts/index.ts';
import type { Ownership } from '../accounts/ownership.ts';
import type { Register, Registration } from '../accounts/register.ts';
import type { Audit } from '../audit/audit.ts';
import { type Course, type Person, ROLES, type Role } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Caller } from '../kernel/http/caller.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import type { Store } from '../store.ts';
import type { Entry } from './entry.ts';
import { cleanCode, stateOfInvite } from './invites.ts';

/** What somebody joins with: the token of a link, or a class code as typed. */
export type Ticket = { readonly token: string } | { readonly code: string };

/** Where somebody has come. `inside`: whether they are let in at once; else they wait for an instructor. */
export interface Joined {
  readonly course: Course;
  readonly inside: boolean;
}

/** Where a ticket leads. */
interface Destination {
  readonly course: Course;
  readonly role: Role;
  /** Present for links. */
  readonly inviteId: string | undefined;
  /** Whether the link is for one use: an instructor hands it to somebody whom they know. */
  readonly personal: boolean;
  /** False when the link has ended; whoever is in the course already still finds it by the link. */
  readonly open: boolean;
}

/** Makes functions that read tickets and use them. */
export function createJoinCourse(deps: {
  store: Pick<Store, 'courses' | 'invites' | 'transaction'>;
  register: Register;
  ownership: Pick<Ownership, 'isProven'>;
  entry: Pick<Entry, 'take'>;
  entrance: Entrance;
  audit: Audit;
  clock: () => Date;
}) {
  const { store, register, ownership, entry, entrance, audit, clock } = deps;
  /** Does `work` in the visitor's turn; a class code that does not exist is a wrong try of the person, or of a stranger's browser. */
  const inTurn = <T>(caller: Caller, who: string, knownBy: string | undefined, work: () => T | Promise<T>) =>
    entrance.admit({ ...caller, account: `join ${who}`, knownBy }, async (wrong) => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof AppError && error.detail === 'people:errors.code') wrong();
        throw error;
      }
    });
  const rank = (role: Role): number => ROLES.indexOf(role);
  const look = (ticket: Ticket, person: Person | undefined): Destination => {
    if ('code' in ticket) {
      const code = cleanCode(ticket.code);
      const course = code === '' ? undefined : store.courses.findCourseByCode(code);
      if (!course) throw new AppError('invalid-form', 'people:errors.code');
      return { course, role: 'student', inviteId: undefined, personal: false, open: true };
    }
    const invite = store.invites.findInvite(hashOfToken(ticket.token));
    const course = invite && store.courses.findCourseById(invite.courseId);
    if (!invite || !course) throw new AppError('link-invalid');
    const open = stateOfInvite(invite, clock()) === 'open';
    const place = person && store.courses.findPlace(course.id, person.id);
    const inside = place?.state === 'member' || place?.state === 'waiting';
    if (!open && !inside) throw new AppError('link-invalid');
    return { course, role: invite.role, inviteId: invite.id, personal: invite.maxUses === 1, open };
  };
  /**
   * Enrols inside a transaction; who is there already with this role or more changes nothing and uses nothing up. Whoever comes by
   * themself is not confirmed, and waits for an instructor where the course wants that, or where a link for many gives an account whose
   * address nobody has proven more than a student's place.
   */
  const enter = (person: Person, ticket: Ticket): Joined => {
    const { course, role, inviteId, personal, open } = look(ticket, person);
    const place = store.courses.findPlace(course.id, person.id);
    if (place?.state === 'invited') entry.take(person, course, place);
    const present = place?.state === 'withdrawn' ? undefined : place;
    const inside = present?.state === 'member' || present?.state === 'invited';
    if (present && rank(present.role) >= rank(role)) return { course, inside };
    const rule = inviteId === undefined ? store.courses.getEntryRules(course.id).code : 'open';
    if (rule === 'roster') throw new AppError('invalid-form', 'people:errors.codeRoster');
    const known = role !== 'student' && (personal || ownership.isProven(person.id, course.id));
    if (role !== 'student' && !known && inside) throw new AppError('not-now', 'people:errors.inviteUnproven');
    if (!open || (inviteId !== undefined && !store.invites.countUse(inviteId))) throw new AppError('link-invalid');
    const source = inviteId === undefined ? 'code' : 'invite';
    const joinedAt = clock().toISOString();
    const state = rule === 'approval' || (role !== 'student' && !known) ? 'waiting' : 'member';
    const confirmedAt = present?.confirmedAt ?? (known ? joinedAt : null);
    const common = { courseId: course.id, personId: person.id, role, source, studentNumber: null, joinedAt };
    store.courses.enrol({ ...common, state, confirmedAt });
    const waits = state === 'waiting' ? { state } : {};
    const before = present === undefined ? undefined : { role: present.role };
    audit(
      { course, person },
      { action: 'member.join', personId: person.id, before, after: { role, source, ...waits } },
    );
    return { course, inside: state === 'member' };
  };

  return {
    /** The course to which a ticket leads. @throws AppError link-invalid, invalid-form */
    look: (ticket: Ticket, person: Person | undefined): Course => look(ticket, person).course,
    /** Joins with an account. @throws AppError link-invalid, invalid-form */
    join: (person: Person, ticket: Ticket, caller: Caller): Promise<Joined> =>
      inTurn(caller, person.id, person.id, () => store.transaction(() => enter(person, ticket))),
    /** Where somebody has come by a ticket, if they have used it, or need not. @throws AppError link-invalid, invalid-form */
    find(person: Person, ticket: Ticket): Joined | undefined {
      const { course, role } = look(ticket, person);
      const place = store.courses.findPlace(course.id, person.id);
      const enough = place !== undefined && rank(place.role) >= rank(role);
      if (!enough || (place.state !== 'member' && place.state !== 'waiting')) return undefined;
      return { course, inside: place.state === 'member' };
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
      return inTurn(caller, caller.browser, undefined, () => {
        const { course, inviteId } = look(ticket, undefined);
        // Nobody on the roster lacks an account: their links, or a mail, open it.
        if (inviteId === undefined && store.courses.getEntryRules(course.id).code === 'roster')
          throw new AppError('invalid-form', 'people:errors.codeRoster');
        return register(form, { also: (person) => void enter(person, ticket) });
      });
    },
  };
}
/** Joins courses. */
export type JoinCourse = ReturnType<typeof createJoinCourse>;
