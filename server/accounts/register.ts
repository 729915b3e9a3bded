/**
 * Owns making an account: name, e-mail address and password checked, stored.
 * Must not know how people come to do so.
 */
import type { Person } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { cleanEmail, cleanName } from '../kernel/text/person-name.ts';
import type { Store } from '../store.ts';
import { type Passwords, validatePassword } from './passwords.ts';

/** A form that makes an account. */
export interface Registration {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** An account; or what is wrong with the form; or nothing, since somebody has this address: nobody may be told so. */
export type Registered =
  | { readonly person: Person }
  | { readonly errors: FieldErrors }
  | { readonly person: undefined };

/** What is wrong with the form, by field; keys of words. Nothing for a form that can make an account. */
export function validateRegistration(form: Registration): FieldErrors {
  const email = cleanEmail(form.email);
  const weak = validatePassword(form.password, { name: form.name, email: email ?? form.email });
  return {
    ...(cleanName(form.name) === undefined ? { name: 'account:errors.name' } : {}),
    ...(email === undefined ? { email: 'account:errors.email' } : {}),
    ...(weak === undefined ? {} : { password: weak }),
  };
}

/** The problems of a form that comes back: its password is not sent back with it, and that is said where nothing else is. */
export const askPasswordAgain = (errors: FieldErrors): FieldErrors =>
  Object.keys(errors).length === 0 ? errors : { password: 'account:errors.passwordAgain', ...errors };

export interface RegisterDeps {
  readonly store: Pick<Store, 'accounts' | 'people' | 'transaction'>;
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
    const errors = validateRegistration(form);
    if (name === undefined || email === undefined || Object.keys(errors).length > 0) return { errors };
    const passwordHash = await passwords.hash(form.password);
    const id = newId();
    return store.transaction((): Registered => {
      if (store.people.findPersonByEmail(email)) return { person: undefined };
      const createdAt = clock().toISOString();
      const isAdmin = options.isAdmin ?? false;
      // The first admin comes with the word on the console; whoever else makes an account types any address.
      store.people.insertPerson({ id, name, email, isAdmin, createdAt, provenAt: isAdmin ? createdAt : undefined });
      store.accounts.setPasswordHash(id, passwordHash);
      const person = store.people.findPerson(id) as Person;
      options.also?.(person);
      return { person };
    });
  };
}
/** Makes an account. */
export type Register = ReturnType<typeof createRegister>;
