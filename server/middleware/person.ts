/**
 * Owns who is asking: finds the person of a request's session, and keeps strangers and students out of where they do not belong.
 * Must not know how somebody signs in.
 */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
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
  if (!person) throw new AppError('sign-in-needed', 'Open your sign-in link, then come back to this page.');
  return person;
}

/** Lets signed-in people pass. */
export function signedIn(_req: Request, res: Response, next: NextFunction): void {
  requirePerson(res);
  next();
}

/** Lets instructors pass. */
export function instructorsOnly(_req: Request, res: Response, next: NextFunction): void {
  if (requirePerson(res).role !== 'instructor')
    throw new AppError(
      'not-allowed',
      'You are signed in as a student; your own submissions are on the exercise pages.',
    );
  next();
}

/** Lets everybody read; only signed-in people pass with a request that changes something. */
export function signedInToChange(req: Request, res: Response, next: NextFunction): void {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(req.method)) requirePerson(res);
  next();
}
