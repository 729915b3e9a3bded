/**
 * Owns what instructors set for exercises of a course, and what they grant single students.
 * Must not know what the rules mean.
 */
import { z } from 'zod';
import { type Policy, PolicySchema } from '../../graders/catalog/policy.ts';
import { SHOWN_NAME } from '../courses/courses.store.ts';
import type { Connection } from '../kernel/database/database.ts';

/** Fields that an instructor set; without the file's defaults. */
const OverrideSchema = z.strictObject(
  Object.fromEntries(Object.entries(PolicySchema.shape).map(([name, field]) => [name, field.unwrap().optional()])),
) as unknown as z.ZodType<Partial<Policy>>;

const OverrideRow = z.object({
  exercise: z.string(),
  policy: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(OverrideSchema),
});

const ExtensionRow = z.object({
  exercise: z.string(),
  personId: z.string(),
  personName: z.string(),
  dueAt: z.string().nullable(),
  neverDue: z.number().transform((flag) => flag === 1),
  extraAttempts: z.number(),
  reason: z.string(),
  grantedAt: z.string(),
  /** The same for all that were granted together; null for one that was granted alone. */
  grantId: z.string().nullable(),
  /** Whether it is of somebody who was deleted: it still says what their results are worth, and is shown nowhere. */
  gone: z.number().transform((flag) => flag === 1),
});
/** An extension as granted; times are ISO 8601, UTC. */
export type GrantedExtension = z.infer<typeof ExtensionRow>;

/** An extension to store. */
export interface NewExtension extends Omit<GrantedExtension, 'personName' | 'gone'> {
  readonly courseId: string;
  readonly grantedBy: string;
}

const EXTENSION = `
  SELECT exercise, extensions.person_id AS personId, ${SHOWN_NAME} AS personName, due_at AS dueAt,
    never_due AS neverDue, extra_attempts AS extraAttempts, reason, granted_at AS grantedAt, grant_id AS grantId,
    is_placeholder AS gone
  FROM extensions JOIN people ON people.id = extensions.person_id
  LEFT JOIN enrolments ON enrolments.course_id = extensions.course_id AND enrolments.person_id = people.id
  WHERE extensions.course_id = @courseId`;

/** Prepares the statements once. */
export function createPolicyStore(database: Connection) {
  const overrides = database.prepare(
    'SELECT exercise, policy FROM exercise_policies WHERE course_id = @courseId ORDER BY exercise',
  );
  const upsert = database.prepare(`
    INSERT INTO exercise_policies (course_id, exercise, policy, changed_by, changed_at)
    VALUES (@courseId, @exercise, @policy, @changedBy, @changedAt)
    ON CONFLICT (course_id, exercise) DO UPDATE SET
      policy = excluded.policy, changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
  const ofPerson = database.prepare(`${EXTENSION} AND extensions.person_id = @personId`);
  const ofCourse = database.prepare(`${EXTENSION} ORDER BY exercise, personName COLLATE NOCASE, personId`);
  const ofExercise = database.prepare(`${EXTENSION} AND exercise = @exercise ORDER BY personName`);
  const grant = database.prepare(`
    INSERT INTO extensions (course_id, exercise, person_id, due_at, never_due, extra_attempts, reason, granted_by,
      granted_at, grant_id)
    VALUES (@courseId, @exercise, @personId, @dueAt, @neverDue, @extraAttempts, @reason, @grantedBy, @grantedAt, @grantId)
    ON CONFLICT (course_id, exercise, person_id) DO UPDATE SET due_at = excluded.due_at, never_due = excluded.never_due,
      extra_attempts = excluded.extra_attempts, reason = excluded.reason, granted_by = excluded.granted_by,
      granted_at = excluded.granted_at, grant_id = excluded.grant_id`);
  const revoke = database.prepare(
    'DELETE FROM extensions WHERE course_id = @courseId AND exercise = @exercise AND person_id = @personId',
  );

  const listOn = (courseId: string, exercise: string): GrantedExtension[] =>
    ExtensionRow.array().parse(ofExercise.all({ courseId, exercise }));

  return {
    /** What was set for the exercises of a course, by exercise. */
    listOverrides(courseId: string): ReadonlyMap<string, Partial<Policy>> {
      const rows = OverrideRow.array().parse(overrides.all({ courseId }));
      return new Map(rows.map(({ exercise, policy }) => [exercise, policy]));
    },
    /** Replaces what was set for an exercise. */
    setOverride(rule: {
      courseId: string;
      exercise: string;
      policy: Partial<Policy>;
      changedBy: string;
      changedAt: string;
    }): void {
      upsert.run({ ...rule, policy: JSON.stringify(rule.policy) });
    },
    /** What one student was granted, by exercise. */
    listExtensionsOf(courseId: string, personId: string): ReadonlyMap<string, GrantedExtension> {
      const rows = ExtensionRow.array().parse(ofPerson.all({ courseId, personId }));
      return new Map(rows.map((row) => [row.exercise, row]));
    },
    /** What was granted on an exercise, by name of the student. */
    listExtensions(courseId: string, exercise: string): GrantedExtension[] {
      return listOn(courseId, exercise).filter(({ gone }) => !gone);
    },
    /** The same, and what people were granted who have been deleted since. */
    listEveryExtension: listOn,
    /** What was granted in a course, by exercise and name of the student. */
    listAllExtensions(courseId: string): GrantedExtension[] {
      return ExtensionRow.array()
        .parse(ofCourse.all({ courseId }))
        .filter(({ gone }) => !gone);
    },
    /** Grants an extension, or replaces the one there is. */
    grantExtension(extension: NewExtension): void {
      grant.run({ ...extension, neverDue: extension.neverDue ? 1 : 0 });
    },
    /** Takes an extension back; whether there was one. */
    revokeExtension(courseId: string, exercise: string, personId: string): boolean {
      return revoke.run({ courseId, exercise, personId }).changes > 0;
    },
  };
}
