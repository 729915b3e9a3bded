/**
 * Owns what one cell of a file of manual grades says, and what it would change.
 * Must not know rows, columns or students.
 */
import { toFraction } from '../exact.ts';
import type { ItemGrade } from '../item-grade.ts';
import { inFile } from './cells.ts';

/** A manual grade: points, excused, or nothing. */
export type ManualValue = number | 'excused' | null;

/** What a cell does. */
export type CellKind = 'set' | 'change' | 'delete' | 'same' | 'problem';

/**
 * What is wrong with a cell, or (`aboveMaximum`) remarkable. `percent`: points are wanted, not per cents. `ambiguous`: 1.000 where it
 * may be one or a thousand. `notPoints`: anything else that is neither points nor a word that is known.
 */
export type CellKey = 'percent' | 'negative' | 'ambiguous' | 'notPoints' | 'aboveMaximum';

/** What a cell does to a grade. */
export interface CellPlan {
  readonly kind: CellKind;
  readonly before: ManualValue;
  /** As `before` where nothing changes or the cell cannot be read. */
  readonly after: ManualValue;
  readonly note: CellKey | undefined;
}

const POINTS = /^\+?(?:\d{1,9}(?:[.,]\d{0,15})?|[.,]\d{1,15})$/;
const THOUSANDS = /^[1-9]\d{0,2}[.,]\d{3}$/;
/** A hyphen, and what spreadsheets make of one. */
const DELETE = /^[-\u2010-\u2015\u2212]$/;
const EXCUSED = ['excused', 'entschuldigt', 'ex'];

/** What a student has now. */
function currentOf({ counts, points }: ItemGrade): ManualValue {
  if (counts === 'excused') return 'excused';
  return points === undefined ? null : points.valueOf();
}

/** Whether two grades are the same in a file, which holds six digits. */
function isSame(a: ManualValue, b: ManualValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return inFile(toFraction(a)).equals(inFile(toFraction(b)));
}

/** What a text stands for; undefined: nothing is to be changed. */
function read(text: string): { readonly value: ManualValue | undefined } | { readonly problem: CellKey } {
  if (text === '') return { value: undefined };
  if (DELETE.test(text)) return { value: null };
  if (EXCUSED.includes(text.toLowerCase())) return { value: 'excused' };
  if (POINTS.test(text)) return { value: Number(text.replace(',', '.')) };
  if (/^[-\u2212]\s*[\d.,]+$/.test(text)) return { problem: 'negative' };
  return { problem: /%$/.test(text) ? 'percent' : 'notPoints' };
}

/**
 * What a cell does: an empty one nothing; points with a comma or a point, '-' (removes the grade) or a word for "excused".
 * Points above the maximum are taken, with a note.
 */
export function planCell(text: string, grade: ItemGrade): CellPlan {
  const before = currentOf(grade);
  const told = read(text);
  if ('problem' in told) return { kind: 'problem', before, after: before, note: told.problem };
  const { value } = told;
  if (value === undefined || isSame(value, before)) return { kind: 'same', before, after: before, note: undefined };
  const { maxPoints } = grade.item;
  if (THOUSANDS.test(text) && Number(text.replace(/[.,]/, '')) <= maxPoints)
    return { kind: 'problem', before, after: before, note: 'ambiguous' };
  const kind = value === null ? 'delete' : before === null ? 'set' : 'change';
  return {
    kind,
    before,
    after: value,
    note: typeof value === 'number' && value > maxPoints ? 'aboveMaximum' : undefined,
  };
}
