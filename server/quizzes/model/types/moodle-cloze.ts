/**
 * Owns writing the gaps of Moodle's Cloze questions: {1:SHORTANSWER:=a~%50%b}, {1:NUMERICAL:=3:0.1}, {1:MULTICHOICE:=a~b}.
 */
import type { Tolerance } from './fields.ts';
import { marginOf } from './scoring.ts';

const escaped = (text: string): string => text.replace(/[~=#{}\\]/g, '\\$&');
/** A gap for one of these numbers. */
export const clozeNumber = (right: readonly { answer: number; tolerance: Tolerance }[]): string =>
  `{1:NUMERICAL:${right.map(({ answer, tolerance }) => `=${answer}:${marginOf(answer, tolerance)}`).join('~')}}`;
/** A gap for one of these texts. */
export const clozeText = (accepted: readonly string[], caseSensitive: boolean): string =>
  `{1:SHORTANSWER${caseSensitive ? '_C' : ''}:${accepted.map((one) => `=${escaped(one).replaceAll('*', '\\*')}`).join('~')}}`;
/** A gap with these choices. */
export const clozeChoice = (options: readonly string[], answer: string): string =>
  `{1:MULTICHOICE:${options.map((one) => (one === answer ? `=${escaped(one)}` : escaped(one))).join('~')}}`;
