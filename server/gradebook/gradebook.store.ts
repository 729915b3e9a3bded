/**
 * Owns what a course sets and enters for its grades: the scheme, manual columns and their points, overrides, what is published.
 * Must not know how grades are computed.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';
import { type Scheme, SchemeSchema } from './model/scheme.ts';

const flag = z
  .number()
  .nullable()
  .transform((value) => (value === null ? undefined : value === 1));

const SchemeRow = z.object({
  scheme: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(SchemeSchema),
  revision: z.number(),
});
const ManualItemRow = z.object({
  id: z.string(),
  title: z.string(),
  maxPoints: z.number(),
  week: z.number().nullable(),
});
/** A column whose points people enter. */
export type ManualItem = z.infer<typeof ManualItemRow>;

const ManualGradeRow = z.object({
  itemId: z.string(),
  personId: z.string(),
  /** Null: excused. */
  points: z.number().nullable(),
  note: z.string(),
  /** ISO 8601, UTC. */
  gradedAt: z.string(),
});
/** Points that a person entered. */
export type ManualGrade = z.infer<typeof ManualGradeRow>;

const OverrideRow = z.object({
  /** 'exercise:<slug>' or 'quiz:<slug>'. */
  item: z.string(),
  personId: z.string(),
  /** Null: excused. */
  points: z.number().nullable(),
  reason: z.string(),
  setBy: z.string().nullable(),
  setAt: z.string(),
});
/** Points that a person set in place of the computed ones. */
export type GradeOverride = z.infer<typeof OverrideRow>;

const ItemRow = z.object({
  item: z.string(),
  category: z.string().nullable(),
  extraCredit: flag,
  published: flag,
});
/** What a course sets for an item; absent fields are the default of its kind. */
export type ItemSettings = z.infer<typeof ItemRow>;

