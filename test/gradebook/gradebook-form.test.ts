/** Reading the gradebook's forms. */
import { describe, expect, it } from '@jest/globals';
import { readMaxPoints, readPoints, readScheme } from '../../server/gradebook/gradebook-form.ts';

const SCHEME = { method: 'weights', display: 'percent', decimals: '1', passMark: '' };

describe('points', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['7', 7],
    [' 7,5 ', 7.5],
    ['7.5', 7.5],
    ['0', 0],
    ['EX', 'excused'],
    ['entschuldigt', 'excused'],
  ])('%j is %j', (text, value) => expect(readPoints(text)).toEqual({ value }));

  it.each(['-1', '1e3', 'NaN', 'Infinity', '1,000.5', '100001', '7 points', '=1+1', '0x10'])('%j is refused', (text) =>
    expect(readPoints(text)).toEqual({ problem: { key: 'gradebook:errors.points', values: { text } } }),
  );

  it.each(['', '0', '-1', '10001', 'many'])('a column of at most %j points is refused', (text) =>
    expect(readMaxPoints(text)).toHaveProperty('problem'),
  );
});

describe('the scheme', () => {
  it('takes twelve categories, leaves out those without a title, and gives every new one a name of its own', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        [`title-${index + 1}`, index === 3 ? ' ' : 'Lab: Übung'],
        [`weight-${index + 1}`, '1,5'],
      ]).flat(),
    );
    const read = readScheme({ ...SCHEME, ...fields });
    const categories = 'value' in read ? read.value.categories : [];
    expect(categories).toHaveLength(11);
    expect(new Set(categories.map(({ id }) => id)).size).toBe(11);
    expect(categories[0]).toMatchObject({ title: 'Lab: Übung', weight: 1.5, dropLowest: 0 });
  });

  it('never gives a new category the name of one that stands below it', () => {
    const fields = { 'title-1': 'Labs', 'weight-1': '1', 'id-2': 'labs', 'title-2': 'Old labs', 'weight-2': '1' };
    const read = readScheme({ ...SCHEME, ...fields });
    expect('value' in read ? read.value.categories.map(({ id }) => id) : read).toEqual(['labs-2', 'labs']);
  });
});
