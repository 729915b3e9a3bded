/**
 * Owns title, time zone and weeks of a course as its instructors change them.
 * Must not know pages.
 */
import { isTimeZone } from '../content/words.ts';
import type { CourseWeek } from '../store/courses.store.ts';
import type { Store } from '../store/store.ts';
import type { Membership } from './find-membership.ts';
import { cleanName, type FieldErrors } from './register.ts';
import { readLocalTime } from './rules-form.ts';

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

/** Returns a function that changes the settings, or says what is wrong by field (`week-3` for the third week). */
export function createChangeSettings({ store }: { store: Store }) {
  return ({ course }: Membership, form: SettingsForm): FieldErrors => {
    const title = cleanName(form.title);
    const timeZone = form.timeZone.trim();
    const zoneFits = timeZone !== '' && isTimeZone(timeZone);
    const errors: Record<string, string> = {
      ...(title === undefined ? { title: 'people:errors.title' } : {}),
      ...(zoneFits ? {} : { timeZone: 'account:errors.timeZone' }),
    };
    const weeks: CourseWeek[] = [];
    for (const { number, title: weekTitle, start } of form.weeks) {
      if (start.trim() === '') continue;
      const startsAt = readLocalTime(start, zoneFits ? timeZone : 'UTC');
      const before = weeks.at(-1);
      if (startsAt === undefined) errors[`week-${number}`] = 'rules:errors.time';
      else if (before && before.startsAt >= startsAt) errors[`week-${number}`] = 'people:errors.weekOrder';
      else weeks.push({ number, title: (cleanName(weekTitle) ?? '').slice(0, 100), startsAt });
    }
    if (title === undefined || Object.keys(errors).length > 0) return errors;
    store.transaction(() => {
      store.courses.updateCourse({ ...course, title, timeZone });
      store.courses.replaceWeeks(course.id, weeks);
    });
    return {};
  };
}
/** Changes the settings of a course. */
export type ChangeSettings = ReturnType<typeof createChangeSettings>;
