/**
 * Owns links by which people join a course.
 * Must not know their words, only the hashes, nor who may make them.
 */
import { z } from 'zod';
import { ROLES } from '../kernel/actor.ts';
import type { Connection } from '../kernel/database/database.ts';

const InviteRow = z.object({
  id: z.string(),
  courseId: z.string(),
  role: z.enum(ROLES),
  /** ISO 8601, UTC. */
  expiresAt: z.string(),
  maxUses: z.number(),
  uses: z.number(),
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
});
/** A link as stored. */
export type Invite = z.infer<typeof InviteRow>;

/** A link to store. */
export interface NewInvite extends Omit<Invite, 'uses' | 'revokedAt'> {
  readonly tokenHash: string;
  readonly createdBy: string;
}

const COLUMNS = `id, course_id AS courseId, role, expires_at AS expiresAt, max_uses AS maxUses, uses,
  revoked_at AS revokedAt, created_at AS createdAt`;

/** Prepares the statements once; every method is one statement. */
export function createInvitesStore(database: Connection) {
  const insert = database.prepare(`
    INSERT INTO invites (id, course_id, token_hash, role, expires_at, max_uses, created_by, created_at)
    VALUES (@id, @courseId, @tokenHash, @role, @expiresAt, @maxUses, @createdBy, @createdAt)`);
  const list = database.prepare(`SELECT ${COLUMNS} FROM invites WHERE course_id = @courseId ORDER BY created_at DESC`);
  const byHash = database.prepare(`SELECT ${COLUMNS} FROM invites WHERE token_hash = @tokenHash`);
  const use = database.prepare('UPDATE invites SET uses = uses + 1 WHERE id = @id AND uses < max_uses');
  const revoke = database.prepare(
    'UPDATE invites SET revoked_at = @now WHERE id = @id AND course_id = @courseId AND revoked_at IS NULL',
  );

  return {
    insertInvite(invite: NewInvite): void {
      insert.run(invite);
    },
    /** The links of a course, newest first. */
    listInvites(courseId: string): Invite[] {
      return InviteRow.array().parse(list.all({ courseId }));
    },
    /** The link with this hash, whether it can still be used or not. */
    findInvite(tokenHash: string): Invite | undefined {
      return InviteRow.optional().parse(byHash.get({ tokenHash }));
    },
    /** Counts a use; false when none is left. */
    countUse(id: string): boolean {
      return use.run({ id }).changes === 1;
    },
    revokeInvite(courseId: string, id: string, now: string): void {
      revoke.run({ courseId, id, now });
    },
  };
}
