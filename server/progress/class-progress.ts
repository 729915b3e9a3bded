/**
 * Owns where all students of a course stand on its exercises, as the rules apply to each of them: what dashboards and the
 * gradebook are made of.
 * Must not know how it is shown.
 */
import type { CourseContent, ExerciseContent } from '../exercises/catalog.ts';
import { chooseCounted, isReleased, rulesFor } from '../exercises/index.ts';
import type { Counted, Rules } from '../exercises/policy.ts';
import type { Membership } from '../kernel/actor.ts';
import { mapInSlices } from '../kernel/slices.ts';
import type { Group } from '../roster/groups.store.ts';
import type { Member } from '../roster/members.store.ts';
import type { Store } from '../store.ts';
import type { ExerciseResult } from './results.store.ts';

/** Which part of a course is selected; an absent field does not restrict. */
export interface ClassFilter {
  /** Id of a group. */
  readonly group?: string | undefined;
  readonly week?: number | undefined;
  /** Id of a student: nobody else is selected. */
  readonly person?: string | undefined;
  /** Everything as it was at this time, ISO 8601, UTC. */
  readonly until?: string | undefined;
}

/** A student of the course. */
export interface ClassStudent extends Member {
  readonly group: Group | undefined;
}

/** An exercise of the course with the rules for students without an extension. */
export interface ClassExercise {
  readonly exercise: ExerciseContent;
  readonly rules: Rules;
  readonly released: boolean;
}

/** Where one student stands on one exercise. */
export interface ClassCell {
  readonly rules: Rules;
  /** Undefined when nothing was sent until then. */
  readonly result: ExerciseResult | undefined;
  /** What counts; undefined when nothing is graded. */
  readonly counted: Counted | undefined;
  /** The graded submission that counts, before lateness. */
  readonly raw: { readonly id: string; readonly score: number; readonly createdAt: string } | undefined;
  /** The last graded submission. */
  readonly last: string | undefined;
  readonly accepted: boolean;
  /** Whether nothing can be sent any more. */
  readonly over: boolean;
}

/** A course as its staff sees it. */
export interface ClassStandings {
  /** By name. */
  readonly students: readonly ClassStudent[];
  /**
   * Ids of the students, and of the placeholders of those who were deleted: what statistics count, so that they do not change with a
   * deletion. Empty of placeholders where one person is selected.
   */
  readonly everybody: readonly string[];
  readonly groups: readonly Group[];
  /** In the order of the course; those that have no week in it are left out. */
  readonly exercises: readonly ClassExercise[];
  cell(personId: string, exercise: string): ClassCell;
  /**
   * Reads the results of an exercise, or of all in slices, and works out those that are stale. To be waited for by pages that look at many cells:
   * `cell` reads what it needs of an exercise at once.
   */
  load(exercise?: string): Promise<void>;
  /** ISO 8601, UTC: the present, or the end of the selected time. */
  readonly now: string;
}

export interface ClassStandingsDeps {
  readonly store: Pick<Store, 'gradebook' | 'groups' | 'members' | 'results' | 'policies'>;
  readonly content: CourseContent;
  readonly clock: () => Date;
}

/** Results as they were at a time: what came later is left out. */
function resultAt(result: ExerciseResult, until: string): ExerciseResult | undefined {
  if (result.firstAt > until) return undefined;
  const accepted = result.acceptedAt !== null && result.acceptedAt <= until;
  return {
    ...result,
    candidates: result.candidates.filter(({ createdAt }) => createdAt <= until),
    acceptedAt: accepted ? result.acceptedAt : null,
    attemptsToAccepted: accepted ? result.attemptsToAccepted : null,
  };
}

/** Returns a function that finds where the students of a course stand. */
export function createClassStandings({ store, content, clock }: ClassStandingsDeps) {
  return (membership: Pick<Membership, 'course' | 'weeks'>, filter: ClassFilter = {}): ClassStandings => {
    const { course } = membership;
    const present = clock().toISOString();
    const now = filter.until !== undefined && filter.until < present ? filter.until : present;
    const groups = store.groups.listGroups(course.id);
    const groupById = new Map(groups.map((group) => [group.id, group]));
    const groupOf = store.groups.listGroupMembers(course.id);
    const students = store.members
      .listMembers(course.id)
      .filter(
        ({ id, role, state }) =>
          role === 'student' &&
          state !== 'waiting' &&
          (filter.person === undefined || filter.person === id) &&
          (filter.group === undefined || groupOf.get(id) === filter.group),
      )
      .map((member) => ({ ...member, group: groupById.get(groupOf.get(member.id) ?? '') }));

    const gone = filter.person === undefined ? store.results.listDeletedStudents(course.id, filter.group) : [];

    const rulesOf = rulesFor(store, membership);
    const special = new Map<string, Rules>();
    const exercises = content.exercises
      .filter(({ week }) => filter.week === undefined || week === filter.week)
      .map((exercise): ClassExercise => {
        for (const [personId, rules] of rulesOf.ofExtended(exercise))
          special.set(`${exercise.slug} ${personId}`, rules);
        const rules = rulesOf.general(exercise);
        return { exercise, rules, released: isReleased(rules, now) };
      })
      .filter(({ rules }) => rules.scheduled);
    const general = new Map(exercises.map(({ exercise, rules }) => [exercise.slug, rules]));

    const results = new Map<string, ExerciseResult>();
    const read = new Set<string>();
    const take = (stored: readonly ExerciseResult[]): void => {
      for (const result of stored) {
        const seen = now === present ? result : resultAt(result, now);
        if (seen) results.set(`${result.exercise} ${result.personId}`, seen);
      }
    };
    if (filter.person !== undefined) take(store.results.listResultsOf(course.id, filter.person));
    const readExercise = (slug: string): void => {
      if (filter.person !== undefined || read.has(slug)) return;
      read.add(slug);
      take(store.results.listResultsOn(course.id, slug));
    };
    const load = async (slug?: string): Promise<void> => {
      await store.results.refreshInSlices();
      const wanted = slug === undefined ? exercises.map(({ exercise }) => exercise.slug) : [slug];
      await mapInSlices(wanted, readExercise);
    };
    const found = new Map<string, ClassCell>();
    /** Pages ask for the same cell again and again. */
    const cell = (personId: string, exercise: string): ClassCell => {
      const key = `${exercise} ${personId}`;
      const known = found.get(key) ?? findCell(key, exercise);
      found.set(key, known);
      return known;
    };
    const findCell = (key: string, exercise: string): ClassCell => {
      readExercise(exercise);
      const rules = special.get(key) ?? general.get(exercise);
      if (!rules) throw new Error(`${exercise} is not among the exercises that are looked at`);
      const result = results.get(key);
      const candidates = result?.candidates ?? [];
      const counted = chooseCounted(rules, candidates);
      return {
        rules,
        result,
        counted,
        raw: candidates.find(({ id }) => id === counted?.id),
        last: candidates.at(-1)?.id,
        accepted: result?.acceptedAt != null,
        over: rules.closesAt !== null && now > rules.closesAt,
      };
    };
    const everybody = [...students.map(({ id }) => id), ...gone];
    return { students, everybody, groups, exercises, cell, load, now };
  };
}
/** Finds where the students of a course stand. */
export type FindClassStandings = ReturnType<typeof createClassStandings>;
