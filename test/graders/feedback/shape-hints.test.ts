import { describe, expect, it } from '@jest/globals';
import { plain, type Written } from '../../support/plain.ts';
import { explained, said } from './explained.ts';

const named = (name: string) => ({ naming: { name } });
const W = { parameters: ['W'], inputs: [plain([[1], [2], [3]])] };

describe('a transposed tensor', () => {
  it('is recognised by its numbers, with the tensor it belongs to', () => {
    expect(said(explained([[4], [5], [6]], [[4, 5, 6]], { ...named('dW'), ...W }))).toBe(
      'dW has shape (1, 3); expected (3, 1) = (n[l], n[l-1]). dW has the shape of W, which is (3, 1): you need its transpose (`.T`); the numbers are right.',
    );
    const wide: Written = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(
      said(
        explained(wide, [
          [1, 4],
          [2, 5],
          [3, 6],
        ]),
      ),
    ).toMatch(/The numbers are right.*you need its transpose/);
  });
  it('is not claimed where the numbers are others', () => {
    const text = said(explained([[4], [5], [6]], [[4, 5, 7]], { ...named('dW'), ...W }));
    expect(text).toMatch(/dW has the shape of W.*order of the factors/);
    expect(text).not.toMatch(/you need|are right/);
    expect(
      said(
        explained(
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        ),
      ),
    ).not.toMatch(/you need|are right/);
  });
});

describe('a lost dimension', () => {
  it.each<[string, Written, Written, RegExp]>([
    ['of a column', [[1], [2]], [1, 2], /Z has shape \(2,\); expected \(2, 1\).*keepdims.*reshape it to \(2, 1\)/],
    ['of a row', [[1, 2, 3]], [1, 2, 3], /reshape it to \(1, 3\)/],
    [
      'of a matrix',
      [
        [1, 2],
        [3, 4],
      ],
      [1, 2],
      /always have two dimensions.*this has 1/,
    ],
    ['with other entries than the column has', [[1], [2]], [1, 2, 3], /always have two dimensions/],
  ])('%s', (_what, expected, got, words) => expect(said(explained(expected, got))).toMatch(words));
});

describe('a sum over examples', () => {
  it.each<[string, Written, RegExp]>([
    ['along the wrong axis', [[1, 2, 3]], /Does the sum run along the wrong axis\?/],
    ['over everything', [[6]], /including the units\?/],
    [
      'that was left out',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      /Have the examples been summed\?/,
    ],
  ])('%s', (_what, got, words) => expect(said(explained([[1], [2]], got, named('db')))).toMatch(words));
  it.each<[string, Written]>([
    ['(1, 1)', [[7]]],
    ['(1, 2)', [[7, 8]]],
    [
      '(3, 2)',
      [
        [7, 1],
        [2, 3],
        [4, 4],
      ],
    ],
  ])('is not suspected when Z at m = 1 comes as %s', (_shape, got) => {
    expect(said(explained([[1], [2], [3]], got))).not.toMatch(/sum|added up|axis/);
  });
});

describe('a column and a row', () => {
  it('multiplied are called an outer product', () => {
    expect(
      said(
        explained(
          [[1, 2, 3]],
          [
            [4, 8, 12],
            [5, 10, 15],
            [6, 12, 18],
          ],
        ),
      ),
    ).toMatch(/outer product/);
  });
  it('added are called broadcasting', () => {
    expect(
      said(
        explained(
          [[1, 2, 3]],
          [
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9],
          ],
        ),
      ),
    ).toMatch(/were added, and broadcasting/);
  });
  it.each<[string, Written]>([
    [
      'any other matrix',
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 99],
      ],
    ],
    [
      'zeros',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'repeated rows',
      [
        [1, 2],
        [1, 2],
      ],
    ],
    [
      'NaN',
      [
        [1, Number.NaN],
        [2, 4],
      ],
    ],
    [
      'numbers whose squares overflow',
      [
        [1e200, 2e200],
        [3e200, 5e200],
      ],
    ],
  ])('are not seen in %s', (_what, got) => {
    expect(said(explained([[1, 2, 3]], got))).not.toMatch(/outer product|broadcasting/);
  });
  it('of m examples make an (m, m) matrix, which is asked about', () => {
    const square: Written = [
      [1, 2],
      [3, 9],
    ];
    expect(said(explained([[1, 2]], square, { symbols: { m: 2 } }))).toMatch(/Both dimensions are m\./);
    expect(said(explained([[1, 2]], square, { symbols: { m: 3 } }))).not.toMatch(/are m/);
  });
});

describe('another shape', () => {
  it('is compared with those of the inputs', () => {
    expect(
      said(
        explained(
          [[1, 2]],
          [
            [5, 1, 2],
            [1, 7, 3],
          ],
          {
            parameters: ['W'],
            inputs: [
              plain([
                [0, 0, 0],
                [0, 0, 1],
              ]),
            ],
          },
        ),
      ),
    ).toMatch(/That is the shape of W\./);
    expect(
      said(
        explained(
          [[1, 2]],
          [
            [5, 1, 2],
            [1, 7, 3],
          ],
        ),
      ),
    ).toMatch(/Write the shapes beside each line/);
  });
  it('of a hidden test is not repeated when student code may have chosen it', () => {
    expect(said(explained([[1, 2]], [[1, 2, 3, 4, 5, 6, 7]], { visibility: 'hidden' }))).toBe(
      'Z does not have the expected shape (1, 2) = (n[l], m).',
    );
  });
  it('of costs is a number of entries', () => {
    const costs = { naming: { items: [{ name: 'parameters' }, { name: 'costs' }] } };
    const result = (...list: number[]): Written => ({ tuple: [{ dict: {} }, { list }] });
    expect(said(explained(result(1), result(1, 2), costs))).toMatch(/^costs has 2 entries; expected 1\. .*0, 100, 200/);
    expect(said(explained(result(1), result(1, 2, 3, 4, 5), { ...costs, visibility: 'hidden' }))).toMatch(
      /^costs must have 1 entry; it has a different number of entries\./,
    );
  });
});
