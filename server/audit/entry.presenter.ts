/**
 * Owns one entry of the audit log in words: who did what to whom, which fields changed from what to what.
 * Must not know how the log is filtered.
 */

import { minutes } from '../kernel/text/duration.ts';
import type { Words } from '../kernel/text/words.ts';
import type { NamedEntry } from './read-log.ts';

/** A field that an action changed. */
export interface ShownChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}
/** The view model of views/audit/parts/entries: one entry. */
export interface ShownEntry {
  readonly iso: string;
  readonly time: string;
  readonly actor: string;
  readonly what: string;
  readonly changes: readonly ShownChange[];
  readonly reason: string;
}

/** Names of rows, not of anything that a reader knows. */
const IDS = new Set([
  'id',
  'courseId',
  'personId',
  'runId',
  'versionId',
  'grantedBy',
  'grantedAt',
  'createdBy',
  'voidedBy',
]);
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const NOTHING = '–';
const LONGEST = 200;

/** A value of the log in words. */
function showValue(field: string, value: unknown, words: Words): string {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'boolean') return words.t(value ? 'audit:yes' : 'audit:no');
  if (typeof value === 'number')
    return /Ms$/.test(field) ? words.t('audit:minutes', { time: minutes(value) }) : words.number(value);
  if (Array.isArray(value)) return words.t('audit:entries', { count: value.length });
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (ISO.test(text)) return words.time(text);
  const role = `common:role.${text}`;
  if (field === 'role' && words.has(role)) return words.t(role);
  return text.slice(0, LONGEST);
}

/** Plain data as fields; those of inner objects are written with a point: 'weeks.2'. */
function fieldsOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return path === '' ? [] : [[path, value]];
  return Object.entries(value)
    .filter(([name]) => !IDS.has(name))
    .flatMap(([name, inner]) => fieldsOf(inner, path === '' ? name : `${path}.${name}`));
}

function fieldName(path: string, words: Words): string {
  const [first = '', ...rest] = path.split('.');
  const key = `audit:field.${first}`;
  const name = words.has(key) ? words.t(key) : first;
  // Of deletions: how many rows of which kind.
  const rows = `personalData:rows.${rest.join('.')}`;
  return rest.length > 0 && words.has(rows) ? `${name}: ${words.t(rows)}` : [name, ...rest].join(' ');
}

/** The fields that differ between before and after. */
export function presentChanges({ before, after }: Pick<NamedEntry, 'before' | 'after'>, words: Words): ShownChange[] {
  const read = (json: string | null) => new Map(fieldsOf(json === null ? undefined : JSON.parse(json)));
  const [old, fresh] = [read(before), read(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((field) => JSON.stringify(old.get(field) ?? null) !== JSON.stringify(fresh.get(field) ?? null))
    .map((field) => ({
      field: fieldName(field, words),
      before: showValue(field, old.get(field), words),
      after: showValue(field, fresh.get(field), words),
    }));
}

/** What was done, in words: 'granted Demo Student an extension on linear_forward'. */
export function describeAction({ action, subject, whom, whomGone }: NamedEntry, words: Words): string {
  const key = `audit:action.${action}`;
  if (!words.has(key)) return action;
  return words.t(key, { subject, whom: whomGone ? words.t('audit:gone') : whom });
}

/** Who did it: a name, the server itself, or somebody whose account is gone. */
export function describeActor({ actor, actorId }: NamedEntry, words: Words): string {
  if (actor !== '') return actor;
  return words.t(actorId === null ? 'audit:server' : 'audit:gone');
}

/** One entry as pages show it. */
export function presentEntry(entry: NamedEntry, words: Words): ShownEntry {
  return {
    iso: entry.at,
    time: words.time(entry.at),
    actor: describeActor(entry, words),
    what: describeAction(entry, words),
    changes: presentChanges(entry, words),
    reason: entry.reason,
  };
}
