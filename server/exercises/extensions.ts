/**
 * Owns extensions for many: who would get what on which exercises, granting exactly that, and taking it back.
 * Must not know forms or pages.
 */

import { DateTime } from 'luxon';
import type { Audit } from '../audit/audit.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { fingerprint, requireSame } from '../kernel/preview.ts';
import { writeInSlices } from '../kernel/slices.ts';
import type { Group } from '../roster/groups.store.ts';
import type { Store } from '../store.ts';
import type { CourseContent, ExerciseContent } from './catalog.ts';
import type { GrantedExtension } from './policy.store.ts';
import type { Extension, Rules } from './policy.ts';
import { rulesFor } from './rules-for-course.ts';

/** Who gets something: all students of the course, those of a group, or chosen ones. */
export type Recipients =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'chosen'; readonly people: readonly string[] };

/** What is granted. */
export interface BulkGrant {
  readonly recipients: Recipients;
  /** Slugs. */
  readonly exercises: readonly string[];
  /** A date (ISO 8601, UTC), days after each exercise's own date, never, or nothing. */
  readonly due: { readonly at: string } | { readonly days: number } | 'never' | undefined;
  readonly extraAttempts: number;
  readonly reason: string;
  /** Whether extensions that are better are replaced as well. */
  readonly replace: boolean;
}

/** What counts of an extension. */
export type Extra = Pick<Extension, 'dueAt' | 'neverDue' | 'extraAttempts'>;

/** Only what counts. */
export const extraOf = ({ dueAt, neverDue, extraAttempts }: Extra): Extra => ({ dueAt, neverDue, extraAttempts });

/** Why a student gets no other due date, though one was asked for. */
export type NoOtherDate = 'notLater' | 'neverDueAnyway' | 'neverShown';

/** What one student would get on one exercise. */
export interface PlannedExtension {
  readonly personId: string;
  readonly name: string;
  readonly exercise: ExerciseContent;
  /** The date of the exercise for everybody. */
  readonly courseDueAt: string | null;
  readonly before: Extra | undefined;
  readonly after: Extra;
  /** False: what the student has is as good or better, and stays. */
  readonly changes: boolean;
  /** Why the date that was asked for is not given; undefined: it is, or none was. */
  readonly noOtherDate: NoOtherDate | undefined;
}

/** Who would get what. `hash` names exactly this plan. */
export interface BulkPlan {
  readonly rows: readonly PlannedExtension[];
  readonly hash: string;
}

/** All that the page shows. */
export interface CourseExtensions {
  readonly exercises: readonly ExerciseContent[];
  readonly students: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly Group[];
  readonly extensions: readonly GrantedExtension[];
}

const NOTHING: Extra = { dueAt: null, neverDue: false, extraAttempts: 0 };

/** The better of both, part by part. */
function better(one: Extra, other: Extra): Extra {
  const neverDue = one.neverDue || other.neverDue;
  const dates = [one.dueAt, other.dueAt].filter((date) => date !== null).sort();
  return {
    dueAt: neverDue ? null : (dates.at(-1) ?? null),
    neverDue,
    extraAttempts: Math.max(one.extraAttempts, other.extraAttempts),
  };
}

