/** Moodle XML: read with everything odd in it, written, and read again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../../../graders/catalog/read-yaml.ts';
import { projectRoot } from '../../../../server/project-root.ts';
import { drawQuestion } from '../../../../server/quizzes/model/draw.ts';
import { readMoodleXml } from '../../../../server/quizzes/model/formats/read-moodle.ts';
import { writeMoodleXml } from '../../../../server/quizzes/model/formats/write-moodle.ts';
import { type Quiz, QuizSchema, questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
import { rightAnswer } from '../../../../server/quizzes/model/right-answer.ts';
import { randomFrom } from '../../../../server/quizzes/model/values.ts';
import { importOne } from '../../support/import-one.ts';

const quizOf = (text: string): Quiz => {
  const parsed = parseYaml(text, QuizSchema);
  if (!('data' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return parsed.data;
};
const xml = (questions: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions}\n</quiz>`;
const question = (type: string, body: string, text = 'What?'): string =>
  `<question type="${type}"><name><text>${type}</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${body}</question>`;

describe('reading Moodle XML', () => {
  it('carries what has an answer, and says what it left out', () => {
    const imported = importOne(
      xml(`
<question type="category"><category><text>$course$/top/Week 3</text></category></question>
${question('multichoice', '<single>true</single><shuffleanswers>false</shuffleanswers><answer fraction="100" format="html"><text>&lt;b&gt;yes&lt;/b&gt;</text><feedback format="html"><text>right</text></feedback></answer><answer fraction="50"><text>half</text></answer><hint><text>think</text></hint><penalty>0.3</penalty>', '<p>Is \\(x^2\\) <em>positive</em>?<script>alert(1)</script></p>')}
${question('truefalse', '<answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer>')}
${question('numerical', '<answer fraction="100"><text>2.5</text><tolerance>0.1</tolerance></answer><answer fraction="0"><text>5</text><feedback><text>doubled</text></feedback></answer><defaultgrade>2</defaultgrade>')}
${question('shortanswer', '<usecase>1</usecase><answer fraction="100"><text>ReLU</text></answer><answer fraction="100"><text>rect*</text></answer>')}
${question('matching', '<subquestion format="html"><text>one</text><answer><text>1</text></answer></subquestion><subquestion><text>two</text><answer><text>2</text></answer></subquestion><subquestion><text></text><answer><text>3</text></answer></subquestion>')}
${question('cloze', '', 'It has {1:NUMERICAL:=3:0.5} layers and uses {1:MULTICHOICE:=ReLU~tanh}.')}
${question('essay', '')}
${question('calculated', '')}`),
      'moodle',
    );
    expect(imported.report.map(({ question: name, kind }) => [name, kind])).toEqual([
      ['multichoice', 'changed'],
      ['truefalse', 'kept'],
      ['numerical', 'kept'],
      ['shortanswer', 'kept'],
      ['matching', 'kept'],
      ['cloze', 'kept'],
      ['essay', 'dropped'],
      ['calculated', 'dropped'],
    ]);
    expect(imported.title).toBe('Week 3');
    const [choice, , numeric, words, matching, cloze] = questionsOf(quizOf(imported.source));
    expect(choice).toMatchObject({
      text: 'Is $x^2$ *positive*?',
      shuffle: false,
      options: [{ text: '**yes**', correct: true, explanation: 'right' }, { correct: false }],
    });
    expect(numeric).toMatchObject({
      points: 2,
      answer: 2.5,
      tolerance: { absolute: 0.1 },
      mistakes: [{ answer: 5, explanation: 'doubled' }],
    });
    expect(words).toMatchObject({ caseSensitive: true, accepted: ['ReLU'], pattern: 'rect.*' });
    expect(matching).toMatchObject({ distractors: ['3'] });
    expect(cloze).toMatchObject({
      cloze: 'It has [[g1]] layers and uses [[g2]].',
      gaps: { g1: { number: 3 }, g2: { answer: 'ReLU' } },
    });
  });

  it.each([
    ['broken', '<quiz><question></quiz>', /^line \d+: /],
    ['no quiz', '<html></html>', /no <quiz>/],
    ['that grows', '<!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>', /document type/],
    ['endless', 'x'.repeat(20 * 1024 * 1024 + 1), /longer than/],
  ])('refuses what is %s', (_what, text, message) => expect(() => readMoodleXml(text)).toThrow(message));

  it('takes hostile names and texts for what they are', () => {
    const imported = importOne(
      xml(
        question(
          'truefalse',
          '<answer fraction="100"><text>true</text></answer>',
          '<img src=x onerror=alert(1)>__proto__',
        ).replace('truefalse</text>', '__proto__</text>'),
      ),
      'moodle',
    );
    expect(questionsOf(quizOf(imported.source))[0]).toMatchObject({ id: 'proto', type: 'true-false' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('writing Moodle XML', () => {
  const every = quizOf(readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8'));
  const variants = {
    sigmoid: [
      { z: 0, a: 0.5, wrong: 1 },
      { z: 1, a: 0.73, wrong: 0.37 },
    ],
  };

  it('carries every type, and is read back as questions with the same right answers', () => {
    const exported = writeMoodleXml(every, variants);
    expect(
      exported.report.filter(({ kind }) => kind !== 'kept').map(({ question: name, message }) => [name, message]),
    ).toEqual([
      ['w-shape', 'a shape became a short answer'],
      ['product', 'a matrix became gaps'],
      ['lines', 'lines of code became an ordering without distractors'],
      ['name', 'the pattern was left out'],
      ['reading', 'a shape became a short answer'],
    ]);
    const again = quizOf(importOne(exported.text, 'moodle').source);
    expect(again.title).toBe(every.title);
    const drawn = new Map(questionsOf(again).map((one) => [one.id, drawQuestion(one, {}, randomFrom(3))]));
    const rightOf = (id: string) => rightAnswer((drawn.get(id) as NonNullable<ReturnType<typeof drawn.get>>).part);
    expect(drawn.size).toBe(13);
    expect(rightOf('sigmoid-2')).toEqual(['0.73']);
    expect(rightOf('w-shape')).toEqual(['(3, 4)']);
    expect(rightOf('product')).toEqual(['5', '2', '1', '1']);
    expect(rightOf('name')).toEqual(['backpropagation']);
    expect(rightOf('words')).toEqual(['b', 'activation', '3']);
    expect(drawn.get('relu')).toMatchObject({
      text: 'What is $\\mathrm{ReLU}(-2)$?',
      explanation: '$\\mathrm{ReLU}(z) = \\max(0, z)$.',
    });
    for (const id of ['relu', 'parameters', 'convex', 'steps', 'match', 'reading']) {
      const original = questionsOf(every).find((one) => one.id === id);
      expect([id, drawn.get(id)?.points]).toEqual([id, original?.points]);
    }
    const steps = questionsOf(again).find(({ id }) => id === 'steps');
    expect(steps).toMatchObject({
      type: 'ordering',
      items: ['Forward propagation', 'Compute the cost', 'Backward propagation', 'Update the parameters'],
    });
  });
});
