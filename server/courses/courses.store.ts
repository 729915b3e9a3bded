/**
 * Owns courses, their weeks, and who has which role in them.
 * Must not know how people come into a course, nor exercises.
 */
import { z } from 'zod';
import { type Course, type CourseWeek, ROLES, type Role } from '../kernel/actor.ts';
import type { Connection } from '../kernel/database/database.ts';
import { byFamilyName, type NameParts, NO_PARTS } from '../kernel/text/family-name.ts';
import { CODE_RULES, type EntryRules, QUIZ_RULES } from './entry-rules.ts';

const CourseRow = z.object({
  id: z.string(),
  /** Stands in addresses. */
  slug: z.string(),
  title: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  /** Word by which students join; null when nobody may. */
  classCode: z.string().nullable(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
});
const MaybeCourseRow = CourseRow.optional();
const WeekRow = z.object({ number: z.number(), title: z.string(), startsAt: z.string() });
const RoleRow = z.enum(ROLES);
const MaybeRoleRow = RoleRow.optional();
const JoinedRow = CourseRow.extend({ role: RoleRow });
/** A course with the role that somebody has in it. */
export type JoinedCourse = z.infer<typeof JoinedRow>;

/** Somebody's place in a course. */
export interface Enrolment {
  readonly courseId: string;
  readonly personId: string;
  readonly role: Role;
  /** How they came: 'roster', 'invite', 'code', 'set-up', 'admin', 'demo'. */
  readonly source: string;
  readonly studentNumber: string | null;
  /** ISO 8601, UTC. */
  readonly joinedAt: string;
  /** Whether they are in the course by now; absent: they are. */
  readonly state?: PlaceState | undefined;
  /** The name that the roster gave; absent: it gave none. */
  readonly rosterName?: string | null | undefined;
  /** The parts of the name that the roster gave; absent: it gave none. */
  readonly rosterParts?: NameParts | undefined;
  /** What becomes of what ended before they joined; absent: what was decided before, if anything was. */
  readonly lateRule?: LateRule | null | undefined;
  /** Since when the staff knows who it is; null: it does not; absent: from the beginning. */
  readonly confirmedAt?: string | null | undefined;
}

/**
 * `member`: in the course. `invited`: the roster names the account of somebody who has not accepted. `waiting`: came by themself and
 * is let in when an instructor confirms. `withdrawn`: an invitation that was declined or taken back.
 */
export const PLACE_STATES = ['member', 'invited', 'waiting', 'withdrawn'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** What becomes of what ended before somebody joined. */
export const LATE_RULES = ['excuse', 'count'] as const;
export type LateRule = (typeof LATE_RULES)[number];

const PlaceRow = z.object({
  role: RoleRow,
  source: z.string(),
  studentNumber: z.string().nullable(),
  joinedAt: z.string(),
  state: z.enum(PLACE_STATES),
  rosterName: z.string().nullable(),
  confirmedAt: z.string().nullable(),
});
/** Somebody's place as stored, whether it lets them in or not. */
export type Place = z.infer<typeof PlaceRow>;
const HeldPlaceRow = PlaceRow.pick({ role: true, state: true }).extend({ courseId: z.string() });

const EntryRulesRow = z.object({ code: z.enum(CODE_RULES), quizzes: z.enum(QUIZ_RULES) });

/** SQL: what a course sees of somebody's name; of those who have not accepted, what the roster gave. */
export const SHOWN_NAME =
  "iif(enrolments.state IN ('invited', 'withdrawn'), coalesce(enrolments.roster_name, '–'), people.name)";
const shownPart = (part: 'family' | 'given'): string =>
  `iif(enrolments.state IN ('invited', 'withdrawn') OR people.family_name IS NULL, enrolments.roster_${part}_name, people.${part}_name)`;
/** SQL: the parts of that name, familyName and givenName: what people say themselves, else what the roster gave. */
export const SHOWN_PARTS = `${shownPart('family')} AS familyName, ${shownPart('given')} AS givenName`;
/** The parts as rows have them. */
export const SHOWN_PARTS_ROW = { familyName: z.string().nullable(), givenName: z.string().nullable() } as const;

const InvitationRow = CourseRow.extend({ role: RoleRow, state: z.enum(['invited', 'waiting']) });
/** A course that somebody is invited to, or waits to be let into. */
export type Invitation = z.infer<typeof InvitationRow>;

const SeatRow = z.object({
  role: RoleRow,
  mayTakeQuizzes: z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1),
});
type Seat = z.infer<typeof SeatRow>;

const StudentRow = z.object({ id: z.string(), name: z.string(), ...SHOWN_PARTS_ROW });
/** A student of a course, as the course calls them. */
export type ListedStudent = z.infer<typeof StudentRow>;

const COLUMNS =
  'courses.id, slug, title, courses.time_zone AS timeZone, class_code AS classCode, courses.created_at AS createdAt';

/** Prepares the statements once. */
export function createCoursesStore(database: Connection) {
  const bySlug = database.prepare(`SELECT ${COLUMNS} FROM courses WHERE slug = @slug`);
  const byId = database.prepare(`SELECT ${COLUMNS} FROM courses WHERE id = @id`);
  const byCode = database.prepare(`SELECT ${COLUMNS} FROM courses WHERE class_code = @classCode`);
  const all = database.prepare(`SELECT ${COLUMNS} FROM courses ORDER BY created_at, slug`);
  const ofPerson = database.prepare(`
    SELECT ${COLUMNS}, role FROM enrolments JOIN courses ON courses.id = course_id
    WHERE person_id = @personId AND state = 'member' ORDER BY courses.created_at DESC, slug`);
  const invitations = database.prepare(`
    SELECT ${COLUMNS}, role, state FROM enrolments JOIN courses ON courses.id = course_id
    WHERE person_id = @personId AND state IN ('invited', 'waiting') ORDER BY courses.created_at DESC, slug`);
  const insert = database.prepare(`
    INSERT INTO courses (id, slug, title, time_zone, class_code, created_at)
    VALUES (@id, @slug, @title, @timeZone, @classCode, @createdAt)`);
  const update = database.prepare(
    'UPDATE courses SET title = @title, time_zone = @timeZone, class_code = @classCode WHERE id = @id',
  );
  const weeks = database.prepare(
    'SELECT number, title, starts_at AS startsAt FROM course_weeks WHERE course_id = @courseId ORDER BY number',
  );
  const deleteWeeks = database.prepare('DELETE FROM course_weeks WHERE course_id = @courseId');
  const insertWeek = database.prepare(`
    INSERT INTO course_weeks (course_id, number, title, starts_at) VALUES (@courseId, @number, @title, @startsAt)`);
  const role = database
    .prepare("SELECT role FROM enrolments WHERE course_id = @courseId AND person_id = @personId AND state = 'member'")
    .pluck();
  const place = database.prepare(`
    SELECT role, source, student_number AS studentNumber, joined_at AS joinedAt, state, roster_name AS rosterName,
      confirmed_at AS confirmedAt
    FROM enrolments WHERE course_id = @courseId AND person_id = @personId`);
  const placesOf = database.prepare(`
    SELECT course_id AS courseId, role, state FROM enrolments WHERE person_id = @personId AND state <> 'withdrawn'`);
  const listed = database
    .prepare(`
      SELECT role FROM enrolments
      WHERE course_id = @courseId AND person_id = @personId AND state IN ('member', 'invited')`)
    .pluck();
  const shownName = database
    .prepare(`
      SELECT ${SHOWN_NAME} FROM people
      LEFT JOIN enrolments ON person_id = people.id AND course_id = @courseId WHERE people.id = @personId`)
    .pluck();
  const settle = database.prepare(`
    UPDATE enrolments SET state = @state, confirmed_at = coalesce(confirmed_at, @confirmedAt)
    WHERE course_id = @courseId AND person_id = @personId`);
  const rules = database.prepare('SELECT code_rule AS code, quiz_rule AS quizzes FROM courses WHERE id = @courseId');
  const setRules = database.prepare('UPDATE courses SET code_rule = @code, quiz_rule = @quizzes WHERE id = @courseId');
  const mayTake = database
    .prepare(`
      SELECT quiz_rule = 'everybody' OR confirmed_at IS NOT NULL FROM enrolments JOIN courses ON courses.id = course_id
      WHERE course_id = @courseId AND person_id = @personId`)
    .pluck();
  const seat = database.prepare(`
    SELECT role, quiz_rule = 'everybody' OR confirmed_at IS NOT NULL AS mayTakeQuizzes
    FROM enrolments JOIN courses ON courses.id = course_id
    WHERE course_id = @courseId AND person_id = @personId AND state = 'member'`);
  const enrol = database.prepare(`
    INSERT INTO enrolments (course_id, person_id, role, source, student_number, joined_at, state, roster_name,
      roster_family_name, roster_given_name, confirmed_at, late_rule)
    VALUES (@courseId, @personId, @role, @source, @studentNumber, @joinedAt, @state, @rosterName, @familyName, @givenName,
      @confirmedAt, @lateRule)
    ON CONFLICT (course_id, person_id) DO UPDATE SET
      role = excluded.role, student_number = coalesce(excluded.student_number, student_number), state = excluded.state,
      roster_name = coalesce(excluded.roster_name, roster_name),
      roster_given_name = iif(excluded.roster_family_name IS NULL, roster_given_name, excluded.roster_given_name),
      roster_family_name = coalesce(excluded.roster_family_name, roster_family_name), confirmed_at = excluded.confirmed_at,
      late_rule = coalesce(excluded.late_rule, late_rule)`);
  const students = database.prepare(`
    SELECT people.id, ${SHOWN_NAME} AS name, ${SHOWN_PARTS} FROM enrolments JOIN people ON people.id = person_id
    WHERE course_id = @courseId AND role = 'student' AND state IN ('member', 'invited') ORDER BY people.id`);
  const setLateRule = database.prepare(
    'UPDATE enrolments SET late_rule = @lateRule WHERE course_id = @courseId AND person_id = @personId',
  );
  const leave = database.prepare('DELETE FROM enrolments WHERE course_id = @courseId AND person_id = @personId');

  return {
    findCourse(slug: string): Course | undefined {
      return MaybeCourseRow.parse(bySlug.get({ slug }));
    },
    findCourseById(id: string): Course | undefined {
      return MaybeCourseRow.parse(byId.get({ id }));
    },
    findCourseByCode(classCode: string): Course | undefined {
      return MaybeCourseRow.parse(byCode.get({ classCode }));
    },
    /** Every course, oldest first. */
    listCourses(): Course[] {
      return CourseRow.array().parse(all.all());
    },
    /** What waits for somebody's answer, or for an instructor's, newest course first. */
    listInvitations(personId: string): Invitation[] {
      return InvitationRow.array().parse(invitations.all({ personId }));
    },
    /** The courses that somebody is in, newest first. */
    listCoursesOf(personId: string): JoinedCourse[] {
      return JoinedRow.array().parse(ofPerson.all({ personId }));
    },
    /** @throws SqliteError when the slug is taken */
    insertCourse(course: Course): void {
      insert.run(course);
    },
    /** Changes everything but the slug. @throws SqliteError when the class code is taken */
    updateCourse(course: Pick<Course, 'id' | 'title' | 'timeZone' | 'classCode'>): void {
      update.run(course);
    },
    /** In order of their numbers. */
    listWeeks(courseId: string): CourseWeek[] {
      return WeekRow.array().parse(weeks.all({ courseId }));
    },
    /** Replaces all weeks; call it in a transaction. */
    replaceWeeks(courseId: string, list: readonly CourseWeek[]): void {
      deleteWeeks.run({ courseId });
      for (const week of list) insertWeek.run({ courseId, ...week });
    },
    /** What findRole and mayTakeQuizzes say, in one statement. */
    findSeat(courseId: string, personId: string): Seat | undefined {
      return SeatRow.optional().parse(seat.get({ courseId, personId }));
    },
    /** The role of somebody in a course; undefined when they are not in it, or have not been let in. */
    findRole(courseId: string, personId: string): Role | undefined {
      return MaybeRoleRow.parse(role.get({ courseId, personId }));
    },
    /** Somebody's place in a course, whether it lets them in or not. */
    findPlace(courseId: string, personId: string): Place | undefined {
      return PlaceRow.optional().parse(place.get({ courseId, personId }));
    },
    /** Every place that somebody has or was offered. */
    listPlacesOf(personId: string): z.infer<typeof HeldPlaceRow>[] {
      return HeldPlaceRow.array().parse(placesOf.all({ personId }));
    },
    /** The role of somebody on the list of a course: of a member, or of somebody who is invited and has not accepted. */
    findListedRole(courseId: string, personId: string): Role | undefined {
      return RoleRow.optional().parse(listed.get({ courseId, personId }));
    },
    /** What a course sees of somebody's name: of those who have not accepted, what its roster gave. Undefined for nobody. */
    findShownName(courseId: string, personId: string): string | undefined {
      return z.string().optional().parse(shownName.get({ courseId, personId }));
    },
    /** Changes the state of a place; `confirmedAt` is noted where nothing was. */
    settlePlace(courseId: string, personId: string, state: PlaceState, confirmedAt: string | null): void {
      settle.run({ courseId, personId, state, confirmedAt });
    },
    /** Whether somebody in the course may begin quizzes. */
    mayTakeQuizzes(courseId: string, personId: string): boolean {
      return mayTake.get({ courseId, personId }) !== 0;
    },
    getEntryRules(courseId: string): EntryRules {
      return EntryRulesRow.parse(rules.get({ courseId }));
    },
    setEntryRules(courseId: string, wanted: EntryRules): void {
      setRules.run({ courseId, ...wanted });
    },
    /** The students of a course, by family name: members, and those who are invited. */
    listStudents(courseId: string): ListedStudent[] {
      return StudentRow.array().parse(students.all({ courseId })).sort(byFamilyName);
    },
    /** Puts somebody into a course, or changes their role; a student number stays unless a new one is given. */
    enrol(enrolment: Enrolment): void {
      const {
        state = 'member',
        rosterName = null,
        rosterParts = NO_PARTS,
        confirmedAt = enrolment.joinedAt,
        lateRule = null,
        ...rest
      } = enrolment;
      enrol.run({ ...rest, ...rosterParts, state, rosterName, confirmedAt, lateRule });
    },
    /** Decides what becomes of what ended before somebody joined. */
    setLateRule(courseId: string, personId: string, lateRule: LateRule): void {
      setLateRule.run({ courseId, personId, lateRule });
    },
    /** Takes somebody out of a course; what they sent stays. */
    removeEnrolment(courseId: string, personId: string): void {
      leave.run({ courseId, personId });
    },
  };
}
