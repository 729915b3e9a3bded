/**
 * Owns what instructors change about grades: the scheme, items, manual points, overrides, what students see. All of it is noted.
 * Must not know forms or pages.
 */

import type { Audit } from '../audit/audit.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import type { CollectedItem, CollectGrades } from './collect-grades.ts';
import type { ManualItem } from './gradebook.store.ts';
import type { ManualValue } from './model/files/manual-cell.ts';
import type { Scheme } from './model/scheme.ts';

/** Points of one student in a manual column. */
export interface ManualChange {
  readonly personId: string;
  /** 'excused', or null: no grade. */
  readonly value: ManualValue;
  /** Undefined leaves the note. */
  readonly note?: string | undefined;
}

export interface ChangeGradesDeps {
  readonly store: Pick<Store, 'courses' | 'gradebook' | 'sittings' | 'transaction'>;
  readonly collectGrades: CollectGrades;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Makes the functions; each throws AppError not-found for what the course does not have. */
export function createChangeGrades({ store, collectGrades, audit, clock, newId }: ChangeGradesDeps) {
  const { gradebook } = store;
  const requireStudent = ({ course }: Membership, personId: string): void => {
    if (store.courses.findListedRole(course.id, personId) !== 'student')
      throw new AppError('not-found', 'errors:not-found.person');
  };
  const getItem = (membership: Membership, id: string): { item: CollectedItem; scheme: Scheme } => {
    const { items, scheme } = collectGrades(membership, 'staff', 'en', { person: '-' });
    const item = items.find((one) => one.id === id);
    if (!item) throw new AppError('not-found', 'errors:not-found.item');
    return { item, scheme };
  };
  const getManual = ({ course }: Membership, id: string): ManualItem => {
    const item = gradebook.listManualItems(course.id).find((one) => one.id === id);
    if (!item) throw new AppError('not-found', 'errors:not-found.item');
    return item;
  };
  const sayTaken = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
      throw new AppError('invalid-form', 'gradebook:manual.titleTaken');
    }
  };

  return {
    /** Replaces how grades are computed. @throws AppError conflict when somebody changed it since `revision` */
    setScheme: (membership: Membership, scheme: Scheme, revision: number): void =>
      store.transaction(() => {
        const { course, person } = membership;
        const before = gradebook.findScheme(course.id);
        if ((before?.revision ?? 0) !== revision) throw new AppError('conflict', 'gradebook:scheme.changed');
        gradebook.saveScheme(course.id, scheme, person.id, clock().toISOString());
        audit(membership, { action: 'grade.scheme', before: before?.scheme, after: scheme });
      }),
    /** Puts an item into a category, or makes it extra credit. @throws AppError conflict when the category is gone */
    setItem: (membership: Membership, id: string, category: string, extraCredit: boolean): void =>
      store.transaction(() => {
        const { item, scheme } = getItem(membership, id);
        if (!scheme.categories.some((one) => one.id === category))
          throw new AppError('conflict', 'gradebook:scheme.noCategory');
        if (item.category === category && item.extraCredit === extraCredit) return;
        const published = gradebook.listItemSettings(membership.course.id).get(id)?.published;
        gradebook.saveItemSettings(membership.course.id, { item: id, category, extraCredit, published });
        const before = { category: item.category, extraCredit: item.extraCredit };
        audit(membership, { action: 'grade.item', subject: item.slug, before, after: { category, extraCredit } });
      }),
    /** Shows students the results of an item, or takes them back. */
    publish: (membership: Membership, id: string, published: boolean): void =>
      store.transaction(() => {
        const { course } = membership;
        const { item } = getItem(membership, id);
        if (item.published === published) return;
        const set = gradebook.listItemSettings(course.id).get(id);
        const { category = null, extraCredit } = set ?? {};
        gradebook.saveItemSettings(course.id, { item: id, category, extraCredit, published });
        const run = item.kind === 'quiz' && published ? store.sittings.findRun(course.id, item.slug) : undefined;
        if (run && run.releasedAt === null) store.sittings.updateRun({ ...run, releasedAt: clock().toISOString() });
        const noted = { action: 'grade.publish', subject: item.slug } as const;
        audit(membership, { ...noted, before: { published: item.published }, after: { published } });
      }),
    /** Adds a manual column; returns its id. @throws AppError invalid-form when its title is taken */
    addManual: (membership: Membership, item: Omit<ManualItem, 'id'>): string => {
      const id = newId();
      store.transaction(() => {
        const { course } = membership;
        sayTaken(() => gradebook.insertManualItem({ ...item, id, courseId: course.id, at: clock().toISOString() }));
        audit(membership, { action: 'grade.item', subject: item.title, after: item });
      });
      return id;
    },
    /** @throws AppError invalid-form when its title is taken */
    changeManual: (membership: Membership, item: ManualItem): void =>
      store.transaction(() => {
        const { id: _, ...before } = getManual(membership, item.id);
        sayTaken(() => gradebook.updateManualItem({ ...item, courseId: membership.course.id }));
        const { id: __, ...after } = item;
        audit(membership, { action: 'grade.item', subject: item.title, before, after });
      }),
    /** Removes a manual column with all points in it; they stand in the log. */
    removeManual: (membership: Membership, id: string): void =>
      store.transaction(() => {
        const { course } = membership;
        const { title, maxPoints } = getManual(membership, id);
        const grades = gradebook.listManualGrades(course.id).filter(({ itemId }) => itemId === id);
        for (const { personId, points } of grades)
          audit(membership, {
            action: 'grade.set',
            subject: title,
            personId,
            before: { points },
            after: { points: null },
          });
        gradebook.deleteManualItem(course.id, id);
        audit(membership, { action: 'grade.item', subject: title, before: { title, maxPoints } });
      }),
    getManual,
    /** The most points of an item without extra. */
    mostPoints: (membership: Membership, id: string): number => getItem(membership, id).item.maxPoints,
    /** All points in a manual column. */
    pointsIn: ({ course }: Membership, id: string): number[] =>
      gradebook
        .listManualGrades(course.id)
        .flatMap(({ itemId, points }) => (itemId === id && points !== null ? [points] : [])),
    /** Notes on the points in a manual column, by student. */
    manualNotes({ course }: Membership, id: string): ReadonlyMap<string, string> {
      const grades = gradebook.listManualGrades(course.id).filter(({ itemId }) => itemId === id);
      return new Map(grades.map(({ personId, note }) => [personId, note]));
    },
    /** Enters points by hand; what stays the same is left alone. Returns how many changed. */
    setManual: (membership: Membership, id: string, changes: readonly ManualChange[]): number =>
      store.transaction(() => {
        const { course, person } = membership;
        const { title } = getManual(membership, id);
        const grades = gradebook.listManualGrades(course.id).filter(({ itemId }) => itemId === id);
        const before = new Map(grades.map((one) => [one.personId, one]));
        const at = clock().toISOString();
        let changed = 0;
        for (const { personId, value, note } of changes) {
          requireStudent(membership, personId);
          const old = before.get(personId);
          // A note stands at points; without any there is nothing to keep.
          if (value === null && !old) continue;
          const points = value === 'excused' ? null : value;
          const same = value !== null && old !== undefined && old.points === points;
          if (same && (note === undefined || note === (old?.note ?? ''))) continue;
          if (value === null) gradebook.deleteManualGrade(id, personId);
          else
            gradebook.saveManualGrade({
              itemId: id,
              personId,
              points,
              note: note ?? old?.note ?? '',
              by: person.id,
              at,
            });
          changed += 1;
          const shown = (is: boolean, one: number | null | undefined) => ({ points: one ?? null, excused: is });
          audit(membership, {
            action: 'grade.set',
            subject: title,
            personId,
            before: shown(old !== undefined && old.points === null, old?.points),
            after: shown(value === 'excused', points),
          });
        }
        return changed;
      }),
    /** Sets points in place of the computed ones; null excuses. */
    override: (membership: Membership, id: string, personId: string, points: number | null, reason: string): void =>
      store.transaction(() => {
        const { course, person } = membership;
        const { item } = getItem(membership, id);
        if (item.kind === 'manual') throw new AppError('not-found', 'errors:not-found.item');
        requireStudent(membership, personId);
        const old = gradebook.listOverrides(course.id, id).find((one) => one.personId === personId);
        gradebook.saveOverride({
          courseId: course.id,
          item: id,
          personId,
          points,
          reason,
          by: person.id,
          at: clock().toISOString(),
        });
        audit(membership, {
          action: 'grade.override',
          subject: item.slug,
          personId,
          before: old && { points: old.points, excused: old.points === null },
          after: { points, excused: points === null },
          reason,
        });
      }),
    /** Lets the computed points count again. */
    revokeOverride: (membership: Membership, id: string, personId: string, reason: string): void =>
      store.transaction(() => {
        const { course } = membership;
        const { item } = getItem(membership, id);
        const old = gradebook.listOverrides(course.id, id).find((one) => one.personId === personId);
        if (!old) throw new AppError('not-found');
        gradebook.deleteOverride(course.id, id, personId);
        const before = { points: old.points, excused: old.points === null };
        audit(membership, { action: 'grade.override', subject: item.slug, personId, before, reason });
      }),
    /** The override of a student on an item, if there is one. */
    findOverride: ({ course }: Membership, id: string, personId: string) =>
      gradebook.listOverrides(course.id, id).find((one) => one.personId === personId),
  };
}
/** Changes grades. */
export type ChangeGrades = ReturnType<typeof createChangeGrades>;
