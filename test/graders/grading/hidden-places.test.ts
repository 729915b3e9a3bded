import { describe, expect, it } from '@jest/globals';
import { type ErrorPlace, placesToTell } from '../../../graders/grading/hidden-places.ts';
import { fc } from '../../support/properties.ts';

const at = (
  visibility: ErrorPlace['visibility'],
  line: number | undefined,
  rest: Partial<ErrorPlace> = {},
): ErrorPlace => ({
  visibility,
  line,
  own: false,
  operation: undefined,
  ...rest,
});

describe('of the errors of a submission are told', () => {
  it.each<[string, ErrorPlace[], number[]]>([
    ['all of visible tests', [at('visible', 1, { own: true }), at('visible', 2)], [0, 1]],
    [
      'those of hidden tests where a visible one failed',
      [at('visible', 7), at('hidden', 7), at('hidden', 7)],
      [0, 1, 2],
    ],
    ['those of hidden tests that are all at one place', [at('hidden', 7), at('hidden', 7)], [0, 1]],
    ['none of hidden tests that are at several', [at('hidden', 7), at('hidden', 8)], []],
    ['one new place beside what is known', [at('visible', 1), at('hidden', 1), at('hidden', 8)], [0, 1, 2]],
    [
      'none of two operations in one line',
      [at('hidden', 7, { operation: 'dot' }), at('hidden', 7, { operation: 'add' })],
      [],
    ],
    ['none that student code makes', [at('visible', 7, { own: true }), at('hidden', 7, { own: true })], [0]],
  ])('%s', (_what, errors, told) => {
    expect([...placesToTell(errors)].map((place) => errors.indexOf(place)).sort()).toEqual(told);
  });

  it('of hidden tests never more than one place that no visible test had', () => {
    const place = fc.record({
      visibility: fc.constantFrom('visible' as const, 'hidden' as const),
      own: fc.boolean(),
      line: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      operation: fc.constantFrom(undefined, 'dot', 'add'),
    });
    const key = ({ line, operation }: ErrorPlace): string => `${line} ${operation}`;
    fc.assert(
      fc.property(fc.array(place), (errors) => {
        const known = new Set(errors.filter(({ visibility }) => visibility === 'visible').map(key));
        const told = [...placesToTell(errors)].filter(({ visibility }) => visibility === 'hidden');
        expect(told.filter(({ own }) => own)).toEqual([]);
        expect(new Set(told.map(key).filter((one) => !known.has(one))).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
