/**
 * Owns what the staff sees of an exercise: who passes which test, how long it took, why submissions fail.
 * Must not know how it is shown.
 */

import type { ReportSummary, TestSummary } from '../grading/report-summary.ts';
import type { SentCurve } from '../grading/reports.store.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { mapInSlices } from '../kernel/slices.ts';
import type {
  ClassCell,
  ClassExercise,
  ClassFilter,
  ClassStandings,
  ClassStudent,
  FindClassStandings,
} from '../progress/class-progress.ts';
import type { Store } from '../store.ts';

/** A student's row of the heat map. */
export interface HeatRow {
  readonly student: ClassStudent;
  readonly cell: ClassCell;
  /** In the order of `tests`; undefined where the test did not run, or there is nothing graded. */
  readonly tests: readonly (TestSummary | undefined)[];
}

/** The same of anybody whom statistics count: of whoever was deleted, `student` is undefined. */
type Figures = Omit<HeatRow, 'student'> & { readonly student: ClassStudent | undefined };

/** A test over all students. */
export interface TestFigures {
  readonly name: string;
  readonly visible: boolean;
  readonly passed: number;
  /** Students with something graded. */
  readonly of: number;
}

/** Why submissions fail, with one of them as an example. */
export interface FailureCause {
  /** As in an outline: 'shape:dW1', 'error:TypeError', 'compile:TS2304', 'time-limit'. */
  readonly cause: string;
  readonly students: number;
  /** Ids of submissions whose last report shows it, at most three. */
  readonly examples: readonly { readonly id: string; readonly student: ClassStudent }[];
}

/** An exercise at a glance. */
export interface ExerciseDashboard {
  readonly standings: ClassStandings;
  readonly filter: ClassFilter;
  readonly of: ClassExercise;
  /** Of the students of the course. Figures count those, too, who were deleted. */
  readonly rows: readonly HeatRow[];
  readonly students: number;
  readonly begun: number;
  readonly accepted: number;
  readonly tests: readonly TestFigures[];
  /** Attempts until the first accepted one, of each student who got there. */
  readonly attempts: readonly number[];
  /** From the first submission to the first accepted one, ms, likewise. */
  readonly durationsMs: readonly number[];
  /** Most frequent first. Of students whose last graded submission is not accepted. */
  readonly causes: readonly FailureCause[];
  /** Points before lateness, of each student with something graded. */
  readonly scores: readonly number[];
  /** Costs of the trainings of all submissions, with their students, newest first. */
  readonly curves: readonly (Omit<SentCurve, 'personId'> & { readonly student: ClassStudent })[];
  /** Whether there are older ones, too. */
  readonly moreCurves: boolean;
}

export interface ExerciseDashboardDeps {
  readonly store: Pick<Store, 'reports'>;
  readonly findClass: FindClassStandings;
}

const MOST_EXAMPLES = 3;
const MOST_CAUSES = 12;
/** Reports that are read at a time. */
const AT_A_TIME = 25;
/** Most trainings of the fan: a picture of more shows no line any more. */
const MOST_CURVES = 300;

/** Returns a function that reads the progress in an exercise of a course. @throws AppError not-found */
export function createExerciseDashboard({ store, findClass }: ExerciseDashboardDeps) {
  /** Reports in short, by submission; some at a time. */
  const outlinesOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, ReportSummary>> => {
    const places = Array.from({ length: Math.ceil(ids.length / AT_A_TIME) }, (_, place) => place * AT_A_TIME);
    const found = await mapInSlices(places, (place) => store.reports.listOutlines(ids.slice(place, place + AT_A_TIME)));
    return new Map(found.flat().map(({ id, outline }) => [id, outline]));
  };
  const causesOf = async (figures: readonly Figures[]): Promise<FailureCause[]> => {
    const stuck = figures.filter(({ cell }) => !cell.accepted && cell.last !== undefined);
    const outlines = await outlinesOf(stuck.map(({ cell }) => cell.last ?? ''));
    const found = new Map<string, { id: string; student: ClassStudent | undefined }[]>();
    for (const { student, cell } of stuck) {
      const id = cell.last ?? '';
      const { cause = null, tests = [] } = outlines.get(id) ?? {};
      const causes = cause === null ? tests.flatMap((test) => test[5] ?? []) : [cause];
      for (const one of new Set(causes)) found.set(one, [...(found.get(one) ?? []), { id, student }]);
    }
    return [...found]
      .map(([cause, all]) => ({
        cause,
        students: all.length,
        examples: all.flatMap(({ id, student }) => (student ? [{ id, student }] : [])).slice(0, MOST_EXAMPLES),
      }))
      .sort((a, b) => b.students - a.students || a.cause.localeCompare(b.cause))
      .slice(0, MOST_CAUSES);
  };

  return async (membership: Membership, slug: string, wanted: ClassFilter): Promise<ExerciseDashboard> => {
    const filter = { ...wanted, week: undefined };
    const standings = findClass(membership, filter);
    const { students, everybody, exercises, cell } = standings;
    const of = exercises.find(({ exercise }) => exercise.slug === slug);
    if (!of) throw new AppError('not-found', 'errors:not-found.exercise');
    await standings.load(slug);
    const studentOf = new Map(students.map((student) => [student.id, student]));
    const cells = everybody.map((id) => ({ student: studentOf.get(id), cell: cell(id, slug) }));
    const ids = cells.flatMap(({ cell: { counted } }) => counted?.id ?? []);
    const outlines = await outlinesOf(ids);
    const names = new Map<string, boolean>();
    for (const { tests } of outlines.values()) for (const [name, visible] of tests) names.set(name, visible === 1);
    const order = [...names.keys()];
    const figures = cells.map(({ student, cell: own }): Figures => {
      const tests = new Map(outlines.get(own.counted?.id ?? '')?.tests.map((test) => [test[0], test]));
      return { student, cell: own, tests: order.map((name) => tests.get(name)) };
    });
    const graded = figures.filter(({ cell: { counted } }) => counted);
    const done = graded.flatMap(({ cell: { result } }) => (result?.acceptedAt ? [result] : []));
    const people = [...studentOf.keys()];
    const sent = { courseId: membership.course.id, exercise: slug, people, until: standings.now };
    // Whole reports are read for it.
    const trainings = of.exercise.trains ? store.reports.listCostCurves({ ...sent, most: MOST_CURVES }) : [];
    return {
      standings,
      filter,
      of,
      rows: figures.flatMap(({ student, ...row }) => (student ? [{ student, ...row }] : [])),
      students: figures.length,
      begun: figures.filter(({ cell: { result } }) => result).length,
      accepted: figures.filter(({ cell: { accepted } }) => accepted).length,
      tests: order.map((name, place) => ({
        name,
        visible: names.get(name) ?? false,
        passed: graded.filter(({ tests }) => tests[place]?.[2] === 'accepted').length,
        of: graded.length,
      })),
      attempts: done.map(({ attemptsToAccepted }) => attemptsToAccepted ?? 1),
      durationsMs: done.map(({ firstAt, acceptedAt }) => Date.parse(acceptedAt ?? firstAt) - Date.parse(firstAt)),
      causes: await causesOf(figures),
      scores: graded.flatMap(({ cell: { raw } }) => raw?.score ?? []),
      moreCurves: trainings.length === MOST_CURVES,
      curves: trainings.flatMap(({ personId, ...training }) => {
        const student = studentOf.get(personId);
        return student ? [{ student, ...training }] : [];
      }),
    };
  };
}
/** Reads the progress in an exercise. */
export type GetExerciseDashboard = ReturnType<typeof createExerciseDashboard>;
