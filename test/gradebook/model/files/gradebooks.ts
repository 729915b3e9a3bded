/** Gradebooks for the tests of files. */
import { computeGrade } from '../../../../server/gradebook/model/compute-grade.ts';
import type { Gradebook, GradedStudent } from '../../../../server/gradebook/model/gradebook.ts';
import type { GradeEntry, GradeItem } from '../../../../server/gradebook/model/item.ts';
import { DEFAULT_SCHEME, type Scheme } from '../../../../server/gradebook/model/scheme.ts';
import { NO_PARTS } from '../../../../server/kernel/text/family-name.ts';
import { entryOf } from '../builders.ts';

/** A student without grades. */
export interface Person {
  readonly name: string;
  readonly familyName?: string;
  readonly givenName?: string;
  readonly email?: string;
  readonly studentNumber?: string;
  readonly group?: string;
}

export const manual = (id: string, title: string, rest: Partial<GradeItem> = {}): GradeItem => ({
  id: `manual:${id}`,
  kind: 'manual',
  title,
  category: 'manual',
  maxPoints: 10,
  extraCredit: false,
  published: true,
  ...rest,
});

/** Points, or anything else that an entry may hold. */
export const given = (itemId: string, rest: number | Partial<GradeEntry>): GradeEntry => ({
  ...entryOf('', rest),
  itemId,
});

/** A gradebook of students with their entries. */
export function gradebookOf(
  items: readonly GradeItem[],
  students: readonly (readonly [Person, readonly GradeEntry[]])[],
  scheme: Scheme = DEFAULT_SCHEME,
): Gradebook {
  return {
    course: 'Deep Learning from Scratch',
    timeZone: 'Europe/Berlin',
    scheme,
    items,
    students: students.map(
      ([person, entries], index): GradedStudent => ({
        id: String(index + 1),
        ...NO_PARTS,
        email: '',
        studentNumber: '',
        group: '',
        ...person,
        entries,
        grade: computeGrade(scheme, items, entries),
      }),
    ),
  };
}

/** A file that is written line by line. */
export const textOf = (lines: Iterable<string>): string => [...lines].join('');
