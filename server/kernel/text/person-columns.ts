/**
 * Owns which column of a list of people holds what, by the names that campus systems, spreadsheets and Moodle give them.
 * Must not know what is done with the rows.
 */

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
export type PersonColumn = keyof typeof COLUMNS;

/** A word without case, accents, spaces and punctuation. */
export const bareWord = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');

/** Where the recognised columns are. */
export function findPersonColumns(header: readonly string[]): Map<PersonColumn, number> {
  const names = header.map(bareWord);
  const places = (Object.keys(COLUMNS) as PersonColumn[]).map((column) => {
    const known: readonly string[] = COLUMNS[column];
    return [column, names.findIndex((name) => known.includes(name))] as const;
  });
  return new Map(places.filter(([, place]) => place >= 0));
}
