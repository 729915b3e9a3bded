/**
 * Owns noting in the audit log who did what to whose grade or data, and why.
 * Must not know the actions.
 *
 * The log is never changed and outlives the people in it. So it names people by their ids alone, which lead nowhere once the
 * account is deleted; only who acts upon others is written down by name. `before` and `after` must hold no names, words or secrets.
 */

import type { ActionName } from '../actions.ts';
import type { Course, Person } from '../kernel/actor.ts';
import type { Store } from '../store.ts';
import type { AuditEntry } from './audit.store.ts';

/** Who acts, and in which course. Without a person it is the server itself; without a course, the action belongs to none. */
export interface Actor {
  readonly course?: Pick<Course, 'id'> | undefined;
  readonly person?: Pick<Person, 'id' | 'name'> | undefined;
}

/** What is noted apart from who and when. `before` and `after` are plain data. */
export interface Action {
  readonly action: ActionName;
  /** What it was done to: the slug of a quiz or an exercise. */
  readonly subject?: string | undefined;
  /** Whom it concerns, where it is one person. */
  readonly personId?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | undefined;
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Returns a function that notes an action; call it in the transaction of the action itself. */
export function createAudit({ store, clock }: { store: Pick<Store, 'audit'>; clock: () => Date }) {
  return ({ course, person }: Actor, { action, subject, personId, before, after, reason }: Action): void => {
    store.audit.append({
      at: clock().toISOString(),
      courseId: course?.id ?? null,
      actorId: person?.id ?? null,
      actorName: person === undefined || person.id === personId ? '' : person.name,
      action,
      subject: subject ?? '',
      personId: personId ?? null,
      before: json(before),
      after: json(after),
      reason: reason ?? '',
    } satisfies Omit<AuditEntry, 'id'>);
  };
}
/** Notes actions. */
export type Audit = ReturnType<typeof createAudit>;
