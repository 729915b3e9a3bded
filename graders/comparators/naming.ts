/**
 * Owns the names of the parts of a result, in the course's words.
 * Must not compare anything.
 *
 * A tuple's items have names of their own (`dW`); parts below a name are appended (`cache.W`, `caches[1].linear_cache`);
 * entries of a dict follow its name (`grads.dW2`).
 */
import type { ResultNaming } from '../catalog/exercise.ts';

/** A part of a result: its full name, and what is known of the names below it. */
export interface NamedPart {
  readonly name: string;
  readonly below: ResultNaming | undefined;
}

/** The whole result. A tuple has no name of its own. */
export const wholeResult = (naming: ResultNaming): NamedPart => ({ name: naming.name ?? '', below: naming });

/** Item `index` of a tuple or list. */
export function itemOf(part: NamedPart, index: number): NamedPart {
  const below = part.below?.items?.[index];
  if (below?.name === undefined) return { name: `${part.name || 'result'}[${index}]`, below };
  return { name: part.name === '' ? below.name : `${part.name}.${below.name}`, below };
}

/** Entry `key` of a dict. */
export function entryOf(part: NamedPart, key: string): NamedPart {
  return { name: part.name === '' ? key : `${part.name}.${key}`, below: undefined };
}

/** Name of a whole result that has no name of its own. */
export const RETURNED_VALUE = 'the returned value';
/** Name of what is at fault where a solution computes element by element. */
export const LOOP = 'the loop';

/** What to call a part in a sentence. */
export const spoken = (part: NamedPart): string => (part.name === '' ? RETURNED_VALUE : part.name);

/**
 * The shape of a tensor in symbols, from patterns such as `W{l}: (n[l], n[l-1])`: W2 gives `(n[2], n[1])`.
 * The last word of the name is matched; undefined when no pattern fits.
 */
export function shapeInSymbols(name: string, shapes: Readonly<Record<string, string>>): string | undefined {
  const last = name.split('.').at(-1) ?? name;
  for (const [pattern, shape] of Object.entries(shapes)) {
    if (pattern === last) return shape;
    const [before = '', after] = pattern.split('{l}');
    if (after === undefined || !last.startsWith(before) || !last.endsWith(after)) continue;
    const layer = last.slice(before.length, last.length - after.length);
    if (!/^\d+$/.test(layer)) continue;
    return shape.replace(
      /\[l(?:([+-])(\d+))?\]/g,
      (_all, sign?: string, by = '0') => `[${Number(layer) + (sign === '-' ? -1 : 1) * Number(by)}]`,
    );
  }
  return undefined;
}
