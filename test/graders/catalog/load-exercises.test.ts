import { describe, expect, it } from '@jest/globals';
import { loadExercises } from '../../../graders/catalog/load-exercises.ts';
import { contentWith, wholeExercise as whole } from './content-with.ts';

const yaml = whole['exercise.yaml'];

describe('loadExercises', () => {
  it('reads exercises in the order of the course, with defaults filled in', () => {
    const folder = contentWith({ b: whole, a: { ...whole, 'exercise.yaml': yaml.replace('order: 1', 'order: 2') } });
    const exercises = loadExercises(folder);
    expect(exercises.map(({ slug }) => slug)).toEqual(['b', 'a']);
    expect(exercises[0]?.tolerance).toEqual({ relative: 1e-7, absolute: 1e-12, reason: 'exact' });
  });

  it.each([
    ['a missing file', { ...whole, 'cases.ts': undefined }, /a\/cases\.ts: this file is missing/],
    [
      'a wrong field, by its line',
      { ...whole, 'exercise.yaml': yaml.replace('week: 4', 'week: four') },
      /a\/exercise\.yaml:2: week: /,
    ],
    [
      'an unknown field',
      { ...whole, 'exercise.yaml': `${yaml}pionts: 3\n` },
      /a\/exercise\.yaml:1: \(top level\): .*pionts/,
    ],
    ['YAML that does not parse, by its line', { ...whole, 'exercise.yaml': 'title: [\n' }, /a\/exercise\.yaml:\d+: /],
    [
      'a folder with the old name of the samples',
      { ...whole, 'attempts/x.accepted.ts': '' },
      /attempts: sample solutions stand in the folder samples; rename it/,
    ],
    ['a sample without a verdict', { ...whole, 'samples/x.maybe.ts': '' }, /samples\/x\.maybe\.ts: the name must be/],
    [
      'a mistake without its sample',
      { ...whole, 'exercise.yaml': `${yaml}mistakes: [{ file: samples/x.ts, hint: h }]\n` },
      /there is no samples\/x\.ts/,
    ],
    [
      'a source that is no regular expression',
      { ...whole, 'exercise.yaml': `${yaml}mistakes: [{ file: samples/x.ts, source: "(", hint: h }]\n` },
      /mistakes.*source: must be a regular expression/,
    ],
  ])('names %s', (_what, files, problem) => {
    const present = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== undefined)) as Record<
      string,
      string
    >;
    expect(() => loadExercises(contentWith({ a: present }))).toThrow(problem);
  });

  it('names all problems of all exercises at once', () => {
    const broken = { ...whole, 'exercise.yaml': yaml.replace('title: A', 'title: ""') };
    expect(() => loadExercises(contentWith({ a: broken, b: broken }))).toThrow(/2 problems/);
  });

  it('refuses two exercises at the same place in the course', () => {
    expect(() => loadExercises(contentWith({ a: whole, b: whole }))).toThrow(/order: 1 is taken by a/);
  });
});
