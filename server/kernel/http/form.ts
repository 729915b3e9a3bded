/**
 * Owns reading forms as texts: every field that is expected is there, empty when it was not sent.
 * Must not know what the fields mean.
 */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Words } from '../text/words.ts';
import { parse } from './parse.ts';

/** The fields of a form; at most `longest` characters each. @throws AppError malformed-request */
export function readFields<Name extends string>(
  body: unknown,
  names: readonly Name[],
  longest = 2_000,
): Record<Name, string> {
  // SQLite ends a text at a NUL when it measures it; nobody types one.
  const text = z
    .string()
    .max(longest)
    .transform((typed) => typed.replaceAll('\0', ''))
    .default('');
  const schema = z.object(Object.fromEntries(names.map((name) => [name, text])));
  return parse(schema, body) as Record<Name, string>;
}

/** Values of a field that may stand several times in a form. */
export function listOf(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
}

/** A refusal that a form shows beside its fields; others are thrown on. */
export function refusalOf(error: unknown, words: Words): string {
  if (!(error instanceof AppError) || (error.code !== 'invalid-form' && error.code !== 'conflict')) throw error;
  return words.t(error.detail, error.values);
}
