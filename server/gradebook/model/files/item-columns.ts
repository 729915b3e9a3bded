/**
 * Owns the names of the columns that hold an item's points: the same for the file that is written and the one that is read.
 * Must not know what stands in them.
 */
import type { GradeItem } from '../item.ts';
import { oneLine } from './cells.ts';

/** How names of columns are compared: without case and needless spaces. */
export const columnKey = (name: string): string => oneLine(name).normalize('NFKC').toLowerCase();

/** Columns of the wide file before the items. The words are those by which lists of people are recognised. */
export const STUDENT_COLUMNS = ['Name', 'Family name', 'Given name', 'E-mail', 'Student number', 'Group'] as const;

/** The title with the id, which is never ambiguous. */
const withId = ({ id, title }: GradeItem): string => `${oneLine(title)} [${id}]`;

/**
 * The name of each item's column, by id: its title; with its id where something else has the same title or `taken` holds it. Ids are
 * names of columns too, so that no title may look like one.
 */
export function nameColumns(items: readonly GradeItem[], taken: (key: string) => boolean): Map<string, string> {
  const used = new Map<string, number>();
  for (const item of items)
    for (const key of [columnKey(item.title), columnKey(item.id), columnKey(withId(item))])
      used.set(key, (used.get(key) ?? 0) + 1);
  return new Map(
    items.map((item) => {
      const key = columnKey(item.title);
      const clear = key !== '' && used.get(key) === 1 && !taken(key);
      return [item.id, clear ? oneLine(item.title) : withId(item)];
    }),
  );
}

/**
 * The item of a column: by its id or title and id, or by a title that only one item has. A manual item's title goes before others:
 * only manual items are read from files.
 */
export function findItem(name: string, items: readonly GradeItem[]): GradeItem | 'ambiguous' | undefined {
  const key = columnKey(name);
  const byId = items.find((item) => columnKey(item.id) === key || columnKey(withId(item)) === key);
  if (byId) return byId;
  const byTitle = items.filter((item) => columnKey(item.title) === key);
  const manual = byTitle.filter(({ kind }) => kind === 'manual');
  const [first, second] = manual.length > 0 ? manual : byTitle;
  return second ? 'ambiguous' : first;
}
