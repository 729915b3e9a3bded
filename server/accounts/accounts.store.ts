/**
 * Owns password hashes, and the links that let people choose a new password.
 * Must not know how passwords are hashed, nor who may issue links.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

/** A link as stored: only the hash of its word. Times are ISO 8601, UTC. */
export interface PasswordLink {
  readonly tokenHash: string;
  readonly personId: string;
  /** Null when the person asked for it by mail. */
  readonly issuedBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Prepares the statements once; every method is one statement. */
export function createAccountsStore(database: Connection) {
  const hash = database.prepare('SELECT password_hash FROM people WHERE id = @personId').pluck();
  const setHash = database.prepare('UPDATE people SET password_hash = @passwordHash WHERE id = @personId');
  const insert = database.prepare(`
    INSERT INTO password_links (token_hash, person_id, issued_by, created_at, expires_at)
    VALUES (@tokenHash, @personId, @issuedBy, @createdAt, @expiresAt)`);
  const find = database
    .prepare('SELECT person_id FROM password_links WHERE token_hash = @tokenHash AND expires_at > @now')
    .pluck();
  const countMailed = database
    .prepare(
      'SELECT count(*) FROM password_links WHERE person_id = @personId AND issued_by IS NULL AND expires_at > @now',
    )
    .pluck();
  const deleteExpired = database.prepare('DELETE FROM password_links WHERE expires_at <= @now');
  const deleteOf = database.prepare('DELETE FROM password_links WHERE person_id = @personId');

  return {
    /** The hash of somebody's password; undefined when they have none. */
    findPasswordHash(personId: string): string | undefined {
      return z.string().nullish().parse(hash.get({ personId })) ?? undefined;
    },
    setPasswordHash(personId: string, passwordHash: string): void {
      setHash.run({ personId, passwordHash });
    },
    insertPasswordLink(link: PasswordLink): void {
      insert.run(link);
    },
    /** The person whose link, valid at `now`, has this hash. */
    findPersonOfLink(tokenHash: string, now: string): string | undefined {
      return z.string().optional().parse(find.get({ tokenHash, now }));
    },
    /** How many links that somebody asked for by mail are valid at `now`. */
    countMailedLinks(personId: string, now: string): number {
      return z.number().parse(countMailed.get({ personId, now }));
    },
    deleteExpiredPasswordLinks(now: string): void {
      deleteExpired.run({ now });
    },
    deletePasswordLinksOf(personId: string): void {
      deleteOf.run({ personId });
    },
  };
}
