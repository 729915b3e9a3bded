/**
 * Owns how personal data are shown before they are exported, deleted, or deleted automatically.
 */

import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { ALL_COURSES_URL, staffUrl } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { memberUrls } from '../roster/index.ts';
import type { DeletionForm, DeletionPreview } from './delete-person.ts';
import type { FoundPerson, PersonalRows } from './personal-data.store.ts';
import type { Held, RetentionPlan } from './retention.ts';
import { anybodyUrl } from './urls.ts';

/** What kinds of rows are called; a kind without words is called by its key. */
function nameOf(key: string, words: Words): string {
  const name = `personalData:rows.${key}`;
  return words.has(name) ? words.t(name) : key;
}

const presentRows = (rows: readonly PersonalRows[], words: Words) =>
  rows.map(({ key, fate, count }) => ({
    name: nameOf(key, words),
    count: words.number(count),
    fate: words.t(`personalData:fate.${fate}`),
    tone: fate === 'delete' ? 'bad' : 'muted',
  }));

/** Rows of one fate in a line: 'Drafts: 3, Sessions: 1'. */
function listRows(rows: readonly PersonalRows[], fate: PersonalRows['fate'], words: Words): string {
  const texts = rows
    .filter((one) => one.fate === fate)
    .map(({ key, count }) => `${nameOf(key, words)}: ${words.number(count)}`);
  return texts.length > 0 ? texts.join(', ') : '–';
}

/** How many backups the server keeps, and how often it makes one. */
export interface BackupAge {
  readonly everyHours: number;
  readonly keep: number;
}

/** How long backups still hold what is deleted now. */
function presentBackups(age: BackupAge | undefined, words: Words): string {
  if (!age || age.everyHours === 0) return words.t('personalData:delete.otherBackups');
  const { everyHours, keep } = age;
  const days = Math.ceil((everyHours * keep) / 24);
  return words.t('personalData:delete.backups', { count: days, keep, hours: everyHours });
}

/** The view model of views/privacy/person. `base` is the address of the person; exports and deletions are below it. */
export function presentDeletion(
  { person, parts, account, refused }: DeletionPreview,
  place: { base: string; back: { url: string; title: string }; course: string; backups: BackupAge | undefined },
  { typed, errors = {} }: { typed?: DeletionForm; errors?: FieldErrors },
  words: Words,
) {
  const field = createFields(typed ?? {}, errors, words);
  return {
    title: words.t('personalData:person.title', { name: person.name }),
    scripts: [],
    back: place.back,
    exportUrl: `${place.base}/data`,
    exportText: words.t(place.course === '' ? 'personalData:export.everything' : 'personalData:export.course', {
      course: place.course,
    }),
    deleteUrl: `${place.base}/delete`,
    backups: presentBackups(place.backups, words),
    parts: parts.map(({ course, rows }) => ({
      title: course?.title ?? words.t('personalData:part.account'),
      rows: presentRows(rows, words),
    })),
    account: words.t(account ? 'personalData:account.goes' : 'personalData:account.stays', { name: person.name }),
    refused: refused === undefined ? '' : words.t(refused),
    fields: [
      field('name', 'personalData:delete.name', {
        hint: words.t('personalData:delete.nameHint', { name: person.name }),
      }),
      field('reason', 'personalData:delete.reason', { hint: words.t('personalData:delete.reasonHint') }),
    ],
  };
}

/** When the data of a course are deleted, in a sentence. */
export function presentRetention({ retention, dueAt }: RetentionPlan, words: Words): string {
  if (retention === undefined) return words.t('personalData:retention.never');
  if (retention.doneAt !== null) return words.t('personalData:retention.done', { time: words.day(retention.doneAt) });
  if (dueAt === undefined) return words.t('personalData:retention.noWeeks');
  return words.t('personalData:retention.due', { count: retention.months, time: words.day(dueAt) });
}

/** The view model of views/privacy/course. */
export function presentHeld(held: readonly Held[], plan: RetentionPlan, { course }: Membership, words: Words) {
  const settings = staffUrl(course.slug, 'settings');
  return {
    title: words.t('personalData:course.title'),
    scripts: [],
    back: { url: settings, title: words.t('people:settings.title') },
    warns: plan.warns,
    when: presentRetention(plan, words),
    settingsUrl: `${settings}#retention`,
    total: words.t('personalData:course.total', { count: held.length }),
    rows: held.map(({ id, name, inside, rows }) => ({
      name,
      url: `${memberUrls(course.slug).person(id)}/data`,
      outside: inside ? '' : words.t('personalData:course.outside'),
      goes: listRows(rows, 'delete', words),
      stays: listRows(rows, 'anonymise', words),
    })),
  };
}

/** The view model of views/privacy/own. */
export function presentOwnData(words: Words) {
  return { title: words.t('personalData:own.title'), scripts: [] };
}

/** The view model of views/privacy/search. */
export function presentPeopleSearch(found: readonly FoundPerson[], search: string, deleted: boolean, words: Words) {
  return {
    title: words.t('personalData:search.title'),
    scripts: [],
    back: { url: ALL_COURSES_URL, title: words.t('people:admin.title') },
    search,
    deleted,
    none: search !== '' && found.length === 0,
    rows: found.map(({ id, name, email }) => ({ name, email: email ?? '–', url: anybodyUrl(id) })),
  };
}
