/**
 * Owns invite links and the class code of a course, as its instructors make and end them.
 * Must not know how somebody joins.
 */
import { randomInt } from 'node:crypto';
import { hashOfToken } from '../accounts/index.ts';
import type { Audit } from '../audit/audit.ts';
import { CODE_RULES, type EntryRules, QUIZ_RULES } from '../courses/index.ts';
import { type Membership, ROLES, type Role } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import type { Store } from '../store.ts';
import type { Invite } from './invites.store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Letters and digits that are not mistaken for one another when read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 8;

/** The form of a new link, as typed. */
export type InviteForm = Readonly<Record<'role' | 'days' | 'uses', string>>;

/** Whether a link still lets people in, and if not, why. */
export type InviteState = 'open' | 'used' | 'expired' | 'revoked';
/** A link as its list shows it. */
export interface ListedInvite extends Invite {
  readonly state: InviteState;
}

/** The state of a link at a time. */
export function stateOfInvite({ revokedAt, uses, maxUses, expiresAt }: Invite, now: Date): InviteState {
  if (revokedAt !== null) return 'revoked';
  if (uses >= maxUses) return 'used';
  return expiresAt > now.toISOString() ? 'open' : 'expired';
}

/** A code as stored: without case, spaces and hyphens. */
export function cleanCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '');
}

const whole = (text: string, most: number): number | undefined => {
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : undefined;
};

/** Makes functions that make, list and end links and codes. */
export function createInvites(deps: {
  store: Pick<Store, 'courses' | 'invites' | 'transaction'>;
  audit: Audit;
  clock: () => Date;
  newId: () => string;
  newToken: () => string;
}) {
  const { store, audit, clock, newId, newToken } = deps;
  return {
    /** The links of the course, newest first. */
    list({ course }: Membership): ListedInvite[] {
      const now = clock();
      return store.invites.listInvites(course.id).map((invite) => ({ ...invite, state: stateOfInvite(invite, now) }));
    },
    /** Makes a link and returns its word, which is shown once; or what is wrong by field. */
    create(membership: Membership, form: InviteForm): { token: string } | { errors: FieldErrors } {
      const role: Role | undefined = ROLES.find((one) => one === form.role);
      const days = whole(form.days, 365);
      const maxUses = whole(form.uses, 10_000);
      if (!role || days === undefined || maxUses === undefined)
        return {
          errors: {
            ...(role ? {} : { role: 'people:errors.role' }),
            ...(days === undefined ? { days: 'people:errors.days' } : {}),
            ...(maxUses === undefined ? { uses: 'people:errors.uses' } : {}),
          },
        };
      const token = newToken();
      const now = clock();
      const expiresAt = new Date(now.getTime() + days * DAY_MS).toISOString();
      store.transaction(() => {
        store.invites.insertInvite({
          id: newId(),
          courseId: membership.course.id,
          tokenHash: hashOfToken(token),
          role,
          expiresAt,
          maxUses,
          createdBy: membership.person.id,
          createdAt: now.toISOString(),
        });
        audit(membership, { action: 'invite.create', after: { role, expiresAt, maxUses } });
      });
      return { token };
    },
    revoke(membership: Membership, id: string): void {
      const { course } = membership;
      store.transaction(() => {
        const invite = store.invites.listInvites(course.id).find((one) => one.id === id);
        if (!invite || invite.revokedAt !== null) return;
        const { role, expiresAt, maxUses, uses } = invite;
        store.invites.revokeInvite(course.id, id, clock().toISOString());
        audit(membership, { action: 'invite.revoke', before: { role, expiresAt, maxUses, uses } });
      });
    },
    /** Whom the class code lets in, and who takes quizzes. */
    entryRules: ({ course }: Membership): EntryRules => store.courses.getEntryRules(course.id),
    /** Changes them; a word that is none leaves its rule. */
    setEntryRules(membership: Membership, typed: Readonly<Record<keyof EntryRules, string>>): void {
      const { course } = membership;
      store.transaction(() => {
        const before = store.courses.getEntryRules(course.id);
        const after = {
          code: CODE_RULES.find((one) => one === typed.code) ?? before.code,
          quizzes: QUIZ_RULES.find((one) => one === typed.quizzes) ?? before.quizzes,
        };
        if (after.code === before.code && after.quizzes === before.quizzes) return;
        store.courses.setEntryRules(course.id, after);
        audit(membership, { action: 'entry-rules.set', before, after });
      });
    },
    /** Gives the course a new class code, or takes it away. */
    setClassCode(membership: Membership, on: boolean): void {
      const { course } = membership;
      const draw = (): string => Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      store.transaction(() => {
        store.courses.updateCourse({ ...course, classCode: on ? draw() : null });
        // The code itself lets people in: the log says only whether there is one.
        audit(membership, { action: 'class-code.set', before: { on: course.classCode !== null }, after: { on } });
      });
    },
  };
}
/** Makes, lists and ends links and codes. */
export type InvitesService = ReturnType<typeof createInvites>;
