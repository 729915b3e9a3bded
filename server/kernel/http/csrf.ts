/**
 * Owns the token that shows that a form came from one of our pages.
 * Must not know forms beyond the field `_csrf`; requests with JSON send the header X-CSRF-Token.
 *
 * Whoever is signed in has it in the session. A stranger's is in a cookie of its own, which no other site can read or send with a
 * form (SameSite): nothing is stored for somebody who only looks at a form, so nobody fills the database by looking. The cookie is signed:
 * whoever wants to be another browser has to open a page for each.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { csrfSync } from 'csrf-sync';
import type { Application, Request } from 'express';
import { hasSession, saveSession } from './session.ts';

const COOKIE = 'gradedescent.form';
const inCookie = new RegExp(`(?:^|;\\s*)${COOKIE.replace('.', '\\.')}=([0-9a-f]+)\\.([0-9a-f]{64})(?:;|$)`);
const KEY = 'key of forms';
const isSignedIn = (req: Request): boolean => hasSession(req) && req.session.personId !== undefined;

/** Says by what the cookies of strangers are signed. */
export function signForms(app: Application, secret: string): void {
  app.set(KEY, createHmac('sha256', secret).update('forms').digest('hex'));
}

const sign = (req: Request, token: string): string =>
  createHmac('sha256', String(req.app.get(KEY)))
    .update(token)
    .digest('hex');

/** The token of a stranger's browser, of its signed cookie; undefined when it has none of ours. */
function strangersToken(req: Request): string | undefined {
  const [, token, signature = ''] = inCookie.exec(req.headers.cookie ?? '') ?? [];
  if (token === undefined) return undefined;
  return timingSafeEqual(Buffer.from(sign(req, token)), Buffer.from(signature)) ? token : undefined;
}

/** What tells a browser from others at the same address: its session, or a stranger's token. Empty for one without either. */
export const browserOf = (req: Request): string => (isSignedIn(req) ? req.sessionID : (strangersToken(req) ?? ''));

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (req) => {
    const field: unknown = (req.body as Record<string, unknown> | undefined)?._csrf ?? req.get('X-CSRF-Token');
    return typeof field === 'string' ? field : undefined;
  },
  getTokenFromState: (req) => (isSignedIn(req) ? (req.session.csrfToken ?? undefined) : strangersToken(req)),
  storeTokenInState: (req, token) => {
    if (isSignedIn(req)) req.session.csrfToken = token;
    else
      req.res?.cookie(COOKIE, `${token}.${sign(req, String(token))}`, {
        httpOnly: true,
        sameSite: 'lax',
        secure: req.secure,
        path: '/',
      });
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
