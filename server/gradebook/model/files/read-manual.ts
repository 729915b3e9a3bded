/**
 * Owns reading manual grades from a file: what it would change, student by student and item by item.
 * Nothing is changed here.
 */
import { type CsvRow, firstRow, MOST_CELLS, readCsv } from '../../../kernel/text/csv.ts';
import { readName } from '../../../kernel/text/family-name.ts';
import { findPersonColumns, type PersonColumn } from '../../../kernel/text/person-columns.ts';
import type { Gradebook } from '../gradebook.ts';
import type { GradeEntry, GradeItem } from '../item.ts';
import { gradeItem } from '../item-grade.ts';
import { createFindStudent, type Given, type NobodyKey } from './find-student.ts';
import { type CellKey, type CellPlan, planCell } from './manual-cell.ts';
import { findItemColumns, type ItemColumn, type SkippedColumn } from './manual-columns.ts';

/** Longest text that is read, in characters, and most rows. */
const MOST_CHARACTERS = 1024 * 1024;
const MOST_ROWS = 2_000;
const DELIMITERS = [',', ';', '\t'] as const;

/** Why a file cannot be read at all; `values` for the words: the line of a broken quote, or the most that is read. */
export interface FileProblem {
  readonly key:
    | 'tooBig'
    | 'tooManyRows'
    | 'tooManyCells'
    | 'brokenQuotes'
    | 'empty'
    | 'noStudentColumn'
    | 'noItemColumn';
  readonly values: Readonly<Record<string, string | number>>;
}

/** One cell of the plan. */
export interface PlannedCell extends CellPlan {
  readonly itemId: string;
  /** As the file names the column. */
  readonly column: string;
  /** As the file has it. */
  readonly text: string;
}

/** One row of the plan. */
export interface PlannedStudent {
  readonly line: number;
  readonly studentId: string;
  readonly name: string;
  readonly cells: readonly PlannedCell[];
}

/** Something that is not done. Of a whole row the column is empty. */
export interface ManualProblem {
  readonly line: number;
  readonly column: string;
  readonly key: Exclude<NobodyKey, 'unknown'> | Exclude<CellKey, 'aboveMaximum'> | 'studentTwice';
  /** `text`: what the file has; `item`, `max`: what it is for; `first`: the line in which the student stood before. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a file would change. */
export interface ManualPlan {
  readonly delimiter: string;
  readonly columns: readonly { readonly name: string; readonly itemId: string }[];
  readonly skippedColumns: readonly SkippedColumn[];
  readonly unknownStudents: readonly { readonly line: number; readonly given: string }[];
  readonly rows: readonly PlannedStudent[];
  readonly problems: readonly ManualProblem[];
}

/** The delimiter with which most columns are recognised. */
function findDelimiter(text: string, gradebook: Gradebook): string {
  const recognised = (delimiter: string): number => {
    const header = firstRow(text, delimiter);
    const people = findPersonColumns(header);
    return people.size + findItemColumns(header, new Set(people.values()), gradebook).columns.length;
  };
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, count: recognised(delimiter) }));
  return ranked.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

const KEYS: readonly PersonColumn[] = ['email', 'number', 'name', 'last'];

function givenIn({ cells }: CsvRow, places: ReadonlyMap<PersonColumn, number>): Given {
  const cell = (column: PersonColumn): string => cells[places.get(column) ?? -1] ?? '';
  return {
    email: cell('email'),
    studentNumber: cell('number'),
    ...readName(
      { name: cell('name'), first: cell('first'), last: cell('last') },
      { name: places.has('name'), first: places.has('first'), last: places.has('last') },
    ),
  };
}

/** What each column of a row does to a student's grades. */
function planCells({ cells }: CsvRow, columns: readonly ItemColumn[], entries: readonly GradeEntry[]) {
  return columns.map(({ name: column, place, item }) => {
    const entry = entries.find(({ itemId }) => itemId === item.id);
    const text = cells[place] ?? '';
    return { item, cell: { itemId: item.id, column, text, ...planCell(text, gradeItem(item, entry)) } };
  });
}

function problemOf(line: number, { kind, note, column, text }: PlannedCell, item: GradeItem): ManualProblem[] {
  if (kind !== 'problem' || note === undefined || note === 'aboveMaximum') return [];
  return [{ line, column, key: note, values: { text, item: item.title, max: item.maxPoints } }];
}

/** Plans each row for its student. */
function planRows(
  body: readonly CsvRow[],
  places: ReadonlyMap<PersonColumn, number>,
  columns: readonly ItemColumn[],
  gradebook: Gradebook,
): Pick<ManualPlan, 'rows' | 'problems' | 'unknownStudents'> {
  const findStudent = createFindStudent(gradebook.students);
  const rows: PlannedStudent[] = [];
  const problems: ManualProblem[] = [];
  const unknownStudents: { line: number; given: string }[] = [];
  const seen = new Map<string, number>();
  for (const row of body) {
    const { line } = row;
    const given = givenIn(row, places);
    const text = [given.name, given.email, given.studentNumber].filter(Boolean).join(', ');
    const student = findStudent(given);
    if ('nobody' in student) {
      if (student.nobody === 'unknown') unknownStudents.push({ line, given: text });
      else problems.push({ line, column: '', key: student.nobody, values: { text } });
      continue;
    }
    const first = seen.get(student.id);
    if (first !== undefined) {
      problems.push({ line, column: '', key: 'studentTwice', values: { text, first } });
      continue;
    }
    seen.set(student.id, line);
    const cells = planCells(row, columns, student.entries);
    problems.push(...cells.flatMap(({ cell, item }) => problemOf(line, cell, item)));
    rows.push({ line, studentId: student.id, name: student.name, cells: cells.map(({ cell }) => cell) });
  }
  return { rows, problems, unknownStudents };
}

/**
 * Reads manual grades: students by e-mail address, student number or a unique name; a column for each manual item, by its title or
 * id; comma, semicolon or tab between cells. Cells: see planCell. A row or cell with a problem changes nothing, the others stand.
 */
export function readManual(
  text: string,
  gradebook: Gradebook,
): { readonly plan: ManualPlan } | { readonly problem: FileProblem } {
  const refuse = (key: FileProblem['key'], values: FileProblem['values'] = {}) => ({ problem: { key, values } });
  if (text.length > MOST_CHARACTERS) return refuse('tooBig', { most: MOST_CHARACTERS });
  const delimiter = findDelimiter(text, gradebook);
  const read = readCsv(text, delimiter, MOST_ROWS + 1);
  if ('brokenLine' in read) return refuse('brokenQuotes', { line: read.brokenLine });
  if ('tooManyCells' in read) return refuse('tooManyCells', { most: MOST_CELLS });
  const [header, ...body] = read.rows;
  if (!header) return refuse('empty');
  if (body.length > MOST_ROWS) return refuse('tooManyRows', { most: MOST_ROWS });
  const places = findPersonColumns(header.cells);
  if (!KEYS.some((key) => places.has(key))) return refuse('noStudentColumn');
  const { columns, skipped } = findItemColumns(header.cells, new Set(places.values()), gradebook);
  if (columns.length === 0) return refuse('noItemColumn');
  return {
    plan: {
      delimiter,
      columns: columns.map(({ name, item }) => ({ name, itemId: item.id })),
      skippedColumns: skipped,
      ...planRows(body, places, columns, gradebook),
    },
  };
}
