/**
 * Owns what a member sees of a course: its exercises by week, the points so far, what is due next.
 * Must not know how it is shown.
 */
import { percentAt } from '../exercises/index.ts';
import type { ExerciseStanding } from '../exercises/policy.ts';
import { sumPoints } from '../gradebook/index.ts';
import type { Membership } from '../kernel/actor.ts';
import type { QuizStanding } from '../quizzes/standing.ts';
import type { Standings } from '../submissions/standing.ts';

/** A course as one member sees it. */
export interface OpenedCourse {
  readonly membership: Membership;
  /** In the order of the course; exercises that are not released are there, too, without a way in for students. */
  readonly standings: readonly ExerciseStanding[];
  /** Points that count so far, of those that released exercises offer. Sealed results are left out of both. */
  readonly points: number;
  readonly offered: number;
  /** The exercise that is due next and not yet solved in full. */
  readonly next: ExerciseStanding | undefined;
  /** Number of the present week; undefined before the first. */
  readonly currentWeek: number | undefined;
  readonly begun: ReadonlySet<string>;
  /** Quizzes of the course, by the time at which they open. */
  readonly quizzes: readonly QuizStanding[];
  /** ISO 8601, UTC. */
  readonly now: string;
}

export interface OpenCourseDeps {
  readonly standings: Standings;
  readonly listBegun: (courseId: string, personId: string) => string[];
  readonly listQuizzes: (membership: Membership) => readonly QuizStanding[];
  readonly clock: () => Date;
}

/** Whether something can still be won: not solved in full, and open. */
function isOpen({ released, counted, exercise, rules, obstacle, sealed }: ExerciseStanding, now: string): boolean {
  const full = !sealed && (counted?.points ?? 0) >= exercise.points;
  return released && !full && rules.dueAt !== null && percentAt(rules, now) > 0 && obstacle?.kind !== 'noAttempts';
}

/** Returns a function that opens the course of a membership. */
export function createOpenCourse({ standings, listBegun, listQuizzes, clock }: OpenCourseDeps) {
  return (membership: Membership): OpenedCourse => {
    const now = clock().toISOString();
    const all = standings.list(membership);
    const shown = all.filter(({ released, sealed }) => released && !sealed);
    const due = all.filter((standing) => isOpen(standing, now) && now <= (standing.rules.dueAt ?? ''));
    return {
      membership,
      standings: all,
      points: sumPoints(shown.map(({ counted }) => counted?.points ?? 0)),
      offered: sumPoints(shown.map(({ exercise }) => exercise.points)),
      next: due.sort((a, b) => (a.rules.dueAt ?? '').localeCompare(b.rules.dueAt ?? ''))[0],
      currentWeek: membership.weeks.filter(({ startsAt }) => startsAt <= now).at(-1)?.number,
      begun: new Set(listBegun(membership.course.id, membership.person.id)),
      quizzes: listQuizzes(membership),
      now,
    };
  };
}
/** Opens a course. */
export type OpenCourse = ReturnType<typeof createOpenCourse>;
