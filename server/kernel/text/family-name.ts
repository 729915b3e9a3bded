/**
 * Owns the parts of names: how lists of people are sorted and shown by family name, and how a row of a list gives the parts.
 * Must not know where names are stored.
 *
 * Nothing is guessed: of "Kim Min-jun" nobody can say which word is the family name. Whoever's is not known stands by the name that they
 * call themselves.
 */
import { collator } from './by-name.ts';

/** The parts of a name; both null, or only the given name null. */
export interface NameParts {
  readonly familyName: string | null;
  readonly givenName: string | null;
}
/** Somebody as called, and the parts of the name as far as they are known. */
export interface NamedPerson extends NameParts {
  readonly name: string;
}

/**
 * Particles before a family name, written small. They do not count for the order: "von Neumann" stands under N (DIN 5007, and the usage of
 * German and Dutch lists). Written with a capital, as in "De Luca" or "Van Damme", they are part of the name.
 */
const PARTICLES =
  /^(?:(?:af|auf|av|da|das|de|dei|del|della|den|der|des|di|do|dos|du|im|in|la|le|op|te|ten|ter|und|van|vom|von|y|zu|zum|zur|[’']t)\s+|d[’'])+(?=\S)/u;

/** The family name as lists are sorted by it. */
const sortKey = ({ name, familyName }: NamedPerson): string => (familyName ?? name).replace(PARTICLES, '');

/** For sort(): by family name where it is known, else by the name; then by given name. */
export const byFamilyName = (one: NamedPerson, other: NamedPerson): number =>
  collator.compare(sortKey(one), sortKey(other)) ||
  collator.compare(one.familyName ?? '', other.familyName ?? '') ||
  collator.compare(one.givenName ?? '', other.givenName ?? '') ||
  collator.compare(one.name, other.name);

/** "Anna Lena Meyer"; empty when the parts are not known. */
export const joinParts = ({ familyName, givenName }: NameParts): string =>
  [givenName, familyName].filter(Boolean).join(' ');

/** As lists that are sorted by family name show somebody: "Meyer, Anna Lena"; with the name they go by when it is another. */
export function listName(person: NamedPerson): string {
  const { name, familyName, givenName } = person;
  if (familyName === null) return name;
  const parts = [familyName, givenName].filter(Boolean).join(', ');
  return name === joinParts(person) ? parts : `${parts} (${name})`;
}

/** What may stand behind a comma without being a given name. */
const SUFFIX =
  /^(?:jr|sr|junior|senior|ii|iii|iv|(?:ph|m|b|d|ll|dr)\W*(?:d|a|sc|eng|ed|ba|b|m|phil)?|mba|mph|esq|dipl\W.*)\W*$/i;

/**
 * The name in a row of a list and its parts. `column` says which of the columns the list has at all: the parts stand in their own columns,
 * or together as "Meyer, Anna Lena". Beside a column of first names alone, "name" is the family name, as in German lists.
 */
export function readName(
  cell: { readonly name: string; readonly first: string; readonly last: string },
  column: { readonly name: boolean; readonly first: boolean; readonly last: boolean },
): NamedPerson {
  if (column.first || column.last) {
    const last = column.last ? cell.last : cell.name;
    const parts: NameParts = last === '' ? NO_PARTS : { familyName: last, givenName: cell.first || null };
    const whole = column.last ? cell.name : '';
    // "Meyer, Anna" beside its parts is their order in the list, not what anybody is called.
    const called = whole === [last, cell.first].filter(Boolean).join(', ') ? '' : whole;
    return { name: called || [cell.first, last].filter(Boolean).join(' ') || whole, ...parts };
  }
  const [, last = '', first = ''] = /^([^,]+),([^,]+)$/.exec(cell.name) ?? [];
  const parts = { familyName: last.trim(), givenName: first.trim() };
  if (parts.familyName === '' || parts.givenName === '' || SUFFIX.test(parts.givenName))
    return { name: cell.name, ...NO_PARTS };
  return { name: joinParts(parts), ...parts };
}

/** Of a name whose parts are not known. */
export const NO_PARTS: NameParts = { familyName: null, givenName: null };
