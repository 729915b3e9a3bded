/**
 * Owns which requests are being answered: for whom work is done, and who was there when the event loop was held up.
 * Must not know what they ask for.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler, Response } from 'express';
import { personOf } from './signed-in.ts';

/** Method and route as the table has it (`GET /submissions/:id`): an address may hold a token. */
const routeOf = ({ req }: Response): string => `${req.method} ${req.route?.path ?? '(no route)'}`;

/** One for the process: every promise is looked at for each of these that is in use. */
const current = new AsyncLocalStorage<Response>();

/** Creates an empty list. */
export function createRunningRequests() {
  const running = new Set<Response>();
  const seen = new Set<Response>();
  const follow: RequestHandler = (_req, res, next) => {
    running.add(res);
    seen.add(res);
    res.once('close', () => running.delete(res));
    current.run(res, next);
  };
  return {
    /** Lists every request that passes. */
    follow,
    /** Id of the person whose request is being answered; undefined for strangers and for what nobody asked for. */
    asker(): string | undefined {
      const res = current.getStore();
      return res && personOf(res)?.id;
    },
    /** Routes of the requests that were being answered since this was last asked, each once. Open streams do not count. */
    takeSeen(): readonly string[] {
      const routes = new Set([...seen].map(routeOf));
      seen.clear();
      for (const res of running) if (!res.headersSent) seen.add(res);
      return [...routes];
    },
  };
}
