/**
 * Owns the token that shows that a form came from one of our pages.
 * Must not know forms beyond the field `_csrf`; requests with JSON send the header X-CSRF-Token.
 */
import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';
import { hasSession, saveSession } from './session.ts';

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (req) => {
    const field: unknown = (req.body as Record<string, unknown> | undefined)?._csrf ?? req.get('X-CSRF-Token');
    return typeof field === 'string' ? field : undefined;
  },
});

/** Refuses every changing request without the session's word, with the error that toAppError knows as form-expired. */
export const checkForm = csrfSynchronisedProtection;

/**
 * The session's word, for a hidden field. A session that gets its first one is stored at once: that it cannot be stored has to be
 * known before a page is sent whose form would be refused. @throws the store's error
 */
export async function formToken(req: Request): Promise<string> {
  if (!hasSession(req)) return '';
  const known = req.session.csrfToken !== undefined;
  const token = generateToken(req);
  if (!known) await saveSession(req);
  return token;
}
