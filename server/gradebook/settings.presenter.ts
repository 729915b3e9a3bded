/**
 * Owns how the settings of the gradebook are shown: the formula, and what counts.
 * Must not know how grades are computed.
 */

import type { Membership } from '../kernel/actor.ts';
import type { Words } from '../kernel/text/words.ts';
import type { CollectedGrades } from './collect-grades.ts';
import { gradebookHead, itemUrl } from './head.presenter.ts';
import { CATEGORY_NUMBERS, type Scheme } from './model/scheme.ts';
import { gradebookUrls } from './urls.ts';

/** What was typed into the settings, and what is wrong with it. */
export interface TypedSettings {
  readonly error?: string;
  readonly done?: boolean;
  /** The fields of the formula as typed, when it was refused. */
  readonly scheme?: Readonly<Record<string, string>>;
  /** The new column as typed, when it was refused. */
  readonly column?: Readonly<Record<'title' | 'maxPoints', string>>;
}

/** Empty rows for new categories. */
const NEW_CATEGORIES = 2;

/** The fields of a formula, as people type them. */
function fieldsOf({ method, display, decimals, passMark, categories }: Scheme, words: Words): Record<string, string> {
  const fields = {
    method,
    display,
    decimals: String(decimals),
    passMark: passMark === null ? '' : words.number(passMark, 6),
  };
  const rows = categories.map(({ id, title, weight, dropLowest }, index) => ({
    [`id-${index + 1}`]: id,
    [`title-${index + 1}`]: title,
    [`weight-${index + 1}`]: words.number(weight, 6),
    [`drop-${index + 1}`]: String(dropLowest),
  }));
  return Object.assign(fields, ...rows);
}

/** The view model of views/gradebook/settings. */
export function presentGradebookSettings(
  grades: CollectedGrades,
  membership: Membership,
  typed: TypedSettings,
  words: Words,
) {
  const { scheme, items, revision } = grades;
  const urls = gradebookUrls(membership.course.slug);
  const fields = typed.scheme ?? fieldsOf(scheme, words);
  const choice = (field: string, value: string | number, label: string) => ({
    value,
    label,
    selected: String(value) === fields[field],
  });
  const used = CATEGORY_NUMBERS.findLast((number) =>
    ['title', 'weight', 'drop'].some((name) => (fields[`${name}-${number}`] ?? '') !== ''),
  );
  return {
    ...gradebookHead(membership, words.t('gradebook:settings.title')),
    action: urls.settings,
    addManualUrl: urls.addManual,
    itemsUrl: urls.items,
    done: typed.done ?? false,
    error: typed.error ?? '',
    revision,
    methods: (['weights', 'points'] as const).map((value) =>
      choice('method', value, words.t(`gradebook:method.${value}`)),
    ),
    displays: (['percent', 'points'] as const).map((value) =>
      choice('display', value, words.t(`gradebook:display.${value}`)),
    ),
    decimals: [0, 1, 2].map((value) => choice('decimals', value, String(value))),
    passMark: fields.passMark,
    categories: CATEGORY_NUMBERS.slice(0, (used ?? 0) + NEW_CATEGORIES).map((number) => ({
      number,
      id: fields[`id-${number}`] ?? '',
      title: fields[`title-${number}`] ?? '',
      weight: fields[`weight-${number}`] ?? '',
      dropLowest: fields[`drop-${number}`] ?? '',
    })),
    column: typed.column ?? { title: '', maxPoints: '' },
    items: items.map((item) => ({
      id: item.id,
      title: item.title,
      kind: words.t(`gradebook:kind.${item.kind}`),
      url: item.kind === 'manual' ? urls.manual(item.slug) : itemUrl(item, membership.course.slug),
      max: words.number(item.maxPoints),
      categories: scheme.categories.map(({ id, title }) => ({ id, title, selected: id === item.category })),
      extraCredit: item.extraCredit,
      published: item.published,
      state: words.t(item.published ? 'gradebook:published' : 'gradebook:unpublished'),
      act: words.t(item.published ? 'gradebook:unpublish' : 'gradebook:publish'),
    })),
  };
}
