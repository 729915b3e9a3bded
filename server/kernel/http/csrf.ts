/**
 * Owns the token that shows that a form came from one of our pages.
 * Must not know forms beyond the field `_csrf`; requests with JSON send the header X-CSRF-Token.
 *
 * Whoever is signed in has it in the session. A stranger's is in a cookie of its own, which no other site can read or send with a
 * form (SameSite): nothing is stored for somebody who only looks at a form, so nobody fills the database by looking.
 */
import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';
import { hasSession, saveSession } from './session.ts';

const COOKIE = 'gradedescent.form';
const inCookie = new RegExp(`(?:^|;\\s*)${COOKIE.replace('.', '\\.')}=([0-9a-f]+)`);
const isSignedIn = (req: Request): boolean => hasSession(req) && req.session.personId !== undefined;

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (req) => {
    const field: unknown = (req.body as Record<string, unknown> | undefined)?._csrf ?? req.get('X-CSRF-Token');
    return typeof field === 'string' ? field : undefined;
  },
  getTokenFromState: (req) =>
    isSignedIn(req) ? (req.session.csrfToken ?? undefined) : inCookie.exec(req.headers.cookie ?? '')?.[1],
  storeTokenInState: (req, token) => {
    if (isSignedIn(req)) req.session.csrfToken = token;
    else req.res?.cookie(COOKIE, token, { httpOnly: true, sameSite: 'lax', secure: req.secure, path: '/' });
  },
});

/** Refuses every changing request without the word of its session or cookie, with the error that toAppError knows as form-expired. */
export const checkForm = csrfSynchronisedProtection;

/**
 * The word, for a hidden field. A session that gets its first one is stored at once: that it cannot be stored has to be known
 * before a page is sent whose form would be refused. @throws the store's error
 */
export async function formToken(req: Request): Promise<string> {
  if (!hasSession(req)) return '';
  const known = !isSignedIn(req) || req.session.csrfToken !== undefined;
  const token = generateToken(req);
  if (!known) await saveSession(req);
  return token;
}
