/**
 * Owns people and the links that sign demo accounts in.
 * Must not know passwords, sessions or courses.
 */
import { z } from 'zod';
import { type Person, THEMES } from '../kernel/actor.ts';
import type { Connection } from '../kernel/database/database.ts';
import { LANGUAGES } from '../kernel/text/words.ts';

const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  /** In lower case; null for accounts without one. */
  email: z.string().nullable(),
  isAdmin: z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1),
  /** Null: the browser's language. */
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES),
  /** IANA name; null: the course's zone. */
  timeZone: z.string().nullable(),
});
const MaybePersonRow = PersonRow.optional();

/** A new account. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly isAdmin: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What people set for themselves. */
export type Profile = Pick<Person, 'name' | 'language' | 'theme' | 'timeZone'>;

const COLUMNS = 'people.id, name, email, is_admin AS isAdmin, language, theme, people.time_zone AS timeZone' as const;

/** Prepares the statements once; every method is one statement unless it says otherwise. */
export function createPeopleStore(database: Connection) {
  const byId = database.prepare(`SELECT ${COLUMNS} FROM people WHERE id = @id`);
  const byEmail = database.prepare(`SELECT ${COLUMNS} FROM people WHERE email = @email`);
  const count = database.prepare('SELECT count(*) FROM people').pluck();
  const insert = database.prepare(`
    INSERT INTO people (id, name, email, is_admin, created_at) VALUES (@id, @name, @email, @isAdmin, @createdAt)`);
  const updateProfile = database.prepare(`
    UPDATE people SET name = @name, language = @language, theme = @theme, time_zone = @timeZone WHERE id = @id`);
  const upsertDemo = database.prepare(`
    INSERT INTO people (id, name, demo_key, is_admin, created_at) VALUES (@id, @name, @demoKey, @isAdmin, @createdAt)
    ON CONFLICT (demo_key) DO UPDATE SET demo_key = excluded.demo_key
    RETURNING ${COLUMNS.replace(/people\./g, '')}`);
  const insertLink = database.prepare(`
    INSERT INTO sign_in_links (token_hash, person_id, created_at, expires_at)
    VALUES (@tokenHash, @personId, @createdAt, @expiresAt)`);
  const deleteLinks = database.prepare('DELETE FROM sign_in_links WHERE person_id = @personId');
  const byLink = database.prepare(`
    SELECT ${COLUMNS} FROM sign_in_links JOIN people ON people.id = sign_in_links.person_id
    WHERE token_hash = @tokenHash AND expires_at > @now`);

  return {
    /** The person with this id. */
    findPerson(id: string): Person | undefined {
      return MaybePersonRow.parse(byId.get({ id }));
    },
    /** The person with this address, in lower case. */
    findPersonByEmail(email: string): Person | undefined {
      return MaybePersonRow.parse(byEmail.get({ email }));
    },
    countPeople(): number {
      return z.number().parse(count.get());
    },
    /** @throws SqliteError when the e-mail address is taken */
    insertPerson(person: NewPerson): void {
      insert.run({ ...person, isAdmin: person.isAdmin ? 1 : 0 });
    },
    updateProfile(id: string, profile: Profile): void {
      updateProfile.run({ id, ...profile });
    },
    /** Creates the demo account `demoKey`, or returns the one that exists (its id then differs from `id`). */
    ensureDemoPerson(person: Omit<NewPerson, 'email'> & { demoKey: string }): Person {
      return PersonRow.parse(upsertDemo.get({ ...person, isAdmin: person.isAdmin ? 1 : 0 }));
    },
    /** Makes the link with this token hash the person's only one; two statements in a transaction. */
    replaceSignInLinks(link: { tokenHash: string; personId: string; createdAt: string; expiresAt: string }): void {
      database
        .transaction(() => {
          deleteLinks.run({ personId: link.personId });
          insertLink.run(link);
        })
        .immediate();
    },
    /** The person whom a link that is valid at `now` signs in. */
    findPersonByLink(tokenHash: string, now: string): Person | undefined {
      return MaybePersonRow.parse(byLink.get({ tokenHash, now }));
    },
  };
}
