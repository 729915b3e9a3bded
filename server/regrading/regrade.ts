/**
 * Owns grading old submissions to an exercise again: a dry run first, then apply, cancel or revert.
 * Must not know forms or pages, nor how anything is graded.
 *
 * Nothing counts before it is applied. A report that is replaced is kept, so that a regrade can be reverted exactly.
 */

import type { Audit } from '../audit/audit.ts';
import type { CourseContent, ExerciseContent } from '../exercises/catalog.ts';
import type { GradingQueue } from '../grading/queue.ts';
import type { Regrade, RegradeResult } from '../grading/regrades.store.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { mapInSlices } from '../kernel/slices.ts';
import { byName } from '../kernel/text/by-name.ts';
import type { Store } from '../store.ts';
import { type CarryOut, keptOf } from './carry-out.ts';
import type { DecidedChanges } from './decided-changes.ts';
import type { FindScoreChanges, ScoreChange } from './score-changes.ts';

/** What an instructor asks for. */
export interface RegradeWish {
  /** A submission that would lose points keeps its report. */
  readonly neverLower: boolean;
  /** Only submissions from this time on, ISO 8601, UTC; null: all. */
  readonly since: string | null;
  readonly reason: string;
}

/** The regrades of an exercise. */
export interface RegradeOverview {
  readonly exercise: ExerciseContent;
  /** Graded submissions to be counted, and those whose report is of an older version of the tests. */
  readonly graded: number;
  readonly outdated: number;
  /** Whether the present version is known: the grader has been ready. */
  readonly known: boolean;
  /** Newest first. */
  readonly regrades: readonly Regrade[];
}

/** A regrade with what it changes, or changed. */
export interface RegradeDetails {
  readonly exercise: ExerciseContent;
  readonly regrade: Regrade;
  /** Submissions whose tests come out differently; empty while the dry run goes on, and once it is decided. */
  readonly results: readonly RegradeResult[];
  /** Those of them that keep their report because nobody may lose points. */
  readonly kept: ReadonlySet<string>;
  readonly changes: readonly ScoreChange[];
  /** Students for whom a decision about the exercise is still to be carried out. */
  readonly due: number;
}

