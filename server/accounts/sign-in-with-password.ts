/**
 * Owns signing in by e-mail and password.
 * Must not know cookies, sessions, or how those who guess are slowed down.
 */

import type { Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Caller } from '../kernel/http/caller.ts';
import { cleanEmail } from '../kernel/text/person-name.ts';
import type { Store } from '../store.ts';
import type { Entrance } from './entrance.ts';
import type { Passwords } from './passwords.ts';

/** Finds the id of the caller's device, if it has signed in to a person's account before. */
export type FindDevice = (person: Person) => string | undefined;

/**
 * Returns a function that finds the person with this e-mail address and password. Unknown addresses, and accounts without a password,
 * are answered as slowly and in the same words as wrong passwords.
 * @throws AppError sign-in-failed, too-many-requests
 */
export function createSignInWithPassword(deps: {
  store: Pick<Store, 'accounts' | 'people'>;
  passwords: Passwords;
  entrance: Entrance;
  /** Whether the server takes this person in at all. */
  mayEnter: (person: Person) => boolean;
}) {
  const { store, passwords, entrance, mayEnter } = deps;
  return (typedEmail: string, password: string, caller: Caller, findDevice: FindDevice): Promise<Person> => {
    const email = cleanEmail(typedEmail) ?? typedEmail.trim().toLowerCase().slice(0, 254);
    const asked = store.people.findPersonByEmail(email);
    const knownBy = asked && findDevice(asked);
    return entrance.admit({ ...caller, account: email, knownBy }, async (wrong) => {
      const person = store.people.findPersonByEmail(email);
      const hash = person && store.accounts.findPasswordHash(person.id);
      if ((await passwords.verify(hash, password)) && person && mayEnter(person)) return person;
      wrong();
      throw new AppError('sign-in-failed');
    });
  };
}
/** Signs in by e-mail and password. */
export type SignInWithPassword = ReturnType<typeof createSignInWithPassword>;
