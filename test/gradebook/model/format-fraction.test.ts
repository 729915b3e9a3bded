/** Numbers as people read them. */
import { describe, expect, it } from '@jest/globals';
import Fraction from 'fraction.js';
import { sumOf, toFraction } from '../../../server/gradebook/model/exact.ts';
import { roundFraction, roundParts, toText } from '../../../server/gradebook/model/format-fraction.ts';
import { fc } from '../../support/properties.ts';

const fraction = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 10_000 }))
  .map(([n, d]) => new Fraction(n, d));
const decimals = fc.constantFrom(0, 1, 2, 3);

describe('a stored number', () => {
  it.each([
    [0.1 + 0.2, '3/10'],
    [0.7 + 0.1, '4/5'],
    [33.3, '333/10'],
    [0.29, '29/100'],
    [1 / 3, '1/3'],
    [2 / 3 + 2 / 3 + 2 / 3, '2'],
    [1 / 3 + 1 / 7, '10/21'],
    [-1 / 3, '-1/3'],
    [1e-7, '1/10000000'],
    [123456.789, '123456789/1000'],
    [5, '5'],
    [0, '0'],
    [-0, '0'],
  ])('%d is meant as %s', (number, text) => {
    expect(toFraction(number).toFraction()).toBe(text);
  });

  it('is read as the fraction that was computed, whatever doubles made of it', () => {
    const parts = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, (drawn) => {
        const double = drawn.reduce((sum, [n, d]) => sum + n / d, 0);
        expect(toFraction(double).equals(sumOf(drawn.map(([n, d]) => new Fraction(n, d))))).toBe(true);
      }),
    );
  });

  it('of any kind is near what is made of it, without long searching', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (number) => {
        expect(Math.abs(toFraction(number).valueOf() - number)).toBeLessThan(1e-9);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a number that is shown', () => {
  it.each([
    ['1/4', 1, '0.3'],
    ['-1/4', 1, '-0.3'],
    ['1/2', 0, '1'],
    ['-1/2', 0, '-1'],
    ['-1/25', 1, '0'],
    ['-2/5', 0, '0'],
    ['0', 2, '0'],
    ['87', 1, '87'],
    ['100', 0, '100'],
    ['250/3', 1, '83.3'],
    ['1005/1000', 2, '1.01'],
    ['2/25', 2, '0.08'],
    ['999/10', 0, '100'],
    ['-1/3', 2, '-0.33'],
  ])('%s with at most %i digits is %s', (text, digits, shown) => {
    expect(toText(new Fraction(text), digits, 'en')).toBe(shown);
    expect(toText(new Fraction(text), digits, 'de')).toBe(shown.replace('.', ','));
  });

  it('has no more digits than asked, no needless ones, no -0 and no NaN, and is the nearest', () => {
    fc.assert(
      fc.property(fraction, decimals, (one, digits) => {
        const text = toText(one, digits, 'en');
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(text).not.toBe('-0');
        expect(text.split('.')[1]?.length ?? 0).toBeLessThanOrEqual(digits);
        const shown = new Fraction(text);
        expect(shown.equals(roundFraction(one, digits))).toBe(true);
        expect(
          shown
            .sub(one)
            .abs()
            .mul(2 * 10 ** digits)
            .compare(1),
        ).toBeLessThanOrEqual(0);
        if (
          shown
            .sub(one)
            .abs()
            .mul(2 * 10 ** digits)
            .equals(1)
        )
          expect(shown.abs().compare(one.abs())).toBe(1);
      }),
    );
  });
});

describe('parts that are rounded together', () => {
  it.each([
    [['100/3', '100/3', '100/3'], 1, ['33.4', '33.3', '33.3']],
    [['100/3', '100/3', '100/3'], 0, ['34', '33', '33']],
    [['333/10', '333/10', '334/10'], 1, ['33.3', '33.3', '33.4']],
    [['51', '27', '10'], 1, ['51', '27', '10']],
    // 16.66..., 66.66..., 16.66...: floors 16, 66 and 16 leave 2, for the first two.
    [['50/3', '200/3', '50/3'], 0, ['17', '67', '16']],
    [[], 1, []],
  ])('%j with %i digits are %j', (parts, digits, shown) => {
    const rounded = roundParts(
      parts.map((text) => new Fraction(text)),
      digits,
    );
    expect(rounded.map((one) => toText(one, digits, 'en'))).toEqual(shown);
  });

  it('add up to the rounded sum, each less than one unit from what it is', () => {
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 12 }), decimals, (parts, digits) => {
        const rounded = roundParts(parts, digits);
        expect(sumOf(rounded).equals(roundFraction(sumOf(parts), digits))).toBe(true);
        for (const [index, one] of rounded.entries())
          expect(
            one
              .sub(parts[index] as Fraction)
              .abs()
              .mul(10 ** digits)
              .compare(1),
          ).toBeLessThan(0);
      }),
    );
  });
});
