/**
 * Owns reading a roster: which delimiter, which column is what, row by row.
 * Must not know the database.
 */
import { firstRow, readCsv } from '../content/csv.ts';
import type { WordValues } from '../content/words.ts';
import type { Role } from '../store/courses.store.ts';

/** A row as written. */
export interface RosterRow {
  /** Line of the file, from 1, in which the row begins. */
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly studentNumber: string;
  /** Name of a tutorial group; empty: the file has no column for it, or the cell is empty. */
  readonly group: string;
  /** Undefined: the file has no column for it, or the cell is empty. */
  readonly role: Role | undefined;
  /** The cell, when it holds no role that is known. */
  readonly unknownRole: string;
}

const COLUMNS = {
  name: ['name', 'fullname', 'vollstandigername', 'vorundnachname', 'student', 'teilnehmer', 'teilnehmerin'],
  first: ['firstname', 'givenname', 'vorname', 'vornamen'],
  last: ['lastname', 'surname', 'familyname', 'nachname', 'familienname'],
  email: ['email', 'mail', 'emailaddress', 'emailadresse', 'mailadresse', 'emailaddresse'],
  number: [
    'studentnumber',
    'studentid',
    'studentno',
    'matrikelnummer',
    'matrikelnr',
    'matrikel',
    'matnr',
    'matrnr',
    'matriculationnumber',
    'idnumber',
    'number',
    'nummer',
  ],
  role: ['role', 'rolle'],
  group: ['group', 'groupname', 'tutorialgroup', 'gruppe', 'tutoriumsgruppe', 'ubungsgruppe'],
} as const;
/** What a column holds. */
export type RosterColumn = keyof typeof COLUMNS;

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
  readonly columns: Readonly<Partial<Record<RosterColumn, string>>>;
}

/** Why a text is no roster: a key of words with its values. */
export interface RosterProblem {
  readonly key: string;
  readonly values?: WordValues;
}

/** Longest text that is read, bytes in UTF-8 with the line ends of a form. */
export const ROSTER_BYTES = 1024 * 1024;
/** Most rows that are read. */
const MOST_ROWS = 2_000;
/** A file with one column only is read as separated by the first. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A word without case, accents, spaces and punctuation. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');

/** Where the recognised columns are. */
function findColumns(header: readonly string[]): Map<RosterColumn, number> {
  const names = header.map(bare);
  const places = (Object.keys(COLUMNS) as RosterColumn[]).map((column) => {
    const known: readonly string[] = COLUMNS[column];
    return [column, names.findIndex((name) => known.includes(name))] as const;
  });
  return new Map(places.filter(([, place]) => place >= 0));
}

/** The delimiter with which most columns are recognised. */
function findDelimiter(text: string): string {
  const recognised = (delimiter: string): number => findColumns(firstRow(text, delimiter)).size;
  return DELIMITERS.reduce((best, one) => (recognised(one) > recognised(best) ? one : best));
}

/** A name in one column or two. Beside a column of first names alone, "name" is the last name, as in German lists. */
function joinName(name: string, first: string, last: string): string {
  if (name !== '' && (first === '' || last !== '')) return name;
  return [first, last || name].filter(Boolean).join(' ');
}

/** Reads a roster's text, or says why it cannot be read. */
export function readRoster(text: string): { readonly roster: Roster } | { readonly problem: RosterProblem } {
  const sent = text.replace(/\r?\n/g, '\r\n');
  if (Buffer.byteLength(sent) > ROSTER_BYTES) return { problem: { key: 'people:errors.rosterBig' } };
  const delimiter = findDelimiter(text);
  const read = readCsv(text, delimiter);
  if ('brokenLine' in read)
    return { problem: { key: 'people:errors.rosterQuotes', values: { line: read.brokenLine } } };
  const [header, ...body] = read.rows;
  if (!header) return { problem: { key: 'people:errors.rosterEmpty' } };
  if (body.length > MOST_ROWS) return { problem: { key: 'people:errors.rosterLong' } };
  const places = findColumns(header.cells);
  if (!places.has('email')) return { problem: { key: 'people:errors.rosterEmail' } };
  const roles = Object.entries(ROLE_WORDS) as [Role, readonly string[]][];
  const rows = body.map(({ line, cells }): RosterRow => {
    const cell = (column: RosterColumn): string => cells[places.get(column) ?? -1] ?? '';
    const role = roles.find(([, words]) => words.includes(bare(cell('role'))))?.[0];
    return {
      line,
      name: joinName(cell('name'), cell('first'), cell('last')),
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
