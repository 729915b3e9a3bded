/**
 * Owns a gradebook in the format in which Canvas imports grades.
 * Must not know how grades are computed.
 *
 * Canvas ("How do I import grades in the Gradebook?", and lib/gradebook_importer.rb of its source) wants the columns Student, ID,
 * SIS User ID, SIS Login ID and Section, then one column per assignment, and below the header a row "Points Possible".
 * - It finds students by ID, else by SIS User ID, else by SIS Login ID, else by name. ID is Canvas's own number of a person, which is
 *   not known here; ours in its place would grade somebody else. It stays empty, as the other three are enough.
 * - It finds assignments by the number in "Title (123)", which only Canvas knows, else by their title; others it offers to create.
 *   So a title stands alone, changed where Canvas would misread it.
 * - Extra credit is an assignment of 0 points. "EX" excuses. An empty cell takes away a grade that Canvas has.
 */

import { chain, lazily } from '../../../kernel/slices.ts';
import { type CsvCell, writeTable } from '../../../kernel/text/csv.ts';
import { toFraction } from '../exact.ts';
import { type Gradebook, itemGradesOf } from '../gradebook.ts';
import type { GradeItem } from '../item.ts';
import { numberCell, oneLine } from './cells.ts';
import { columnKey, nameColumns } from './item-columns.ts';

const STUDENT = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'];
/** Canvas skips columns that contain one of these, as columns of its own. */
const ITS_OWN = /(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)/g;
const RESERVED = new Set(
  [...STUDENT, 'LastName', 'FirstName', 'Integration ID', 'Root Account', 'Override Score', 'Override Status'].map(
    columnKey,
  ),
);

/** A title that Canvas takes for one: without its own words, and not ending as with a number of Canvas. */
const readable = (title: string): string =>
  title.replace(ITS_OWN, (words) => words.replace(' ', '-')).replace(/\((\d+)\)$/, '[$1]');

function titlesOf(items: readonly GradeItem[]): Map<string, string> {
  const retitled = items.map((item) => ({ ...item, title: readable(oneLine(item.title)) }));
  return nameColumns(retitled, (key) => RESERVED.has(key));
}

/** With commas, points and no byte order mark, as Canvas writes its own files. */
export function writeCanvas(gradebook: Gradebook): Iterable<string> {
  const { items, students } = gradebook;
  const titles = titlesOf(items);
  const possible = items.map(({ maxPoints, extraCredit }) => numberCell(toFraction(extraCredit ? 0 : maxPoints)));
  const rows = lazily(students, (student): CsvCell[] => [
    oneLine(student.name),
    '',
    oneLine(student.studentNumber),
    oneLine(student.email),
    oneLine(student.group),
    ...itemGradesOf(gradebook, student).map(({ counts, points }) => (counts === 'excused' ? 'EX' : numberCell(points))),
  ]);
  const header = [...STUDENT, ...items.map(({ id }) => titles.get(id) ?? id)];
  const top = [header, ['Points Possible', '', '', '', '', ...possible]];
  return writeTable(chain<readonly CsvCell[]>(top, rows), { bom: false, delimiter: ',', decimal: '.' });
}
