/**
 * Owns what instructors set for the exercises of their course, and what they grant single students.
 * Must not know forms or pages.
 */
import { type Policy, PolicySchema } from '../../graders/catalog/policy.ts';
import type { Audit } from '../audit/audit.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import type { CourseContent, ExerciseContent } from './catalog.ts';
import type { GrantedExtension } from './policy.store.ts';
import type { Rules } from './policy.ts';
import { rulesFor } from './rules-for-course.ts';

/** The rules of an exercise in a course. */
export interface CoursePolicy {
  readonly exercise: ExerciseContent;
  /** What the instructor set differently from exercise.yaml. */
  readonly override: Partial<Policy>;
  /** What applies to a student without an extension. */
  readonly rules: Rules;
  readonly extensions: readonly GrantedExtension[];
}

/** An extension as an instructor grants it. */
export interface Grant {
  readonly exercise: string;
  readonly personId: string;
  /** ISO 8601, UTC; null leaves the due date. */
  readonly dueAt: string | null;
  readonly extraAttempts: number;
  readonly reason: string;
}

export interface CoursePolicyDeps {
  readonly store: Pick<Store, 'courses' | 'gradebook' | 'policies' | 'transaction'>;
  readonly content: CourseContent;
  readonly audit: Audit;
  readonly clock: () => Date;
}

/** Makes functions that read and change rules. All of them throw AppError not-found for an exercise that does not exist. */
export function createCoursePolicy({ store, content, audit, clock }: CoursePolicyDeps) {
  const find = (slug: string): ExerciseContent => {
    const exercise = content.findExercise(slug);
    if (!exercise) throw new AppError('not-found', 'errors:not-found.exercise');
    return exercise;
  };
  const reader = (membership: Membership) => {
    const { overrideOf, general } = rulesFor(store, membership);
    return (exercise: ExerciseContent): CoursePolicy => {
      const extensions = store.policies.listExtensions(membership.course.id, exercise.slug);
      return { exercise, override: overrideOf(exercise.slug), rules: general(exercise), extensions };
    };
  };
  /** What somebody is granted at present, for the log. */
  const granted = (courseId: string, slug: string, personId: string) => {
    const extension = store.policies.listExtensionsOf(courseId, personId).get(slug);
    return extension && { dueAt: extension.dueAt, extraAttempts: extension.extraAttempts };
  };

  return {
    list(membership: Membership): CoursePolicy[] {
      return content.exercises.map(reader(membership));
    },
    get(membership: Membership, slug: string): CoursePolicy {
      return reader(membership)(find(slug));
    },
    /** Replaces what was set for an exercise; fields left out are as in exercise.yaml. */
    set(membership: Membership, slug: string, override: Partial<Policy>): void {
      const { course, person } = membership;
      const { policy } = find(slug);
      PolicySchema.parse({ ...policy, ...override });
      store.transaction(() => {
        const before = store.policies.listOverrides(course.id).get(slug) ?? {};
        store.policies.setOverride({
          courseId: course.id,
          exercise: slug,
          policy: override,
          changedBy: person.id,
          changedAt: clock().toISOString(),
        });
        audit(membership, { action: 'rules.change', subject: slug, before, after: override });
      });
    },
    /** Grants an extension, or replaces the one there is. @throws AppError invalid-form when nobody such is in the course */
    grant(membership: Membership, grant: Grant): void {
      const { course, person } = membership;
      const { exercise, personId, dueAt, extraAttempts, reason } = grant;
      find(exercise);
      store.transaction(() => {
        if (store.courses.findListedRole(course.id, personId) === undefined)
          throw new AppError('invalid-form', 'rules:errors.noSuchStudent');
        const before = granted(course.id, exercise, personId);
        const grantedAt = clock().toISOString();
        store.policies.grantExtension({
          ...grant,
          courseId: course.id,
          grantedBy: person.id,
          grantedAt,
          grantId: null,
        });
        const after = { dueAt, extraAttempts };
        audit(membership, { action: 'extension.grant', subject: exercise, personId, before, after, reason });
      });
    },
    revoke(membership: Membership, slug: string, personId: string): void {
      const { course } = membership;
      find(slug);
      store.transaction(() => {
        const before = granted(course.id, slug, personId);
        if (!before) return;
        store.policies.revokeExtension(course.id, slug, personId);
        audit(membership, { action: 'extension.revoke', subject: slug, personId, before });
      });
    },
    /** Students of the course, by name. */
    listStudents: ({ course }: Membership) => store.courses.listStudents(course.id),
  };
}
/** Reads and changes the rules of a course. */
export type CoursePolicyService = ReturnType<typeof createCoursePolicy>;
