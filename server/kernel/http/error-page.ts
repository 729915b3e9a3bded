/**
 * Owns the answer to everything that was thrown: a page, application/problem+json (RFC 9457), or the way to the sign-in.
 * Must not know which errors there are.
 */
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { toAppError } from '../errors.ts';
import type { Pages } from './pages.ts';
import { leaveSession } from './session.ts';
import { signInUrl } from './urls.ts';

export interface ErrorPageDeps {
  readonly pages: Pages;
  readonly log: Logger;
  /** A fresh id that stands in the log and on the page of an unknown error. */
  readonly newId: () => string;
}

/** Below the JSON interface nobody reads pages, whatever a program says it accepts: curl and fetch say anything. */
const isForPrograms = (url: string): boolean => /^\/api(?:\/|$)/i.test(url.split(/[?#]/)[0] ?? '');

/** The one handler at the end of the chain. */
export function createErrorPage({ pages, log, newId }: ErrorPageDeps): ErrorRequestHandler {
  return async (thrown, req, res, _next) => {
    const error = toAppError(thrown);
    const correlationId = error.code === 'unknown' ? newId() : undefined;
    if (error.status >= 500) log.error({ err: error.cause ?? error, code: error.code, correlationId }, error.message);
    // A database that refused once would refuse the session, too, when the answer is on its way already.
    if (error.code === 'storage-full' || error.code === 'storage-unavailable') leaveSession(req);
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const asked = isForPrograms(req.originalUrl) ? 'json' : req.accepts(['html', 'json']);
    if (error.code === 'sign-in-needed' && asked === 'html' && req.method === 'GET') {
      res.set('Cache-Control', 'no-store').redirect(303, signInUrl(req.originalUrl));
      return;
    }
    if (error.retryAfterSeconds !== undefined) res.set('Retry-After', String(error.retryAfterSeconds));
    res.status(error.status);
    const { code, status } = error;
    const words = pages.words(req, res);
    const title = words.t(`errors:${code}.title`);
    const detail = words.t(error.detail, error.values);
    if (asked === 'json') {
      res.set('Cache-Control', 'no-store').type('application/problem+json');
      res.send(JSON.stringify({ type: `urn:gradedescent:${code}`, title, status, detail, code, correlationId }));
      return;
    }
    try {
      await pages.send(req, res, 'kernel/error', { title, scripts: [], detail, status, correlationId });
    } catch (problem) {
      log.error({ err: problem, correlationId }, 'the error page itself failed');
      res.type('text').send(`${title}. ${detail}`);
    }
  };
}
