/**
 * Owns signing in by e-mail and password, and how often somebody may guess.
 * Must not know cookies or sessions.
 */

import type { Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { cleanEmail } from '../kernel/text/person-name.ts';
import type { Store } from '../store.ts';
import type { Passwords } from './passwords.ts';

/** Wrong passwords count for this long, ms. */
const WINDOW_MS = 15 * 60 * 1000;
/** Wrong passwords for one account from one address. */
const PER_ADDRESS = 10;
/** Wrong passwords for one account from everywhere: more, so that a stranger cannot easily lock somebody out. */
const PER_ACCOUNT = 100;

/** Counts wrong tries by key within the window; older ones are forgotten. */
function createCounter(clock: () => Date) {
  const wrong = new Map<string, number[]>();
  const recent = (key: string): number[] => {
    const since = clock().getTime() - WINDOW_MS;
    const times = (wrong.get(key) ?? []).filter((time) => time > since);
    if (times.length === 0) wrong.delete(key);
    return times;
  };
  return {
    count: (key: string): number => recent(key).length,
    add(key: string): void {
      if (wrong.size > 10_000) for (const old of [...wrong.keys()]) recent(old);
      wrong.set(key, [...recent(key), clock().getTime()]);
    },
    clear: (key: string): void => {
      wrong.delete(key);
    },
  };
}

/**
 * Returns a function that finds the person with this e-mail address and password. Unknown addresses are answered as slowly and
 * in the same words as wrong passwords.
 * @throws AppError sign-in-failed, too-many-requests
 */
export function createSignInWithPassword(deps: {
  store: Pick<Store, 'accounts' | 'people'>;
  passwords: Passwords;
  clock: () => Date;
}) {
  const { store, passwords, clock } = deps;
  const counter = createCounter(clock);
  return async (typedEmail: string, password: string, address: string): Promise<Person> => {
    const email = cleanEmail(typedEmail) ?? typedEmail.trim().toLowerCase().slice(0, 254);
    const here = `${email} ${address}`;
    if (counter.count(here) >= PER_ADDRESS || counter.count(email) >= PER_ACCOUNT)
      throw new AppError('too-many-requests', 'account:errors.locked', { retryAfterSeconds: WINDOW_MS / 1000 });
    const person = store.people.findPersonByEmail(email);
    const hash = person && store.accounts.findPasswordHash(person.id);
    if (!(await passwords.verify(hash, password)) || !person) {
      counter.add(here);
      counter.add(email);
      throw new AppError('sign-in-failed');
    }
    counter.clear(here);
    return person;
  };
}
