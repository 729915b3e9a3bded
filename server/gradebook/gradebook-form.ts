/**
 * Owns reading the forms of the gradebook: the scheme, points as people type them.
 * Must not know pages; problems are keys of words with their values.
 */
import { z } from 'zod';
import type { WordKey, WordValues } from '../kernel/text/words.ts';
import type { ManualValue } from './model/files/manual-cell.ts';
import { CATEGORY_NUMBERS, type Scheme, SchemeSchema } from './model/scheme.ts';

/** Something read, or what is wrong with it. */
export type Read<T> =
  | { readonly value: T }
  | { readonly problem: { readonly key: WordKey; readonly values?: WordValues } };

const problem = (key: WordKey, values: WordValues = {}) => ({ problem: { key, values } });
const EXCUSED = /^(excused|entschuldigt|ex)$/i;
const NUMBER = /^\d{1,7}([.,]\d{1,6})?$/;

/** A number with a decimal point or comma; undefined when it is none. */
function numberOf(text: string): number | undefined {
  return NUMBER.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined;
}

/** Points as typed: a number, a word for "excused", or nothing. */
export function readPoints(text: string): Read<ManualValue> {
  const typed = text.trim();
  if (typed === '') return { value: null };
  if (EXCUSED.test(typed)) return { value: 'excused' };
  const value = numberOf(typed);
  return value === undefined || value > 100_000
    ? problem('gradebook:errors.points', { text: typed.slice(0, 40) })
    : { value };
}

/** The most points of a manual column. */
export function readMaxPoints(text: string): Read<number> {
  const value = numberOf(text);
  return value === undefined || value <= 0 || value > 10_000 ? problem('gradebook:errors.maxPoints') : { value };
}

/** The title and the most points of a manual column. */
export function readColumn(fields: {
  readonly title: string;
  readonly maxPoints: string;
}): Read<{ readonly title: string; readonly maxPoints: number }> {
  const title = fields.title.trim();
  const most = readMaxPoints(fields.maxPoints);
  if ('problem' in most) return most;
  if (title === '' || title.length > 100) return problem('gradebook:errors.title');
  return { value: { title, maxPoints: most.value } };
}

/** A name for a new category that no other has: 'Lab reports' becomes lab-reports. */
function idFor(title: string, taken: ReadonlySet<string>): string {
  const base =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'category';
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
}

/** Names of the fields of the scheme; of each category: id-1, title-1, weight-1, drop-1. */
export const SCHEME_FIELDS: readonly string[] = [
  'method',
  'display',
  'decimals',
  'passMark',
  'revision',
  ...CATEGORY_NUMBERS.flatMap((number) => ['id', 'title', 'weight', 'drop'].map((name) => `${name}-${number}`)),
];

/** The scheme of a form. A category without a title is removed. */
export function readScheme(fields: Readonly<Record<string, string>>): Read<Scheme> {
  const given = (name: string): string => fields[name]?.trim() ?? '';
  const passMark = given('passMark') === '' ? null : numberOf(given('passMark'));
  if (passMark === undefined || (passMark !== null && passMark > 100)) return problem('gradebook:errors.passMark');
  const taken = new Set(CATEGORY_NUMBERS.map((number) => given(`id-${number}`)));
  const categories: z.input<typeof SchemeSchema>['categories'] = [];
  for (const number of CATEGORY_NUMBERS) {
    const title = given(`title-${number}`);
    if (title === '') continue;
    const weight = numberOf(given(`weight-${number}`));
    if (weight === undefined) return problem('gradebook:errors.weight', { title });
    const drop = numberOf(given(`drop-${number}`) || '0');
    if (drop === undefined || !Number.isInteger(drop) || drop > 50) return problem('gradebook:errors.drop', { title });
    const id = given(`id-${number}`) || idFor(title, taken);
    taken.add(id);
    categories.push({ id, title, weight, dropLowest: drop });
  }
  if (categories.length === 0) return problem('gradebook:errors.noCategory');
  const parsed = SchemeSchema.safeParse({
    method: given('method'),
    display: given('display'),
    decimals: Number(given('decimals')),
    passMark,
    categories,
  });
  if (parsed.success) return { value: parsed.data };
  return problem('gradebook:errors.scheme', { problem: z.prettifyError(parsed.error) });
}
