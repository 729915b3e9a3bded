/**
 * Owns deciding what becomes of what ended before somebody joined: it is excused, or it counts. A decision is a rule, and no change of
 * single grades: it can be taken again, and a date that moves moves it, too.
 * Must not know how a grade is computed, nor pages.
 */
import type { Audit } from '../audit/audit.ts';
import type { LateRule } from '../courses/index.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { NamedPerson } from '../kernel/text/family-name.ts';
import type { Store } from '../store.ts';
import type { CollectedGrades, CollectedItem, CollectGrades } from './collect-grades.ts';

/** A student who joined after something had ended. */
export interface Latecomer extends NamedPerson {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly joinedAt: string;
  /** Null: nobody has decided, and what they missed counts 0. */
  readonly rule: LateRule | null;
  readonly missed: readonly CollectedItem[];
}

/** The students who joined after something had ended to which nothing of them came, by family name. */
export function findLatecomers({ standings, missedBeforeJoining }: CollectedGrades): Latecomer[] {
  return standings.students.flatMap(({ id, name, familyName, givenName, joinedAt, lateRule: rule }) => {
    const missed = missedBeforeJoining(id);
    return missed.length === 0 ? [] : [{ id, name, familyName, givenName, joinedAt, rule, missed }];
  });
}

/** Returns a function that decides for some students, all or none. @throws AppError not-found for who is no student of the course */
export function createDecideLate({
  store,
  collectGrades,
  audit,
}: {
  store: Pick<Store, 'courses' | 'transaction'>;
  collectGrades: CollectGrades;
  audit: Audit;
}) {
  return (membership: Membership, personIds: readonly string[], rule: LateRule): void =>
    store.transaction(() => {
      const { course } = membership;
      const { standings } = collectGrades(membership, 'staff', 'en');
      const students = new Map(standings.students.map((student) => [student.id, student]));
      for (const personId of new Set(personIds)) {
        const student = students.get(personId);
        if (!student) throw new AppError('not-found', 'errors:not-found.person');
        if (student.lateRule === rule) continue;
        store.courses.setLateRule(course.id, personId, rule);
        const before = { late: student.lateRule };
        audit(membership, { action: 'grade.late', personId, before, after: { late: rule } });
      }
    });
}
/** Decides about those who joined late. */
export type DecideLate = ReturnType<typeof createDecideLate>;
