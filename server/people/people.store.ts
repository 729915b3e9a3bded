/**
 * Owns people and the links that sign demo accounts in.
 * Must not know passwords, sessions or courses.
 */
import { z } from 'zod';
import { type Person, THEMES } from '../kernel/actor.ts';
import type { Connection } from '../kernel/database/database.ts';
import { type NameParts, NO_PARTS } from '../kernel/text/family-name.ts';
import { LANGUAGES } from '../kernel/text/languages.ts';

const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  familyName: z.string().nullable(),
  givenName: z.string().nullable(),
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
  /** Absent: the parts of the name are not known. */
  readonly parts?: NameParts | undefined;
  readonly email: string | null;
  readonly isAdmin: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Id of the course whose roster makes it. */
  readonly madeIn?: string | undefined;
  /** Since when its address is known to be its owner's (ISO 8601, UTC); absent while it is not. */
  readonly provenAt?: string | undefined;
}

const OriginRow = z.object({
  /** The course whose roster made the account; null for accounts that people made themselves, and for the first admin. */
  madeIn: z.string().nullable(),
  /** Since when its address is proven for the whole server: by a mail, a link of an admin, the set-up. */
  provenAt: z.string().nullable(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /** Whether somebody has chosen a password, or it is a demo account, which needs none. */
  used: z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1),
});
/** Where an account comes from, and how far it is known whose it is. */
export type AccountOrigin = z.infer<typeof OriginRow>;

/** What people set for themselves. */
export type Profile = Pick<Person, 'name' | 'familyName' | 'givenName' | 'language' | 'theme' | 'timeZone'>;

const COLUMNS =
  `people.id, name, family_name AS familyName, given_name AS givenName, email, is_admin AS isAdmin, language, theme,
  people.time_zone AS timeZone` as const;

/** Prepares the statements once; every method is one statement unless it says otherwise. */
export function createPeopleStore(database: Connection) {
  const byId = database.prepare(`SELECT ${COLUMNS} FROM people WHERE id = @id`);
  const byEmail = database.prepare(`SELECT ${COLUMNS} FROM people WHERE email = @email`);
  const count = database.prepare('SELECT count(*) FROM people WHERE is_placeholder = 0').pluck();
  const insert = database.prepare(`
    INSERT INTO people (id, name, family_name, given_name, email, is_admin, created_at, made_in, proven_at)
    VALUES (@id, @name, @familyName, @givenName, @email, @isAdmin, @createdAt, @madeIn, @provenAt)`);
  const origin = database.prepare(`
    SELECT made_in AS madeIn, proven_at AS provenAt, created_at AS createdAt,
      password_hash IS NOT NULL OR demo_key IS NOT NULL AS used
    FROM people WHERE id = @id`);
  const prove = database.prepare('UPDATE people SET proven_at = coalesce(proven_at, @now) WHERE id = @id');
  const demo = database.prepare('SELECT 1 FROM people WHERE id = @id AND demo_key IS NOT NULL').pluck();
  const listDemo = database.prepare('SELECT id FROM people WHERE demo_key IS NOT NULL').pluck();
  const countDemo = database.prepare('SELECT count(*) FROM people WHERE demo_key IS NOT NULL').pluck();
  const updateProfile = database.prepare(`
    UPDATE people SET name = @name, family_name = @familyName, given_name = @givenName, language = @language, theme = @theme, time_zone = @timeZone WHERE id = @id`);
  const upsertDemo = database.prepare(`
    INSERT INTO people (id, name, demo_key, is_admin, created_at, proven_at)
    VALUES (@id, @name, @demoKey, @isAdmin, @createdAt, @createdAt)
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
    /** Everybody, without the placeholders of the deleted. */
    countPeople(): number {
      return z.number().parse(count.get());
    },
    /** @throws SqliteError when the e-mail address is taken */
    insertPerson(person: NewPerson): void {
      const { madeIn = null, provenAt = null, parts = NO_PARTS, ...rest } = person;
      insert.run({ ...rest, ...parts, madeIn, provenAt, isAdmin: person.isAdmin ? 1 : 0 });
    },
    /** Where an account comes from. @throws ZodError when there is none with this id */
    getOrigin(id: string): AccountOrigin {
      return OriginRow.parse(origin.get({ id }));
    },
    /** Notes that an account's address is its owner's. */
    prove(id: string, now: string): void {
      prove.run({ id, now });
    },
    isDemoPerson(id: string): boolean {
      return demo.get({ id }) !== undefined;
    },
    /** Ids of the people of the demo. */
    listDemoPeople(): string[] {
      return z.string().array().parse(listDemo.all());
    },
    /** How many they are. */
    countDemoPeople(): number {
      return z.number().parse(countDemo.get());
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
