/**
 * Owns the fields of simple forms: value, error and hint of each.
 * Must not know which forms there are.
 */
import type { WordKey, Words } from '../text/words.ts';
import type { FieldErrors, Problems } from './field-errors.ts';

/** A field of a form: the view model of views/kernel/parts/field. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly hint: string;
  readonly error: string;
  readonly autocomplete: string;
  readonly list: string;
}

/** Makes a function that presents one field: what was typed, else the default, with what is wrong. */
export function createFields(
  typed: Readonly<Partial<Record<string, string>>>,
  errors: FieldErrors | Problems,
  words: Words,
) {
  return (id: string, label: WordKey, more: Partial<Omit<Field, 'id' | 'label' | 'error'>> = {}): Field => {
    const found = errors[id];
    const problem = typeof found === 'string' ? { key: found } : found;
    const { type = 'text', value = '', hint = '', autocomplete = 'off', list = '' } = more;
    return {
      id,
      label: words.t(label),
      type,
      value: type === 'password' ? '' : (typed[id] ?? value),
      hint,
      error: problem === undefined ? '' : words.t(problem.key, problem.values),
      autocomplete,
      list,
    };
  };
}
