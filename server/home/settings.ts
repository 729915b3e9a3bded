/**
 * Owns title, time zone, weeks and retention of a course as its instructors change them.
 * Must not know pages.
 */

import type { Audit } from '../audit/audit.ts';
import { readStart } from '../courses/index.ts';
import type { CourseContent, ExerciseContent } from '../exercises/catalog.ts';
import { findContradiction, rulesFor } from '../exercises/index.ts';
import type { Contradiction } from '../exercises/policy.ts';
import type { CourseWeek, Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { writeLocalTime } from '../kernel/text/local-time.ts';
import { cleanName } from '../kernel/text/person-name.ts';
import type { WordKey } from '../kernel/text/words.ts';
import { isTimeZone } from '../kernel/text/words.ts';
import { readMonths } from '../privacy/index.ts';
import type { Store } from '../store.ts';

/** A week as typed: a local time in the zone of the course; a week without a start is taken off the plan. */
export interface TypedWeek {
  readonly number: number;
  readonly title: string;
  readonly start: string;
}

/** The form of the settings, as typed. */
export interface SettingsForm {
  readonly title: string;
  readonly timeZone: string;
  readonly weeks: readonly TypedWeek[];
  /** Months for which students' data are kept; empty: for ever. */
  readonly retention: string;
}

/** An exercise whose rules would contradict each other with the weeks as typed. */
export interface WeekConflict {
  readonly exercise: ExerciseContent;
  readonly contradiction: Contradiction;
}

/** The numbers of the weeks that begin at another time than before; or what is wrong by field (`week-3`), or with which exercises. */
export type ChangedSettings =
  | { readonly moved: readonly number[] }
  | { readonly errors: FieldErrors; readonly conflicts?: readonly WeekConflict[] };

/**
 * Returns a function that changes the settings, or says what is wrong.
 *
 * A field that shows what is stored changes nothing, so saving again never moves a week.
 */
export function createChangeSettings({
  store,
  audit,
  content,
  clock,
}: {
  store: Pick<Store, 'courses' | 'gradebook' | 'policies' | 'retention' | 'transaction'>;
  audit: Audit;
  content: CourseContent;
  clock: () => Date;
}) {
  /** Weeks or months that change give notice again. */
  const keep = (courseId: string, months: number | null, weeksMoved: boolean): void => {
    const stored = store.retention.findRetention(courseId);
    if (months === null) store.retention.removeRetention(courseId);
    else if (stored?.months !== months || weeksMoved)
      store.retention.setRetention(courseId, months, clock().toISOString());
  };
  /** Exercises by whose fixed dates nobody could submit in time any more; those of which that is so already are left alone. */
  const findConflicts = (before: Membership, after: Pick<Membership, 'course' | 'weeks'>): WeekConflict[] => {
    const [was, would] = [rulesFor(store, before), rulesFor(store, after)];
    return content.exercises.flatMap((exercise) => {
      const contradiction = findContradiction(would.general(exercise));
      return contradiction && !findContradiction(was.general(exercise)) ? [{ exercise, contradiction }] : [];
    });
  };
  return (membership: Membership, form: SettingsForm): ChangedSettings => {
    const { course, weeks: before } = membership;
    const title = cleanName(form.title);
    const months = readMonths(form.retention);
    const timeZone = form.timeZone.trim();
    const zoneFits = timeZone !== '' && isTimeZone(timeZone);
    const zone = zoneFits ? timeZone : 'UTC';
    const errors: Record<string, WordKey> = {
      ...(title === undefined ? { title: 'people:errors.title' } : {}),
      ...(zoneFits ? {} : { timeZone: 'account:errors.timeZone' }),
      ...(months === undefined ? { retention: 'personalData:errors.months' } : {}),
    };
    const storedStart = (number: number): string | undefined => before.find((week) => week.number === number)?.startsAt;
    const startOf = (number: number, start: string): string | undefined => {
      const stored = storedStart(number);
      if (stored !== undefined && writeLocalTime(stored, zone) === start) return stored;
      return readStart(start, zone)?.toUTC().toISO() ?? undefined;
    };
    const weeks: CourseWeek[] = [];
    for (const { number, title: weekTitle, start } of form.weeks) {
      if (start.trim() === '') continue;
      const startsAt = startOf(number, start);
      const previous = weeks.at(-1);
      if (startsAt === undefined) errors[`week-${number}`] = 'rules:errors.time';
      else if (previous && previous.startsAt >= startsAt) errors[`week-${number}`] = 'people:errors.weekOrder';
      else weeks.push({ number, title: (cleanName(weekTitle) ?? '').slice(0, 100), startsAt });
    }
    if (title === undefined || months === undefined || Object.keys(errors).length > 0) return { errors };
    const conflicts = findConflicts(membership, { course: { ...course, timeZone }, weeks });
    if (conflicts.length > 0) return { errors, conflicts };
    const starts = (list: readonly CourseWeek[]): Record<string, string> =>
      Object.fromEntries(list.map(({ number, startsAt }) => [number, startsAt]));
    store.transaction(() => {
      const retention = store.retention.findRetention(course.id)?.months ?? null;
      store.courses.updateCourse({ ...course, title, timeZone });
      store.courses.replaceWeeks(course.id, weeks);
      keep(course.id, months, JSON.stringify(starts(before)) !== JSON.stringify(starts(weeks)));
      const was = { title: course.title, timeZone: course.timeZone, weeks: starts(before), retention };
      const is = { title, timeZone, weeks: starts(weeks), retention: months };
      if (JSON.stringify(was) !== JSON.stringify(is))
        audit(membership, { action: 'course.settings', before: was, after: is });
    });
    const hasMoved = ({ number, startsAt }: CourseWeek): boolean =>
      storedStart(number) !== undefined && storedStart(number) !== startsAt;
    return { moved: weeks.filter(hasMoved).map(({ number }) => number) };
  };
}
/** Changes the settings of a course. */
export type ChangeSettings = ReturnType<typeof createChangeSettings>;
