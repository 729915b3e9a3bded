/**
 * Owns which student a row of a file means.
 * Must not know what else stands in the row.
 */
import { joinParts } from '../../../kernel/text/family-name.ts';
import type { GradedStudent } from '../gradebook.ts';
import { columnKey } from './item-columns.ts';

/** What a row says about its student; what it does not say is empty. */
export interface Given {
  readonly email: string;
  readonly studentNumber: string;
  readonly name: string;
}

/**
 * Why no student is meant. `noStudent`: the row names nobody. `unknown`: nobody has that e-mail address, number or name. `sameName`:
 * several have. `twoStudents`: the e-mail address is of one and the number of another student.
 */
export type NobodyKey = 'noStudent' | 'unknown' | 'sameName' | 'twoStudents';

/** Spreadsheets take the zeros in front of a number away. */
const withoutZeros = (number: string): string => columnKey(number).replace(/^0+(?=\d)/, '');
/** "Lovelace, Ada" is Ada Lovelace. */
const inOrder = (name: string): string => columnKey(name.replace(/^([^,]+),([^,]+)$/, '$2 $1'));

type Find = (text: string) => readonly GradedStudent[];

function index(students: readonly GradedStudent[], keysOf: (student: GradedStudent) => readonly string[]): Find {
  const found = new Map<string, GradedStudent[]>();
  for (const student of students) {
    for (const key of new Set(keysOf(student))) if (key !== '') found.set(key, [...(found.get(key) ?? []), student]);
  }
  return (key) => found.get(key) ?? [];
}

/** A finder by e-mail address, else student number, else - where a row has neither - a name that only one student has. */
export function createFindStudent(
  students: readonly GradedStudent[],
): (given: Given) => GradedStudent | { readonly nobody: NobodyKey } {
  const byEmail = index(students, ({ email }) => [columnKey(email)]);
  const byNumber = index(students, ({ studentNumber }) => [columnKey(studentNumber)]);
  const byShortNumber = index(students, ({ studentNumber }) => [withoutZeros(studentNumber)]);
  // Whoever goes by another name than the one of the lists is found by both.
  const byName = index(students, (student) => [inOrder(student.name), columnKey(joinParts(student))]);
  const withNumber = (number: string): readonly GradedStudent[] => {
    const exact = byNumber(columnKey(number));
    return exact.length > 0 ? exact : byShortNumber(withoutZeros(number));
  };
  return ({ email, studentNumber, name }) => {
    if (email === '' && studentNumber === '') {
      const [first, second] = byName(inOrder(name));
      if (first) return second ? { nobody: 'sameName' } : first;
      return { nobody: name === '' ? 'noStudent' : 'unknown' };
    }
    const mailed = byEmail(columnKey(email))[0];
    const numbered = withNumber(studentNumber);
    if (mailed) return numbered.length > 0 && !numbered.includes(mailed) ? { nobody: 'twoStudents' } : mailed;
    return (numbered.length === 1 ? numbered[0] : undefined) ?? { nobody: 'unknown' };
  };
}
