/**
 * Owns what people change about themselves: name, language, looks, time zone, password, sessions.
 * Must not know forms or cookies.
 */

import type { Audit } from '../audit/audit.ts';
import { type Person, THEMES } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { LANGUAGES } from '../kernel/text/languages.ts';
import { cleanName } from '../kernel/text/person-name.ts';
import { isTimeZone } from '../kernel/text/words.ts';
import type { Store } from '../store.ts';
import { type Passwords, validatePassword } from './passwords.ts';
import type { ListedSession } from './sessions.store.ts';

/** The sessions of people. */
export interface Sessions {
  listOf(personId: string): ListedSession[];
  revoke(personId: string, handle: string): void;
  revokeOthers(personId: string, handle?: string): void;
}

/** What somebody sees of their own account. */
export interface OpenedAccount {
  readonly person: Person;
  readonly hasPassword: boolean;
  readonly sessions: readonly ListedSession[];
  /** Handle of the session that asks. */
  readonly current: string;
}

/** The form of the profile, as typed; empty words mean the browser's language and the course's zone. */
export type ProfileForm = Readonly<
  Record<'name' | 'familyName' | 'givenName' | 'language' | 'theme' | 'timeZone', string>
>;
/** The form for a new password. */
export type PasswordForm = Readonly<Record<'old' | 'password', string>>;

/** Makes functions for a person's own account; they return what is wrong with a form by field, nothing when it was accepted. */
export function createProfile(deps: {
  store: Pick<Store, 'accounts' | 'people' | 'transaction'>;
  passwords: Passwords;
  sessions: Sessions;
  audit: Audit;
}) {
  const { store, passwords, sessions, audit } = deps;
  return {
    open(person: Person, current: string): OpenedAccount {
      const hasPassword = store.accounts.findPasswordHash(person.id) !== undefined;
      return { person, hasPassword, sessions: sessions.listOf(person.id), current };
    },
    change(person: Person, form: ProfileForm): FieldErrors {
      const name = cleanName(form.name);
      const familyName = cleanName(form.familyName) ?? null;
      const givenName = cleanName(form.givenName) ?? null;
      const language = LANGUAGES.find((one) => one === form.language) ?? null;
      const theme = THEMES.find((one) => one === form.theme) ?? 'system';
      const timeZone = form.timeZone === '' ? null : form.timeZone;
      if (name === undefined) return { name: 'account:errors.name' };
      for (const part of ['familyName', 'givenName'] as const)
        if (form[part].trim() !== '' && cleanName(form[part]) === undefined) return { [part]: 'account:errors.name' };
      if (familyName === null && givenName !== null) return { familyName: 'account:errors.familyName' };
      if (timeZone !== null && !isTimeZone(timeZone)) return { timeZone: 'account:errors.timeZone' };
      const changes = { name, familyName, givenName, language, theme, timeZone };
      const changed = (Object.keys(changes) as (keyof typeof changes)[]).filter((key) => changes[key] !== person[key]);
      store.transaction(() => {
        store.people.updateProfile(person.id, changes);
        // Which fields, not what they held: the log outlives the account and must not keep the name.
        if (changed.length > 0)
          audit({ person }, { action: 'account.change', personId: person.id, after: { fields: changed.join(', ') } });
      });
      return {};
    },
    /** Sets a new password when the old one is right; ends all other sessions. */
    async changePassword(person: Person, form: PasswordForm, current: string): Promise<FieldErrors> {
      const hash = store.accounts.findPasswordHash(person.id);
      if (person.email === null || hash === undefined) return { old: 'account:errors.noPassword' };
      if (!(await passwords.verify(hash, form.old))) return { old: 'account:errors.oldPassword' };
      const weak = validatePassword(form.password, { name: person.name, email: person.email });
      if (weak !== undefined) return { password: weak };
      const fresh = await passwords.hash(form.password);
      store.transaction(() => {
        store.accounts.setPasswordHash(person.id, fresh);
        store.accounts.deletePasswordLinksOf(person.id);
        sessions.revokeOthers(person.id, current);
        audit({ person }, { action: 'account.password', personId: person.id, after: { by: 'account' } });
      });
      return {};
    },
    revokeSession: (person: Person, handle: string): void => sessions.revoke(person.id, handle),
    /** Ends every session but the one with this handle; without a handle, every one. */
    revokeOthers: (person: Person, handle?: string): void => sessions.revokeOthers(person.id, handle),
  };
}
/** A person's own account. */
export type ProfileService = ReturnType<typeof createProfile>;
