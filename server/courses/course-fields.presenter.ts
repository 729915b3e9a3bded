/**
 * Owns the fields of the form that makes a course.
 */

import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields, type Field } from '../kernel/http/fields.presenter.ts';
import type { Words } from '../kernel/text/words.ts';

/** Fields of a new course. */
export function presentCourseFields(
  typed: Readonly<Record<string, string>>,
  errors: FieldErrors,
  words: Words,
): Field[] {
  const field = createFields(typed, errors, words);
  return [
    field('title', 'people:course.title'),
    field('slug', 'people:course.slug', { hint: words.t('people:course.slugHint') }),
    field('timeZone', 'people:course.timeZone', { value: 'Europe/Berlin', list: 'time-zones' }),
    field('firstWeek', 'people:course.firstWeek', {
      type: 'datetime-local',
      hint: words.t('people:course.firstWeekHint'),
    }),
    field('weeks', 'people:course.weeks', { value: '5' }),
  ];
}
