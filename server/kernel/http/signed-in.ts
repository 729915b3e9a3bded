/**
 * Owns who is asking: finds the person of a request's session.
 * Must not know how somebody signs in.
 */
import type { RequestHandler, Response } from 'express';
import type { Person, Views } from '../actor.ts';
import { AppError } from '../errors.ts';
import { checkViewing, isReading } from './impersonation.ts';
import { beginSession } from './session.ts';

/**
 * Remembers the person of the session, if there is one. While they see a course as a student, the student takes their place for
 * all that follows, and what may be asked for is checked here, before any route.
 */
export function createFindPerson(findPerson: (id: string) => Person | undefined, viewAs: Views): RequestHandler {
  return async (req, res, next) => {
    const { personId, viewing } = req.session;
    const person = personId === undefined ? undefined : findPerson(personId);
    res.locals.person = person;
    if (!person || !viewing) return next();
    const view = viewAs.find(person, viewing);
    if (view) {
      Object.assign(res.locals, { person: view.student, viewer: person, viewing: view });
      checkViewing(req, view);
      // Streams of news end with the viewing.
      const ending = setTimeout(() => res.end(), view.leftMs).unref();
      res.on('close', () => clearTimeout(ending));
      return next();
    }
    // A new session: forms of pages that were seen as the student are worthless in it.
    await beginSession(req, person);
    viewAs.stop(person, viewing, 'ended by itself');
    if (!isReading(req)) throw new AppError('not-allowed', 'errors:not-allowed.viewingOver');
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
