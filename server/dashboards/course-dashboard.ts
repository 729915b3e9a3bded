/**
 * Owns what the staff sees at a glance of a course: this week, what was sent when, who has not begun, points, alarms.
 * Must not know how it is shown.
 */
import { DateTime } from 'luxon';
import { sumPoints } from '../gradebook/index.ts';
import type { GradingQueue } from '../grading/queue.ts';
import type { Membership } from '../kernel/actor.ts';
import { mapInSlices } from '../kernel/slices.ts';
import type {
  ClassExercise,
  ClassFilter,
  ClassStandings,
  ClassStudent,
  FindClassStandings,
} from '../progress/class-progress.ts';
import type { Store } from '../store.ts';

/** How a class stands on one exercise. */
export interface ExerciseFigures {
  readonly of: ClassExercise;
  readonly begun: number;
  readonly accepted: number;
  /** Students who sent something, and whose last graded submission is not accepted. */
  readonly stuck: number;
  /** Points that count, of those who sent something; undefined when nothing is graded. */
  readonly mean: number | undefined;
}

/** A test that many fail. */
export interface FailedByMany {
  readonly exercise: ClassExercise;
  readonly test: string;
  readonly failed: number;
  readonly of: number;
}

/** How a quiz of the course went. */
export interface QuizFigures {
  readonly slug: string;
  readonly title: string;
  readonly week: number;
  readonly attempts: number;
  /** Mean share of the points, 0 to 1; undefined without attempts that ended. */
  readonly mean: number | undefined;
}

/** A course at a glance. */
export interface CourseDashboard {
  readonly standings: ClassStandings;
  readonly filter: ClassFilter;
  /** The week that `week` figures are of: the chosen one, or the present; undefined before the first. */
  readonly week: number | undefined;
  readonly exercises: readonly ExerciseFigures[];
  /** Days of the course's zone ('2026-11-23') from the first to the last submission, with how many came. */
  readonly days: readonly { readonly day: string; readonly submissions: number }[];
  /** Students who have sent nothing to any exercise of the week; `notBegunCount` counts those, too, who were deleted. */
  readonly notBegun: readonly ClassStudent[];
  readonly notBegunCount: number;
  /** Share of the points offered so far, 0 to 1, of each student, the deleted included. */
  readonly shares: readonly { readonly share: number; readonly points: number }[];
  readonly offered: number;
  readonly alarms: {
    /** Submissions that the grader failed on. */
    readonly ungraded: number;
    readonly waiting: number;
    readonly graderProblem: string | undefined;
    readonly tests: readonly FailedByMany[];
  };
  readonly quizzes: readonly QuizFigures[];
}

/** A test alarms when at least this share of those who sent something, and this many of them, fail it. */
const MANY_SHARE = 0.4;
const MANY = 3;
/** Most days that are drawn. */
const MOST_DAYS = 120;
const HOUR_MS = 3_600_000;
/** Of '2026-11-23T09'. */
const HOUR_DIGITS = 13;

