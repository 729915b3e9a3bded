/** When the data of a course are due. */
import { describe, expect, it } from '@jest/globals';
import { dueOf, readMonths } from '../../server/privacy/retention.ts';

const weeks = [1, 2].map((number) => ({
  number,
  title: '',
  startsAt: `2026-03-${number === 1 ? '16' : '23'}T08:00:00.000Z`,
}));
const LONG_AGO = '2020-01-01T00:00:00.000Z';

describe('data are due', () => {
  it('so many months after the end of the last week, at the same time of day in the zone of the course', () => {
    // 23 March 09:00 in Berlin is winter time, 30 September summer time.
    expect(dueOf({ months: 6, setAt: LONG_AGO }, weeks, 'Europe/Berlin')).toBe('2026-09-30T07:00:00.000Z');
  });
  it('on the last day of a shorter month', () => {
    const last = [{ number: 1, title: '', startsAt: '2026-01-24T12:00:00.000Z' }];
    expect(dueOf({ months: 1, setAt: LONG_AGO }, last, 'UTC')).toBe('2026-02-28T12:00:00.000Z');
  });
  it('never sooner than 30 days after the months or weeks were changed', () => {
    expect(dueOf({ months: 1, setAt: '2030-06-01T12:00:00.000Z' }, weeks, 'UTC')).toBe('2030-07-01T12:00:00.000Z');
  });
  it('never while there are no weeks', () => {
    expect(dueOf({ months: 1, setAt: LONG_AGO }, [], 'UTC')).toBeUndefined();
  });
});

describe('months as typed', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['1', 1],
    [' 120 ', 120],
    ['0', undefined],
    ['121', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['six', undefined],
  ])('%j are %s', (typed, months) => {
    expect(readMonths(typed)).toBe(months);
  });
});
