/**
 * Owns browser sessions in the database, behind express-session's store interface.
 * Must not know what a session is for; of its data it reads only `personId` and `userAgent`.
 */
import session from 'express-session';
import { z } from 'zod';
import { ALLOWANCES } from '../kernel/allowances.ts';
import type { Connection } from '../kernel/database/database.ts';
import { sha256 } from '../kernel/digest.ts';

declare module 'express-session' {
  interface SessionData {
    /** The signed-in person. */
    personId?: string;
    /** Set while the person sees a course as one of its students does; `since` is ISO 8601, UTC. */
    viewing?: { readonly personId: string; readonly courseId: string; readonly since: string };
    /** What the browser called itself when the session began. */
    userAgent?: string;
  }
}

const ListedRow = z.object({
  /** Names the session without opening it: the hash of its id. */
  handle: z.string(),
  /** ISO 8601, UTC; null for sessions from before this was noted. */
  createdAt: z.string().nullable(),
  /** To within ten minutes. */
  seenAt: z.string().nullable(),
  userAgent: z.string().nullable(),
});
/** A session as its owner sees it. */
export type ListedSession = z.infer<typeof ListedRow>;

const SessionRow = z.object({ data: z.string(), expires_at: z.string() });
const MaybeSessionRow = SessionRow.optional();
type Callback = (error?: unknown) => void;

/** A session lasts this long after its last request when its cookie says nothing, ms. */
const DEFAULT_LIFE_MS = 24 * 60 * 60 * 1000;
/** The expiry is moved at most this often, so that reading pages does not write at every request, ms. */
const TOUCH_EVERY_MS = 10 * 60 * 1000;
/** Sessions whose expiry is remembered between reading and touching them: far more than there are requests at a time. */
const MOST_READ = 10_000;

/** Sessions in SQLite. Expired ones are invisible at once and deleted by deleteExpired(). */
export class SqliteSessionStore extends session.Store {
  readonly #clock: () => Date;
  /** When sessions expire that requests have read and not yet touched, by id. */
  readonly #read = new Map<string, string>();
  readonly #statements;

  constructor(database: Connection, clock: () => Date) {
    super();
    this.#clock = clock;
    this.#statements = {
      get: database.prepare('SELECT data, expires_at FROM sessions WHERE id_hash = @idHash AND expires_at > @now'),
      set: database.prepare(`
        INSERT INTO sessions (id_hash, person_id, data, expires_at, created_at, seen_at, user_agent)
        VALUES (@idHash, @personId, @data, @expiresAt, @now, @now, @userAgent)
        ON CONFLICT (id_hash) DO UPDATE SET person_id = excluded.person_id, data = excluded.data, expires_at = excluded.expires_at`),
      keepNewest: database.prepare(`
        DELETE FROM sessions WHERE person_id = @personId AND id_hash <> @idHash AND id_hash NOT IN (
          SELECT id_hash FROM sessions WHERE person_id = @personId AND id_hash <> @idHash
          ORDER BY seen_at DESC, created_at DESC LIMIT ${ALLOWANCES.sessions.count - 1})`),
      touch: database.prepare(
        'UPDATE sessions SET expires_at = @expiresAt, seen_at = @now WHERE id_hash = @idHash AND expires_at < @staleBefore',
      ),
      destroy: database.prepare('DELETE FROM sessions WHERE id_hash = @idHash'),
      list: database.prepare(`
        SELECT id_hash AS handle, created_at AS createdAt, seen_at AS seenAt, user_agent AS userAgent FROM sessions
        WHERE person_id = @personId AND expires_at > @now ORDER BY seen_at DESC, created_at DESC`),
      revoke: database.prepare('DELETE FROM sessions WHERE person_id = @personId AND id_hash = @handle'),
      revokeOthers: database.prepare('DELETE FROM sessions WHERE person_id = @personId AND id_hash <> @handle'),
      deleteExpired: database.prepare('DELETE FROM sessions WHERE expires_at <= @now'),
    };
  }

  override get(id: string, callback: (error: unknown, session?: session.SessionData | null) => void): void {
    answer(callback, () => {
      const found = this.#statements.get.get({ idHash: sha256(id), now: this.#clock().toISOString() });
      const row = MaybeSessionRow.parse(found);
      if (row && this.#read.size < MOST_READ) this.#read.set(id, row.expires_at);
      return row ? (JSON.parse(row.data) as session.SessionData) : null;
    });
  }

  override set(id: string, data: session.SessionData, callback?: Callback): void {
    answer(callback, () => {
      const [idHash, personId] = [sha256(id), data.personId ?? null];
      this.#statements.set.run({
        idHash,
        personId,
        data: JSON.stringify(data),
        expiresAt: this.#expiry(data).toISOString(),
        now: this.#clock().toISOString(),
        userAgent: data.userAgent ?? null,
      });
      // Whoever signs in again and again leaves no more than these behind.
      if (personId !== null) this.#statements.keepNewest.run({ idHash, personId });
    });
  }

  override destroy(id: string, callback?: Callback): void {
    answer(callback, () => {
      this.#statements.destroy.run({ idHash: sha256(id) });
    });
  }

  /** Moves the expiry. A failure (a full disk) is swallowed: it must not take down a page that only reads. */
  override touch(id: string, data: session.SessionData, callback?: () => void): void {
    const expiresAt = this.#expiry(data);
    const staleBefore = new Date(expiresAt.getTime() - TOUCH_EVERY_MS).toISOString();
    const read = this.#read.get(id);
    this.#read.delete(id);
    if (read !== undefined && read >= staleBefore) {
      callback?.();
      return;
    }
    try {
      const now = this.#clock().toISOString();
      this.#statements.touch.run({ idHash: sha256(id), expiresAt: expiresAt.toISOString(), staleBefore, now });
    } catch {
      // The session keeps its present expiry.
    }
    callback?.();
  }

  /** The handle of the session with this id. */
  handleOf(id: string): string {
    return sha256(id);
  }

  /** Somebody's sessions, the one last seen first. */
  listOf(personId: string): ListedSession[] {
    return ListedRow.array().parse(this.#statements.list.all({ personId, now: this.#clock().toISOString() }));
  }

  /** Ends one of somebody's sessions. */
  revoke(personId: string, handle: string): void {
    this.#statements.revoke.run({ personId, handle });
  }

  /** Ends all of somebody's sessions but the one with this handle; without a handle, all. */
  revokeOthers(personId: string, handle = ''): void {
    this.#statements.revokeOthers.run({ personId, handle });
  }

  /** Deletes expired sessions; returns how many. */
  deleteExpired(): number {
    return this.#statements.deleteExpired.run({ now: this.#clock().toISOString() }).changes;
  }

  #expiry(data: session.SessionData): Date {
    return new Date(this.#clock().getTime() + (data.cookie.originalMaxAge ?? DEFAULT_LIFE_MS));
  }
}

/** Calls back with the result of `work`, or with what it threw. */
function answer<T>(callback: ((error: unknown, result?: T) => void) | undefined, work: () => T): void {
  let result: T;
  try {
    result = work();
  } catch (error) {
    callback?.(error);
    return;
  }
  callback?.(null, result);
}
