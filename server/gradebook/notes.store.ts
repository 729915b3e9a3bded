/**
 * Owns what the staff of a course notes about its students.
 * Must not know who may read it.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';

const NoteRow = z.object({
  id: z.string(),
  text: z.string(),
  /** Whether the student reads it, too. */
  shared: z.number().transform((value) => value === 1),
  author: z.string().nullable(),
  /** ISO 8601, UTC. */
  writtenAt: z.string(),
});
/** A note about a student. */
export type StudentNote = z.infer<typeof NoteRow>;

/** Prepares the statements once. */
export function createNotesStore(database: Connection) {
  const list = database.prepare(`
    SELECT id, text, shared, (SELECT name FROM people WHERE people.id = written_by) AS author, written_at AS writtenAt
    FROM student_notes WHERE course_id = @courseId AND person_id = @personId ORDER BY written_at DESC, id`);
  const insert = database.prepare(`
    INSERT INTO student_notes (id, course_id, person_id, text, shared, written_by, written_at)
    VALUES (@id, @courseId, @personId, @text, @shared, @by, @at)`);
  const remove = database.prepare(
    'DELETE FROM student_notes WHERE id = @id AND course_id = @courseId AND person_id = @personId',
  );

  return {
    /** Newest first. */
    listNotes(courseId: string, personId: string): StudentNote[] {
      return NoteRow.array().parse(list.all({ courseId, personId }));
    },
    insertNote(note: {
      id: string;
      courseId: string;
      personId: string;
      text: string;
      shared: boolean;
      by: string;
      at: string;
    }): void {
      insert.run({ ...note, shared: note.shared ? 1 : 0 });
    },
    /** False when there is no such note. */
    deleteNote(courseId: string, personId: string, id: string): boolean {
      return remove.run({ courseId, personId, id }).changes === 1;
    },
  };
}
