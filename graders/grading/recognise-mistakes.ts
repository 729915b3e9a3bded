/**
 * Owns recognising, over all tests of a submission, which known mistakes it makes.
 * Must not choose words, nor know why a test failed: a mistake is known by what its sample returns or throws.
 */
import type { Exercise, ResultNaming, Tolerance } from '../catalog/exercise.ts';
import { compareValues } from '../comparators/compare-values.ts';
import type { PlainValue } from '../plain-value.ts';
import type { ExpectedCase, KnownMistake } from '../references/expected.ts';

/** What a submission did in a test: it returned a value, or threw an error; undefined where neither is known. */
export type Deed = { readonly value: PlainValue } | { readonly error: string } | undefined;

/** How numbers of the exercise are compared. */
export interface Comparing {
  readonly naming: ResultNaming;
  readonly tolerance: Tolerance;
}

/** `fits`: the sample did just this, and it is wrong. `contradicts`: the sample does something else, and it is wrong, or this is. */
type Match = 'fits' | 'contradicts' | 'nothing';

function matchOf(item: ExpectedCase, mistake: KnownMistake, deed: Deed, { naming, tolerance }: Comparing): Match {
  if (deed === undefined) return 'nothing';
  const same = (one: PlainValue, other: PlainValue): boolean =>
    compareValues(one, other, { naming, tolerance, shapes: {} }) === undefined;
  if ('error' in deed) {
    if ('error' in mistake) return mistake.error === deed.error ? 'fits' : 'contradicts';
    return same(item.expected, mistake.value) ? 'nothing' : 'contradicts';
  }
  if ('error' in mistake) return 'contradicts';
  const isRight = same(item.expected, mistake.value);
  if (same(mistake.value, deed.value)) return isRight ? 'nothing' : 'fits';
  // Where the sample is right and the submission is not, the submission makes another mistake as well.
  return isRight ? 'nothing' : 'contradicts';
}

/** A mistake that is known by what stands in the compiled code, where comments are left out. */
export const mistakeWritten = (
  { mistakes }: Pick<Exercise, 'mistakes'>,
  code: string,
): Exercise['mistakes'][number] | undefined =>
  mistakes.find(({ source }) => source !== undefined && new RegExp(source).test(code));

/**
 * For each test the mistake that explains it, if any. A mistake counts only if it contradicts no test: it is wrong where the sample
 * is wrong, in the same way, and passes where the sample passes. The one that explains most tests comes first, of equals the first in the list.
 */
export function recogniseMistakes(
  cases: readonly ExpectedCase[],
  deeds: readonly Deed[],
  comparing: Comparing,
): (KnownMistake | undefined)[] {
  const files = [...new Set(cases.flatMap(({ mistakes }) => mistakes.map(({ file }) => file)))];
  const candidates = files.flatMap((file) => {
    const explained = new Map<number, KnownMistake>();
    for (const [at, item] of cases.entries()) {
      const mistake = item.mistakes.find((known) => known.file === file);
      const match = mistake === undefined ? 'nothing' : matchOf(item, mistake, deeds[at], comparing);
      if (match === 'contradicts') return [];
      if (match === 'fits' && mistake !== undefined) explained.set(at, mistake);
    }
    return explained.size > 0 ? [explained] : [];
  });
  candidates.sort((one, other) => other.size - one.size);
  return cases.map((_item, at) => candidates.find((explained) => explained.has(at))?.get(at));
}
