/**
 * Owns the audit log: actions that touch somebody's grade or data. It is only ever added to; the database refuses the rest.
 * Must not know what the actions mean.
 */
import { z } from 'zod';
import type { Connection, Statement } from '../kernel/database/database.ts';

const EntryRow = z.object({
  id: z.number(),
  /** ISO 8601, UTC. */
  at: z.string(),
  courseId: z.string().nullable(),
  /** Null: the server itself. */
  actorId: z.string().nullable(),
  /** Empty for people who acted on themselves, and for the server itself. */
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

/** Which entries a list shows; an absent field does not restrict. */
export interface AuditFilter {
  /** Null: actions that belong to no course. */
  readonly courseId: string | null;
  readonly person?: string | undefined;
  /** An id; empty: the server itself. */
  readonly actor?: string | undefined;
  readonly actions?: readonly string[] | undefined;
  /** ISO 8601, UTC: from this moment on, and before that one. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}
/** Where a page begins: behind an entry or before it, newest first. */
export interface AuditPlace {
  readonly olderThan?: number | undefined;
  readonly newerThan?: number | undefined;
}

const SomebodyRow = z.object({ id: z.string(), name: z.string() });
/** Somebody in the log; the name is empty where the log does not say it. */
export type LoggedPerson = z.infer<typeof SomebodyRow>;

const COLUMNS = `id, at, course_id AS courseId, actor_id AS actorId, actor_name AS actorName, action, subject,
  person_id AS personId, before, after, reason`;

/** Conditions of a filter; only named parameters enter the SQL. */
function conditionsOf(filter: AuditFilter, { olderThan, newerThan }: AuditPlace): string[] {
  return [
    'course_id IS @courseId',
    ...(olderThan === undefined ? [] : ['id < @olderThan']),
    ...(newerThan === undefined ? [] : ['id > @newerThan']),
    ...(filter.person === undefined ? [] : ['person_id = @person']),
    ...(filter.actor === undefined ? [] : ["coalesce(actor_id, '') = @actor"]),
    ...(filter.actions === undefined ? [] : ['action IN (SELECT value FROM json_each(@actions))']),
    ...(filter.from === undefined ? [] : ['at >= @from']),
    ...(filter.until === undefined ? [] : ['at < @until']),
  ];
}

/** Prepares the statements; those of the list when a kind of filter is first used. */
export function createAuditStore(database: Connection) {
  const insert = database.prepare(`
    INSERT INTO audit_log (at, course_id, actor_id, actor_name, action, subject, person_id, before, after, reason)
    VALUES (@at, @courseId, @actorId, @actorName, @action, @subject, @personId, @before, @after, @reason)`);
  const onQuiz = database.prepare(`
    SELECT ${COLUMNS} FROM audit_log
    WHERE course_id = @courseId AND action GLOB 'quiz.*' AND subject = @subject ORDER BY id DESC LIMIT @limit`);
  const about = database.prepare(`
    SELECT ${COLUMNS} FROM audit_log WHERE person_id = @personId AND course_id IS @courseId ORDER BY id`);
  const actors = database.prepare(`
    SELECT last.actor_id AS id, actor_name AS name
    FROM (SELECT actor_id, max(id) AS id FROM audit_log INDEXED BY audit_log_by_course
      WHERE course_id IS @courseId AND actor_id IS NOT NULL GROUP BY actor_id) AS last
    JOIN audit_log ON audit_log.id = last.id`);
  const people = database
    .prepare(`
    SELECT DISTINCT person_id FROM audit_log INDEXED BY audit_log_by_course
    WHERE course_id IS @courseId AND person_id IS NOT NULL`)
    .pluck();
  const deleted = database
    .prepare(`
      SELECT count(*) FROM audit_log
      WHERE person_id = @personId AND course_id IS @courseId AND action = 'data.delete'`)
    .pluck();
  const lists = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const statement = lists.get(sql) ?? database.prepare(sql);
    lists.set(sql, statement);
    return statement;
  };

  return {
    /** Adds an entry; call it in the transaction of the action itself. */
    append(entry: Omit<AuditEntry, 'id'>): void {
      insert.run(entry);
    },
    /**
     * One page of the entries that fit, newest first. The filter is decided within the index of the course, from the newest entry on,
     * however large the log is: INDEXED BY keeps SQLite from sorting everything that fits.
     */
    list(filter: AuditFilter, place: AuditPlace, limit: number): AuditEntry[] {
      const order = place.newerThan === undefined ? 'DESC' : 'ASC';
      const rows = prepared(`
        SELECT ${COLUMNS} FROM audit_log INDEXED BY audit_log_by_course
        WHERE ${conditionsOf(filter, place).join(' AND ')} ORDER BY id ${order} LIMIT @limit`).all({
        ...filter,
        ...place,
        actions: JSON.stringify(filter.actions ?? []),
        limit,
      });
      const entries = EntryRow.array().parse(rows);
      return order === 'ASC' ? entries.reverse() : entries;
    },
    /** The newest actions on a quiz of a course. */
    listOn(courseId: string, subject: string, limit: number): AuditEntry[] {
      return EntryRow.array().parse(onQuiz.all({ courseId, subject, limit }));
    },
    /** Everything in a course (null: outside of courses) that concerns one person, oldest first. */
    listAbout(personId: string, courseId: string | null): AuditEntry[] {
      return EntryRow.array().parse(about.all({ personId, courseId }));
    },
    /** Everybody who acted in a course, by the names of their last actions. */
    listActors(courseId: string | null): LoggedPerson[] {
      return SomebodyRow.array().parse(actors.all({ courseId }));
    },
    /** Ids of everybody whom an action in a course concerned. */
    listConcerned(courseId: string | null): string[] {
      return z.string().array().parse(people.all({ courseId }));
    },
    /** Whether somebody's data in a course were deleted. */
    isDeleted(personId: string, courseId: string | null): boolean {
      return Number(deleted.get({ personId, courseId })) > 0;
    },
  };
}
