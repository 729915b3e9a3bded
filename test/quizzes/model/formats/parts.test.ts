/** Files question by question: what does not fit leaves the others alone, and what is too much for one quiz becomes parts. */
import { describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../../../graders/catalog/read-yaml.ts';
import { importQuizzes } from '../../../../server/quizzes/model/formats/formats.ts';
import { QuizSchema, questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';

const questionsIn = (source: string): string[] => {
  const parsed = parseYaml(source, QuizSchema);
  if (!('data' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return questionsOf(parsed.data).map(({ id }) => id);
};
const many = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, place) => `::Q ${from + place}::Is it ${from + place}? {T}`).join('\n\n');

describe('a question that fits in no quiz', () => {
  const pairs = (count: number): string => Array.from({ length: count }, (_, at) => `=a${at} -> b${at}`).join('\n');
  const choices = (count: number): string => Array.from({ length: count }, (_, at) => `~b${at}`).join('\n');
  it.each([
    ['with eleven pairs', `::X::Match {\n${pairs(11)}\n}`],
    ['with thirteen options', `::X::Which? {\n=a\n${choices(12)}\n}`],
    ['with a text of 9,000 characters', `::X::${'long '.repeat(1_800)}? {T}`],
    ['with an option of 9,000 characters', `::X::Which? {=${'long '.repeat(1_800)} ~b}`],
    ['with a right side of 600 characters', `::X::Match {=a -> ${'b'.repeat(600)} =c -> d}`],
    ['with a word of 600 characters', `::X::Which? {=${'b'.repeat(600)}}`],
    ['without a right answer', '::X::Which? {~a ~b}'],
    ['without text', '::X::{=a ~b}'],
  ])('%s is left out with its name and reason', (_what, gift) => {
    const { quizzes, report } = importQuizzes(`::A::Is it? {T}\n\n${gift}\n\n::B::Is it? {F}`, 'gift', {});
    expect(report.map(({ question, kind }) => [question, kind])).toEqual([
      ['A', 'kept'],
      ['X', 'dropped'],
      ['B', 'kept'],
    ]);
    expect(report[1]?.notes).not.toEqual([]);
    expect(quizzes.map(({ source }) => questionsIn(source))).toEqual([['a', 'b']]);
  });
});

describe('the parts of a file', () => {
  it('are its categories, sections of one quiz that is named after the first', () => {
    const gift = `$CATEGORY: $course$/top/Water\n\n${many(2)}\n\n$CATEGORY: $course$/top/Fire // Smoke\n\n${many(1, 2)}`;
    const [quiz, ...others] = importQuizzes(gift, 'gift', { week: 3 }).quizzes;
    expect(others).toEqual([]);
    expect(parseYaml(quiz?.source ?? '', QuizSchema)).toMatchObject({
      data: {
        title: 'Water',
        week: 3,
        sections: [
          { title: 'Water', questions: [{ id: 'q-0' }, { id: 'q-1' }] },
          { title: 'Fire / Smoke', questions: [{ id: 'q-2' }] },
        ],
      },
    });
  });

  it('of more questions than a quiz can have are quizzes of their own', () => {
    const gift = `${many(230)}\n\n$CATEGORY: Fire\n\n${many(5, 230)}`;
    const { quizzes, report } = importQuizzes(gift, 'gift', {});
    expect(report).toHaveLength(235);
    expect(quizzes.map(({ title, source }) => [title, questionsIn(source).length])).toEqual([
      ['Imported quiz (1)', 100],
      ['Imported quiz (2)', 100],
      ['Imported quiz (3)', 30],
      ['Fire', 5],
    ]);
  });

  it('are no more than can be looked over', () => {
    const gift = Array.from({ length: 500 }, (_, place) => `$CATEGORY: C${place}\n\n${many(1, place)}`).join('\n\n');
    expect(importQuizzes(gift, 'gift', {}).quizzes).toHaveLength(5);
    const [few] = importQuizzes(gift.split('\n\n').slice(0, 60).join('\n\n'), 'gift', {}).quizzes;
    expect(questionsIn(few?.source ?? '')).toHaveLength(1);
  });
});
