/**
 * Owns everything of one student on one page: grades, exercises, quizzes, attempts, late days, notes. The student gets what is
 * published and what is not private.
 * Must not know how it is shown.
 */

import type { Audit } from '../audit/audit.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Language } from '../kernel/text/languages.ts';
import type { ClassCell, ClassExercise, ClassStudent } from '../progress/class-progress.ts';
import type { Store } from '../store.ts';
import { byWeek, type CollectedGrades, type CollectGrades, daysLate, type GradeReader } from './collect-grades.ts';
import type { GradedStudent } from './model/gradebook.ts';
import type { StudentNote } from './notes.store.ts';

/** A student's standing on an exercise. */
export interface ListedExercise {
  readonly of: ClassExercise;
  readonly cell: ClassCell;
  /** Whole days by which the submission that counts was late. */
  readonly daysLate: number;
  /** Whether the reader may see points. */
  readonly visible: boolean;
  readonly excused: boolean;
}

/** Everything of one student. */
export interface StudentOverview {
  readonly reader: GradeReader;
  readonly student: ClassStudent;
  readonly graded: GradedStudent;
  readonly grades: CollectedGrades;
  readonly exercises: readonly ListedExercise[];
  /** Late days of all exercises together. */
  readonly daysLate: number;
  readonly notes: readonly StudentNote[];
}

export interface StudentOverviewDeps {
  readonly store: Pick<Store, 'courses' | 'notes' | 'transaction'>;
  readonly collectGrades: CollectGrades;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Makes the functions. @throws AppError not-found when the person is no student of the course */
export function createStudentOverview({ store, collectGrades, audit, clock, newId }: StudentOverviewDeps) {
  const requireStudent = ({ course }: Membership, personId: string): void => {
    if (store.courses.findListedRole(course.id, personId) !== 'student')
      throw new AppError('not-found', 'errors:not-found.person');
  };
  return {
    get(membership: Membership, personId: string, reader: GradeReader, language: Language): StudentOverview {
      const grades = collectGrades(membership, reader, language, { person: personId });
      const { standings } = grades;
      const [graded] = grades.students;
      const [student] = standings.students;
      if (!graded || !student) throw new AppError('not-found', 'errors:not-found.person');
      const seen = new Map(graded.entries.map((entry) => [entry.itemId, entry]));
      const exercises = byWeek(standings.exercises, ({ exercise }) => exercise.week)
        .filter(({ released }) => released || reader === 'staff')
        .map((of): ListedExercise => {
          const cell = standings.cell(personId, of.exercise.slug);
          const entry = seen.get(`exercise:${of.exercise.slug}`);
          return {
            of,
            cell,
            daysLate: daysLate(cell.rules.dueAt, cell.raw?.createdAt ?? null),
            excused: entry?.state === 'excused',
            visible: entry !== undefined && (entry.state === 'graded' || reader === 'staff'),
          };
        });
      const notes = store.notes.listNotes(membership.course.id, personId);
      return {
        reader,
        student,
        graded,
        grades,
        exercises,
        daysLate: exercises.reduce((sum, one) => sum + (one.visible ? one.daysLate : 0), 0),
        notes: reader === 'staff' ? notes : notes.filter(({ shared }) => shared),
      };
    },
    addNote: (membership: Membership, personId: string, text: string, shared: boolean): void =>
      store.transaction(() => {
        requireStudent(membership, personId);
        const { course, person } = membership;
        const at = clock().toISOString();
        store.notes.insertNote({ id: newId(), courseId: course.id, personId, text, shared, by: person.id, at });
        // The text is not repeated here: it can be deleted with the person, the log cannot.
        audit(membership, { action: 'note.write', personId, after: { shared } });
      }),
    deleteNote: (membership: Membership, personId: string, id: string): void =>
      store.transaction(() => {
        const note = store.notes.listNotes(membership.course.id, personId).find((one) => one.id === id);
        if (!note) throw new AppError('not-found');
        store.notes.deleteNote(membership.course.id, personId, id);
        audit(membership, { action: 'note.write', personId, before: { shared: note.shared } });
      }),
  };
}
/** Everything of one student. */
export type StudentOverviewService = ReturnType<typeof createStudentOverview>;
