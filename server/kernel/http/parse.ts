/**
 * Owns reading fields of requests: typed at the door, trusted inside.
 * Must not know which fields there are.
 */
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** The fields that `schema` asks for. @throws AppError malformed-request that says what does not fit */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError('malformed-request', 'errors:malformed-request.because', {
    values: { problem: z.prettifyError(parsed.error) },
  });
}
