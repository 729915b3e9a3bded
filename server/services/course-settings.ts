/**
 * Owns title, time zone and weeks of a course as its instructors change them.
 * Must not know pages.
 */
import { isTimeZone } from '../content/words.ts';
import type { CourseWeek } from '../store/courses.store.ts';
import type { Store } from '../store/store.ts';
import { readStart } from './create-course.ts';
import type { Membership } from './find-membership.ts';
import { cleanName, type FieldErrors } from './register.ts';
import { writeLocalTime } from './rules-form.ts';

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
}

/** The numbers of the weeks that begin at another time than before, or what is wrong by field (`week-3`). */
export type ChangedSettings = { readonly moved: readonly number[] } | { readonly errors: FieldErrors };

/**
 * Returns a function that changes the settings, or says what is wrong.
 *
 * A field that shows what is stored changes nothing, so saving again never moves a week.
 */
export function createChangeSettings({ store }: { store: Store }) {
  return ({ course, weeks: before }: Membership, form: SettingsForm): ChangedSettings => {
    const title = cleanName(form.title);
    const timeZone = form.timeZone.trim();
    const zoneFits = timeZone !== '' && isTimeZone(timeZone);
    const zone = zoneFits ? timeZone : 'UTC';
    const errors: Record<string, string> = {
      ...(title === undefined ? { title: 'people:errors.title' } : {}),
      ...(zoneFits ? {} : { timeZone: 'account:errors.timeZone' }),
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
    if (title === undefined || Object.keys(errors).length > 0) return { errors };
    store.transaction(() => {
      store.courses.updateCourse({ ...course, title, timeZone });
      store.courses.replaceWeeks(course.id, weeks);
    });
    const hasMoved = ({ number, startsAt }: CourseWeek): boolean =>
      storedStart(number) !== undefined && storedStart(number) !== startsAt;
    return { moved: weeks.filter(hasMoved).map(({ number }) => number) };
  };
}
/** Changes the settings of a course. */
export type ChangeSettings = ReturnType<typeof createChangeSettings>;
