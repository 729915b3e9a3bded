/**
 * Owns what a member sees of a course: its exercises by week, the points so far, what is due next.
 * Must not know how it is shown.
 */
import { percentAt } from '../exercises/index.ts';
import type { ExerciseStanding } from '../exercises/policy.ts';
import type { CollectGrades } from '../gradebook/collect-grades.ts';
import type { CourseGrade } from '../gradebook/model/compute-grade.ts';
import type { Scheme } from '../gradebook/model/scheme.ts';
import type { Membership } from '../kernel/actor.ts';
import type { QuizStanding } from '../quizzes/standing.ts';
import type { AnsweredQuestion } from '../review/questions.store.ts';
import type { Standings } from '../submissions/standing.ts';

/** A course as one member sees it. */
export interface OpenedCourse {
  readonly membership: Membership;
  /** In the order of the course; exercises that are not released are there, too, without a way in for students. */
  readonly standings: readonly ExerciseStanding[];
  /** The member's grade so far, of what they may see; undefined for who is no student of the course. */
  readonly soFar: { readonly scheme: Scheme; readonly grade: CourseGrade } | undefined;
  /** Exercises of the plan, and those of them with full points. Sealed ones are not counted as such. */
  readonly done: { readonly full: number; readonly of: number };
  /** Items that do not count for the member, by their ids such as exercise:relu. */
  readonly excused: ReadonlySet<string>;
  /** The exercise that is due next and not yet solved in full. */
  readonly next: ExerciseStanding | undefined;
  /** Number of the present week; undefined before the first. */
  readonly currentWeek: number | undefined;
  readonly begun: ReadonlySet<string>;
  /** Quizzes of the course, by the time at which they open. */
  readonly quizzes: readonly QuizStanding[];
  /** Questions of the member's that were answered lately, the newest first. */
  readonly answered: readonly AnsweredQuestion[];
  /** ISO 8601, UTC. */
  readonly now: string;
}

export interface OpenCourseDeps {
  readonly standings: Standings;
  readonly listBegun: (courseId: string, personId: string) => string[];
  readonly collectGrades: CollectGrades;
  readonly listAnsweredTo: (courseId: string, personId: string, since: string, limit: number) => AnsweredQuestion[];
  readonly listQuizzes: (membership: Membership) => readonly QuizStanding[];
  readonly clock: () => Date;
}

/** Whether all its points are won, as far as the member may know. */
const isFull = ({ sealed, counted, exercise }: ExerciseStanding): boolean =>
  !sealed && counted !== undefined && counted.points >= exercise.points;
/** Answers are shown on the page of the course this long, ms, and so many. */
const ANSWERS_MS = 7 * 24 * 60 * 60 * 1000;
const MOST_ANSWERS = 5;

/** Whether something can still be won: not solved in full, and open. */
function isOpen(standing: ExerciseStanding, now: string): boolean {
  const { released, rules, obstacle } = standing;
  return (
    released &&
    !isFull(standing) &&
    rules.dueAt !== null &&
    percentAt(rules, now) > 0 &&
    obstacle?.kind !== 'noAttempts'
  );
}

/** Returns a function that opens the course of a membership. */
export function createOpenCourse(deps: OpenCourseDeps) {
  const { standings, listBegun, listAnsweredTo, listQuizzes, collectGrades, clock } = deps;
  return (membership: Membership): OpenedCourse => {
    const now = clock().toISOString();
    const all = standings.list(membership);
    const planned = all.filter(({ rules }) => rules.scheduled);
    // The language matters for titles only, which are not used.
    const grades = collectGrades(membership, 'student', 'en', { person: membership.person.id });
    const [student] = grades.students;
    const due = all.filter((standing) => isOpen(standing, now) && now <= (standing.rules.dueAt ?? ''));
    return {
      membership,
      standings: all,
      soFar: student && { scheme: grades.scheme, grade: student.grade },
      done: { full: planned.filter(isFull).length, of: planned.length },
      excused: new Set(student?.entries.flatMap(({ itemId, state }) => (state === 'excused' ? [itemId] : []))),
      next: due.sort((a, b) => (a.rules.dueAt ?? '').localeCompare(b.rules.dueAt ?? ''))[0],
      currentWeek: membership.weeks.filter(({ startsAt }) => startsAt <= now).at(-1)?.number,
      begun: new Set(listBegun(membership.course.id, membership.person.id)),
      quizzes: listQuizzes(membership),
      answered: listAnsweredTo(
        membership.course.id,
        membership.person.id,
        new Date(Date.parse(now) - ANSWERS_MS).toISOString(),
        MOST_ANSWERS,
      ),
      now,
    };
  };
}
/** Opens a course. */
export type OpenCourse = ReturnType<typeof createOpenCourse>;
