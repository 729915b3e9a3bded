/** Estimated times per question, against a session told in seconds. */
import { describe, expect, it } from '@jest/globals';
import {
  timeStatistics,
  timesOf,
  type WorkTimes,
} from '../../../../server/quizzes/model/analysis/time-per-question.ts';

const SECOND = 1_000;
/** Saves as 'question at second'. */
const worked = (saves: readonly (readonly [string, number])[], more: Partial<WorkTimes> = {}) =>
  Object.fromEntries(
    [
      ...timesOf({
        startedAt: 0,
        reopenedAt: null,
        pauses: [],
        saves: saves.map(([question, at]) => ({ question, at: at * SECOND })),
        ...more,
      }),
    ].map(([question, ms]) => [question, ms / SECOND]),
  );

describe('the time of a question', () => {
  it('is that from the save before, or from the start, to its first save', () => {
    expect(
      worked([
        ['a', 40],
        ['b', 100],
        ['c', 130],
      ]),
    ).toEqual({ a: 40, b: 60, c: 30 });
  });

  it('does not grow with later saves of the same question, which still count as the save before', () => {
    expect(
      worked([
        ['a', 40],
        ['a', 70],
        ['b', 100],
        ['a', 200],
        ['c', 210],
      ]),
    ).toEqual({ a: 40, b: 30, c: 10 });
  });

  it('is not known where several questions were first saved at the same moment', () => {
    expect(
      worked([
        ['a', 40],
        ['b', 90],
        ['c', 90],
        ['d', 100],
      ]),
    ).toEqual({ a: 40, d: 10 });
    expect(
      worked([
        ['a', 40],
        ['a', 90],
        ['c', 90],
      ]),
    ).toEqual({ a: 40, c: 50 });
  });

  it('leaves pauses out, be they before, across or after it', () => {
    const pauses = [
      { from: 50 * SECOND, to: 80 * SECOND },
      { from: 95 * SECOND, to: 105 * SECOND },
      { from: 200 * SECOND, to: null },
    ];
    expect(
      worked(
        [
          ['a', 40],
          ['b', 100],
          ['c', 130],
          ['d', 230],
        ],
        { pauses },
      ),
    ).toEqual({ a: 40, b: 25, c: 25, d: 70 });
  });

  it('counts from the reopening where the attempt went on after its end', () => {
    const times = worked(
      [
        ['a', 40],
        ['b', 5_060],
        ['c', 5_100],
      ],
      { reopenedAt: 5_000 * SECOND },
    );
    expect(times).toEqual({ a: 40, b: 60, c: 40 });
  });

  it('is never below 0, and nothing for who saved nothing', () => {
    expect(worked([['a', -5]])).toEqual({ a: 0 });
    expect(worked([])).toEqual({});
  });
});

describe('the times of a class', () => {
  it('have a mean and a median, or need a student', () => {
    expect(timeStatistics([10, 20, 60])).toEqual({ students: 3, mean: { value: 30 }, median: { value: 20 } });
    expect(timeStatistics([]).mean).toEqual({ missing: 'too-few', least: 1 });
  });
});
