/** A mistake is recognised by all tests together: what fits one of them by chance is not said. */
import { describe, expect, it } from '@jest/globals';
import { type Deed, mistakeWritten, recogniseMistakes } from '../../../graders/grading/recognise-mistakes.ts';
import type { ExpectedCase, KnownMistake } from '../../../graders/references/expected.ts';
import { plain, type Written } from '../../support/plain.ts';

const comparing = { naming: { name: 'Z' }, tolerance: { relative: 1e-9, absolute: 1e-12, reason: 'test' } };
const [adds, doubles, one, throws] = ['adds', 'doubles', 'one', 'throws'];

/** A case for x, on which the right answer is x + 10; the known mistakes give x + 1, twice the answer, always 1, and an error for x > 1. */
function caseFor(x: number): ExpectedCase {
  const known = (
    file: string | undefined,
    done: { value: ReturnType<typeof plain> } | { error: string },
  ): KnownMistake => ({
    ...{ file: file as string, hint: `hint of ${file}` },
    ...done,
  });
  return {
    ...{ name: `x is ${x}`, visibility: 'visible', points: 1, calls: 1, symbols: {}, inputs: [] },
    expected: plain([[x + 10]]),
    mistakes: [
      known(adds, { value: plain([[x + 1]]) }),
      known(doubles, { value: plain([[2 * (x + 10)]]) }),
      known(one, { value: plain([[1]]) }),
      known(throws, x > 1 ? { error: `no ${x}` } : { value: plain([[x + 10]]) }),
    ],
  };
}

const cases = [0, 1, 2].map(caseFor);
const returned = (value: Written): Deed => ({ value: plain(value) });
const recognised = (...deeds: Deed[]): (string | undefined)[] =>
  recogniseMistakes(cases, deeds, comparing).map((mistake) => mistake?.file);

describe('a known mistake', () => {
  it('is recognised where the results are the same in all tests', () => {
    expect(recognised(returned([[1]]), returned([[2]]), returned([[3]]))).toEqual([adds, adds, adds]);
    expect(recognised(returned([[1]]), returned([[1]]), returned([[1]]))).toEqual([one, one, one]);
  });

  it('is not recognised by one test that it fits by chance', () => {
    expect(recognised(returned([[1]]), returned([[7]]), returned([[8]]))).toEqual([undefined, undefined, undefined]);
  });

  it('is not recognised where a test passes that its sample fails', () => {
    expect(recognised(returned([[1]]), returned([[11]]), returned([[12]]))).toEqual([undefined, undefined, undefined]);
  });

  it('is recognised by the message of its error, and only in the tests that fail', () => {
    expect(recognised(returned([[10]]), returned([[11]]), { error: 'no 2' })).toEqual([undefined, undefined, throws]);
    expect(recognised(returned([[10]]), returned([[11]]), { error: 'other' })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('needs no test that came to no end', () => {
    expect(recognised(returned([[20]]), undefined, returned([[24]]))).toEqual([doubles, undefined, doubles]);
  });

  it('is recognised by its code where its results are random', () => {
    const mistakes = [
      { file: adds as string, hint: 'adds' },
      { file: 'random', source: 'Math\\.random\\b', hint: 'random' },
    ];
    expect(mistakeWritten({ mistakes }, 'const x = Math.random();')?.file).toBe('random');
    expect(mistakeWritten({ mistakes }, 'const x = np.random.rand();')).toBeUndefined();
  });
});
