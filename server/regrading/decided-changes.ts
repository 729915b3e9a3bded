/**
 * Owns whose points decisions about tests would change: what counts with them, compared with what counts now.
 * Must not know where the decisions come from.
 */
import type { TestCredit } from '../grading/counted-score.ts';
import { countedScore } from '../grading/index.ts';
import type { Membership } from '../kernel/actor.ts';
import type { Store } from '../store.ts';
import type { FindScoreChanges, ScoreChange } from './score-changes.ts';

/** The tests of an exercise that count no more, by name. */
export type Voids = ReadonlyMap<string, TestCredit>;

export interface DecidedChangesDeps {
  readonly store: Pick<Store, 'reports' | 'regrades'>;
  readonly findScoreChanges: FindScoreChanges;
}

/** Makes the functions; each looks at one student. */
export function createDecidedChanges({ store: { reports, regrades }, findScoreChanges }: DecidedChangesDeps) {
  type Place = Pick<Membership, 'course' | 'weeks'>;
  type Accepted = ReturnType<typeof reports.listAcceptedOf>;
  return {
    /** The tests that count no more. */
    voidsOf: (courseId: string, exercise: string): Map<string, TestCredit> =>
      new Map(reports.listVoids(courseId, exercise).map(({ test, credit }) => [test, credit])),
    /** What changes for a student if these were the voided tests. */
    withVoids(place: Place, exercise: string, personId: string, voids: Voids, accepted: Accepted): ScoreChange[] {
      const people = new Map<string, string>();
      const scores = new Map<string, number>();
      for (const one of reports.listOutlinesBy(place.course.id, exercise, personId)) {
        const { id, outline, score, maxScore, counted } = one;
        const then = countedScore(outline, maxScore, { voids, accepted: accepted.get(id) ?? new Set() }) ?? score;
        if (then === (counted ?? score)) continue;
        people.set(personId, one.personName);
        scores.set(id, then);
      }
      return findScoreChanges(place, exercise, people, scores);
    },
    /** What changes for a student if the reports that a regrade replaced were put back. */
    withoutRegrade(
      place: Place,
      exercise: string,
      personId: string,
      regradeId: string,
      voids: Voids,
      accepted: Accepted,
    ): ScoreChange[] {
      const people = new Map<string, string>();
      const scores = new Map<string, number>();
      for (const one of regrades.listReplaced({ regradeId, courseId: place.course.id, exercise, personId })) {
        const decisions = { voids, accepted: accepted.get(one.id) ?? new Set<string>() };
        people.set(personId, one.personName);
        scores.set(one.id, countedScore(one.outline, one.maxScore, decisions) ?? one.score);
      }
      return findScoreChanges(place, exercise, people, scores);
    },
  };
}
/** Compares what counts with decisions and without them. */
export type DecidedChanges = ReturnType<typeof createDecidedChanges>;
