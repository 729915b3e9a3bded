/**
 * Owns reading the instructor's form for when and how a quiz runs.
 * Must not know pages; problems are keys of words.
 */

import type { Problem, Problems } from '../../kernel/http/field-errors.ts';
import { readLocalTime } from '../../kernel/text/local-time.ts';
import type { Words } from '../../kernel/text/words.ts';
import { MODES, RESULTS } from '../model/quiz-schema.ts';
import type { QuizPlan } from './plan.ts';

/** Fields of the form as typed. */
export type QuizPlanFields = Readonly<Record<'mode' | 'limit' | 'opens' | 'closes' | 'grace' | 'results', string>>;

const LEAST_LIMIT_MS = 10_000;
const LONGEST_LIMIT_MS = 8 * 3_600_000;

/** '6:00', '6' (minutes) or '1:30:00' as ms; undefined when it is none. */
export function readLimit(text: string): number | undefined {
  const match = /^\s*(?:(\d{1,2}):)?(\d{1,3})(?::([0-5]\d))?\s*$/.exec(text);
  if (!match) return undefined;
  const [, first, second = '0', third] = match;
  // h:mm:ss, m:ss, or minutes alone.
  const seconds =
    third !== undefined
      ? Number(first ?? 0) * 3_600 + Number(second) * 60 + Number(third)
      : first !== undefined
        ? Number(first) * 60 + Number(second)
        : Number(second) * 60;
  return seconds * 1_000;
}

/** The plan, or what is wrong with which field; `day` writes times for people. */
export function readQuizPlan(
  fields: QuizPlanFields,
  zone: string,
  { day }: Pick<Words, 'day'>,
): { readonly plan: QuizPlan } | { readonly errors: Problems } {
  const errors: Record<string, Problem> = {};
  const limitMs = readLimit(fields.limit);
  if (limitMs === undefined || limitMs < LEAST_LIMIT_MS || limitMs > LONGEST_LIMIT_MS)
    errors.limit = { key: 'quizControl:settings.errors.limit' };
  const [opensAt, closesAt] = [readLocalTime(fields.opens, zone), readLocalTime(fields.closes, zone)];
  if (opensAt === undefined) errors.opens = { key: 'rules:errors.time' };
  if (closesAt === undefined) errors.closes = { key: 'rules:errors.time' };
  else if (opensAt !== undefined && closesAt <= opensAt) {
    const values = { opens: day(opensAt), closes: day(closesAt) };
    errors.closes = { key: 'quizControl:settings.errors.order', values };
  }
  if (!/^\d{1,3}$/.test(fields.grace.trim())) errors.grace = { key: 'quizControl:settings.errors.grace' };
  const mode = MODES.find((one) => one === fields.mode);
  if (mode === undefined) errors.mode = { key: 'quizControl:settings.errors.choice' };
  const results = RESULTS.find((one) => one === fields.results);
  if (results === undefined) errors.results = { key: 'quizControl:settings.errors.choice' };
  if (Object.keys(errors).length > 0 || !mode || !results || !limitMs || !opensAt || !closesAt) return { errors };
  return { plan: { mode, limitMs, opensAt, closesAt, graceMs: Number(fields.grace) * 1_000, results } };
}
