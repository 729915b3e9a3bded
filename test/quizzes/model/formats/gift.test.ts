/** GIFT: read with everything odd in it, written, and read again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../../../server/project-root.ts';
import { importQuizzes } from '../../../../server/quizzes/model/formats/formats.ts';
import { readGift } from '../../../../server/quizzes/model/formats/read-gift.ts';
import { writeGift } from '../../../../server/quizzes/model/formats/write-gift.ts';
import { questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
import { fc } from '../../../support/properties.ts';
import { importOne } from '../../support/import-one.ts';
import { quizOf } from '../../support/own-quizzes.ts';

const kinds = ({ report }: { report: readonly { question: string; kind: string }[] }): string[] =>
  report.map(({ question, kind }) => `${question}: ${kind}`);

describe('reading GIFT', () => {
  it('carries choices, true or false, numbers, words and pairs, and says what it could not', () => {
    const imported = importOne(
      `// a comment
$CATEGORY: course/Week 3

::Sum::What is 2+2? {=4#yes ~3#no ~%50%5}

::Sky::The sky is *blue* {T#No, look up.####Scattering.}

How much? {#3.14:0.01}

Between {#1..5}

Match {=one -> 1 =two -> 2 = -> 3}

Word {=grad* =descent}

Some {~%50%a ~%50%b ~%-100%c}

Tell me more {}

Only a text

[html]Is <b>this</b> bold\\: \\\\(x^2\\\\)? {=yes ~no}
`,
      'gift',
    );
    expect(kinds(imported)).toEqual([
      'Sum: changed',
      'Sky: changed',
      'How much?: kept',
      'Between: kept',
      'Match: kept',
      'Word: kept',
      'Some: changed',
      'Tell me more: dropped',
      'Only a text: dropped',
      expect.stringMatching(/^Is \*\*this\*\* bold.*: kept$/),
    ]);
    const questions = questionsOf(quizOf(imported.source));
    expect(imported.title).toBe('Week 3');
    expect(questions.map(({ type }) => type)).toEqual([
      'single-choice',
      'true-false',
      'numeric',
      'numeric',
      'matching',
      'short-text',
      'multiple-choice',
      'single-choice',
    ]);
    expect(questions[1]).toMatchObject({ text: 'The sky is \\*blue\\*', answer: true });
    expect(questions[3]).toMatchObject({ answer: 3, tolerance: { absolute: 2, relative: 0 } });
    expect(questions[4]).toMatchObject({ distractors: ['3'] });
    expect(questions[5]).toMatchObject({ accepted: ['descent'], pattern: 'grad.*' });
    expect(questions[7]?.text).toContain('$x^2$');
  });

  it('names the line of what cannot be read, and refuses what has no question or is endless', () => {
    expect(readGift('::Q::One {=a ~b}\n\n::R::Two {=a').questions[1]?.report).toEqual({
      question: 'R',
      kind: 'dropped',
      notes: [{ key: 'imported:gift.end' }],
      line: 3,
    });
    expect(importQuizzes('Essay {}', 'gift', {}).quizzes).toEqual([]);
    for (const text of ['Only a text', ' ']) expect(() => readGift(text)).toThrow('no question');
    expect(() => readGift('a'.repeat(20 * 1024 * 1024 + 1))).toThrow('longer than 20 million');
  });

  it('never throws anything but a FormatError', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          readGift(text);
        } catch (error) {
          expect((error as Error).name).toBe('FormatError');
        }
      }),
    );
  });
});

describe('writing GIFT', () => {
  const every = quizOf(readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8'));
  const variants = {
    sigmoid: [
      { z: 0, a: 0.5, wrong: 1 },
      { z: 1, a: 0.73, wrong: 0.37 },
    ],
  };

  it('carries what GIFT knows, and names what it does not', () => {
    const exported = writeGift(every, variants);
    expect(kinds(exported)).toEqual([
      'relu: kept',
      'parameters: kept',
      'convex: kept',
      'sigmoid-1: kept',
      'sigmoid-2: kept',
      'w-shape: changed',
      'product: dropped',
      'steps: dropped',
      'lines: dropped',
      'match: kept',
      'name: changed',
      'reading: changed',
      'words: dropped',
    ]);
  });

  it('is read back as the same questions', () => {
    const back = importOne(writeGift(every, variants).text, 'gift');
    const again = quizOf(back.source);
    expect(again.title).toBe(every.title);
    const byId = new Map(questionsOf(again).map((question) => [question.id, question]));
    const original = new Map(questionsOf(every).map((question) => [question.id, question]));
    const relu = original.get('relu');
    expect(byId.get('relu')).toMatchObject({ type: 'single-choice', text: relu?.text, explanation: relu?.explanation });
    const sorted = (one: unknown): unknown =>
      [...(one as { options: { text: string }[] }).options]
        .sort((a, b) => a.text.localeCompare(b.text))
        .map((option) => ({ correct: false, ...option }));
    for (const id of ['relu', 'parameters']) expect(sorted(byId.get(id))).toEqual(sorted(original.get(id)));
    expect(byId.get('convex')).toMatchObject({ type: 'true-false', answer: true });
    expect(byId.get('sigmoid-2')).toMatchObject({ type: 'numeric', answer: 0.73, tolerance: { absolute: 0.006 } });
    expect(byId.get('match')).toMatchObject({ type: 'matching', distractors: ['every real number'] });
    expect(byId.get('reading')?.text).toContain('const Z = np.add');
  });
});
