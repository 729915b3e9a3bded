/**
 * Owns reading a roster: which delimiter, which column is what, row by row.
 * Must not know the database.
 */

import type { Role } from '../kernel/actor.ts';
import { type CsvRow, countOf, firstRow, MOST_CELLS, readCsv } from '../kernel/text/csv.ts';
import { type NamedPerson, readName } from '../kernel/text/family-name.ts';
import { findPersonColumns, isPlural, type PersonColumn } from '../kernel/text/person-columns.ts';
import type { WordKey, WordValues } from '../kernel/text/words.ts';
import { roleNamed } from './role-words.ts';

/** A row as written. */
export interface RosterRow extends NamedPerson {
  /** Line of the file, from 1, in which the row begins. */
  readonly line: number;
  readonly email: string;
  readonly studentNumber: string;
  /** Name of a tutorial group; empty: the file has no column for it, or the cell is empty. */
  readonly group: string;
  /** The others, where a cell names several. */
  readonly otherGroups: readonly string[];
  /** Undefined: the file has no column for it, or the cell is empty. */
  readonly role: Role | undefined;
  /** The cell, when it holds no role that is known. */
  readonly unknownRole: string;
  /** A cell of another column that names a role of the staff, as "Dozent/-in" below "Status". */
  readonly hint: { readonly column: string; readonly cell: string; readonly role: Role } | undefined;
}

/** A file as understood. */
export interface Roster {
  readonly rows: readonly RosterRow[];
  readonly delimiter: string;
  /** The columns that were recognised, by what they hold, with their names in the file. */
  readonly columns: Readonly<Partial<Record<PersonColumn, string>>>;
  /** Names of the columns that are not used. */
  readonly ignored: readonly string[];
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
/** Rows by which a column of addresses is told when none is called so. */
const ROWS_LOOKED_AT = 20;
/** A file with one column only is read as separated by the first. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter with which most columns are recognised; else the one that separates most. */
function findDelimiter(text: string): string {
  const recognised = (delimiter: string): number => {
    const cells = firstRow(text, delimiter);
    return findPersonColumns(cells).size + Math.min(cells.length, 1_000) / 1_001;
  };
  return DELIMITERS.reduce((best, one) => (recognised(one) > recognised(best) ? one : best));
}

/** The one column that holds nothing but addresses, whatever it is called; undefined when there is none, or more than one. */
function findAddresses(header: CsvRow, body: readonly CsvRow[]): number | undefined {
  const rows = body.slice(0, ROWS_LOOKED_AT);
  const places = [...header.cells.keys()].filter((place) => {
    const cells = rows.map(({ cells: all }) => all[place] ?? '').filter(Boolean);
    return cells.length > 0 && cells.every((cell) => /^(?:[^<>]*<)?[^\s<>]+@[^\s<>]+\.[^\s<>]+>?$/.test(cell));
  });
  return places.length === 1 ? places[0] : undefined;
}

/** "Anna Meyer <anna@example.org>" and "mailto:anna@example.org" as address and name. */
function readAddress(cell: string): { address: string; name: string } {
  const [, name = '', inside] = /^(.*?)<([^<>]*)>$/.exec(cell) ?? [];
  const address = (inside ?? cell).trim().replace(/^mailto:/i, '');
  return { address, name: name.trim().replace(/^"(.*)"$/, '$1') };
}

/** What stands where Moodle has nothing to say. */
const NO_GROUP = /^(?:no groups?|keine gruppen?|–|-)$/i;

/** Makes a function that reads a row of a file with this header. */
function createReadRow(header: CsvRow, places: ReadonlyMap<PersonColumn, number>) {
  const used = new Set(places.values());
  const others = header.cells.map((column, place) => ({ column, place })).filter(({ place }) => !used.has(place));
  const has = { name: places.has('name'), first: places.has('first'), last: places.has('last') };
  const plural = isPlural(header.cells[places.get('group') ?? -1] ?? '');
  return ({ line, cells }: CsvRow): RosterRow => {
    const cell = (column: PersonColumn): string => cells[places.get(column) ?? -1] ?? '';
    const { address, name } = readAddress(cell('email'));
    const names = readName({ name: cell('name'), first: cell('first'), last: cell('last') }, has);
    const bare = { name: true, first: false, last: false };
    const groups = (plural ? cell('group').split(/[,;]/) : [cell('group')])
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter((one) => one !== '' && !NO_GROUP.test(one));
    const role = roleNamed(cell('role'));
    const hints = others.flatMap(({ column, place }) => {
      const text = cells[place] ?? '';
      const named = roleNamed(text);
      return named === undefined || named === 'student' ? [] : [{ column, cell: text, role: named }];
    });
    return {
      line,
      ...(names.name === '' ? readName({ name, first: '', last: '' }, bare) : names),
      email: address,
      studentNumber: cell('number').replace(/^#(?=\w)/, ''),
      group: groups[0] ?? '',
      otherGroups: groups.slice(1),
      role,
      unknownRole: role === undefined ? cell('role') : '',
      hint: cell('role') === '' ? hints[0] : undefined,
    };
  };
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
  const addresses = places.get('email') ?? findAddresses(header, body);
  if (addresses === undefined) return { problem: { key: 'people:errors.rosterEmail' } };
  places.set('email', addresses);
  const columns = Object.fromEntries([...places].map(([column, place]) => [column, header.cells[place] ?? '']));
  const used = new Set(places.values());
  const rows = body.map(createReadRow(header, places));
  const asked = new Set(rows.map(({ hint }) => hint?.column));
  const ignored = header.cells.filter((name, place) => name !== '' && !used.has(place) && !asked.has(name));
  return { roster: { rows, delimiter, columns, ignored } };
}
