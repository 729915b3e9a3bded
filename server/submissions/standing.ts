/**
 * Owns where one member of a course stands on its exercises: the rules that apply now, what was sent, what counts.
 * Must not know how it is shown.
 */
import type { CourseContent, ExerciseContent } from '../exercises/catalog.ts';
import { chooseCounted, findBlockedReason, isReleased, rulesFor } from '../exercises/index.ts';
import type { ExerciseStanding, Rules, Sent } from '../exercises/policy.ts';
import type { CountedSubmission } from '../grading/submissions.store.ts';
import { isStaff, type Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import { isSealed } from './hidden-results.ts';

/** What was sent to each exercise, oldest first. */
function byExercise(rows: readonly CountedSubmission[]): Map<string, CountedSubmission[]> {
  const groups = new Map<string, CountedSubmission[]>();
  for (const row of rows) {
    const group = groups.get(row.exercise) ?? [];
    group.push(row);
    groups.set(row.exercise, group);
  }
  return groups;
}

/** Submissions that use up an attempt: those on which the grader itself failed do not. */
function sentOf(rows: readonly CountedSubmission[]): Sent {
  const attempts = rows.filter(({ state }) => state !== 'failed');
  return { attempts: attempts.length, lastAt: attempts.at(-1)?.createdAt };
}

/** Makes functions that find where members stand. */
export function createStandings({
  store,
  content,
  clock,
}: {
  store: Pick<Store, 'gradebook' | 'policies' | 'submissions'>;
  content: CourseContent;
  clock: () => Date;
}) {
  const rulesOf = (membership: Pick<Membership, 'course' | 'weeks'>, personId: string) =>
    rulesFor(store, membership).ofPerson(personId);
  const standingOf = (
    exercise: ExerciseContent,
    rules: Rules,
    rows: readonly CountedSubmission[],
  ): ExerciseStanding => {
    const now = clock().toISOString();
    const sent = sentOf(rows);
    const scored = rows.flatMap(({ id, createdAt, score }) => (score === null ? [] : [{ id, createdAt, score }]));
    return {
      exercise,
      rules,
      released: isReleased(rules, now),
      sent,
      obstacle: findBlockedReason(rules, sent, now),
      sealed: isSealed(rules, now),
      counted: chooseCounted(rules, scored),
      ungraded: rows.filter(({ score }) => score === null).length,
    };
  };

  return {
    /** The rules that apply to somebody, by exercise. */
    rulesOf,
    /** Every exercise of the course that the member may see: students see those that are released. */
    list(membership: Membership): ExerciseStanding[] {
      const { course, person } = membership;
      const rules = rulesOf(membership, person.id);
      const sent = byExercise(store.submissions.listCounted(course.id, person.id));
      return content.exercises
        .map((exercise) => standingOf(exercise, rules(exercise), sent.get(exercise.slug) ?? []))
        .filter((standing) => standing.rules.scheduled || isStaff(membership));
    },
    /** An exercise of the plan that is not open yet for a student; undefined: it is open, or not for them to know. */
    findLocked(membership: Membership, slug: string): ExerciseStanding | undefined {
      const exercise = content.findExercise(slug);
      if (!exercise || isStaff(membership)) return undefined;
      const standing = standingOf(exercise, rulesOf(membership, membership.person.id)(exercise), []);
      return standing.rules.scheduled && !standing.released ? standing : undefined;
    },
    /** One exercise. @throws AppError not-found, for students also when it is not released yet: see `list` for when */
    get(membership: Membership, slug: string): ExerciseStanding {
      const exercise = content.findExercise(slug);
      if (!exercise) throw new AppError('not-found', 'errors:not-found.exercise');
      const { course, person } = membership;
      const rows = store.submissions.listCounted(course.id, person.id).filter((row) => row.exercise === slug);
      const standing = standingOf(exercise, rulesOf(membership, person.id)(exercise), rows);
      if (!standing.released && !isStaff(membership)) throw new AppError('not-found', 'errors:not-found.exercise');
      return standing;
    },
  };
}
/** Finds where members stand. */
export type Standings = ReturnType<typeof createStandings>;