/** Prepares the statements once. */
export function createGradebookStore(database: Connection) {
  const scheme = database.prepare('SELECT scheme, revision FROM grading_schemes WHERE course_id = @courseId');
  const saveScheme = database.prepare(`
    INSERT INTO grading_schemes (course_id, scheme, revision, changed_by, changed_at)
    VALUES (@courseId, @scheme, 1, @by, @at)
    ON CONFLICT DO UPDATE SET scheme = excluded.scheme, revision = revision + 1, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`);
  const manualItems = database.prepare(`
    SELECT id, title, max_points AS maxPoints, week FROM manual_items WHERE course_id = @courseId ORDER BY created_at, id`);
  const insertManual = database.prepare(`
    INSERT INTO manual_items (id, course_id, title, max_points, week, created_at)
    VALUES (@id, @courseId, @title, @maxPoints, @week, @at)`);
  const updateManual = database.prepare(
    'UPDATE manual_items SET title = @title, max_points = @maxPoints, week = @week WHERE id = @id AND course_id = @courseId',
  );
  const deleteManual = database.prepare('DELETE FROM manual_items WHERE id = @id AND course_id = @courseId');
  const manualGrades = database.prepare(`
    SELECT item_id AS itemId, person_id AS personId, points, note, graded_at AS gradedAt
    FROM manual_items JOIN manual_grades ON item_id = manual_items.id WHERE course_id = @courseId`);
  const saveManual = database.prepare(`
    INSERT INTO manual_grades (item_id, person_id, points, note, graded_by, graded_at)
    VALUES (@itemId, @personId, @points, @note, @by, @at)
    ON CONFLICT DO UPDATE SET points = excluded.points, note = excluded.note, graded_by = excluded.graded_by,
      graded_at = excluded.graded_at`);
  const dropManual = database.prepare('DELETE FROM manual_grades WHERE item_id = @itemId AND person_id = @personId');
  const OVERRIDE = `
    SELECT item, person_id AS personId, points, reason, (SELECT name FROM people WHERE id = set_by) AS setBy, set_at AS setAt
    FROM grade_overrides WHERE course_id = @courseId`;
  const overrides = database.prepare(OVERRIDE);
  const overridesOn = database.prepare(`${OVERRIDE} AND item = @item`);
  const saveOverride = database.prepare(`
    INSERT INTO grade_overrides (course_id, item, person_id, points, reason, set_by, set_at)
    VALUES (@courseId, @item, @personId, @points, @reason, @by, @at)
    ON CONFLICT DO UPDATE SET points = excluded.points, reason = excluded.reason, set_by = excluded.set_by,
      set_at = excluded.set_at`);
  const dropOverride = database.prepare(
    'DELETE FROM grade_overrides WHERE course_id = @courseId AND item = @item AND person_id = @personId',
  );
  const items = database.prepare(`
    SELECT item, category, extra_credit AS extraCredit, published FROM grade_items WHERE course_id = @courseId`);
  const unpublished = database
    .prepare('SELECT 1 FROM grade_items WHERE course_id = @courseId AND item = @item AND published = 0')
    .pluck();
  const saveItem = database.prepare(`
    INSERT INTO grade_items (course_id, item, category, extra_credit, published)
    VALUES (@courseId, @item, @category, @extraCredit, @published)
    ON CONFLICT DO UPDATE SET category = excluded.category, extra_credit = excluded.extra_credit,
      published = excluded.published`);
  const dropItem = database.prepare('DELETE FROM grade_items WHERE course_id = @courseId AND item = @item');
  const asFlag = (value: boolean | undefined): number | null => (value === undefined ? null : Number(value));

  return {
    /** Undefined while the course has the default. */
    findScheme(courseId: string): { scheme: Scheme; revision: number } | undefined {
      return SchemeRow.optional().parse(scheme.get({ courseId }));
    },
    saveScheme(courseId: string, value: Scheme, by: string, at: string): void {
      saveScheme.run({ courseId, scheme: JSON.stringify(value), by, at });
    },
    /** In the order in which they were made. */
    listManualItems(courseId: string): ManualItem[] {
      return ManualItemRow.array().parse(manualItems.all({ courseId }));
    },
    /** @throws SqliteError when the title is taken */
    insertManualItem(item: ManualItem & { courseId: string; at: string }): void {
      insertManual.run(item);
    },
    /** @throws SqliteError when the title is taken */
    updateManualItem(item: ManualItem & { courseId: string }): void {
      updateManual.run(item);
    },
    /** With all points in it. */
    deleteManualItem(courseId: string, id: string): void {
      dropItem.run({ courseId, item: `manual:${id}` });
      deleteManual.run({ courseId, id });
    },
    listManualGrades(courseId: string): ManualGrade[] {
      return ManualGradeRow.array().parse(manualGrades.all({ courseId }));
    },
    saveManualGrade(grade: Omit<ManualGrade, 'gradedAt'> & { by: string; at: string }): void {
      saveManual.run(grade);
    },
    deleteManualGrade(itemId: string, personId: string): void {
      dropManual.run({ itemId, personId });
    },
    /** All of a course, or those on one item. */
    listOverrides(courseId: string, item?: string): GradeOverride[] {
      const rows = item === undefined ? overrides.all({ courseId }) : overridesOn.all({ courseId, item });
      return OverrideRow.array().parse(rows);
    },
    saveOverride(
      override: Omit<GradeOverride, 'setBy' | 'setAt'> & { courseId: string; by: string; at: string },
    ): void {
      saveOverride.run(override);
    },
    deleteOverride(courseId: string, item: string, personId: string): void {
      dropOverride.run({ courseId, item, personId });
    },
    listItemSettings(courseId: string): ReadonlyMap<string, ItemSettings> {
      const rows = ItemRow.array().parse(items.all({ courseId }));
      return new Map(rows.map((row) => [row.item, row]));
    },
    /** Whether the staff took the results of an item back from the students. */
    isUnpublished(courseId: string, item: string): boolean {
      return unpublished.get({ courseId, item }) !== undefined;
    },
    saveItemSettings(courseId: string, { item, category, extraCredit, published }: ItemSettings): void {
      saveItem.run({ courseId, item, category, extraCredit: asFlag(extraCredit), published: asFlag(published) });
    },
  };
}
