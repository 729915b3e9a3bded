/**
 * Owns how the page of the first start is shown.
 */

import { askPasswordAgain } from '../accounts/index.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import type { Words } from '../kernel/text/words.ts';
import { presentCourseFields } from './course-fields.presenter.ts';
import { setUpUrl } from './urls.ts';

/** The view model of views/courses/first-start. */
export function presentFirstStart(
  token: string,
  typed: Readonly<Record<string, string>>,
  errors: FieldErrors,
  words: Words,
) {
  const field = createFields(typed, askPasswordAgain(errors), words);
  return {
    title: words.t('account:setUp.title'),
    scripts: [],
    form: true,
    action: setUpUrl(token),
    account: [
      field('name', 'account:field.name', { autocomplete: 'name' }),
      field('email', 'account:field.email', { type: 'email', autocomplete: 'username' }),
      field('password', 'account:field.password', {
        type: 'password',
        autocomplete: 'new-password',
        hint: words.t('account:passwordHint'),
      }),
    ],
    course: presentCourseFields(typed, errors, words),
    timeZones: Intl.supportedValuesOf('timeZone'),
  };
}
