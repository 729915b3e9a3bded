/**
 * Owns people and the links that sign them in.
 * Must not know sessions or pages.
 */
import { z } from 'zod';
import type { Connection } from './database.ts';

const PersonRow = z.object({ id: z.string(), name: z.string(), role: z.enum(['student', 'instructor']) });

/** Someone who uses the server. */
export type Person = z.infer<typeof PersonRow>;

/** Prepares the statements once; every method is one statement. */
export function createPeopleStore(database: Connection) {
  const byId = database.prepare('SELECT id, name, role FROM people WHERE id = @id');
  const upsertDemo = database.prepare(`
    INSERT INTO people (id, name, role, demo_key, created_at) VALUES (@id, @name, @role, @demoKey, @createdAt)
    ON CONFLICT (demo_key) DO UPDATE SET name = excluded.name
    RETURNING id, name, role`);
  const insertLink = database.prepare(`
    INSERT INTO sign_in_links (token_hash, person_id, created_at, expires_at)
    VALUES (@tokenHash, @personId, @createdAt, @expiresAt)`);
  const deleteLinks = database.prepare('DELETE FROM sign_in_links WHERE person_id = @personId');
  const byLink = database.prepare(`
    SELECT people.id, people.name, people.role FROM sign_in_links JOIN people ON people.id = sign_in_links.person_id
    WHERE token_hash = @tokenHash AND expires_at > @now`);

  return {
    /** The person with this id. */
    findPerson(id: string): Person | undefined {
      return PersonRow.optional().parse(byId.get({ id }));
    },
    /** Creates the demo account `demoKey`, or returns the one that exists (its id then differs from `id`). */
    ensureDemoPerson(person: Person & { demoKey: string; createdAt: string }): Person {
      return PersonRow.parse(upsertDemo.get(person));
    },
    /** Makes the link with this token hash the person's only one. */
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
      return PersonRow.optional().parse(byLink.get({ tokenHash, now }));
    },
  };
}
