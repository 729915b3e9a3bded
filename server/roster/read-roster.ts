/**
 * Owns reading a roster: which delimiter, which column is what, row by row.
 * Must not know the database.
 */

import type { Role } from '../kernel/actor.ts';
import { countOf, firstRow, MOST_CELLS, readCsv } from '../kernel/text/csv.ts';
import { type NamedPerson, readName } from '../kernel/text/family-name.ts';
import { bareWord, findPersonColumns, type PersonColumn } from '../kernel/text/person-columns.ts';
import type { WordKey, WordValues } from '../kernel/text/words.ts';

/** A row as written. */
export interface RosterRow extends NamedPerson {
  /** Line of the file, from 1, in which the row begins. */
  readonly line: number;
  readonly email: string;
  readonly studentNumber: string;
  /** Name of a tutorial group; empty: the file has no column for it, or the cell is empty. */
  readonly group: string;
  /** Undefined: the file has no column for it, or the cell is empty. */
  readonly role: Role | undefined;
  /** The cell, when it holds no role that is known. */
  readonly unknownRole: string;
}

const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  student: ['student', 'studentin', 'studierende', 'studierender', 'teilnehmer', 'teilnehmerin'],
  grader: ['grader', 'tutor', 'tutorin', 'ta', 'teachingassistant', 'hiwi'],
  instructor: [
    'instructor',
    'teacher',
    'lecturer',
    'dozent',
    'dozentin',
    'lehrende',
    'lehrender',
    'lehrer',
    'lehrerin',
  ],
};

/** A file as understood. */
export interface Roster {
  readonly rows: readonly RosterRow[];
  readonly delimiter: string;
  /** The columns that were recognised, by what they hold, with their names in the file. */
  readonly columns: Readonly<Partial<Record<PersonColumn, string>>>;
}

/** Why a text is no roster: a key of words with its values. */
export interface RosterProblem {
  readonly key: WordKey;
  readonly values?: WordValues;
}

/** Longest text that is read, bytes in UTF-8 with the line ends of a form. */
export const ROSTER_BYTES = 1024 * 1024;
/** Most rows that are read. */
const MOST_ROWS = 2_000;
/** A file with one column only is read as separated by the first. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter with which most columns are recognised. */
function findDelimiter(text: string): string {
  const recognised = (delimiter: string): number => findPersonColumns(firstRow(text, delimiter)).size;
  return DELIMITERS.reduce((best, one) => (recognised(one) > recognised(best) ? one : best));
}

/** Reads a roster's text, or says why it cannot be read. */
export function readRoster(text: string): { readonly roster: Roster } | { readonly problem: RosterProblem } {
  const bytes = Buffer.byteLength(text) + countOf('\n', text) - countOf('\r\n', text);
  if (bytes > ROSTER_BYTES) return { problem: { key: 'people:errors.rosterBig' } };
  const delimiter = findDelimiter(text);
  const read = readCsv(text, delimiter, MOST_ROWS + 1);
  if ('brokenLine' in read)
    return { problem: { key: 'people:errors.rosterQuotes', values: { line: read.brokenLine } } };
  if ('tooManyCells' in read) return { problem: { key: 'people:errors.rosterWide', values: { most: MOST_CELLS } } };
  const [header, ...body] = read.rows;
  if (!header) return { problem: { key: 'people:errors.rosterEmpty' } };
  if (body.length > MOST_ROWS) return { problem: { key: 'people:errors.rosterLong' } };
  const places = findPersonColumns(header.cells);
  if (!places.has('email')) return { problem: { key: 'people:errors.rosterEmail' } };
  const roles = Object.entries(ROLE_WORDS) as [Role, readonly string[]][];
  const has = { name: places.has('name'), first: places.has('first'), last: places.has('last') };
  const rows = body.map(({ line, cells }): RosterRow => {
    const cell = (column: PersonColumn): string => cells[places.get(column) ?? -1] ?? '';
    const role = roles.find(([, words]) => words.includes(bareWord(cell('role'))))?.[0];
    return {
      line,
      ...readName({ name: cell('name'), first: cell('first'), last: cell('last') }, has),
      email: cell('email'),
      studentNumber: cell('number'),
      group: cell('group').replace(/\s+/g, ' ').trim(),
      role,
      unknownRole: role === undefined ? cell('role') : '',
    };
  });
  const columns = Object.fromEntries([...places].map(([column, place]) => [column, header.cells[place] ?? '']));
  return { roster: { rows, delimiter, columns } };
}
