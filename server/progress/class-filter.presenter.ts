/**
 * Owns how the filters of the staff's pages are shown, and the addresses that keep them.
 */

import type { Membership } from '../kernel/actor.ts';
import type { Words } from '../kernel/text/words.ts';
import type { ClassFilter, ClassStandings } from './class-progress.ts';
import type { FilterQuery } from './urls.ts';

/** The view model of views/progress/parts/filter. */
export function presentClassFilter(
  { groups }: Pick<ClassStandings, 'groups'>,
  { weeks }: Membership,
  query: FilterQuery,
  action: string,
  words: Words,
  has: { readonly week: boolean },
) {
  const chosen = groups.find(({ id }) => id === query.group);
  return {
    action,
    groups: groups.map(({ id, name }) => ({ id, name, selected: id === query.group })),
    weeks: has.week
      ? weeks.map(({ number, title }) => ({
          number,
          label: [words.t('course:week', { number }), title].filter((part) => part !== '').join(' · '),
          selected: number === query.week,
        }))
      : [],
    until: query.until ?? '',
    filtered: query.group !== undefined || query.until !== undefined || (has.week && query.week !== undefined),
    /** What the filter selects, for print and for screen readers. */
    said: [
      chosen ? words.t('dashboard:filter.saidGroup', { group: chosen.name }) : '',
      query.until === undefined ? '' : words.t('dashboard:filter.saidUntil', { day: query.until }),
    ]
      .filter((part) => part !== '')
      .join(' '),
  };
}

/** The filter of a query; a day ends at midnight of the course's zone, which `endOfDay` finds. */
export function filterOf(query: FilterQuery, endOfDay: (day: string) => string | undefined): ClassFilter {
  return { group: query.group, week: query.week, until: query.until && endOfDay(query.until) };
}
