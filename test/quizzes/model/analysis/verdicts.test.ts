/** What figures mean: the bands of Moodle's documentation, and the number of students that a verdict needs. */
import { describe, expect, it } from '@jest/globals';
import { figure, missing } from '../../../../server/quizzes/model/analysis/figure.ts';
import { verdicts } from '../../../../server/quizzes/model/analysis/verdicts.ts';

const MANY = 100;
const keysOf = (name: keyof typeof verdicts, values: readonly number[]) =>
  values.map((value) => verdicts[name](figure(value), MANY)?.key);

describe('verdicts', () => {
  it("name facility by Moodle's table, on both sides of each border", () => {
    expect(keysOf('facility', [1, 0.95, 0.94, 0.9, 0.89, 0.81, 0.8, 0.66])).toEqual([
      'extremely-easy',
      'extremely-easy',
      'very-easy',
      'very-easy',
      'easy',
      'easy',
      'fairly-easy',
      'fairly-easy',
    ]);
    expect(keysOf('facility', [0.65, 0.35, 0.34, 0.21, 0.2, 0.11, 0.1, 0.06, 0.05, 0])).toEqual([
      'about-right',
      'about-right',
      'moderately-hard',
      'moderately-hard',
      'hard',
      'hard',
      'very-hard',
      'very-hard',
      'extremely-hard',
      'extremely-hard',
    ]);
  });

  it("name discrimination by Moodle's table", () => {
    expect(keysOf('discrimination', [1, 0.5, 0.49, 0.3, 0.29, 0.2, 0.19, 0, -0.01, -1])).toEqual([
      'very-good',
      'very-good',
      'adequate',
      'adequate',
      'weak',
      'weak',
      'very-weak',
      'very-weak',
      'negative',
      'negative',
    ]);
  });

  it('name the figures of the quiz', () => {
    expect(keysOf('mean', [0.76, 0.75, 0.5, 0.49])).toEqual(['high', 'aim', 'aim', 'low']);
    expect(keysOf('standardDeviation', [0.19, 0.18, 0.12, 0.11])).toEqual(['wide', 'aim', 'aim', 'narrow']);
    expect(keysOf('coefficient', [0.75, 0.74, 0.64, 0.63, -2])).toEqual([
      'satisfactory',
      'middling',
      'middling',
      'low',
      'low',
    ]);
    expect(keysOf('errorRatio', [0.51, 0.5, 4])).toEqual(['large', 'small', 'large']);
    expect(keysOf('skewness', [-0.51, -0.5, 0.5, 0.51])).toEqual(['left', 'even', 'even', 'right']);
  });

  it('judge a figure as it is shown, rounded to whole percent', () => {
    expect(keysOf('facility', [0.9449, 0.9451])).toEqual(['very-easy', 'extremely-easy']);
    expect(keysOf('discrimination', [-0.004, -0.006])).toEqual(['very-weak', 'negative']);
  });

  it('are not given for too few students, nor for a figure that is missing', () => {
    expect(verdicts.facility(figure(1), 4)).toBeUndefined();
    expect(verdicts.facility(figure(1), 5)).toEqual({ key: 'extremely-easy', tone: 'look' });
    expect(verdicts.discrimination(figure(-1), 9)).toBeUndefined();
    expect(verdicts.discrimination(figure(-1), 10)).toEqual({ key: 'negative', tone: 'look' });
    expect(verdicts.discrimination(missing('no-variance'), MANY)).toBeUndefined();
  });
});
