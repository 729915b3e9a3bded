/**
 * Owns the wide file of a gradebook: one row per student, one column per item, then categories and the total.
 * Must not know how grades are computed. read-manual.ts reads the manual grades back.
 */

import { chain, lazily } from '../../../kernel/slices.ts';
import { type CsvCell, writeTable } from '../../../kernel/text/csv.ts';
import type { CsvStyle } from '../../../kernel/text/languages.ts';
import { findPersonColumns } from '../../../kernel/text/person-columns.ts';
import { type Gradebook, type GradedStudent, itemGradesOf } from '../gradebook.ts';
import type { ItemGrade } from '../item-grade.ts';
import type { Scheme } from '../scheme.ts';
import { numberCell, oneLine } from './cells.ts';
import { columnKey, nameColumns, STUDENT_COLUMNS } from './item-columns.ts';

/** The word that stands for points where a student need not do an item. */
export const EXCUSED = 'excused';

/** Names of the columns behind the items. By points there are also the points themselves. */
export function totalColumns({ categories, method }: Scheme): string[] {
  const points = method === 'points' ? ['Total (points)', 'Maximum (points)'] : [];
  return [...categories.map(({ title }) => `${oneLine(title)} (%)`), ...points, 'Total (%)', 'Passed'];
}

const itemCell = ({ counts, points }: ItemGrade): CsvCell => (counts === 'excused' ? EXCUSED : numberCell(points));

function rowOf(gradebook: Gradebook, student: GradedStudent): CsvCell[] {
  const { method, decimals } = gradebook.scheme;
  const { categories, earned, max, percent, passed } = student.grade;
  return [
    ...[
      student.name,
      student.familyName ?? '',
      student.givenName ?? '',
      student.email,
      student.studentNumber,
      student.group,
    ].map(oneLine),
    ...itemGradesOf(gradebook, student).map(itemCell),
    ...categories.map((one) => numberCell(one.percent, decimals)),
    ...(method === 'points' ? [numberCell(earned), numberCell(max)] : []),
    numberCell(percent, decimals),
    passed === undefined ? '' : passed ? 'yes' : 'no',
  ];
}

/** One row per student. Points have up to six digits; per cents are rounded as the scheme says, as pages show them. */
export function writeWide(gradebook: Gradebook, style: CsvStyle): Iterable<string> {
  const { items, scheme, students } = gradebook;
  const totals = totalColumns(scheme);
  const others = new Set([...STUDENT_COLUMNS, ...totals].map(columnKey));
  const names = nameColumns(items, (key) => others.has(key) || findPersonColumns([key]).size > 0);
  const header = [...STUDENT_COLUMNS, ...items.map(({ id }) => names.get(id) ?? id), ...totals];
  const rows = lazily(students, (student) => rowOf(gradebook, student));
  return writeTable(chain<readonly CsvCell[]>([header], rows), style);
}