/** Makes the functions. */
export function createBulkExtensions(deps: {
  store: Pick<Store, 'courses' | 'gradebook' | 'groups' | 'policies' | 'transaction'>;
  content: CourseContent;
  audit: Audit;
  clock: () => Date;
  newId: () => string;
}) {
  const { store, content, audit, clock, newId } = deps;

  const recipientsOf = ({ course }: Membership, recipients: Recipients): { id: string; name: string }[] => {
    const students = store.courses.listStudents(course.id);
    if (recipients.kind === 'all') return students;
    if (recipients.kind === 'chosen') {
      const chosen = new Set(recipients.people);
      return students.filter(({ id }) => chosen.has(id));
    }
    const groupOf = store.groups.listGroupMembers(course.id);
    return students.filter(({ id }) => groupOf.get(id) === recipients.groupId);
  };

  const plan = (membership: Membership, grant: BulkGrant): BulkPlan => {
    const { course } = membership;
    const { general } = rulesFor(store, membership);
    const given = new Map(
      store.policies.listAllExtensions(course.id).map((one) => [`${one.exercise} ${one.personId}`, one]),
    );
    const students = recipientsOf(membership, grant.recipients);
    const rows = content.exercises
      .filter(({ slug }) => grant.exercises.includes(slug))
      .flatMap((exercise) => {
        const { slug } = exercise;
        const rules = general(exercise);
        const { date, refused } = dateFor(grant.due, rules, course.timeZone);
        const wanted = extraOf({ ...date, extraAttempts: grant.extraAttempts });
        const nothing = wanted.dueAt === null && !wanted.neverDue && wanted.extraAttempts === 0;
        return students.map(({ id, name }): PlannedExtension => {
          const found = given.get(`${slug} ${id}`);
          const before = found && extraOf(found);
          const after = grant.replace && !nothing ? wanted : better(before ?? NOTHING, wanted);
          const changes = JSON.stringify(after) !== JSON.stringify(extraOf(before ?? NOTHING));
          const courseDueAt = rules.everybodyDueAt;
          return { personId: id, name, exercise, courseDueAt, before, after, changes, noOtherDate: refused };
        });
      });
    const shown = rows.map(({ personId, exercise, before, after }) => [personId, exercise.slug, before, after]);
    return { rows, hash: fingerprint([course.id, grant.reason, shown]) };
  };

  const revokeWhere = async (membership: Membership, fits: (one: GrantedExtension) => boolean): Promise<void> => {
    const extensions = store.policies.listAllExtensions(membership.course.id).filter(fits);
    if (extensions.length === 0) throw new AppError('not-found', 'errors:not-found.extension');
    await writeInSlices(store.transaction, extensions, () => ({ exercise, personId, reason, ...extra }) => {
      if (!store.policies.revokeExtension(membership.course.id, exercise, personId)) return;
      const before = { ...extraOf(extra), reason };
      audit(membership, { action: 'extension.revoke', subject: exercise, personId, before });
    });
  };

  return {
    plan,
    open({ course }: Membership): CourseExtensions {
      return {
        exercises: content.exercises,
        students: store.courses.listStudents(course.id),
        groups: store.groups.listGroups(course.id),
        extensions: store.policies.listAllExtensions(course.id),
      };
    },
    /**
     * Grants what the plan with this hash says, some at a time so that others are answered; returns how many extensions that were. A
     * plan that is made again after it was held up holds what is left.
     * @throws AppError conflict when the plan is not this one any more
     */
    async apply(membership: Membership, grant: BulkGrant, hash: string): Promise<number> {
      const fresh = plan(membership, grant);
      requireSame(fresh.hash, hash, 'extensions:errors.changed');
      const [grantId, grantedAt] = [newId(), clock().toISOString()];
      const { course, person } = membership;
      const changed = fresh.rows.filter(({ changes }) => changes);
      await writeInSlices(store.transaction, changed, () => ({ personId, exercise: { slug }, before, after }) => {
        const { reason } = grant;
        const given = { ...after, exercise: slug, personId, reason, grantedBy: person.id, grantedAt, grantId };
        store.policies.grantExtension({ ...given, courseId: course.id });
        audit(membership, {
          action: 'extension.grant',
          subject: slug,
          personId,
          before,
          after: { ...after, grantId },
          reason,
        });
      });
      return changed.length;
    },
    /** @throws AppError not-found */
    revoke: (membership: Membership, exercise: string, personId: string): Promise<void> =>
      revokeWhere(membership, (one) => one.exercise === exercise && one.personId === personId),
    /** Takes back what is left of all that was granted together. @throws AppError not-found */
    revokeGrant: (membership: Membership, grantId: string): Promise<void> =>
      revokeWhere(membership, (one) => one.grantId === grantId),
  };
}

/** The date that students get on an exercise, or why they get none: it is never earlier than everybody's. */
function dateFor(
  due: BulkGrant['due'],
  rules: Rules,
  zone: string,
): { readonly date: Pick<Extra, 'dueAt' | 'neverDue'>; readonly refused: NoOtherDate | undefined } {
  const { everybodyDueAt } = rules;
  const none = (refused?: NoOtherDate) => ({ date: { dueAt: null, neverDue: false }, refused });
  if (due === undefined) return none();
  if (everybodyDueAt === null) return none('neverDueAnyway');
  if (due === 'never')
    return rules.hiddenResults === 'after-due'
      ? none('neverShown')
      : { date: { dueAt: null, neverDue: true }, refused: undefined };
  const dueAt =
    'at' in due ? due.at : DateTime.fromISO(everybodyDueAt, { zone }).plus({ days: due.days }).toUTC().toISO();
  if (dueAt === null || dueAt <= everybodyDueAt) return none('notLater');
  return { date: { dueAt, neverDue: false }, refused: undefined };
}

/** Grants extensions to many. */
export type BulkExtensions = ReturnType<typeof createBulkExtensions>;
