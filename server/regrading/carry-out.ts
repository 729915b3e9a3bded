/**
 * Owns carrying out what was decided about an exercise, student by student: each student's points change as a whole and are noted, and
 * between two students the server answers others. What is left when it ends is done when it is started again.
 * Must not know who may decide.
 */
import { setImmediate } from 'node:timers/promises';
import type { Audit } from '../audit/audit.ts';
import type { Regrade, RegradeResult } from '../grading/regrades.store.ts';
import type { Membership } from '../kernel/actor.ts';
import type { Store } from '../store.ts';
import type { DecidedChanges } from './decided-changes.ts';
import type { DueChange } from './due-changes.store.ts';
import type { FindScoreChanges, ScoreChange } from './score-changes.ts';

export interface CarryOutDeps {
  readonly store: Pick<Store, 'courses' | 'dueChanges' | 'people' | 'regrades' | 'reports' | 'transaction'>;
  readonly findScoreChanges: FindScoreChanges;
  readonly decidedChanges: DecidedChanges;
  readonly audit: Audit;
  readonly clock: () => Date;
}

type Place = Pick<Membership, 'course' | 'weeks'>;
type DueRegrade = Exclude<DueChange, { kind: 'recount' }>;

/** Submissions that keep their report because nobody may lose points by the regrade. */
export function keptOf({ neverLower }: Pick<Regrade, 'neverLower'>, results: readonly RegradeResult[]): Set<string> {
  return new Set(
    results.filter(({ score, oldScore }) => neverLower && score < oldScore).map((one) => one.submissionId),
  );
}

/** Makes the functions. */
export function createCarryOut({ store, findScoreChanges, decidedChanges, audit, clock }: CarryOutDeps) {
  const { dueChanges, regrades, reports } = store;
  const note = (
    { course }: Place,
    exercise: string,
    { kind, decidedBy }: DueChange,
    changes: readonly ScoreChange[],
  ): void => {
    const person = decidedBy === null ? undefined : store.people.findPerson(decidedBy);
    for (const { personId, before, after } of changes)
      audit(
        { course, person },
        {
          action: kind === 'recount' ? 'test.change' : 'regrade.change',
          subject: exercise,
          personId,
          before: { points: before?.points ?? null },
          after: { points: after?.points ?? null },
        },
      );
  };
  const recount = (place: Place, exercise: string, { personId }: DueChange): ScoreChange[] => {
    const { id } = place.course;
    const voids = decidedChanges.voidsOf(id, exercise);
    const accepted = reports.listAcceptedOf(id, exercise);
    const changes = decidedChanges.withVoids(place, exercise, personId, voids, accepted);
    reports.recount(id, exercise, personId);
    return changes;
  };
  const apply = (place: Place, exercise: string, due: DueRegrade): ScoreChange[] => {
    const { personId, regradeId } = due;
    const own = { regradeId, courseId: place.course.id, exercise, personId };
    const results = regrades.listResultsOf(own);
    const kept = keptOf(due, results);
    const moved = results.filter(({ submissionId }) => !kept.has(submissionId));
    const changes = findScoreChanges(
      place,
      exercise,
      new Map(moved.map(({ personName }) => [personId, personName])),
      new Map(moved.map(({ submissionId, score }) => [submissionId, score])),
    );
    const now = clock().toISOString();
    for (const result of moved) regrades.applyReport(result, now);
    regrades.confirmVersions(own);
    return changes;
  };
  const revert = (place: Place, exercise: string, { personId, regradeId }: DueRegrade): ScoreChange[] => {
    const own = { regradeId, courseId: place.course.id, exercise, personId };
    const applied = regrades.listResultsOf(own);
    regrades.restoreReports(own);
    reports.recount(place.course.id, exercise, personId);
    // Seen from the reports that hold again, these scores are what was applied until this moment.
    return findScoreChanges(
      place,
      exercise,
      new Map(applied.map(({ personName }) => [personId, personName])),
      new Map(applied.map(({ submissionId, oldScore }) => [submissionId, oldScore])),
    ).map((change) => ({ ...change, before: change.after, after: change.before }));
  };
  /** Does what is due for one student; whether there was anything. */
  const doNext = (courseId: string, exercise: string): boolean => {
    const due = dueChanges.findFirst(courseId, exercise);
    const course = store.courses.findCourseById(courseId);
    if (!due || !course) return false;
    const place = { course, weeks: store.courses.listWeeks(courseId) };
    const changes =
      due.kind === 'recount'
        ? recount(place, exercise, due)
        : (due.kind === 'apply' ? apply : revert)(place, exercise, due);
    note(place, exercise, due, changes);
    dueChanges.remove(due.id);
    return true;
  };
  const carryOut = async (courseId: string, exercise: string): Promise<void> => {
    while (store.transaction(() => doNext(courseId, exercise))) await setImmediate();
  };

  return {
    /** Carries out what is due for an exercise; resolves when it is done, whoever has done it. */
    carryOut,
    /** Goes on with what a server that ended has left. */
    async carryOutAll(): Promise<void> {
      for (const { courseId, exercise } of dueChanges.listPlaces()) await carryOut(courseId, exercise);
    },
  };
}
/** Carries out decisions. */
export type CarryOut = ReturnType<typeof createCarryOut>;
