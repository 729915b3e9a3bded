/**
 * Owns reading fields of requests: typed at the door, trusted inside.
 * Must not know which fields there are.
 */
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** Problems that are told, at most: a list may have a wrong element half a million times. */
const MOST_TOLD = 5;

/** The fields that `schema` asks for. @throws AppError malformed-request that says what does not fit */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError('malformed-request', 'errors:malformed-request.because', {
    values: { problem: z.prettifyError(new z.ZodError(parsed.error.issues.slice(0, MOST_TOLD))) },
  });
}

/** A list of at most `most` elements. Its length is looked at before they are: half a million wrong ones would take a second. */
export const listOf = <Element extends z.ZodType>(element: Element, most: number) =>
  z.array(z.unknown()).max(most).pipe(z.array(element));
