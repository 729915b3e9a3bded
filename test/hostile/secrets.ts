/**
 * Owns what a report must never show: numbers of hidden tests, the text of references, paths of the server.
 * Must not know attacks. It reads the same cases as the grader does.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NDArray } from '../../graders/np/index.ts';
import type { Case } from '../../graders/references/case.ts';

/** The cases of an exercise. */
export async function readCases(exercisesFolder: string, slug: string): Promise<Case[]> {
  const { cases } = (await import(pathToFileURL(join(exercisesFolder, slug, 'cases.ts')).href)) as { cases(): Case[] };
  return cases();
}

/** Every number in a value, however deep. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  const array = value as Partial<NDArray>;
  if (typeof array.toArray === 'function') return numbersIn(array.toArray());
  return Object.values(value).flatMap(numbersIn);
}

/** The first digits of each number by which it is recognised in print: cut, not rounded, six after the point. */
export function fingerprints(numbers: readonly number[]): Set<string> {
  const telling = numbers.map(Math.abs).filter((n) => n > 0.01 && n < 1e6 && !Number.isInteger(n * 1e4));
  return new Set(telling.map((n) => (Math.floor(n * 1e6) / 1e6).toFixed(6)));
}

/** Fingerprints of the hidden inputs of an exercise that no visible test has. */
export function hiddenNumbers(cases: readonly Case[]): string[] {
  const of = (visibility: Case['visibility']): Set<string> =>
    fingerprints(cases.filter((item) => item.visibility === visibility).flatMap((item) => numbersIn(item.args)));
  const visible = of('visible');
  return [...of('hidden')].filter((print) => !visible.has(print));
}

/** Text without anything that compiling, printing or quoting changes. */
export const squeeze = (text: string): string => text.replace(/\\[nt]|[\s"'`\\;]|import_/g, '');

/** Telling lines of all references, squeezed: code that stands neither in the starter nor in the prompt. */
export function referenceLines(exercisesFolder: string): string[] {
  const slugs = readdirSync(exercisesFolder).filter((slug) => existsSync(join(exercisesFolder, slug, 'reference.ts')));
  return slugs.flatMap((slug) => {
    const read = (file: string): string => readFileSync(join(exercisesFolder, slug, file), 'utf8');
    const known = squeeze(read('starter.ts') + read('prompt.md'));
    const lines = ['reference.ts', 'reference.tf.ts'].flatMap((file) => read(file).split('\n'));
    const code = lines.filter((line) => !/^\s*(\*|\/[/*]|import|export|$)/.test(line)).map(squeeze);
    return code.filter((line) => line.length >= 24 && !known.includes(line));
  });
}
