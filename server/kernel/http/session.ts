/**
 * Owns the session cookie, and signing in and out as far as the session is concerned.
 * Must not know how somebody proves who they are.
 */
import type { Request } from 'express';
import session, { type SessionData } from 'express-session';
import type { Person } from '../actor.ts';

/** Sessions end this long after the last request, ms. */
const SESSION_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

const COOKIE = 'gradedescent.sid';

/** Reads and writes the session of each request. The cookie is `Secure` where the connection is. */
export function createSessionMiddleware(store: session.Store, secret: string) {
  return session({
    name: COOKIE,
    store,
    secret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: SESSION_LIFE_MS, path: '/' },
  });
}

/**
 * Begins a new session for a person, or for nobody: the id from before signing in is worthless afterwards, and so are the words of its
 * forms. With `viewing`, the person then sees a course as one of its students.
 */
export function beginSession(
  req: Request,
  person: Pick<Person, 'id'> | undefined,
  viewing?: SessionData['viewing'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => {
      if (error) return reject(error);
      if (person) req.session.personId = person.id;
      if (viewing) req.session.viewing = viewing;
      req.session.userAgent = (req.get('User-Agent') ?? '').slice(0, 300);
      saveSession(req).then(resolve, reject);
    });
  });
}

/** Stores the session now, not with the answer. @throws the store's error */
export function saveSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.save((problem: unknown) => (problem ? reject(problem) : resolve()));
  });
}

/** Leaves the session of a request as it is stored: nothing more is written with the answer, and no cookie is sent. */
export function leaveSession(req: Request): void {
  delete (req as Partial<Request>).session;
}

/** Whether a request has a session; after leaveSession() it has none. */
export function hasSession(req: Request): boolean {
  return (req as Partial<Request>).session !== undefined;
}

/** Ends the session of a request. */
export function endSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}
