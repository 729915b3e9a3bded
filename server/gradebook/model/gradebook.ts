/**
 * Owns what the files of a gradebook are written from: a course, its items, and each student's grade.
 * Must not know how files look.
 */
import type { NamedPerson } from '../../kernel/text/family-name.ts';
import type { CourseGrade } from './compute-grade.ts';
import type { GradeEntry, GradeItem } from './item.ts';
import { gradeItem, type ItemGrade } from './item-grade.ts';
import type { Scheme } from './scheme.ts';

/** A student as files know them. What is unknown is empty. */
export interface GradedStudent extends NamedPerson {
  /** Of the membership or the person, as the caller likes; given back in plans. */
  readonly id: string;
  readonly email: string;
  readonly studentNumber: string;
  readonly group: string;
  readonly entries: readonly GradeEntry[];
  readonly grade: CourseGrade;
}

/** A course's gradebook. */
export interface Gradebook {
  /** Title of the course. */
  readonly course: string;
  /** IANA name of the course's time zone. */
  readonly timeZone: string;
  readonly scheme: Scheme;
  readonly items: readonly GradeItem[];
  readonly students: readonly GradedStudent[];
}

/** A student's items in the order of the gradebook, also those whose category is unknown. */
export function itemGradesOf({ items }: Pick<Gradebook, 'items'>, { grade, entries }: GradedStudent): ItemGrade[] {
  const graded = new Map(grade.categories.flatMap((one) => one.items.map((each) => [each.item.id, each] as const)));
  return items.map(
    (item) =>
      graded.get(item.id) ??
      gradeItem(
        item,
        entries.find(({ itemId }) => itemId === item.id),
      ),
  );
}
