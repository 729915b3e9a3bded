/**
 * Owns what people are writing, as last saved.
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

/** Whose draft of which exercise. */
export interface DraftKey {
  readonly courseId: string;
  readonly exercise: string;
  readonly personId: string;
}

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
  };
}
