/**
 * Owns the token that shows that a form came from one of our pages.
 * Must not know forms beyond the field `_csrf`; requests with JSON send the header X-CSRF-Token.
 */
import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (req) => {
    const field: unknown = (req.body as Record<string, unknown> | undefined)?._csrf ?? req.get('X-CSRF-Token');
    return typeof field === 'string' ? field : undefined;
  },
});

/** Refuses every changing request without the session's word, with the error that toAppError knows as form-expired. */
export const checkForm = csrfSynchronisedProtection;

/** The session's word, for a hidden field. */
export function formToken(req: Request): string {
  return generateToken(req);
}
