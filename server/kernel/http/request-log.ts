/**
 * Owns one log line per request: method, path, status, duration.
 * Must not write tokens, cookies, headers or sources.
 */
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Runs of letters in which tokens stand; slugs, ids and hashes have no capitals. A random token without one: 1 in 10^7. */
const RUN = /[\w-]{20,}/g;

/** The beginnings of the addresses of routes that end in a secret, `:token`; in lower case, as the router does not mind. */
export function secretPrefixes(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => /^(.*\/):token/.exec(path)?.[1]?.toLowerCase() ?? []))];
}

/**
 * The path without its query and without secrets: what stands where a route has its `:token`, and whatever else looks like a token,
 * since an address that a mail program has mangled belongs to no route.
 */
export function loggedPath(url: string, prefixes: readonly string[]): string {
  const path = url.split(/[?#]/)[0] ?? '';
  const prefix = prefixes.find((one) => path.toLowerCase().startsWith(one) && path.length > one.length);
  const known = prefix === undefined ? path : `${path.slice(0, prefix.length)}...`;
  return known.replace(RUN, (run) => (/[A-Z]/.test(run) ? '...' : run));
}

/** Logs failures of the server as errors, refusals as warnings, pages as info. `rules` is the table of routes, when all are there. */
export function createRequestLog(
  log: Logger,
  newId: () => string,
  rules: readonly { readonly path: string }[],
): RequestHandler {
  const prefixes = secretPrefixes(rules.map(({ path }) => path));
  return pinoHttp({
    logger: log,
    genReqId: newId,
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: loggedPath(req.url, prefixes),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
    customLogLevel: (_req, res, error) => {
      if (error || res.statusCode >= 500) return 'error';
      return res.statusCode >= 400 && res.statusCode !== 404 ? 'info' : 'debug';
    },
  });
}
