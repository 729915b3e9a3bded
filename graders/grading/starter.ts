/**
 * Owns telling that a file is still the starter, or still has its placeholder.
 * Must not run anything.
 */
import type { Exercise } from '../catalog/exercise.ts';
import type { Sentences } from '../feedback/words/en.ts';

/** The code without comments and spaces: those may be changed, and the file is still the starter. */
const codeOf = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/[\s;]+/g, '');

const PLACEHOLDER = 'Number.NaN';

/** Line of the first text, from 1. */
function lineOf(source: string, text: string): number | undefined {
  const at = source.indexOf(text);
  return at < 0 ? undefined : source.slice(0, at).split('\n').length;
}

/** What to say of a file in which nothing was written yet, with where to begin. */
export function starterSaid(source: string, { starter }: Exercise, { report }: Sentences): string | undefined {
  if (codeOf(source) !== codeOf(starter)) return undefined;
  const at = lineOf(source, PLACEHOLDER);
  if (at !== undefined) return report.starter({ line: at, placeholder: PLACEHOLDER });
  const comment = lineOf(source, 'Write your code here') ?? lineOf(source, 'Schreibe deinen Code hier');
  return report.starter({ line: comment, placeholder: undefined });
}

/** What to say of NaN in the result, where the starter's placeholder still stands in the code. */
export function placeholderSaid(source: string, { starter }: Exercise, { report }: Sentences): string | undefined {
  if (!starter.includes(PLACEHOLDER)) return undefined;
  const lines = source.replace(/\/\*[\s\S]*?\*\//g, (text) => text.replace(/[^\n]/g, ' ')).split('\n');
  const at = lines.findIndex((line) => line.replace(/\/\/.*/, '').includes(PLACEHOLDER));
  return at < 0 ? undefined : report.placeholder(at + 1);
}
