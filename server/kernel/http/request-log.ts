/**
 * Owns one log line per request: method, path, status, duration.
 * Must not write tokens, cookies, headers or sources.
 */
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** The path without its query, and without the token of a sign-in link. */
export function loggedPath(url: string): string {
  return (url.split('?')[0] ?? '').replace(/^\/sign-in\/.*/, '/sign-in/...');
}

/** Logs failures of the server as errors, refusals as warnings, pages as info. */
export function createRequestLog(log: Logger, newId: () => string): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: newId,
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: loggedPath(req.url),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
    customLogLevel: (_req, res, error) => {
      if (error || res.statusCode >= 500) return 'error';
      return res.statusCode >= 400 && res.statusCode !== 404 ? 'info' : 'debug';
    },
  });
}
