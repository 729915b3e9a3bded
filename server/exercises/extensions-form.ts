/**
 * Owns reading the form that grants extensions to many.
 * Must not know pages; problems are keys of words.
 */

import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { readLocalTime } from '../kernel/text/local-time.ts';
import type { WordKey } from '../kernel/text/words.ts';
import type { BulkGrant, Recipients } from './extensions.ts';

/** Fields of the form with one value each. */
export const BULK_FIELDS = ['scope', 'group', 'mode', 'due', 'days', 'attempts', 'reason', 'replace'] as const;
/** The form as typed. */
export interface BulkForm {
  readonly fields: Readonly<Record<(typeof BULK_FIELDS)[number], string>>;
  readonly exercises: readonly string[];
  readonly people: readonly string[];
}

/** Reads the form, or says what is wrong with which field; times are in the course's zone. */
export function readBulkGrant(
  { fields, exercises, people }: BulkForm,
  zone: string,
): { readonly grant: BulkGrant } | { readonly errors: FieldErrors } {
  const errors: Record<string, WordKey> = {};
  if (exercises.length === 0) errors.exercises = 'extensions:errors.exercises';
  if (fields.scope === 'group' && fields.group === '') errors.group = 'extensions:errors.group';
  if (fields.scope === 'chosen' && people.length === 0) errors.people = 'extensions:errors.people';
  const readDue = (): BulkGrant['due'] => {
    if (fields.mode === 'date') {
      const at = readLocalTime(fields.due.trim(), zone);
      if (at === undefined) errors.due = 'rules:errors.time';
      return at === undefined ? undefined : { at };
    }
    if (fields.mode === 'never') return 'never';
    if (fields.mode !== 'days') return undefined;
    const days = /^\d{1,3}$/.test(fields.days.trim()) ? Number(fields.days) : 0;
    if (days < 1 || days > 365) errors.days = 'people:errors.days';
    return { days };
  };
  const due = readDue();
  const attempts = fields.attempts.trim() || '0';
  const extraAttempts = /^\d{1,4}$/.test(attempts) ? Number(attempts) : -1;
  if (extraAttempts < 0 || extraAttempts > 1000) errors.attempts = 'rules:errors.extra';
  else if (extraAttempts === 0 && !['date', 'days', 'never'].includes(fields.mode))
    errors.attempts = 'rules:errors.nothing';
  if (Object.keys(errors).length > 0) return { errors };
  const recipients: Recipients =
    fields.scope === 'group'
      ? { kind: 'group', groupId: fields.group }
      : fields.scope === 'chosen'
        ? { kind: 'chosen', people }
        : { kind: 'all' };
  const reason = fields.reason.trim().slice(0, 500);
  return { grant: { recipients, exercises, due, extraAttempts, reason, replace: fields.replace === 'yes' } };
}
