/**
 * Owns the cookie by which a browser shows that it has signed in to an account before. It lets nobody in: it only spares its account
 * from waiting behind strangers. It holds a random id and a signature, nothing about the person, goes to the sign-in page only, and
 * ends with the password.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Person } from '../kernel/actor.ts';
import { sha256 } from '../kernel/digest.ts';
import { signInUrl } from '../kernel/http/urls.ts';
import type { Store } from '../store.ts';

/** How long a device is remembered after it has signed in, ms. */
const LIFE_MS = 180 * 24 * 60 * 60 * 1_000;

/** A cookie for each account, so that several people may share a device. */
const nameOf = ({ id }: Pick<Person, 'id'>): string => `gradedescent.device.${sha256(id).slice(0, 16)}`;

/** Makes functions that remember devices and know them again. */
export function createKnownDevices({ secret, store }: { secret: string; store: Pick<Store, 'accounts'> }) {
  const key = createHmac('sha256', secret).update('known devices').digest();
  const sign = (person: Pick<Person, 'id'>, device: string): string | undefined => {
    const password = store.accounts.findPasswordHash(person.id);
    if (password === undefined) return undefined;
    return createHmac('sha256', key)
      .update(JSON.stringify([person.id, device, password]))
      .digest('hex');
  };
  const find = (req: Request, person: Pick<Person, 'id'>): string | undefined => {
    const sent = new RegExp(`(?:^|; )${nameOf(person).replaceAll('.', '\\.')}=([\\w-]{22})\\.([0-9a-f]{64})(?:;|$)`);
    const [, device = '', signature = ''] = sent.exec(req.headers.cookie ?? '') ?? [];
    const right = device === '' ? undefined : sign(person, device);
    return right !== undefined && timingSafeEqual(Buffer.from(right), Buffer.from(signature)) ? device : undefined;
  };

  return {
    /** The id of the device that has sent a request, if it has signed in to this person's account before. */
    find,
    /** Remembers the device of a request for a person who has just signed in; who has no password needs no cookie. */
    remember(req: Request, res: Response, person: Pick<Person, 'id'>): void {
      const device = find(req, person) ?? randomBytes(16).toString('base64url');
      const signature = sign(person, device);
      if (signature === undefined) return;
      const reach = {
        path: signInUrl(),
        httpOnly: true,
        sameSite: 'lax',
        secure: req.secure,
        maxAge: LIFE_MS,
      } as const;
      res.cookie(nameOf(person), `${device}.${signature}`, reach);
    },
  };
}
/** Remembers devices. */
export type KnownDevices = ReturnType<typeof createKnownDevices>;
