/**
 * Owns reading the instructor's forms for rules and extensions: texts as typed into policy fields, with what is wrong by field.
 * Must not know pages; problems are keys of words.
 */
import { Duration } from 'luxon';
import { COUNTING, HIDDEN_RESULTS, neverRises, type Policy } from '../../graders/catalog/policy.ts';
import type { Problem, Problems } from '../kernel/http/field-errors.ts';
import { readLocalTime } from '../kernel/text/local-time.ts';

/** Fields of the form as typed; a field that is empty or missing means "as in exercise.yaml". */
export type PolicyFields = Readonly<
  Partial<Record<'release' | 'dueMode' | 'due' | 'late' | 'attempts' | 'coolDown' | 'hiddenResults' | 'counts', string>>
>;
const UNITS: readonly (readonly [RegExp, (n: number) => object])[] = [
  [/^(min|minute|minutes|minuten?)$/i, (minutes) => ({ minutes })],
  [/^(h|hour|hours|stunden?)$/i, (hours) => ({ hours })],
  [/^(d|day|days|tage?)$/i, (days) => ({ days })],
];
const NONE = /^(none|keine)$/i;
const UNLIMITED = /^(unlimited|unbegrenzt)$/i;

/** One step per line: '1 day 80'. Returns the number of the first line that is not understood otherwise. */
function readLate(text: string): Policy['late'] | number {
  if (NONE.test(text)) return [];
  const steps: Policy['late'] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const match = /^\s*(\d{1,4})\s*(\p{L}+)\s+(\d{1,3}(?:[.,]\d+)?)\s*%?\s*$/u.exec(line);
    const unit = UNITS.find(([pattern]) => pattern.test(match?.[2] ?? ''))?.[1];
    const percent = Number(match?.[3]?.replace(',', '.'));
    if (!match || !unit || percent > 100) return index + 1;
    steps.push({ after: Duration.fromObject(unit(Number(match[1]))).toISO() ?? '', percent });
  }
  return steps;
}

/** Reads the form of an exercise's rules; times are in the course's zone. */
export function readPolicy(fields: PolicyFields, zone: string): { policy: Partial<Policy>; problems: Problems } {
  const policy: Partial<Policy> = {};
  const problems: Record<string, Problem> = {};
  const given = (name: keyof PolicyFields): string => fields[name]?.trim() ?? '';
  const time = (name: 'release' | 'due'): string | undefined => {
    const iso = readLocalTime(given(name), zone);
    if (iso === undefined) problems[name] = { key: 'rules:errors.time' };
    return iso;
  };
  if (given('release') !== '') policy.release = time('release') ?? '';
  if (given('dueMode') === 'none') policy.due = null;
  else if (given('dueMode') === 'set') policy.due = time('due') ?? null;
  if (given('late') !== '') {
    const late = readLate(given('late'));
    if (typeof late === 'number') problems.late = { key: 'rules:errors.late', values: { line: late } };
    else if (!neverRises(late)) problems.late = { key: 'rules:errors.lateRises' };
    else policy.late = late;
  }
  if (given('attempts') !== '') {
    if (UNLIMITED.test(given('attempts'))) policy.attempts = null;
    else if (/^[1-9]\d{0,3}$/.test(given('attempts'))) policy.attempts = Number(given('attempts'));
    else problems.attempts = { key: 'rules:errors.attempts' };
  }
  if (given('coolDown') !== '') {
    if (/^\d{1,6}$/.test(given('coolDown')) && Number(given('coolDown')) <= 604_800)
      policy.coolDown = `PT${Number(given('coolDown'))}S`;
    else problems.coolDown = { key: 'rules:errors.coolDown' };
  }
  const hidden = HIDDEN_RESULTS.find((one) => one === given('hiddenResults'));
  if (hidden) policy.hiddenResults = hidden;
  const counts = COUNTING.find((one) => one === given('counts'));
  if (counts) policy.counts = counts;
  return { policy, problems };
}

/** Fields of the form that grants an extension. */
export type GrantFields = Readonly<Partial<Record<'person' | 'due' | 'never' | 'attempts' | 'reason', string>>>;

/** Reads the form of an extension; times are in the course's zone. */
export function readGrant(fields: GrantFields, zone: string) {
  const problems: Record<string, Problem> = {};
  const due = fields.due?.trim() ?? '';
  const dueAt = due === '' ? null : (readLocalTime(due, zone) ?? null);
  const neverDue = fields.never === 'yes';
  if (due !== '' && dueAt === null) problems.due = { key: 'rules:errors.time' };
  else if (dueAt !== null && neverDue) problems.due = { key: 'rules:errors.dateOrNever' };
  const attempts = fields.attempts?.trim() || '0';
  const extraAttempts = /^\d{1,4}$/.test(attempts) ? Number(attempts) : -1;
  if (extraAttempts < 0 || extraAttempts > 1000) problems.attempts = { key: 'rules:errors.extra' };
  else if (dueAt === null && !neverDue && extraAttempts === 0 && !problems.due)
    problems.due = { key: 'rules:errors.nothing' };
  const grant = {
    personId: fields.person ?? '',
    dueAt,
    neverDue,
    extraAttempts,
    reason: (fields.reason ?? '').trim().slice(0, 500),
  };
  return { grant, problems };
}
