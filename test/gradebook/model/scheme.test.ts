/** What a scheme may be. */
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEME, SchemeSchema } from '../../../server/gradebook/model/scheme.ts';

const category = { id: 'quizzes', title: 'Quizzes', weight: 1, dropLowest: 0 };
const problemsOf = (value: unknown) =>
  SchemeSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('a scheme', () => {
  it('of a new course is valid and complete', () => {
    expect(SchemeSchema.parse(DEFAULT_SCHEME)).toEqual(DEFAULT_SCHEME);
  });

  it('needs nothing but categories', () => {
    const { dropLowest: _, ...short } = category;
    expect(SchemeSchema.parse({ categories: [short] })).toEqual({
      method: 'weights',
      display: 'percent',
      decimals: 1,
      passMark: null,
      categories: [category],
    });
  });

  it.each([
    ['no category', { categories: [] }, 'categories'],
    ['an id that stands twice', { categories: [category, category] }, 'categories.1.id: "quizzes" stands twice'],
    ['an id with spaces', { categories: [{ ...category, id: 'my quizzes' }] }, 'categories.0.id'],
    ['a blank title', { categories: [{ ...category, title: '  ' }] }, 'categories.0.title'],
    ['a negative weight', { categories: [{ ...category, weight: -1 }] }, 'categories.0.weight'],
    [
      'no weight at all',
      { categories: [{ ...category, weight: 0 }] },
      'categories.0.weight: at least one category must weigh',
    ],
    ['a weight that is no number', { categories: [{ ...category, weight: Number.NaN }] }, 'categories.0.weight'],
    ['half a dropped item', { categories: [{ ...category, dropLowest: 0.5 }] }, 'categories.0.dropLowest'],
    ['three decimals', { decimals: 3, categories: [category] }, 'decimals'],
    ['a pass mark above 100', { passMark: 101, categories: [category] }, 'passMark'],
    ['a field of its own', { letters: [], categories: [category] }, 'letters'],
  ])('with %s is refused, and says where', (_, value, problem) => {
    const problems = problemsOf(value);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('by points may weigh nothing', () => {
    expect(problemsOf({ method: 'points', categories: [{ ...category, weight: 0 }] })).toEqual([]);
  });
});
