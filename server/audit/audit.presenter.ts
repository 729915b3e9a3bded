/**
 * Owns the page of the audit log with its filter, and the log as a file.
 */

import { writeCsv } from '../kernel/text/csv.ts';
import { HABITS } from '../kernel/text/languages.ts';
import type { WordKey, Words } from '../kernel/text/words.ts';
import { describeAction, describeActor, presentEntry } from './entry.presenter.ts';
import type { Kind } from './kinds.ts';
import type { LogPage, NamedEntry } from './read-log.ts';

const KINDS: readonly Kind[] = ['grade', 'quiz', 'people', 'course', 'data'];

/** The filter as it stands in the address. */
export type LogQuery = Readonly<Record<'person' | 'actor' | 'kind' | 'since' | 'until', string>>;

/** Where a log is, and what it is called. */
export interface LogPlace {
  readonly url: string;
  readonly lead: WordKey;
  readonly back: { readonly url: string; readonly title: string };
}

/** The view model of views/audit/log. */
export function presentLogPage(page: LogPage, query: LogQuery, place: LogPlace, words: Words) {
  const set = Object.entries(query).filter(([, value]) => value !== '');
  const address = (more: Record<string, string>): string =>
    `${place.url}?${new URLSearchParams([...set, ...Object.entries(more)])}`;
  const option = (value: string, label: string, chosen: string) => ({ value, label, selected: value === chosen });
  const [first, last] = [page.entries[0], page.entries.at(-1)];
  return {
    title: words.t('audit:title'),
    scripts: [],
    lead: words.t(place.lead),
    back: place.back,
    action: place.url,
    people: page.people.map(({ id, name }) => option(id, name, query.person)),
    actors: [
      ...page.actors.map(({ id, name }) => option(id, name, query.actor)),
      option('server', words.t('audit:server'), query.actor),
    ],
    kinds: KINDS.map((kind) => option(kind, words.t(`audit:kind.${kind}`), query.kind)),
    since: query.since,
    until: query.until,
    filtered: set.length > 0,
    fileUrl: address({ format: 'csv' }),
    entries: page.entries.map((entry) => presentEntry(entry, words)),
    newer: page.hasNewer && first ? address({ newer: String(first.id) }) : '',
    older: page.hasOlder && last ? address({ older: String(last.id) }) : '',
  };
}

/** Names of the columns of the file, with a byte order mark before them. */
export function presentLogHeader(words: Words): string {
  const columns = ['id', 'time', 'who', 'act', 'what', 'whom', 'subject', 'before', 'after', 'reason'] as const;
  return `\ufeff${writeCsv([columns.map((column) => words.t(`audit:file.${column}`))], HABITS[words.language].csv.delimiter)}\n`;
}

/** Rows of the file; times are ISO 8601, UTC. */
export function presentLogRows(entries: readonly NamedEntry[], words: Words): string {
  const rows = entries.map((entry) => [
    String(entry.id),
    entry.at,
    describeActor(entry, words),
    entry.action,
    describeAction(entry, words),
    entry.whom === '' ? (entry.personId ?? '') : entry.whom,
    entry.subject,
    entry.before ?? '',
    entry.after ?? '',
    entry.reason,
  ]);
  return `${writeCsv(rows, HABITS[words.language].csv.delimiter)}\n`;
}
