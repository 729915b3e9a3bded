/**
 * Owns signing in by a link: which person a token stands for.
 * Must not know cookies or sessions.
 *
 * Tokens are random 192-bit words; the database holds their SHA-256 only.
 */
import type { Person } from '../kernel/actor.ts';
import { sha256 } from '../kernel/digest.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';

/** What is stored of a link's word. */
export function hashOfToken(token: string): string {
  return sha256(token);
}

/** Returns a function that finds the person behind a token. @throws AppError link-invalid */
export function createSignIn({
  store,
  clock,
  mayEnter,
}: {
  store: Pick<Store, 'people'>;
  clock: () => Date;
  /** Whether the server takes this person in at all. */
  mayEnter: (person: Person) => boolean;
}) {
  return (token: string): Person => {
    const person = store.people.findPersonByLink(hashOfToken(token), clock().toISOString());
    if (!person || !mayEnter(person)) throw new AppError('link-invalid');
    return person;
  };
}
