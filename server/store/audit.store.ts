/**
 * Owns the audit log: acts that touch somebody's grade or time. It is only ever added to; the database refuses the rest.
 * Must not know what the acts mean.
 */
import { z } from 'zod';
import type { Connection } from './database.ts';

const EntryRow = z.object({
  id: z.number(),
  /** ISO 8601, UTC. */
  at: z.string(),
  courseId: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  /** 'quiz.pause' and the like. */
  action: z.string(),
  /** What it was done to. */
  subject: z.string(),
  /** Whom it concerns, where it is one person. */
  personId: z.string().nullable(),
  /** JSON. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string(),
});
/** An entry of the log. */
export type AuditEntry = z.infer<typeof EntryRow>;

/** Prepares the statements once. */
export function createAuditStore(database: Connection) {
  const insert = database.prepare(`
    INSERT INTO audit_log (at, course_id, actor_id, actor_name, action, subject, person_id, before, after, reason)
    VALUES (@at, @courseId, @actorId, @actorName, @action, @subject, @personId, @before, @after, @reason)`);
  const list = database.prepare(`
    SELECT id, at, course_id AS courseId, actor_id AS actorId, actor_name AS actorName, action, subject,
      person_id AS personId, before, after, reason
    FROM audit_log WHERE course_id = @courseId AND subject = @subject ORDER BY id DESC LIMIT @limit`);

  return {
    /** Adds an entry; call it in the transaction of the act itself. */
    append(entry: Omit<AuditEntry, 'id'>): void {
      insert.run(entry);
    },
    /** The newest entries on a subject of a course. */
    listOn(courseId: string, subject: string, limit: number): AuditEntry[] {
      return EntryRow.array().parse(list.all({ courseId, subject, limit }));
    },
  };
}
