/**
 * Owns questions about a piece of code. They are asked, answered and scored as the type that they wrap.
 */
import { z } from 'zod';
import { fillText, type Values } from '../values.ts';
import { ASKABLE } from './askable.ts';
import { code, common } from './fields.ts';

const [first, ...others] = ASKABLE;
type Other = (typeof others)[number]['schema'];

const schema = z.strictObject({
  type: z.literal('code-reading'),
  code,
  asks: z.discriminatedUnion('type', [first.schema, ...others.map((one): Other => one.schema)]),
});

/** Code as one person sees it. */
export interface Code {
  readonly language: string;
  readonly source: string;
}

export const codeReading = {
  schema,
  question: schema.extend(common),
  /** The code with one person's values. @throws ValueError */
  code: ({ code: { language, source } }: Pick<z.output<typeof schema>, 'code'>, values: Values): Code => ({
    language,
    source: fillText(source, values),
  }),
};
