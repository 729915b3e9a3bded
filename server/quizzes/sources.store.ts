/**
 * Owns what quizzes ask: their texts as written in a course, their frozen versions, their pictures.
 * Must not know when they run, nor who answers.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

const SourceRow = z.object({
  courseId: z.string(),
  slug: z.string(),
  /** The text of quiz.yaml. */
  source: z.string(),
  /** Counts the changes. */
  revision: z.number(),
  updatedBy: z.string().nullable(),
  /** ISO 8601, UTC. */
  updatedAt: z.string(),
});
/** A quiz as written in a course. */
export type QuizSource = z.infer<typeof SourceRow>;

const VersionRow = z.object({
  /** SHA-256 of source, variants and pictures. */
  id: z.string(),
  source: z.string(),
  /** JSON. */
  variants: z.string(),
  /** JSON: id of each picture by file name. */
  pictures: z.string(),
  createdAt: z.string(),
});
/** A quiz as given to students; never changed. */
export type QuizVersionRow = z.infer<typeof VersionRow>;

const PictureRow = z.object({ id: z.string(), type: z.string(), bytes: z.custom<Uint8Array>(ArrayBuffer.isView) });
/** A picture; its id is the SHA-256 of its bytes. */
export type QuizPicture = z.infer<typeof PictureRow>;
const NamedPictureRow = z.object({ file: z.string(), pictureId: z.string() });

/** Prepares the statements once. */
export function createQuizzesStore(database: Connection) {
  const columns =
    'course_id AS courseId, slug, source, revision, updated_by AS updatedBy, updated_at AS updatedAt FROM quiz_sources';
  const find = database.prepare(`SELECT ${columns} WHERE course_id = @courseId AND slug = @slug`);
  const list = database.prepare(`SELECT ${columns} WHERE course_id = @courseId ORDER BY slug`);
  const save = database.prepare(`
    INSERT INTO quiz_sources (course_id, slug, source, revision, updated_by, updated_at)
    VALUES (@courseId, @slug, @source, @revision, @updatedBy, @updatedAt)
    ON CONFLICT (course_id, slug) DO UPDATE SET source = excluded.source, revision = excluded.revision,
      updated_by = excluded.updated_by, updated_at = excluded.updated_at`);
  const remove = database.prepare('DELETE FROM quiz_sources WHERE course_id = @courseId AND slug = @slug');
  const insertPicture = database.prepare(
    'INSERT INTO quiz_pictures (id, type, bytes) VALUES (@id, @type, @bytes) ON CONFLICT (id) DO NOTHING',
  );
  const findPicture = database.prepare('SELECT id, type, bytes FROM quiz_pictures WHERE id = @id');
  const namePicture = database.prepare(`
    INSERT INTO quiz_source_pictures (course_id, slug, file, picture_id) VALUES (@courseId, @slug, @file, @pictureId)
    ON CONFLICT (course_id, slug, file) DO UPDATE SET picture_id = excluded.picture_id`);
  const listPictures = database.prepare(`
    SELECT file, picture_id AS pictureId FROM quiz_source_pictures WHERE course_id = @courseId AND slug = @slug ORDER BY file`);
  const insertVersion = database.prepare(`
    INSERT INTO quiz_versions (id, source, variants, pictures, created_at)
    VALUES (@id, @source, @variants, @pictures, @createdAt) ON CONFLICT (id) DO NOTHING`);
  const findVersion = database.prepare(
    'SELECT id, source, variants, pictures, created_at AS createdAt FROM quiz_versions WHERE id = @id',
  );

  return {
    findSource(courseId: string, slug: string): QuizSource | undefined {
      return SourceRow.optional().parse(find.get({ courseId, slug }));
    },
    listSources(courseId: string): QuizSource[] {
      return SourceRow.array().parse(list.all({ courseId }));
    },
    /** Stores a text in place of the one there is; the caller compares revisions, in the same transaction. */
    saveSource(source: QuizSource): void {
      save.run(source);
    },
    deleteSource(courseId: string, slug: string): void {
      remove.run({ courseId, slug });
    },
    /** The same bytes are stored once. */
    insertPicture(picture: QuizPicture): void {
      insertPicture.run({ ...picture, bytes: Buffer.from(picture.bytes) });
    },
    findPicture(id: string): QuizPicture | undefined {
      return PictureRow.optional().parse(findPicture.get({ id }));
    },
    /** Gives a stored picture a file name beside a quiz of a course. */
    namePicture(key: { courseId: string; slug: string; file: string; pictureId: string }): void {
      namePicture.run(key);
    },
    /** Ids of the pictures beside a quiz of a course, by file name. */
    listPictures(courseId: string, slug: string): ReadonlyMap<string, string> {
      const rows = NamedPictureRow.array().parse(listPictures.all({ courseId, slug }));
      return new Map(rows.map(({ file, pictureId }) => [file, pictureId]));
    },
    /** The same version is stored once. */
    insertVersion(version: QuizVersionRow): void {
      insertVersion.run(version);
    },
    findVersion(id: string): QuizVersionRow | undefined {
      return VersionRow.optional().parse(findVersion.get({ id }));
    },
  };
}
