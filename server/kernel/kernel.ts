/**
 * Owns what every room is given: the table of routes, pages, time, ids, the log, the schedule; and, when all rooms have added
 * theirs, the Express application: which middleware, in which order.
 */
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Store as SessionStore } from 'express-session';
import type { Logger } from 'pino';
import type { FindMembership, Person, Views } from './actor.ts';
import { AppError } from './errors.ts';
import { createGate } from './http/access.ts';
import { createAssetRoutes } from './http/assets.routes.ts';
import type { Assets } from './http/assets.ts';
import { signForms } from './http/csrf.ts';
import { createErrorPage } from './http/error-page.ts';
import { createEventStreams } from './http/event-stream.ts';
import { createFindWords } from './http/language.ts';
import { createOrigin } from './http/origin.ts';
import { createPages, type Render } from './http/pages.ts';
import { createProxyWatch } from './http/proxy-watch.ts';
import { createRequestLog } from './http/request-log.ts';
import { createRouteTable } from './http/routes.ts';
import { createRunningRequests } from './http/running-requests.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import { createSessionMiddleware } from './http/session.ts';
import { createFindPerson } from './http/signed-in.ts';
import type { MachineClock } from './machine-clock.ts';
import { createNotices } from './notices.ts';
import { createRunningClocks } from './running-clocks.ts';
import { createSchedule } from './schedule.ts';
import type render from './text/render.job.ts';
import { createPrepare } from './text/rendering.ts';
import type { WordsFor } from './text/words.ts';
import { startWatchdog } from './watchdog.ts';
import { createWork, type Threads } from './work/work.ts';

export interface KernelDeps {
  readonly wordsFor: WordsFor;
  /** Where what can be long is done. */
  readonly threads: Threads;
  readonly assets: Assets;
  readonly render: Render;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Where that time comes from. */
  readonly machineClock: Pick<MachineClock, 'look' | 'state'>;
  readonly newId: () => string;
  /** A fresh random token for links, not to be guessed. */
  readonly newToken: () => string;
  /** Fires when the server is about to end. */
  readonly closing: AbortSignal;
  /** The address of this server as people type it; undefined: the one that a request came to. */
  readonly publicUrl: string | undefined;
  /** Number of reverse proxies whose forwarding headers are believed; undefined when nobody has said how many there are. */
  readonly trustedProxies: number | undefined;
  readonly findMembership: FindMembership;
  /** Time zone of the newest course of a person. */
  readonly findZone: (personId: string) => string | undefined;
}

/** What the application needs of the rooms that know people and sessions. */
export interface Visitors {
  readonly findPerson: (id: string) => Person | undefined;
  readonly views: Views;
  readonly sessionStore: SessionStore;
  readonly sessionSecret: string;
}

/** Creates what every room is given. */
export function createKernel(deps: KernelDeps) {
  const { log, newId, assets } = deps;
  const notices = createNotices();
  const runningClocks = createRunningClocks();
  const { originOf, doubtfulHost } = createOrigin(deps.publicUrl);
  const pages = createPages(assets, createFindWords(deps.wordsFor, deps.findZone), deps.render, {
    notices,
    runningClocks,
    doubtfulHost,
  });
  const routes = createRouteTable(createGate(deps.findMembership));
  const running = createRunningRequests();
  const work = createWork({ threads: deps.threads, closing: deps.closing, asker: running.asker });
  const schedule = createSchedule(log);
  let endWatchdog = (): void => {};
  schedule.onStart('watching the event loop', () => {
    endWatchdog = startWatchdog({ log, takeSeen: running.takeSeen, now: () => performance.now() });
  });
  schedule.onStop(() => endWatchdog());
  // The first page does not wait for the thread.
  schedule.onStart('starting a thread for texts', () => work.run<typeof render>('quick', 'kernel/text/render', []));
  const proxyWatch = createProxyWatch({ active: deps.trustedProxies === undefined, log });
  const rescues: { readonly path: string; readonly handler: ErrorRequestHandler }[] = [];

  return {
    routes,
    pages,
    proxyWatch,
    schedule,
    /** Runs what can be long in other threads. */
    work,
    /** Makes the model of a page that shows people's texts or code. */
    prepare: createPrepare(work),
    log,
    clock: deps.clock,
    machineClock: deps.machineClock,
    notices,
    runningClocks,
    newId,
    newToken: deps.newToken,
    closing: deps.closing,
    /** Turns a response into a stream of events. */
    openEventStream: createEventStreams(deps.closing),
    publicUrl: deps.publicUrl,
    wordsFor: deps.wordsFor,
    assetUrl: assets.url,
    /** The address of this server as people type it: http://host:port. */
    originOf,
    /** Answers errors of an address before the error page does. */
    rescue(path: string, handler: ErrorRequestHandler): void {
      rescues.push({ path, handler });
    },
    /** The application with all routes that were added. */
    finish({ findPerson, views, sessionStore, sessionSecret }: Visitors): Express {
      const app = express();
      app.disable('x-powered-by');
      app.set('trust proxy', deps.trustedProxies ?? 0);
      signForms(app, sessionSecret);
      app.use(createRequestLog(log, newId, routes.rules), running.follow, ...createSecurityHeaders());
      app.use(createAssetRoutes(assets));
      app.use(compression({ filter: (_req, res) => /html|json/.test(String(res.getHeader('Content-Type'))) }));
      app.use(createSessionMiddleware(sessionStore, sessionSecret), createFindPerson(findPerson, views));
      app.use(proxyWatch.watch);
      app.use(routes.router);
      app.use(() => {
        throw new AppError('not-found');
      });
      for (const { path, handler } of rescues) app.use(path, handler);
      app.use(createErrorPage({ pages, log, newId }));
      return app;
    },
  };
}
/** What every room is given. */
export type Kernel = ReturnType<typeof createKernel>;
