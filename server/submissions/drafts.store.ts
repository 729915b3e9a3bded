/**
 * Owns what people are writing, as last saved, and the drafts that something else took the place of.
 * Both are rows of one table: a replaced draft of 'linear_forward' has the key 'linear_forward@12', with the version that replaced
 * it; no exercise's name has an '@'.
 * Must not know who may save what, nor how versions are compared.
 */
import { z } from 'zod';
import type { Stored } from '../kernel/allowances.ts';
import type { Connection } from '../kernel/database/database.ts';

const DraftRow = z.object({
  source: z.string(),
  fileName: z.string(),
  /** Counts the saved changes. */
  version: z.number(),
  /** Names the last saved change. */
  changeId: z.string(),
  /** ISO 8601, UTC. */
  savedAt: z.string(),
});
/** A draft as stored. */
export type Draft = z.infer<typeof DraftRow>;

const ReplacedRow = z.object({ replacedBy: z.number(), savedAt: z.string(), source: z.string() });
/** A draft that something else took the place of: the version that did, when it was saved itself, and its text. */
export type ReplacedDraft = z.infer<typeof ReplacedRow>;
/** Replaced drafts that are kept for an exercise. */
const MOST_REPLACED = 5;

/** Whose draft of which exercise. */
export interface DraftKey {
  readonly courseId: string;
  readonly exercise: string;
  readonly personId: string;
}

/** The key of the draft that a version of another one took the place of. */
const replacedKey = (key: DraftKey, version: number): DraftKey => ({ ...key, exercise: `${key.exercise}@${version}` });

const StoredRow = z.object({ bytes: z.number(), count: z.number() });

/** Prepares the statements once. */
export function createDraftsStore(database: Connection) {
  const find = database.prepare(`
    SELECT source, file_name AS fileName, version, change_id AS changeId, saved_at AS savedAt FROM drafts
    WHERE course_id = @courseId AND exercise = @exercise AND person_id = @personId`);
  const upsert = database.prepare(`
    INSERT INTO drafts (course_id, exercise, person_id, source, file_name, version, change_id, saved_at)
    VALUES (@courseId, @exercise, @personId, @source, @fileName, @version, @changeId, @savedAt)
    ON CONFLICT (course_id, exercise, person_id) DO UPDATE SET source = excluded.source, file_name = excluded.file_name,
      version = excluded.version, change_id = excluded.change_id, saved_at = excluded.saved_at`);
  // '@' is followed by 'A'.
  const OLDER = `course_id = @courseId AND person_id = @personId
    AND exercise > @exercise || '@' AND exercise < @exercise || 'A'`;
  const listReplaced = database.prepare(`
    SELECT CAST(substr(exercise, length(@exercise) + 2) AS INTEGER) AS replacedBy, saved_at AS savedAt, source FROM drafts
    WHERE ${OLDER} ORDER BY replacedBy DESC`);
  const forget = database.prepare(
    'DELETE FROM drafts WHERE course_id = @courseId AND exercise = @exercise AND person_id = @personId',
  );
  const stored = database.prepare(
    'SELECT count(*) AS count, coalesce(sum(octet_length(source) + 500), 0) AS bytes FROM drafts WHERE person_id = @personId',
  );

  return {
    /** What all drafts of somebody take. */
    storedBy(personId: string): Stored {
      return StoredRow.parse(stored.get({ personId }));
    },
    findDraft(key: DraftKey): Draft | undefined {
      return DraftRow.optional().parse(find.get({ ...key }));
    },
    /** Stores a draft in place of the one there is; the caller compares versions, in the same transaction. */
    saveDraft(key: DraftKey, draft: Draft): void {
      upsert.run({ ...key, ...draft });
    },
    /** The drafts that something else took the place of, newest first. */
    listReplaced(key: DraftKey): ReplacedDraft[] {
      return z.array(ReplacedRow).parse(listReplaced.all({ ...key }));
    },
    /** One of them, by the version that replaced it. */
    findReplaced(key: DraftKey, replacedBy: number): Draft | undefined {
      return DraftRow.optional().parse(find.get({ ...replacedKey(key, replacedBy) }));
    },
    /** Keeps a draft that another version took the place of, and only the newest of its exercise. */
    keepReplaced(key: DraftKey, draft: Draft, replacedBy: number): void {
      upsert.run({ ...replacedKey(key, replacedBy), ...draft });
      const older = this.listReplaced(key).slice(MOST_REPLACED);
      for (const { replacedBy: version } of older) forget.run({ ...replacedKey(key, version) });
    },
  };
}
