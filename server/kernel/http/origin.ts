/**
 * Owns the address under which this server is reached, for links that are handed out.
 * Must not know which links.
 */
import { isIP } from 'node:net';
import type { Request } from 'express';
import { AppError } from '../errors.ts';

/** Where a browser says it found us, `name:port`; without PUBLIC_URL there is nothing else. @throws AppError malformed-request */
function hostOf(req: Request): string {
  const host = req.get('host') ?? '';
  if (!URL.canParse(`http://${host}`) || new URL(`http://${host}`).host !== host.toLowerCase().replace(/:80$/, ''))
    throw new AppError('malformed-request');
  return host;
}

/** Makes the functions; `publicUrl` is the address as people type it, where it was set. */
export function createOrigin(publicUrl: string | undefined) {
  return {
    /** The beginning of links: http://host:port. @throws AppError malformed-request */
    originOf: (req: Request): string => publicUrl ?? `${req.protocol}://${hostOf(req)}`,
    /**
     * The name that links of this request begin with although anybody may have led the browser to it: a name that points here can be
     * registered by everybody. Undefined for the address that was set, and for addresses in numbers and `localhost`.
     */
    doubtfulHost(req: Request): string | undefined {
      const host = req.get('host') ?? '';
      const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
      return publicUrl !== undefined || isIP(name) !== 0 || /(^|\.)localhost$/i.test(name) ? undefined : host;
    },
  };
}
