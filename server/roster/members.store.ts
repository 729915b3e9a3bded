/**
 * Owns lists of the people of a course.
 * Must not know who may see them.
 */
import { z } from 'zod';
import { ROLES } from '../kernel/actor.ts';
import type { Connection } from '../kernel/database/database.ts';
import { byName } from '../kernel/text/by-name.ts';

const MemberRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  studentNumber: z.string().nullable(),
  /** The tutorial group; null for those without one. */
  groupId: z.string().nullable(),
  groupName: z.string().nullable(),
  /** How they came: 'roster', 'invite', 'code', 'set-up', 'admin', 'demo'. */
  source: z.string(),
  /** ISO 8601, UTC. */
  joinedAt: z.string(),
});
/** Somebody in a course. */
export type Member = z.infer<typeof MemberRow>;

/** Prepares the statement once. */
export function createMembersStore(database: Connection) {
  const list = database.prepare(`
    SELECT people.id, people.name, email, role, student_number AS studentNumber, source, joined_at AS joinedAt,
      course_groups.id AS groupId, course_groups.name AS groupName
    FROM enrolments JOIN people ON people.id = person_id
    LEFT JOIN course_groups ON course_groups.id = group_id AND role = 'student'
    WHERE enrolments.course_id = @courseId ORDER BY people.id`);

  return {
    /** Everybody in a course, by name. */
    listMembers(courseId: string): Member[] {
      return MemberRow.array().parse(list.all({ courseId })).sort(byName);
    },
  };
}
