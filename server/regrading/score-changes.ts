/**
 * Owns what new points of submissions would change for the students: what counts now, and what would count then.
 * Must not know where the new points come from.
 */

import type { CourseContent } from '../exercises/catalog.ts';
import { chooseCounted } from '../exercises/index.ts';
import type { Counted } from '../exercises/policy.ts';
import type { Membership } from '../kernel/actor.ts';
import { byName } from '../kernel/text/by-name.ts';
import type { Store } from '../store.ts';
import type { Standings } from '../submissions/standing.ts';

/** A student whose counted points would change. */
export interface ScoreChange {
  readonly personId: string;
  readonly name: string;
  readonly before: Counted | undefined;
  readonly after: Counted | undefined;
  /** Points that a person set by hand: they stay, whatever is computed. */
  readonly override: boolean;
}

export interface ScoreChangesDeps {
  readonly store: Pick<Store, 'gradebook' | 'submissions'>;
  readonly content: CourseContent;
  readonly standings: Standings;
}

/** Returns a function that compares; `scores` are new points by submission, before lateness. */
export function createScoreChanges({ store, content, standings }: ScoreChangesDeps) {
  return (
    membership: Pick<Membership, 'course' | 'weeks'>,
    slug: string,
    people: ReadonlyMap<string, string>,
    scores: ReadonlyMap<string, number>,
  ): ScoreChange[] => {
    const { course } = membership;
    const exercise = content.findExercise(slug);
    if (!exercise) return [];
    const overridden = new Set(store.gradebook.listOverrides(course.id, `exercise:${slug}`).map((one) => one.personId));
    const changes: ScoreChange[] = [];
    for (const [personId, name] of people) {
      const rules = standings.rulesOf(membership, personId)(exercise);
      const scored = store.submissions
        .listCountedOn(course.id, personId, slug)
        .flatMap(({ id, createdAt, score }) => (score === null ? [] : [{ id, createdAt, score }]));
      const before = chooseCounted(rules, scored);
      const after = chooseCounted(
        rules,
        scored.map((one) => ({ ...one, score: scores.get(one.id) ?? one.score })),
      );
      if (before?.points !== after?.points)
        changes.push({ personId, name, before, after, override: overridden.has(personId) });
    }
    return changes.sort(byName);
  };
}
/** Compares what counts now with what would count. */
export type FindScoreChanges = ReturnType<typeof createScoreChanges>;