export interface RegradeDeps {
  readonly store: Pick<Store, 'dueChanges' | 'regrades' | 'reports' | 'transaction'>;
  readonly queue: GradingQueue;
  readonly content: CourseContent;
  readonly findScoreChanges: FindScoreChanges;
  readonly decidedChanges: DecidedChanges;
  readonly carryOut: CarryOut['carryOut'];
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Makes the functions; each throws AppError not-found for an unknown exercise or regrade, and not-now for an action out of turn. */
export function createRegradeExercise(deps: RegradeDeps) {
  const { store, queue, content, findScoreChanges, decidedChanges, carryOut, audit, clock, newId } = deps;
  const { regrades } = store;
  const findExercise = (slug: string): ExerciseContent => {
    const exercise = content.findExercise(slug);
    if (!exercise) throw new AppError('not-found', 'errors:not-found.exercise');
    return exercise;
  };
  const getRegrade = ({ course }: Membership, slug: string, id: string): Regrade => {
    const regrade = regrades.findRegrade(id);
    if (!regrade || regrade.courseId !== course.id || regrade.exercise !== slug) throw new AppError('not-found');
    return regrade;
  };
  const requireState = (regrade: Regrade, ...states: Regrade['state'][]): void => {
    if (!states.includes(regrade.state)) throw new AppError('not-now', `errors:not-now.regrade.${regrade.state}`);
  };
  const changesOf = (membership: Membership, slug: string, results: readonly RegradeResult[], kept: Set<string>) => {
    const moved = results.filter(({ submissionId }) => !kept.has(submissionId));
    return findScoreChanges(
      membership,
      slug,
      new Map(moved.map(({ personId, personName }) => [personId, personName])),
      new Map(moved.map(({ submissionId, score }) => [submissionId, score])),
    );
  };

  const countOutdated = async (courseId: string, exercise: string, version: string): Promise<number> => {
    const counts = await mapInSlices(store.reports.listAuthors(courseId), (personId) =>
      regrades.countOutdated({ courseId, personId, exercise, version }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  };

  const getDetails = async (membership: Membership, slug: string, id: string): Promise<RegradeDetails> => {
    const exercise = findExercise(slug);
    const regrade = getRegrade(membership, slug, id);
    const results = regrade.state === 'ready' ? await regrades.readRegradeResults(id) : [];
    const kept = keptOf(regrade, results);
    const ofPerson = new Map<string, RegradeResult[]>();
    for (const result of results) {
      const own = ofPerson.get(result.personId) ?? [];
      ofPerson.set(result.personId, own);
      own.push(result);
    }
    const changes = await mapInSlices(ofPerson.values(), (own) => changesOf(membership, slug, own, kept));
    const due = store.dueChanges.count(membership.course.id, slug);
    return { exercise, regrade, results, kept, changes: changes.flat().sort(byName), due };
  };

  return {
    async overview({ course }: Membership, slug: string): Promise<RegradeOverview> {
      const exercise = findExercise(slug);
      const version = queue.exerciseVersion(slug);
      return {
        exercise,
        graded: await countOutdated(course.id, slug, ''),
        outdated: version === undefined ? 0 : await countOutdated(course.id, slug, version),
        known: version !== undefined,
        regrades: regrades.listRegrades(course.id, slug),
      };
    },
    /** @throws AppError not-found */
    find: getRegrade,
    get: getDetails,
    /** Begins a dry run; returns its id. One at a time for an exercise. */
    start(membership: Membership, slug: string, wish: RegradeWish): string {
      findExercise(slug);
      const { course, person } = membership;
      const id = newId();
      store.transaction(() => {
        const open = regrades
          .listRegrades(course.id, slug)
          .find(({ state }) => state === 'running' || state === 'ready');
        if (open) throw new AppError('not-now', 'errors:not-now.regrade.open');
        const startedAt = clock().toISOString();
        const count = regrades.insertRegrade({
          id,
          courseId: course.id,
          exercise: slug,
          ...wish,
          startedBy: person.id,
          startedAt,
        });
        if (count === 0) throw new AppError('not-now', 'errors:not-now.regrade.nothing');
        const { neverLower, since, reason } = wish;
        audit(membership, {
          action: 'regrade.start',
          subject: slug,
          after: { submissions: count, neverLower, since },
          reason,
        });
      });
      queue.wake();
      return id;
    },
    /** Ends a dry run, or throws its results away. */
    cancel: (membership: Membership, slug: string, id: string): void =>
      store.transaction(() => {
        const regrade = getRegrade(membership, slug, id);
        requireState(regrade, 'running', 'ready');
        regrades.decide(id, 'cancelled', clock().toISOString());
        audit(membership, { action: 'regrade.cancel', subject: slug, before: { state: regrade.state } });
      }),
    /** Puts the new reports in the place of the old ones; resolves when everybody's are, and it is noted whose points changed. */
    async apply(membership: Membership, slug: string, id: string): Promise<void> {
      const { course, person } = membership;
      const { results, kept, changes } = await getDetails(membership, slug, id);
      store.transaction(() => {
        const regrade = getRegrade(membership, slug, id);
        requireState(regrade, 'ready');
        regrades.decide(id, 'applied', clock().toISOString());
        const due = { courseId: course.id, exercise: slug, by: person.id };
        store.dueChanges.add({ ...due, kind: 'apply', regradeId: id });
        const after = { reports: results.length - kept.size, students: changes.length };
        audit(membership, { action: 'regrade.apply', subject: slug, after, reason: regrade.reason });
      });
      await carryOut(course.id, slug);
    },
    /** Puts the reports back that it replaced, as it is applied. Only the last applied one can be reverted. */
    async revert(membership: Membership, slug: string, id: string, reason: string): Promise<void> {
      const { course, person } = membership;
      getRegrade(membership, slug, id);
      const voids = decidedChanges.voidsOf(course.id, slug);
      const accepted = store.reports.listAcceptedOf(course.id, slug);
      const changes = await mapInSlices(store.reports.listAuthors(course.id), (personId) =>
        decidedChanges.withoutRegrade(membership, slug, personId, id, voids, accepted),
      );
      store.transaction(() => {
        const regrade = getRegrade(membership, slug, id);
        requireState(regrade, 'applied');
        const applied = regrades.listRegrades(course.id, slug).filter(({ state }) => state === 'applied');
        if (applied.some(({ decidedAt }) => (decidedAt ?? '') > (regrade.decidedAt ?? '')))
          throw new AppError('not-now', 'errors:not-now.regrade.later');
        regrades.decide(id, 'reverted', clock().toISOString());
        const due = { courseId: course.id, exercise: slug, by: person.id };
        store.dueChanges.add({ ...due, kind: 'revert', regradeId: id });
        const after = { students: changes.flat().length };
        audit(membership, { action: 'regrade.revert', subject: slug, after, reason });
      });
      await carryOut(course.id, slug);
    },
  };
}
/** Grades old submissions again. */
export type RegradeExercise = ReturnType<typeof createRegradeExercise>;
