/**
 * Owns who is asking: finds the person of a request's session.
 * Must not know how somebody signs in.
 */
import type { RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import type { Person } from '../store/people.store.ts';

/** Remembers the person of the session, if there is one. */
export function createFindPerson(findPerson: (id: string) => Person | undefined): RequestHandler {
  return (req, res, next) => {
    const { personId } = req.session;
    if (personId !== undefined) res.locals.person = findPerson(personId);
    next();
  };
}

/** The signed-in person, if there is one. */
export function personOf(res: Response): Person | undefined {
  return res.locals.person as Person | undefined;
}

/** The signed-in person. @throws AppError sign-in-needed */
export function requirePerson(res: Response): Person {
  const person = personOf(res);
  if (!person) throw new AppError('sign-in-needed');
  return person;
}
