/**
 * Owns making a course with its weeks and its first instructor.
 * Must not know who may do so.
 */
import { DateTime } from 'luxon';
import type { Audit } from '../audit/audit.ts';
import type { Course, CourseWeek, Person } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { cleanName } from '../kernel/text/person-name.ts';
import { isTimeZone } from '../kernel/text/words.ts';
import type { Store } from '../store.ts';

/** The form of a new course, as typed. `firstWeek` is a local time in the zone of the course. */
export type CourseForm = Readonly<Record<'title' | 'slug' | 'timeZone' | 'firstWeek' | 'weeks', string>>;

/** A course that may be stored. */
export interface PlannedCourse {
  readonly course: Omit<Course, 'id' | 'createdAt'>;
  readonly weeks: readonly CourseWeek[];
}

/** Most weeks of a course. */
export const MOST_WEEKS = 60;

/** A word for addresses: lower case letters, digits and single hyphens; undefined when it is none. */
function cleanSlug(text: string): string | undefined {
  const slug = text.trim().toLowerCase();
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60 ? slug : undefined;
}

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** The part of an address that a title suggests: 'Übung 1' becomes 'uebung-1'. Empty for titles without Latin letters. */
export function suggestSlug(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => GERMAN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
}

/**
 * The moment of a local time such as 2026-10-12T09:00 in a zone; undefined when it is none. A time that a change to summer
 * time skips is read as the one an hour later; one that comes twice in the night when summer time ends is its first. Of two,
 * luxon alone would choose by the season in which it is asked.
 */
export function readStart(text: string, zone: string): DateTime | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const time = DateTime.fromISO(text, { zone });
  return time.isValid ? time.getPossibleOffsets()[0] : undefined;
}

/** Weeks that begin at the same local time, seven days apart; `first` is a local time such as 2026-10-12T09:00. */
function planWeeks(first: string, zone: string, count: number): CourseWeek[] | undefined {
  const start = readStart(first, zone);
  if (!start) return undefined;
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    title: '',
    startsAt: start.plus({ weeks: index }).toUTC().toISO() ?? '',
  }));
}

/** Checks the form; problems are keys of words by field. */
export function planCourse(form: CourseForm): { planned: PlannedCourse } | { errors: FieldErrors } {
  const title = cleanName(form.title);
  const slug = cleanSlug(form.slug.trim() === '' ? suggestSlug(form.title) : form.slug);
  const timeZone = isTimeZone(form.timeZone) && form.timeZone !== '' ? form.timeZone : undefined;
  const count = /^\d{1,2}$/.test(form.weeks.trim()) ? Number(form.weeks) : 0;
  const weeks = planWeeks(form.firstWeek, timeZone ?? 'UTC', Math.max(1, count));
  const errors: FieldErrors = {
    ...(title === undefined ? { title: 'people:errors.title' } : {}),
    ...(slug === undefined ? { slug: 'people:errors.slug' } : {}),
    ...(timeZone === undefined ? { timeZone: 'account:errors.timeZone' } : {}),
    ...(weeks === undefined ? { firstWeek: 'rules:errors.time' } : {}),
    ...(count < 1 || count > MOST_WEEKS ? { weeks: 'people:errors.weeks' } : {}),
  };
  if (title === undefined || slug === undefined || timeZone === undefined || !weeks || Object.keys(errors).length > 0)
    return { errors };
  return { planned: { course: { title, slug, timeZone, classCode: null }, weeks } };
}

export interface CreateCourseDeps {
  readonly store: Pick<Store, 'courses' | 'transaction'>;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Returns a function that stores a planned course with its instructor; call it in a transaction. */
export function createStoreCourse({ store, audit, clock, newId }: CreateCourseDeps) {
  return ({ course, weeks }: PlannedCourse, person: Person, source: 'set-up' | 'admin'): void => {
    const id = newId();
    const createdAt = clock().toISOString();
    store.courses.insertCourse({ ...course, id, createdAt });
    store.courses.replaceWeeks(id, weeks);
    const place = { courseId: id, personId: person.id, role: 'instructor', source, studentNumber: null } as const;
    store.courses.enrol({ ...place, joinedAt: createdAt });
    const { slug, title, timeZone } = course;
    audit({ person }, { action: 'course.create', subject: slug, after: { title, timeZone, weeks: weeks.length } });
  };
}

/** Returns a function by which an admin makes a course; it returns the slug, or what is wrong by field. */
export function createCreateCourse(deps: CreateCourseDeps) {
  const storeCourse = createStoreCourse(deps);
  return (person: Person, form: CourseForm): { slug: string } | { errors: FieldErrors } => {
    const plan = planCourse(form);
    if ('errors' in plan) return plan;
    return deps.store.transaction(() => {
      const { slug } = plan.planned.course;
      if (deps.store.courses.findCourse(slug)) return { errors: { slug: 'people:errors.slugTaken' } };
      storeCourse(plan.planned, person, 'admin');
      return { slug };
    });
  };
}
/** Makes a course. */
export type CreateCourse = ReturnType<typeof createCreateCourse>;
