/**
 * Owns reading a roster: which encoding, which delimiter, which column is what, row by row.
 * Must not know the database.
 */
import chardet from 'chardet';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import type { Role } from '../store/courses.store.ts';

/** A row as written; `row` counts the rows of the file from 1, the header included. */
export interface RosterRow {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly studentNumber: string;
  /** Undefined: the file has no column for it, or the cell is empty. */
  readonly role: Role | undefined;
  /** The cell, when it holds no role that is known. */
  readonly unknownRole: string;
}

/** A file as understood. */
export interface Roster {
  readonly rows: readonly RosterRow[];
  readonly delimiter: string;
  /** Names of the columns that were recognised. */
  readonly columns: readonly string[];
}

/** Most rows that are read. */
export const MOST_ROWS = 2_000;

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
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
    'matriculationnumber',
    'idnumber',
    'number',
    'nummer',
  ],
  role: ['role', 'rolle'],
};
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

/** A word without case, accents, spaces and punctuation. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');

/** The text of a file, and the encoding that it was recognised by: a byte order mark, valid UTF-8, or what fits best. */
export function decodeRoster(bytes: Uint8Array): { text: string; encoding: string } {
  const buffer = Buffer.from(bytes);
  const marks: readonly (readonly [string, string])[] = [
    ['efbbbf', 'UTF-8'],
    ['fffe', 'UTF-16LE'],
    ['feff', 'UTF-16BE'],
  ];
  const marked = marks.find(([mark]) => buffer.toString('hex', 0, 3).startsWith(mark))?.[1];
  if (marked) return { text: iconv.decode(buffer, marked), encoding: marked };
  const zeros = (odd: number): number => buffer.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > buffer.length / 5) return { text: iconv.decode(buffer, 'UTF-16LE'), encoding: 'UTF-16LE' };
  if (zeros(0) > buffer.length / 5) return { text: iconv.decode(buffer, 'UTF-16BE'), encoding: 'UTF-16BE' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(buffer), encoding: 'UTF-8' };
  } catch {
    const guess = chardet.detect(buffer);
    const encoding = guess && /^(windows-125\d|ISO-8859-\d+)$/i.test(guess) ? guess : 'windows-1252';
    // Windows-1252 holds every letter of Latin-1, and the quotes and the euro sign besides.
    const read = encoding === 'ISO-8859-1' ? 'windows-1252' : encoding;
    return { text: iconv.decode(buffer, read), encoding: read };
  }
}

/** Reads a roster's text, or says as a key of words why it cannot be read. */
export function readRoster(text: string): { roster: Roster } | { error: string } {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, '').trim(), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const [header = [], ...body] = parsed.data;
  if (header.length === 0) return { error: 'people:errors.rosterEmpty' };
  if (body.length > MOST_ROWS) return { error: 'people:errors.rosterLong' };
  const place = (column: string): number => header.findIndex((cell) => COLUMNS[column]?.includes(bare(cell)));
  const places = Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, place(column)]));
  if ((places.email ?? -1) < 0) return { error: 'people:errors.rosterEmail' };
  const cell = (row: readonly string[], column: string): string => (row[places[column] ?? -1] ?? '').trim();
  const nameOf = (row: readonly string[]): string =>
    cell(row, 'name') || [cell(row, 'first'), cell(row, 'last')].filter(Boolean).join(' ');
  const roles = Object.entries(ROLE_WORDS) as [Role, readonly string[]][];
  const rows = body.map((row, index): RosterRow => {
    const word = cell(row, 'role');
    const role = roles.find(([, words]) => words.includes(bare(word)))?.[0];
    return {
      row: index + 2,
      name: nameOf(row),
      email: cell(row, 'email'),
      studentNumber: cell(row, 'number'),
      role,
      unknownRole: role === undefined ? word : '',
    };
  });
  const columns = header.filter((_, index) => Object.values(places).includes(index)).map((one) => one.trim());
  return { roster: { rows, delimiter: parsed.meta.delimiter, columns } };
}
