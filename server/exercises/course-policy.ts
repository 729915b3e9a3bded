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
import { extraOf } from './extensions.ts';
import type { GrantedExtension } from './policy.store.ts';
import { type Contradiction, findContradiction, type Rules } from './policy.ts';
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
  /** ISO 8601, UTC; null: no date of their own. */
  readonly dueAt: string | null;
  readonly neverDue: boolean;
  readonly extraAttempts: number;
  readonly reason: string;
}

/** Why rules are not taken, and whose extension without a due date is at odds with them; undefined: it is so for everybody. */
export interface RefusedRules {
  readonly contradiction: Contradiction;
  readonly personName: string | undefined;
}

/** Why an extension is not granted. */
export type RefusedGrant =
  | { readonly kind: 'noSuchStudent' }
  /** It would not be later than everybody's date, and so change nothing. */
  | { readonly kind: 'notLater'; readonly dueAt: string; readonly everybodyDueAt: string }
  | { readonly kind: 'neverDueAnyway' }
  | Contradiction;

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
    return extension && extraOf(extension);
  };
  /** What speaks against rules, for everybody and for those with an extension. */
  const findRefusal = (membership: Membership, exercise: ExerciseContent, override: Partial<Policy>) => {
    const rules = rulesFor(store, membership);
    const general = findContradiction(rules.would(exercise, { override }));
    if (general) return { contradiction: general, personName: undefined };
    for (const extension of store.policies.listExtensions(membership.course.id, exercise.slug)) {
      const contradiction = findContradiction(rules.would(exercise, { override, extension }));
      if (contradiction) return { contradiction, personName: extension.personName };
    }
    return undefined;
  };
  const findGrantRefusal = (membership: Membership, grant: Grant): RefusedGrant | undefined => {
    const { dueAt, neverDue, personId } = grant;
    const exercise = find(grant.exercise);
    if (store.courses.findListedRole(membership.course.id, personId) === undefined) return { kind: 'noSuchStudent' };
    const rules = rulesFor(store, membership);
    const { everybodyDueAt } = rules.general(exercise);
    if ((dueAt !== null || neverDue) && everybodyDueAt === null) return { kind: 'neverDueAnyway' };
    if (dueAt !== null && everybodyDueAt !== null && dueAt <= everybodyDueAt)
      return { kind: 'notLater', dueAt, everybodyDueAt };
    return findContradiction(rules.would(exercise, { extension: grant }));
  };

  return {
    list(membership: Membership): CoursePolicy[] {
      return content.exercises.map(reader(membership));
    },
    get(membership: Membership, slug: string): CoursePolicy {
      return reader(membership)(find(slug));
    },
    /**
     * Replaces what was set for an exercise; fields left out are as in exercise.yaml. Nothing changes when the rules that would
     * result, with the weeks of the course and with everybody's extensions, contradict each other: then that is returned.
     */
    set(membership: Membership, slug: string, override: Partial<Policy>): RefusedRules | undefined {
      const { course, person } = membership;
      const exercise = find(slug);
      return store.transaction(() => {
        const before = store.policies.listOverrides(course.id).get(slug) ?? {};
        const refusal = findRefusal(membership, exercise, override);
        if (refusal) return refusal;
        PolicySchema.parse({ ...exercise.policy, ...override });
        store.policies.setOverride({
          courseId: course.id,
          exercise: slug,
          policy: override,
          changedBy: person.id,
          changedAt: clock().toISOString(),
        });
        audit(membership, { action: 'rules.change', subject: slug, before, after: override });
        return undefined;
      });
    },
    /** Grants an extension, or replaces the one there is; or says why not. */
    grant(membership: Membership, grant: Grant): RefusedGrant | undefined {
      const { course, person } = membership;
      const { exercise, personId, reason } = grant;
      return store.transaction(() => {
        const refusal = findGrantRefusal(membership, grant);
        if (refusal) return refusal;
        const before = granted(course.id, exercise, personId);
        const grantedAt = clock().toISOString();
        store.policies.grantExtension({
          ...grant,
          courseId: course.id,
          grantedBy: person.id,
          grantedAt,
          grantId: null,
        });
        const after = extraOf(grant);
        audit(membership, { action: 'extension.grant', subject: exercise, personId, before, after, reason });
        return undefined;
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
