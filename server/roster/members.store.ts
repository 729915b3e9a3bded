/**
 * Owns lists of the people of a course.
 * Must not know who may see them.
 */
import { z } from 'zod';
import { LATE_RULES, PLACE_STATES, SHOWN_NAME, SHOWN_PARTS, SHOWN_PARTS_ROW } from '../courses/courses.store.ts';
import { ROLES } from '../kernel/actor.ts';
import type { Connection } from '../kernel/database/database.ts';
import { byFamilyName } from '../kernel/text/family-name.ts';

const MemberRow = z.object({
  id: z.string(),
  name: z.string(),
  ...SHOWN_PARTS_ROW,
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
  state: z.enum(PLACE_STATES),
  /** Since when the staff knows who it is; null: it does not. */
  confirmedAt: z.string().nullable(),
  /** What becomes of what ended before they joined; null: nobody has decided, and it counts. */
  lateRule: z.enum(LATE_RULES).nullable(),
  /** Whether somebody has chosen a password for the account, or it is a demo account, which needs none. */
  used: z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1),
});
/** Somebody in a course. */
export type Member = z.infer<typeof MemberRow>;

/** Prepares the statements once. */
export function createMembersStore(database: Connection) {
  const select = `
    SELECT people.id, ${SHOWN_NAME} AS name, ${SHOWN_PARTS}, email, role, student_number AS studentNumber, source, joined_at AS joinedAt,
      state, confirmed_at AS confirmedAt, late_rule AS lateRule, password_hash IS NOT NULL OR demo_key IS NOT NULL AS used,
      course_groups.id AS groupId, course_groups.name AS groupName
    FROM enrolments JOIN people ON people.id = person_id
    LEFT JOIN course_groups ON course_groups.id = group_id AND role = 'student'
    WHERE enrolments.course_id = @courseId AND state <> 'withdrawn'`;
  const list = database.prepare(`${select} ORDER BY people.id`);
  const unconfirmed = database.prepare(`
    ${select} AND role = 'student' AND (confirmed_at IS NULL OR state = 'waiting') ORDER BY people.id`);

  return {
    /** Everybody on the list of a course, by family name: members, those who are invited, and those who wait to be let in. */
    listMembers(courseId: string): Member[] {
      return MemberRow.array().parse(list.all({ courseId })).sort(byFamilyName);
    },
    /** Students whom the staff has not confirmed, by family name. */
    listUnconfirmed(courseId: string): Member[] {
      return MemberRow.array().parse(unconfirmed.all({ courseId })).sort(byFamilyName);
    },
  };
}
