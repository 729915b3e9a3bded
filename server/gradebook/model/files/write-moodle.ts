/**
 * Owns a gradebook in the format in which Moodle imports grades from CSV.
 * Must not know how grades are computed.
 *
 * Moodle ("Grade import", and grade/import/csv of its source) lets the teacher say which column is which: one that tells the student -
 * "Email address" or "ID number", as its own exports call them - and the columns of items.
 * - Its numbers may have a point in every language, the comma only in languages that write one. So it is a point.
 * - An empty cell, as "-", takes away a grade that Moodle has. It cannot excuse by import: such cells stay empty.
 * - A student whom Moodle does not know ends the whole import.
 * - A new item that the import creates has a maximum of 100; items with other maxima are created in Moodle first.
 */

import { chain, lazily } from '../../../kernel/slices.ts';
import { type CsvCell, writeTable } from '../../../kernel/text/csv.ts';
import { type Gradebook, itemGradesOf } from '../gradebook.ts';
import { numberCell, oneLine } from './cells.ts';
import { columnKey, nameColumns } from './item-columns.ts';

const STUDENT = ['Email address', 'ID number'];

/** With commas and points, in UTF-8 without a byte order mark: what Moodle's form is set to. */
export function writeMoodle(gradebook: Gradebook): Iterable<string> {
  const { items, students } = gradebook;
  const taken = new Set(STUDENT.map(columnKey));
  const names = nameColumns(items, (key) => taken.has(key));
  const rows = lazily(students, (student) => [
    oneLine(student.email),
    oneLine(student.studentNumber),
    ...itemGradesOf(gradebook, student).map(({ points }) => numberCell(points)),
  ]);
  const header = [...STUDENT, ...items.map(({ id }) => names.get(id) ?? id)];
  return writeTable(chain<readonly CsvCell[]>([header], rows), { bom: false, delimiter: ',', decimal: '.' });
}
