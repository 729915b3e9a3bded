/**
 * Owns noticing a reverse proxy that the settings do not know: TRUST_PROXY is unset, and requests carry forwarding headers.
 * Must not know pages.
 *
 * Anybody can send such a header, so what strangers send says nothing. Requests of signed-in people are counted by person, and an
 * admin's own request tells most: their browser does not invent headers.
 */
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { viewerOf } from './impersonation.ts';
import { personOf } from './signed-in.ts';

const HEADERS = [
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
  'x-forwarded-proto',
];
/** So many people's requests make a proxy likely, if hardly anybody's come without one. */
const ENOUGH = 3;
const MOST_WITHOUT = 0.1;
/** People that are remembered. */
const MOST_PEOPLE = 1_000;

/** What was noticed. */
export interface ProxyNotice {
  /** `sure`: the asking admin's own request has the header; `likely`: the requests of most people have it. */
  readonly certainty: 'sure' | 'likely';
  /** The header's name. */
  readonly header: string;
  /** People whose last request had such a header, and whose had none. */
  readonly people: number;
  readonly others: number;
}

/** Makes the watch; it sees nothing unless `active`. */
export function createProxyWatch({ active, log }: { active: boolean; log: Logger }) {
  const headerOf = (req: Request): string | undefined => HEADERS.find((name) => req.headers[name] !== undefined);
  const withHeader = new Set<string>();
  const without = new Set<string>();
  let header = '';
  let logged = false;
  const notice = (own: string | undefined): ProxyNotice | undefined => {
    const [people, others] = [withHeader.size, without.size];
    if (own !== undefined) return { certainty: 'sure', header: own, people, others };
    const likely = people >= ENOUGH && others <= MOST_WITHOUT * people;
    return likely ? { certainty: 'likely', header, people, others } : undefined;
  };
  const watch: RequestHandler = (req, res, next) => {
    const person = viewerOf(res) ?? personOf(res);
    if (!active || !person) return next();
    const own = headerOf(req);
    const [here, there] = own === undefined ? [without, withHeader] : [withHeader, without];
    there.delete(person.id);
    if (here.size < MOST_PEOPLE) here.add(person.id);
    if (own !== undefined) header = own;
    const seen = logged ? undefined : notice(person.isAdmin ? own : undefined);
    if (seen) {
      logged = true;
      log.warn(
        seen,
        'a reverse proxy seems to be in front, but TRUST_PROXY is not set: set it to the number of proxies, or to 0',
      );
    }
    next();
  };

  return {
    /** Notes each request; runs when it is known who asks. */
    watch,
    /** What the admin who asks should know; undefined when nothing points to a proxy. */
    noticeFor: (req: Request): ProxyNotice | undefined => (active ? notice(headerOf(req)) : undefined),
  };
}
/** Notices a proxy. */
export type ProxyWatch = ReturnType<typeof createProxyWatch>;
