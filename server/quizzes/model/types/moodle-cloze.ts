/**
 * Owns the gaps of Moodle's Cloze questions: {1:SHORTANSWER:=a~%50%b}, {1:NUMERICAL:=3:0.1}, {1:MULTICHOICE:=a~b}.
 */
import type { Tolerance } from './fields.ts';
import { marginOf } from './scoring.ts';

const escaped = (text: string): string => text.replace(/[~=#{}\\]/g, '\\$&');
/** A gap for a number. */
export const clozeNumber = (answer: number, tolerance: Tolerance): string =>
  `{1:NUMERICAL:=${answer}:${marginOf(answer, tolerance)}}`;
/** A gap for one of these texts. */
export const clozeText = (accepted: readonly string[]): string =>
  `{1:SHORTANSWER:${accepted.map((one) => `=${escaped(one)}`).join('~')}}`;
/** A gap with these choices. */
export const clozeChoice = (options: readonly string[], answer: string): string =>
  `{1:MULTICHOICE:${options.map((one) => (one === answer ? `=${escaped(one)}` : escaped(one))).join('~')}}`;

/** A gap as its author would write it. */
type ReadGap =
  | { options: string[]; answer: string }
  | { accepted: string[] }
  | { number: number; tolerance: { absolute: number; relative: number } };

/** The text with [[name]] in place of each gap, the gaps, and what was left out. */
export function readClozeGaps(text: string): { cloze: string; gaps: Record<string, ReadGap>; notes: string[] } {
  const notes: string[] = [];
  const gaps: Record<string, ReadGap> = {};
  const cloze = text.replace(/\\?\{\d*:([A-Z_]+):((?:[^{}\\]|\\.)*)\}/g, (whole, type: string, answers: string) => {
    const options = answers.split(/(?<!\\)~/).map((one) => {
      const [, mark = '', body = ''] = /^\s*(=|%-?[\d.]+%)?([\s\S]*)$/.exec(one) ?? [];
      const [value = ''] = body.split(/(?<!\\)#/);
      return { right: mark === '=' || mark === '%100%', value: value.replace(/\\([~=#{}\\])/g, '$1').trim() };
    });
    const right = options.find((one) => one.right)?.value ?? options[0]?.value ?? '';
    const name = `g${Object.keys(gaps).length + 1}`;
    if (/^(NUMERICAL|NM)$/.test(type)) {
      const [number = '', absolute = '0'] = right.split(':');
      gaps[name] = { number: Number(number), tolerance: { absolute: Number(absolute), relative: 0 } };
    } else if (/^(MULTICHOICE|MC|MULTIRESPONSE|MR)/.test(type))
      gaps[name] = { options: [...new Set(options.map((one) => one.value))], answer: right };
    else if (/^(SHORTANSWER|SA|MW)/.test(type))
      gaps[name] = { accepted: options.filter((one) => one.right).map((one) => one.value) };
    else {
      notes.push(`a gap of type ${type} was left out`);
      return whole;
    }
    return `[[${name}]]`;
  });
  return { cloze, gaps, notes };
}