export interface CourseDashboardDeps {
  readonly store: Pick<Store, 'quizAttempts' | 'sittings' | 'reports' | 'results' | 'submissions'>;
  readonly queue: GradingQueue;
  readonly findClass: FindClassStandings;
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Submissions by day of a zone; days without any are there, too. */
function byDay(hours: readonly { hour: string; submissions: number }[], zone: string, until: string) {
  const days = new Map<string, number>();
  let [day, end] = ['', ''];
  for (const { hour, submissions } of hours) {
    if (submissions === 0 || `${hour}:00` > until) continue;
    // The hours are in order: only the first of a day needs the calendar.
    if (hour >= end) {
      const time = DateTime.fromISO(`${hour}:00:00Z`, { zone });
      day = time.toISODate() ?? '';
      end = time.plus({ days: 1 }).startOf('day').toUTC().toISO()?.slice(0, HOUR_DIGITS) ?? '';
    }
    days.set(day, (days.get(day) ?? 0) + submissions);
  }
  const known = [...days.keys()].sort();
  const last = DateTime.fromISO(known.at(-1) ?? '');
  const found: { day: string; submissions: number }[] = [];
  for (let date = DateTime.fromISO(known[0] ?? ''); date <= last; date = date.plus({ days: 1 })) {
    const name = date.toISODate() ?? '';
    found.push({ day: name, submissions: days.get(name) ?? 0 });
  }
  return found.slice(-MOST_DAYS);
}

/** Returns a function that reads the progress of a course. */
export function createCourseDashboard({ store, queue, findClass }: CourseDashboardDeps) {
  const figuresOf = (of: ClassExercise, { everybody, cell }: ClassStandings): ExerciseFigures => {
    const cells = everybody.map((id) => cell(id, of.exercise.slug)).filter(({ result }) => result);
    return {
      of,
      begun: cells.length,
      accepted: cells.filter(({ accepted }) => accepted).length,
      stuck: cells.filter(({ accepted, last }) => !accepted && last !== undefined).length,
      mean: mean(cells.flatMap(({ counted }) => counted?.points ?? [])),
    };
  };
  /** Tests that many students of the week fail with what they sent last. */
  const failedByMany = async (
    week: readonly ClassExercise[],
    { everybody, cell }: ClassStandings,
    courseId: string,
  ): Promise<FailedByMany[]> => {
    const found = await mapInSlices(week, (exercise) => {
      const { slug } = exercise.exercise;
      const last = everybody.flatMap((id) => cell(id, slug).last ?? []);
      const voided = new Set(store.reports.listVoids(courseId, slug).map(({ test }) => test));
      return store.reports
        .countFailedTests(last)
        .filter(({ test, failed }) => !voided.has(test) && failed >= MANY && failed >= MANY_SHARE * last.length)
        .map(({ test, failed }) => ({ exercise, test, failed, of: last.length }))
        .slice(0, 2);
    });
    return found.flat();
  };
  const quizFigures = (
    courseId: string,
    { everybody, now }: ClassStandings,
    week: number | undefined,
  ): Promise<QuizFigures[]> => {
    const ids = new Set(everybody);
    const runs = store.sittings
      .listPublishedRuns(courseId)
      .filter((run) => run.opensAt <= now && (week === undefined || run.week === week));
    return mapInSlices(runs, (run) => {
      const attempts = store.quizAttempts.listAttempts(run.id).filter(({ personId }) => ids.has(personId));
      const shares = attempts.flatMap(({ score, maxScore }) => (score !== null && maxScore ? [score / maxScore] : []));
      return { slug: run.slug, title: run.title, week: run.week, attempts: attempts.length, mean: mean(shares) };
    });
  };

  return async (membership: Membership, filter: ClassFilter): Promise<CourseDashboard> => {
    const { course, weeks } = membership;
    const standings = findClass(membership, filter);
    await standings.load();
    const { students, everybody, exercises, cell, now } = standings;
    const week = filter.week ?? weeks.filter(({ startsAt }) => startsAt <= now).at(-1)?.number;
    const ofWeek = exercises.filter(
      ({ exercise, released }) => released && (week === undefined || exercise.week === week),
    );
    const released = exercises.filter((one) => one.released);
    const offered = sumPoints(released.map(({ exercise }) => exercise.points));
    const shares = await mapInSlices(everybody, (id) => {
      const points = sumPoints(released.map(({ exercise }) => cell(id, exercise.slug).counted?.points ?? 0));
      return { points, share: offered > 0 ? points / offered : 0 };
    });
    const hasNotBegun = (id: string): boolean => ofWeek.every(({ exercise }) => !cell(id, exercise.slug).result);
    const people = filter.group === undefined ? undefined : everybody;
    const until = new Date(Date.parse(now) + HOUR_MS).toISOString();
    const { grader } = queue.status();
    return {
      standings,
      filter,
      week,
      exercises: await mapInSlices(exercises, (exercise) => figuresOf(exercise, standings)),
      days: byDay(store.results.listHours(course.id, people), course.timeZone, until),
      notBegun: ofWeek.length === 0 ? [] : students.filter(({ id }) => hasNotBegun(id)),
      notBegunCount: ofWeek.length === 0 ? 0 : everybody.filter(hasNotBegun).length,
      shares,
      offered,
      alarms: {
        ungraded: store.submissions.countSubmissions({ courseId: course.id, state: 'failed' }),
        waiting: store.submissions.countSubmissions({ courseId: course.id, state: 'queued' }),
        graderProblem: grader.state === 'unavailable' ? grader.message : undefined,
        tests: await failedByMany(ofWeek, standings, course.id),
      },
      quizzes: await quizFigures(course.id, standings, filter.week),
    };
  };
}
/** Reads the progress of a course. */
export type GetCourseDashboard = ReturnType<typeof createCourseDashboard>;
