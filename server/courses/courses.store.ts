/**
 * Owns courses, their weeks, and who has which role in them.
 * Must not know how people come into a course, nor exercises.
 */
import { z } from 'zod';
import { type Course, type CourseWeek, ROLES, type Role } from '../kernel/actor.ts';
import type { Connection } from '../kernel/database/database.ts';
import { byName } from '../kernel/text/by-name.ts';

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
}

const StudentRow = z.object({ id: z.string(), name: z.string() });

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
    WHERE person_id = @personId ORDER BY courses.created_at DESC, slug`);
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
    .prepare('SELECT role FROM enrolments WHERE course_id = @courseId AND person_id = @personId')
    .pluck();
  const enrol = database.prepare(`
    INSERT INTO enrolments (course_id, person_id, role, source, student_number, joined_at)
    VALUES (@courseId, @personId, @role, @source, @studentNumber, @joinedAt)
    ON CONFLICT (course_id, person_id) DO UPDATE SET
      role = excluded.role, student_number = coalesce(excluded.student_number, student_number)`);
  const students = database.prepare(`
    SELECT people.id, name FROM enrolments JOIN people ON people.id = person_id
    WHERE course_id = @courseId AND role = 'student' ORDER BY people.id`);
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
    /** The role of somebody in a course; undefined when they are not in it. */
    findRole(courseId: string, personId: string): Role | undefined {
      return MaybeRoleRow.parse(role.get({ courseId, personId }));
    },
    /** The students of a course, by name. */
    listStudents(courseId: string): { id: string; name: string }[] {
      return StudentRow.array().parse(students.all({ courseId })).sort(byName);
    },
    /** Puts somebody into a course, or changes their role; a student number stays unless a new one is given. */
    enrol(enrolment: Enrolment): void {
      enrol.run(enrolment);
    },
    /** Takes somebody out of a course; what they sent stays. */
    removeEnrolment(courseId: string, personId: string): void {
      leave.run({ courseId, personId });
    },
  };
}
