/**
 * Owns reading the instructor's forms for extra time and reopening.
 * Must not know pages; problems are keys of words.
 */

import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import type { GrantedTime } from './control.ts';
import { readLimit } from './plan-form.ts';

const DAY_MS = 86_400_000;
const LONGEST_REASON = 300;

/** What is granted, or what is wrong with which field. */
export function readGrantedTime(
  fields: Readonly<Record<'factor' | 'minutes' | 'scope' | 'reason', string>>,
  people: readonly string[],
): { readonly granted: GrantedTime } | { readonly errors: FieldErrors } {
  const errors: Record<string, WordKey> = {};
  const factor = Number(fields.factor.trim().replace(',', '.').replace(/^$/, '1'));
  if (!(factor >= 1 && factor <= 10)) errors.factor = 'quizActs:errors.factor';
  const minutes = fields.minutes.trim();
  const extraMs = minutes === '' || minutes === '0' ? 0 : readLimit(minutes);
  if (extraMs === undefined || extraMs > DAY_MS) errors.minutes = 'quizActs:errors.minutes';
  else if (factor === 1 && extraMs === 0) errors.factor = 'quizActs:errors.nothing';
  if (people.length === 0) errors.people = 'quizActs:errors.nobody';
  if (Object.keys(errors).length > 0 || extraMs === undefined) return { errors };
  const reason = fields.reason.trim().slice(0, LONGEST_REASON);
  return { granted: { factor, extraMs, reason, forCourse: fields.scope === 'course' } };
}

/** Minutes for which an attempt is reopened, as ms; undefined when they are none. */
export function readReopening(minutes: string): number | undefined {
  const ms = readLimit(minutes);
  return ms !== undefined && ms >= 10_000 && ms <= DAY_MS ? ms : undefined;
}
