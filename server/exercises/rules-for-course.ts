/**
 * Owns putting together what the rules of a course's exercises are made of: the one place that asks for them all, so that nobody
 * can forget one.
 * Must not know what the rules mean.
 */
import type { Policy } from '../../graders/catalog/policy.ts';
import type { Membership } from '../kernel/actor.ts';
import type { Store } from '../store.ts';
import type { ExerciseContent } from './catalog.ts';
import { type Extension, type Rules, resolveRules } from './policy.ts';

/** The rules of a course as they are stored now. */
export interface RulesForCourse {
  /** What the instructor set differently from exercise.yaml. */
  overrideOf(slug: string): Partial<Policy>;
  /** What applies to everybody without an extension. */
  general(exercise: ExerciseContent): Rules;
  /** What applies to one person, by exercise. */
  ofPerson(personId: string): (exercise: ExerciseContent) => Rules;
  /** What applies to those who have an extension on an exercise, by person. */
  ofExtended(exercise: ExerciseContent): ReadonlyMap<string, Rules>;
  /** What would apply if this were set instead of what is stored, or granted. */
  would(exercise: ExerciseContent, changes: { override?: Partial<Policy>; extension?: Extension }): Rules;
}

/** Reads what is set for a course; ask again after a change. */
export function rulesFor(
  store: Pick<Store, 'policies' | 'gradebook'>,
  { course, weeks }: Pick<Membership, 'course' | 'weeks'>,
): RulesForCourse {
  const overrides = store.policies.listOverrides(course.id);
  const items = store.gradebook.listItemSettings(course.id);
  const overrideOf = (slug: string): Partial<Policy> => overrides.get(slug) ?? {};
  const resolve = (
    { slug, policy, week }: ExerciseContent,
    extension: Extension | undefined,
    override = overrideOf(slug),
  ): Rules =>
    resolveRules({
      policy,
      override,
      week,
      weeks,
      timeZone: course.timeZone,
      extension,
      withheld: items.get(`exercise:${slug}`)?.published === false,
    });
  return {
    overrideOf,
    general: (exercise) => resolve(exercise, undefined),
    ofPerson(personId) {
      const extensions = store.policies.listExtensionsOf(course.id, personId);
      return (exercise) => resolve(exercise, extensions.get(exercise.slug));
    },
    ofExtended(exercise) {
      const extensions = store.policies.listEveryExtension(course.id, exercise.slug);
      return new Map(extensions.map((extension) => [extension.personId, resolve(exercise, extension)]));
    },
    would: (exercise, { override, extension }) => resolve(exercise, extension, override),
  };
}
