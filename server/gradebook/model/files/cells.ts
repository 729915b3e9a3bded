/**
 * Owns what texts and numbers of a gradebook look like in a file.
 * Must not know which columns a file has.
 */
import type Fraction from 'fraction.js';
import type { CsvCell } from '../../../kernel/text/csv.ts';
import { roundFraction, toText } from '../format-fraction.ts';

/** Digits of numbers with which others compute on: a third of a point is 0.333333. */
const FILE_DIGITS = 6;

/** One line, as the reader of files sees it too. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A number; undefined is an empty cell. */
export function numberCell(fraction: Fraction | undefined, digits = FILE_DIGITS): CsvCell {
  return fraction === undefined ? '' : { digits: toText(fraction, digits, 'en') };
}

/** A number as a file holds it. */
export const inFile = (fraction: Fraction): Fraction => roundFraction(fraction, FILE_DIGITS);
