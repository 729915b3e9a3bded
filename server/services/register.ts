/**
 * Owns making an account: name, e-mail address and password checked, stored.
 * Must not know how people come to do so.
 */
import type { Person } from '../store/people.store.ts';
import type { Store } from '../store/store.ts';
import { type Passwords, validatePassword } from './passwords.ts';

/** What is wrong with a form: keys of words by field. */
export type FieldErrors = Readonly<Partial<Record<string, string>>>;

/** Control characters, and those that reverse the direction of the text after them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A name with single spaces and without invisible characters; undefined when nothing, or more than 100 characters, is left. */
export function cleanName(name: string): string | undefined {
  const clean = name.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  return clean.length >= 1 && clean.length <= 100 ? clean : undefined;
}

/** An e-mail address in lower case; undefined when it is none. One plain address: no lists, names or comments. */
export function cleanEmail(email: string): string | undefined {
  const clean = email.trim().toLowerCase();
  if (clean.length > 254) return undefined;
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(
    clean,
  )
    ? clean
    : undefined;
}

/** A form that makes an account. */
export interface Registration {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** An account, or what is wrong with the form. */
export type Registered =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly errors: FieldErrors };

export interface RegisterDeps {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/**
 * Returns a function that makes an account. `also` runs in the same transaction with the new person: when it throws, there is
 * no account.
 */
export function createRegister({ store, passwords, clock, newId }: RegisterDeps) {
  return async (
    form: Registration,
    options: { isAdmin?: boolean; also?: (person: Person) => void } = {},
  ): Promise<Registered> => {
    const name = cleanName(form.name);
    const email = cleanEmail(form.email);
    const weak = validatePassword(form.password, { name: form.name, email: email ?? form.email });
    const errors = {
      ...(name === undefined ? { name: 'account:errors.name' } : {}),
      ...(email === undefined ? { email: 'account:errors.email' } : {}),
      ...(weak === undefined ? {} : { password: weak }),
    };
    if (name === undefined || email === undefined || weak !== undefined) return { ok: false, errors };
    const passwordHash = await passwords.hash(form.password);
    const id = newId();
    return store.transaction((): Registered => {
      if (store.people.findPersonByEmail(email)) return { ok: false, errors: { email: 'account:errors.emailTaken' } };
      const createdAt = clock().toISOString();
      store.people.insertPerson({ id, name, email, isAdmin: options.isAdmin ?? false, createdAt });
      store.accounts.setPasswordHash(id, passwordHash);
      const person = store.people.findPerson(id) as Person;
      options.also?.(person);
      return { ok: true, person };
    });
  };
}
/** Makes an account. */
export type Register = ReturnType<typeof createRegister>;
