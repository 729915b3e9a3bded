/**
 * Owns which columns of a file hold manual grades, and why others are not read.
 * Must not know rows.
 */
import type { Gradebook } from '../gradebook.ts';
import type { GradeItem } from '../item.ts';
import { columnKey, findItem, STUDENT_COLUMNS } from './item-columns.ts';
import { totalColumns } from './write-wide.ts';

/**
 * A column that is not read. `unknown`: nothing has that name. `notManual`: an exercise or a quiz, whose points are not set by file.
 * `calculated`: a total. `twice`: an earlier column has the same item. `ambiguous`: several items have that title.
 */
export interface SkippedColumn {
  readonly name: string;
  readonly key: 'unknown' | 'notManual' | 'calculated' | 'twice' | 'ambiguous';
}

/** A column that holds a manual item. */
export interface ItemColumn {
  readonly name: string;
  readonly place: number;
  readonly item: GradeItem;
}

/** Which columns hold manual items, and which are not read. `people`: the places of columns that name students. */
export function findItemColumns(
  header: readonly string[],
  people: ReadonlySet<number>,
  { items, scheme }: Gradebook,
): { readonly columns: readonly ItemColumn[]; readonly skipped: readonly SkippedColumn[] } {
  const columns: ItemColumn[] = [];
  const skipped: SkippedColumn[] = [];
  const totals = new Set(totalColumns(scheme).map(columnKey));
  const known = new Set(STUDENT_COLUMNS.map(columnKey));
  for (const [place, name] of header.entries()) {
    if (people.has(place) || known.has(columnKey(name)) || name === '') continue;
    // Before the titles of items, one of which may be "Passed": the wide file writes its id beside it.
    const item = totals.has(columnKey(name)) ? 'calculated' : findItem(name, items);
    if (item === 'calculated' || item === 'ambiguous') skipped.push({ name, key: item });
    else if (item === undefined) skipped.push({ name, key: 'unknown' });
    else if (item.kind !== 'manual') skipped.push({ name, key: 'notManual' });
    else if (columns.some((one) => one.item === item)) skipped.push({ name, key: 'twice' });
    else columns.push({ name, place, item });
  }
  return { columns, skipped };
}
