/**
 * Owns the values of a question's variables: drawing them, and putting them into texts and answers.
 * Must not know types of questions, nor how `compute` is run.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { z } from 'zod';
import type { Variable } from './types/fields.ts';

const Scalar = z.union([z.number().refine(Number.isFinite), z.string().max(2_000), z.boolean()]);
const Vector = z.array(Scalar).max(256);
/** What a variable or a field that `compute` returned may be. */
export const ValueSchema = z.union([Scalar, Vector, z.array(Vector).max(64)]);
export type Value = z.infer<typeof ValueSchema>;
/** Values by name. */
export const ValuesSchema = z.record(z.string(), ValueSchema);
export type Values = z.infer<typeof ValuesSchema>;

/** A placeholder that names nothing, or a value of the wrong kind; the message says which. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

/** A stream of random numbers that a seed fixes for good (xoroshiro128+). */
export function randomFrom(seed: number): RandomGenerator {
  return xoroshiro128plus(seed | 0);
}

/** FNV-1a of a text as a 32-bit seed, so that every question has its own stream. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
}

function drawVariable(variable: Variable, random: RandomGenerator): Value {
  if ('integer' in variable) return uniformInt(random, Math.min(...variable.integer), Math.max(...variable.integer));
  if ('choice' in variable) return variable.choice[uniformInt(random, 0, variable.choice.length - 1)] as Value;
  const [low, high] = variable.decimal;
  return Number((low + uniformFloat64(random) * (high - low)).toFixed(variable.digits));
}

/** The variables of a question in one of its variants. The same id and number give the same values for ever. */
export function drawVariables(id: string, variables: Readonly<Record<string, Variable>>, variant: number): Values {
  const random = randomFrom(seedOf(`${id}#${variant}`));
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [name, drawVariable(variable, random)]),
  );
}

/** A number as people write it: twelve digits, so that 0.1 + 0.2 is 0.3. */
function plain(value: Value): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  if (!Array.isArray(value)) return String(value);
  return `[${value.map(plain).join(', ')}]`;
}

const FORMS: Readonly<Record<string, (value: Value) => string>> = {
  '': plain,
  /** A column vector or a matrix in a formula. */
  tex: (value) => {
    if (!Array.isArray(value)) return plain(value);
    const rows = value.map((row) => (Array.isArray(row) ? row.map(plain).join(' & ') : plain(row)));
    return `\\begin{pmatrix}${rows.join(' \\\\ ')}\\end{pmatrix}`;
  },
  /** A shape as NumPy prints it. */
  shape: (value) => formatShape((Array.isArray(value) ? value : [value]).map(Number)),
};

/** (3, 4), or (3,) for one dimension. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)(?::(\w+))?\s*\}\}/g;

const valueNamed = (values: Values, name: string): Value => {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new ValueError(`{{${name}}} is neither a variable nor returned by compute`);
  return value;
};

/** Puts values into a text. @throws ValueError */
export function fillText(text: string, values: Values): string {
  return text.replace(PLACEHOLDER, (_, name: string, form = '') => {
    const format = Object.hasOwn(FORMS, form) ? FORMS[form] : undefined;
    if (!format) throw new ValueError(`{{${name}:${form}}}: there is only {{${name}}}, :tex and :shape`);
    return format(valueNamed(values, name));
  });
}

/** The value of an answer that may be '{{name}}'. @throws ValueError */
export function resolve<T>(answer: T | string, values: Values): T | Value {
  if (typeof answer !== 'string') return answer;
  const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(answer)?.[1];
  if (name === undefined) throw new ValueError(`"${answer}" is not a variable such as {{answer}}`);
  return valueNamed(values, name);
}
