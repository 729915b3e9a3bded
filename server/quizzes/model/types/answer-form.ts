/**
 * Owns what the texts of an answer may be: how many there are, how long each is, and what can be chosen.
 * Must not know which types there are.
 *
 * Every type declares the form of its answers, and its controls are made from it: a page never sends what is refused here.
 */

type Answer = readonly string[];

/** What one text of an answer may be. Nothing entered, '', fits everywhere. */
export type Field =
  /** Typed, at most so many characters (UTF-16 code units, as `maxlength` of HTML counts). */
  | { readonly longest: number }
  /** One of these. */
  | { readonly among: readonly string[] };

/** What the texts of an answer may be. */
export type AnswerForm =
  /** One text for each field, in order; those at the end may be left out. */
  | { readonly fields: readonly Field[] }
  /** Some of these, in any order, each once. */
  | { readonly chosen: readonly string[]; readonly most: number };

/** What is wrong with an answer; numbers are from 1. */
export type Misfit =
  | { readonly kind: 'parts'; readonly got: number; readonly most: number }
  | { readonly kind: 'long'; readonly part: number; readonly got: number; readonly most: number }
  | { readonly kind: 'choice' | 'twice'; readonly part: number }
  | { readonly kind: 'large'; readonly got: number; readonly most: number };

/** Longest texts, characters: a number or a shape, words, a gap, a cell of a matrix, the place of a line of code. */
export const LONGEST = { number: 200, words: 500, gap: 200, cell: 40, place: 2 } as const;
/** Largest answer as it is stored, bytes of JSON. A matrix of 8 x 8 whose cells have 40 digits each is well below. */
const LARGEST = 8_000;

/** A field in which something is typed. */
export const typed = (longest: number): Field => ({ longest });
/** The places of a list, as texts. */
export const placesOf = (list: readonly unknown[]): string[] => [...list.keys()].map(String);

const bytesOf = (answer: Answer): number => Buffer.byteLength(JSON.stringify(answer));

function misfitOfField(field: Field, text: string, part: number): Misfit | undefined {
  if (text === '') return undefined;
  if ('among' in field) return field.among.includes(text) ? undefined : { kind: 'choice', part };
  return text.length > field.longest ? { kind: 'long', part, got: text.length, most: field.longest } : undefined;
}

/** What is wrong with an answer; undefined when it has the form. */
export function misfitOf(form: AnswerForm, answer: Answer): Misfit | undefined {
  const most = 'fields' in form ? form.fields.length : form.most;
  if (answer.length > most) return { kind: 'parts', got: answer.length, most };
  for (const [index, text] of answer.entries()) {
    const field: Field = 'fields' in form ? (form.fields[index] as Field) : { among: form.chosen };
    const misfit = misfitOfField(field, text, index + 1);
    if (misfit) return misfit;
    if ('chosen' in form && text !== '' && answer.indexOf(text) !== index) return { kind: 'twice', part: index + 1 };
  }
  const bytes = bytesOf(answer);
  return bytes > LARGEST ? { kind: 'large', got: bytes, most: LARGEST } : undefined;
}
