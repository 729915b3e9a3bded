/**
 * Owns how the page is shown on which somebody joins a course.
 */

import { askPasswordAgain } from '../accounts/index.ts';
import type { Course, Person } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { signInUrl } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { joinUrl } from './urls.ts';

export interface JoinInput {
  /** Word of the link; undefined when a class code is asked for. */
  readonly token: string | undefined;
  /** Where the link leads. */
  readonly course: Course | undefined;
  readonly person: Person | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
}

/** The view model of views/roster/join. */
export function presentJoin({ token, course, person, typed, errors }: JoinInput, words: Words) {
  const field = createFields(typed, askPasswordAgain(errors), words);
  const action = joinUrl(token);
  const account = [
    field('name', 'account:field.name', { autocomplete: 'name' }),
    field('email', 'account:field.email', { type: 'email', autocomplete: 'username' }),
    field('password', 'account:field.password', {
      type: 'password',
      autocomplete: 'new-password',
      hint: words.t('account:passwordHint'),
    }),
  ];
  return {
    title: course ? words.t('people:join.course', { title: course.title }) : words.t('people:join.title'),
    scripts: [],
    form: true,
    action,
    code: token === undefined ? [field('code', 'people:join.code', { hint: words.t('people:join.codeHint') })] : [],
    account: person ? [] : account,
    signInUrl: person ? '' : signInUrl(action),
    as: person ? words.t('people:join.as', { name: person.name }) : '',
  };
}
