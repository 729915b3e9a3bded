/**
 * Owns who may pass to a route: strangers, signed-in people, members of the course in the address, its staff.
 * Must not know what the routes do.
 */
import type { RequestHandler, Response } from 'express';
import type { FindMembership, Membership, Role } from '../actor.ts';
import { AppError } from '../errors.ts';
import { requirePerson } from './signed-in.ts';

/**
 * Who may use a route: `anyone`; `signed-in`; `admin` of the server; or, for addresses with `:course`, every `member` of the
 * course, its `staff` (graders and instructors), its `instructor`s. Admins count as instructors of every course.
 */
export type Access = 'anyone' | 'signed-in' | 'admin' | 'member' | 'staff' | 'instructor';

const ROLES: Readonly<Record<'member' | 'staff' | 'instructor', readonly Role[]>> = {
  member: ['student', 'grader', 'instructor'],
  staff: ['grader', 'instructor'],
  instructor: ['instructor'],
};

/** The membership that the address speaks of, if there is one. */
export function membershipOf(res: Response): Membership | undefined {
  return res.locals.membership as Membership | undefined;
}

/** Returns a function that makes the check of an access rule. Who is not in a course is told that there is none. */
export function createGate(findMembership: FindMembership): (access: Access) => RequestHandler {
  const pass = (access: Access, res: Response, slug: unknown): void => {
    if (access === 'anyone') return;
    const person = requirePerson(res);
    if (access === 'signed-in') return;
    if (access === 'admin') {
      if (!person.isAdmin) throw new AppError('not-found');
      return;
    }
    const membership = findMembership(person, String(slug));
    if (!membership) throw new AppError('not-found', 'errors:not-found.course');
    if (!ROLES[access].includes(membership.role))
      throw new AppError('not-allowed', access === 'member' ? undefined : `errors:not-allowed.${access}`);
    res.locals.membership = membership;
  };
  return (access) => (req, res, next) => {
    pass(access, res, req.params.course);
    next();
  };
}
/** Makes the check of an access rule. */
export type Gate = ReturnType<typeof createGate>;
