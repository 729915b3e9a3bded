/** What the room stores about a person. */
import { COURSE, mark, type PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'enrolments',
    key: 'enrolment',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: `role, source, student_number AS studentNumber, joined_at AS joinedAt, state, roster_name AS rosterName,
      roster_family_name AS rosterFamilyName, roster_given_name AS rosterGivenName, confirmed_at AS confirmedAt, late_rule AS lateRule`,
  },
  {
    table: 'invites',
    key: 'invitations',
    column: 'created_by',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'role, max_uses AS maxUses, uses, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt',
  },
  mark('course_groups', 'tutor_id', COURSE),
];
