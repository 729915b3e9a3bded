/**
 * Owns noting in the audit log who did what to whose grade or time, and why.
 * Must not know the acts.
 */
import type { AuditEntry } from '../store/audit.store.ts';
import type { Store } from '../store/store.ts';
import type { Membership } from './find-membership.ts';

/** An act on a quiz. */
export type QuizAct =
  | 'plan'
  | 'change'
  | 'delete'
  | 'start'
  | 'pause'
  | 'resume'
  | 'end'
  | 'release'
  | 'extra-time'
  | 'no-extra-time'
  | 'reopen'
  | 'void'
  | 'unvoid';

/** An act on something else of a course, with its full name. */
type CourseAct = `${'group' | 'view' | 'extension'}.${string}`;

/** What is noted besides who and when. `before` and `after` are plain data. */
export interface Act {
  readonly act: QuizAct | CourseAct;
  /** The quiz's slug; for other things what they are before a colon: 'group:Group 1'. */
  readonly subject: string;
  readonly personId?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | undefined;
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Returns a function that notes an act; call it in the transaction of the act itself. */
export function createAudit({ store, clock }: { store: Store; clock: () => Date }) {
  return ({ course, person }: Membership, { act, subject, personId, before, after, reason }: Act): void => {
    store.audit.append({
      at: clock().toISOString(),
      courseId: course.id,
      actorId: person.id,
      actorName: person.name,
      action: act.includes('.') ? act : `quiz.${act}`,
      subject,
      personId: personId ?? null,
      before: json(before),
      after: json(after),
      reason: reason ?? '',
    } satisfies Omit<AuditEntry, 'id'>);
  };
}
/** Notes acts. */
export type Audit = ReturnType<typeof createAudit>;
