/**
 * Owns which column of a list of people holds what, by the names that campus systems, spreadsheets and Moodle give them.
 * Must not know what is done with the rows.
 */

/** As bareWord makes them, the likeliest first. `docs/roster.md` says which system has which. */
const COLUMNS = {
  name: `name fullname vollstandigername vollername vorundnachname vorundzuname vornamenachname nachnamevorname namevorname vornamename
    lastnamefirstname firstnamelastname familiennamevorname displayname anzeigename student studentname nameofstudent studierende studierender
    teilnehmer teilnehmerin teilnehmende participant`,
  first: `firstname firstnames givenname givennames forename vorname vornamen rufname firstnameofstudent vornamedesstudierenden`,
  last: `lastname lastnames surname familyname nachname nachnamen familienname zuname familienodernachname familynameofstudent lastnameofstudent
    surnameofstudent sn`,
  email: `email mail emailaddress emailadresse mailadresse emailaddresse mailaddress emailaddressofstudent emailofstudent studentemail
    studentemailaddress unimail uniemail universityemail hochschulmail hochschulemail institutionalemail primaryemail kontaktemail emails`,
  number: `studentnumber studentid studentno studentnr matrikelnummer matrikelnr matrikelno matrikel matnr matrnr matno mtknr mtrknr mtnr mnr
    matriculationnumber matriculationno matriculationnr registrationnumber registrationno studentregistrationnumber
    registrationnumberofstudent immatrikulationsnummer studentennummer studierendennummer sid sisuserid sisid orgdefinedid idnumber
    institutionalid institutionsnummer institutionalidentifier universityid number nummer`,
  role: `role rolle courserole kursrolle`,
  group: `group groupname groups tutorialgroup tutorialgroups gruppe gruppen gruppenname gruppenzugehorigkeit tutoriumsgruppe tutorium tutorial
    ubungsgruppe ubungsgruppen ubung section sections sectionname parallelgruppe seminargruppe kursgruppe`,
} as const;
/** What a column holds. */
export type PersonColumn = keyof typeof COLUMNS;
const KNOWN = Object.entries(COLUMNS).map(([column, words]) => [column as PersonColumn, words.split(/\s+/)] as const);

/** A word without case, accents, spaces and punctuation. */
export const bareWord = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');

/** Where the recognised columns are: of several that may hold the same, the one with the likeliest name. */
export function findPersonColumns(header: readonly string[]): Map<PersonColumn, number> {
  const names = header.map(bareWord);
  const places = KNOWN.map(([column, words]) => {
    const word = words.find((one) => names.includes(one));
    return [column, word === undefined ? -1 : names.indexOf(word)] as const;
  });
  return new Map(places.filter(([, place]) => place >= 0));
}

/** Whether a column may name several groups in one cell, separated by commas, as Moodle writes them. */
export const isPlural = (name: string): boolean => /^(?:.*groups|.*gruppen|sections)$/.test(bareWord(name));
