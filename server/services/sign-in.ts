/**
 * Owns signing in by a link: which person a token stands for, and the links of the demo accounts.
 * Must not know cookies or sessions.
 *
 * Tokens are random 192-bit words; the database holds their SHA-256 only.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';

const DEMO_ACCOUNTS = [
  { demoKey: 'student', name: 'Demo Student', role: 'student' },
  { demoKey: 'instructor', name: 'Demo Instructor', role: 'instructor' },
] as const;

/** A link of a demo account, made at the latest start, is valid this long, ms. */
const LINK_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Returns a function that finds the person behind a token. @throws AppError sign-in-link-invalid */
export function createSignIn({ store, clock }: { store: Store; clock: () => Date }) {
  return (token: string): Person => {
    const person = store.people.findPersonByLink(hashOf(token), clock().toISOString());
    if (!person)
      throw new AppError(
        'sign-in-link-invalid',
        'It was replaced by a newer one, it is too old, or part of it is missing.',
      );
    return person;
  };
}

/**
 * Returns a function that makes sure that the demo accounts exist and replaces their sign-in links.
 * `newToken` gives a fresh random word.
 */
export function createIssueDemoLinks(deps: {
  store: Store;
  clock: () => Date;
  newId: () => string;
  newToken: () => string;
}) {
  return (): { name: string; token: string }[] =>
    DEMO_ACCOUNTS.map((account) => {
      const now = deps.clock();
      const createdAt = now.toISOString();
      const person = deps.store.people.ensureDemoPerson({ ...account, id: deps.newId(), createdAt });
      const token = deps.newToken();
      const expiresAt = new Date(now.getTime() + LINK_LIFE_MS).toISOString();
      deps.store.people.replaceSignInLinks({ tokenHash: hashOf(token), personId: person.id, createdAt, expiresAt });
      return { name: person.name, token };
    });
}
