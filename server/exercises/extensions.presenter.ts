/**
 * Owns how extensions for many are shown: the form, who would get what, and all that were granted in a course.
 */

import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { staffUrl } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import type { BulkPlan, CourseExtensions, Extra } from './extensions.ts';
import type { BulkForm } from './extensions-form.ts';
import { extensionUrls } from './urls.ts';

/** '30 Nov, 2 more attempts'; a dash for nothing. */
function extraText({ dueAt, neverDue, extraAttempts }: Extra, words: Words): string {
  const parts = [
    neverDue ? words.t('extensions:never') : dueAt === null ? '' : words.day(dueAt),
    extraAttempts === 0 ? '' : words.t('extensions:more', { count: extraAttempts }),
  ];
  return parts.filter(Boolean).join(', ') || '–';
}

/** What the page shows apart from the course: what was typed, what is wrong, what was just done. */
export interface ExtensionsInput {
  readonly typed?: BulkForm;
  readonly errors?: FieldErrors;
  readonly done?: boolean;
}

/** The view model of views/exercises/extensions. */
export function presentExtensions(
  { exercises, students, groups, extensions }: CourseExtensions,
  { typed, errors = {}, done = false }: ExtensionsInput,
  membership: Membership,
  words: Words,
) {
  const urls = extensionUrls(membership.course.slug);
  const fields: Readonly<Partial<Record<string, string>>> = typed?.fields ?? {};
  const field = createFields(fields, errors, words);
  const say = (name: string): string => (errors[name] === undefined ? '' : words.t(errors[name]));
  const choices = <Value extends string>(
    name: 'scope' | 'mode',
    values: readonly Value[],
    labelOf: (value: Value) => string,
  ) =>
    values.map((value, index) => ({
      value,
      label: labelOf(value),
      chosen: (fields[name] || values[0]) === value,
      id: `${name}-${index}`,
    }));
  const titleOf = (slug: string): string =>
    exercises.find((exercise) => exercise.slug === slug)?.texts[words.language].title ?? slug;
  const grants = new Map<string, number>();
  for (const { grantId } of extensions) if (grantId !== null) grants.set(grantId, (grants.get(grantId) ?? 0) + 1);
  return {
    title: words.t('extensions:title'),
    scripts: [],
    tableUrl: staffUrl(membership.course.slug, 'exercises'),
    action: urls.list,
    done,
    zone: words.t('extensions:zone', { zone: membership.course.timeZone.replaceAll('_', ' ') }),
    scopes: choices('scope', groups.length > 0 ? ['all', 'group', 'chosen'] : ['all', 'chosen'], (value) =>
      words.t(`extensions:scope.${value}`),
    ),
    modes: choices('mode', ['days', 'date', 'never', 'none'] as const, (value) => words.t(`extensions:mode.${value}`)),
    groups: groups.map(({ id, name }) => ({ id, name, chosen: id === fields.group })),
    groupError: say('group'),
    students: students.map((one) => ({ ...one, chosen: typed?.people.includes(one.id) ?? false })),
    peopleError: say('people'),
    exercises: exercises.map(({ slug, week, texts }) => ({
      slug,
      title: texts[words.language].title,
      week: words.t('course:week', { number: week }),
      chosen: typed?.exercises.includes(slug) ?? false,
    })),
    exercisesError: say('exercises'),
    days: field('days', 'extensions:days', { value: '7' }),
    due: field('due', 'rules:grant.due', { type: 'datetime-local' }),
    more: [field('attempts', 'rules:grant.attempts', { value: '0' }), field('reason', 'rules:grant.reason')],
    replace: fields.replace === 'yes',
    rows: extensions.map((one, index) => ({
      name: one.personName,
      exercise: titleOf(one.exercise),
      revokeUrl: urls.revoke(one.exercise, one.personId),
      extra: extraText(one, words),
      reason: one.reason,
      granted: words.time(one.grantedAt),
      // At the first of those that were granted together.
      grantUrl:
        one.grantId === null ||
        grants.get(one.grantId) === 1 ||
        extensions.findIndex(({ grantId }) => grantId === one.grantId) !== index
          ? ''
          : urls.revokeTogether(one.grantId),
      together: one.grantId === null ? '' : words.t('extensions:revokeAll', { count: grants.get(one.grantId) ?? 1 }),
    })),
  };
}

/** The view model of views/exercises/extensions-plan. The form is carried on in hidden fields. */
export function presentExtensionPlan(
  { rows, hash }: BulkPlan,
  { fields, exercises, people }: BulkForm,
  notice: string,
  membership: Membership,
  words: Words,
) {
  const urls = extensionUrls(membership.course.slug);
  const list = (name: string, values: readonly string[]) => values.map((value) => ({ name, value }));
  const changing = rows.filter(({ changes }) => changes).length;
  return {
    title: words.t('extensions:plan.title'),
    scripts: [],
    backUrl: urls.list,
    action: urls.list,
    notice,
    nothing: changing === 0,
    summary: words.t('extensions:plan.summary', { count: changing, stay: rows.length - changing }),
    hidden: [
      ...Object.entries(fields).map(([name, value]) => ({ name, value })),
      ...list('exercises', exercises),
      ...list('people', fields.scope === 'chosen' ? people : []),
      { name: 'hash', value: hash },
      { name: 'act', value: 'apply' },
    ],
    rows: rows.map(({ name, exercise, courseDueAt, before, after, changes, noOtherDate }) => ({
      name,
      exercise: exercise.texts[words.language].title,
      everybody: courseDueAt === null ? words.t('rules:table.noDue') : words.day(courseDueAt),
      from: before ? extraText(before, words) : '–',
      to: extraText(after, words),
      stays: changes ? '' : words.t('extensions:plan.stays'),
      why: noOtherDate ? words.t(`extensions:plan.${noOtherDate}`) : '',
    })),
  };
}
