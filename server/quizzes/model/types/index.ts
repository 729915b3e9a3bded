/**
 * Owns the list of the types of questions: whoever needs to know something about a question or a part asks its type here.
 */
import type { z } from 'zod';
import { ASKABLE } from './askable.ts';
import { cloze } from './cloze.ts';
import { codeOrdering } from './code-ordering.ts';
import { codeReading } from './code-reading.ts';
import type { Read } from './foreign.ts';
import { matching } from './matching.ts';
import { ordering } from './ordering.ts';
import type { QuestionType } from './question-type.ts';

/** In the order in which they are offered. */
const TYPES = [...ASKABLE, ordering, codeOrdering, matching, cloze] as const;
type Type = (typeof TYPES)[number];
const [first, ...others] = TYPES;

/** What is asked, as its author writes it. */
export type Asked = z.output<Type['schema']>;
/** What one person gets of it. */
export type Part = ReturnType<Type['draw']>;

/** What was read of a question in a foreign format. */
export type AnyRead = Read<z.input<Type['schema']>>;
type AnyType = QuestionType<Asked, Part, z.input<Type['schema']>>;

/** Schemas of whole questions; `code-reading` is the one that wraps another. */
export const questionSchemas = [
  first.question,
  ...others.map((type): Type['question'] => type.question),
  codeReading.question,
] as const;

/** All types of parts. */
export const types: readonly AnyType[] = TYPES;
const byName: ReadonlyMap<string, AnyType> = new Map(TYPES.map((type) => [type.schema.shape.type.value, type]));

/** The type of what is asked, or of a part. */
export function typeOf({ type }: { readonly type: Part['type'] }): AnyType {
  const found = byName.get(type);
  if (!found) throw new Error(`there is no type of question "${type}"`);
  return found;
}
