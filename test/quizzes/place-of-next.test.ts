/** Where a new question goes in the text of a quiz: behind the one that the cursor is in, never into something. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { EXAMPLES } from '../../views/quizzes/client/quiz-editor/examples.ts';
import { placeOfNext } from '../../views/quizzes/client/quiz-editor/place-of-next.ts';

const folder = join(import.meta.dirname, '../../quizzes');
const texts = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, text: readFileSync(join(folder, name, 'quiz.yaml'), 'utf8') }));
type Quiz = { readonly sections: readonly { readonly questions: readonly { readonly id: string }[] }[] };
const idsOf = (text: string): string[] =>
  (parse(text) as Quiz).sections.flatMap(({ questions }) => questions.map(({ id }) => id));

describe('a question that is added', () => {
  it.each(texts)('leaves all questions of $name whole, at every line of it', ({ text }) => {
    const before = idsOf(text);
    /** Places in the text, with a line from which a question goes there. */
    const places = new Map<number, number>();
    for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) places.set(placeOfNext(text, at), at);
    expect(places.size).toBeGreaterThanOrEqual(before.length);
    for (const [place, at] of places) {
      const after = idsOf(text.slice(0, place) + EXAMPLES['true-false'] + text.slice(place));
      expect([at, after.filter((id) => id !== 'new-statement')]).toEqual([at, before]);
    }
  });

  const line = (text: string, part: string): number => text.indexOf(part);
  const QUIZ = `title: T
week: 4
sections:
  - title: One
    questions:
      # the first
      - type: numeric
        id: a
        text: |
          - id: not a question

          # not a comment
      # about the second
      - id: b
        type: shape
  - title: Two
    questions:
      - id: c
`;
  it.each([
    ['before all questions', 'week', QUIZ.length],
    ['in the heading of a part', 'title: Two', QUIZ.length],
    ['in the first line of a question', 'type: numeric', line(QUIZ, '      # about')],
    ['in a list inside of a question', 'not a question', line(QUIZ, '      # about')],
    ['in the last line of a question', 'not a comment', line(QUIZ, '      # about')],
    ['in the last question of a part', 'type: shape', line(QUIZ, '  - title: Two')],
    ['in the last question', 'id: c', QUIZ.length],
  ])('goes behind it with the cursor %s', (_where, part, place) => {
    expect(placeOfNext(QUIZ, line(QUIZ, part))).toBe(place);
  });

  it('goes to the end of a text that is nothing yet', () => {
    for (const text of ['', '\n', 'title: T', 'questions:\n', '- a\n- b'])
      expect(placeOfNext(text, 0)).toBe(text.length);
  });
});
