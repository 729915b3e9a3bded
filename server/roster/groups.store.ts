/**
 * Owns the tutorial groups of a course, and who is in them.
 * Must not know who may change them.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';
import { byName } from '../kernel/text/by-name.ts';

const GroupRow = z.object({
  id: z.string(),
  name: z.string(),
  tutorId: z.string().nullable(),
  /** Null as well when the tutor is no longer on the staff of the course. */
  tutorName: z.string().nullable(),
  students: z.number(),
});
/** A tutorial group. */
export type Group = z.infer<typeof GroupRow>;

const MemberRow = z.object({ personId: z.string(), groupId: z.string() });

/** Prepares the statements once. */
export function createGroupsStore(database: Connection) {
  const list = database.prepare(`
    SELECT id, name, tutor_id AS tutorId,
      (SELECT people.name FROM people JOIN enrolments AS own ON own.person_id = people.id
        WHERE people.id = tutor_id AND own.course_id = course_groups.course_id AND role <> 'student' AND state = 'member') AS tutorName,
      (SELECT count(*) FROM enrolments WHERE group_id = course_groups.id AND role = 'student' AND state IN ('member', 'invited')) AS students
    FROM course_groups WHERE course_id = @courseId`);
  const members = database.prepare(`
    SELECT person_id AS personId, group_id AS groupId FROM enrolments
    WHERE course_id = @courseId AND group_id IS NOT NULL AND role = 'student'`);
  const insert = database.prepare(`
    INSERT INTO course_groups (id, course_id, name, tutor_id, created_at)
    VALUES (@id, @courseId, @name, @tutorId, @createdAt)`);
  const update = database.prepare(
    'UPDATE course_groups SET name = @name, tutor_id = @tutorId WHERE id = @id AND course_id = @courseId',
  );
  const remove = database.prepare('DELETE FROM course_groups WHERE id = @id AND course_id = @courseId');
  const assign = database.prepare(
    'UPDATE enrolments SET group_id = @groupId WHERE course_id = @courseId AND person_id = @personId',
  );

  return {
    /** By name, numbers in their order ('Group 2' before 'Group 10'). */
    listGroups(courseId: string): Group[] {
      const groups = GroupRow.array().parse(list.all({ courseId }));
      return groups.sort(byName);
    },
    /** Group of each student who has one, by person. */
    listGroupMembers(courseId: string): ReadonlyMap<string, string> {
      const rows = MemberRow.array().parse(members.all({ courseId }));
      return new Map(rows.map(({ personId, groupId }) => [personId, groupId]));
    },
    /** @throws SqliteError when the name is taken */
    insertGroup(group: {
      id: string;
      courseId: string;
      name: string;
      tutorId: string | null;
      createdAt: string;
    }): void {
      insert.run(group);
    },
    /** @throws SqliteError when the name is taken */
    updateGroup(group: { id: string; courseId: string; name: string; tutorId: string | null }): void {
      update.run(group);
    },
    /** Its students are then in no group. */
    deleteGroup(courseId: string, id: string): void {
      remove.run({ courseId, id });
    },
    /** Puts a student into a group of the course, or into none. */
    assign(courseId: string, personId: string, groupId: string | null): void {
      assign.run({ courseId, personId, groupId });
    },
  };
}
