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
  /** `mail`: asked for by mail; `course`: issued in a course, for its people; `server`: issued on the command line. */
  readonly way: (typeof WAYS)[number];
  /** Who issued it in a course; null otherwise, and when that account is gone. */
  readonly issuedBy: string | null;
  /** The course in which it was issued. */
  readonly courseId: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

const WAYS = ['mail', 'course', 'server'] as const;
const FoundRow = z.object({
  personId: z.string(),
  way: z.enum(WAYS),
  issuedBy: z.string().nullable(),
  courseId: z.string().nullable(),
});
/** Whose a link is, and who answers for it. */
export type FoundLink = z.infer<typeof FoundRow>;

/** Prepares the statements once; every method is one statement. */
export function createAccountsStore(database: Connection) {
  const hash = database.prepare('SELECT password_hash FROM people WHERE id = @personId').pluck();
  const setHash = database.prepare('UPDATE people SET password_hash = @passwordHash WHERE id = @personId');
  const insert = database.prepare(`
    INSERT INTO password_links (token_hash, person_id, way, issued_by, course_id, created_at, expires_at)
    VALUES (@tokenHash, @personId, @way, @issuedBy, @courseId, @createdAt, @expiresAt)`);
  const find = database.prepare(`
    SELECT person_id AS personId, way, issued_by AS issuedBy, course_id AS courseId FROM password_links
    WHERE token_hash = @tokenHash AND expires_at > @now`);
  const countMailed = database
    .prepare("SELECT count(*) FROM password_links WHERE person_id = @personId AND way = 'mail' AND expires_at > @now")
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
    /** The link, not expired at `now`, that has this hash. */
    findPasswordLink(tokenHash: string, now: string): FoundLink | undefined {
      return FoundRow.optional().parse(find.get({ tokenHash, now }));
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
