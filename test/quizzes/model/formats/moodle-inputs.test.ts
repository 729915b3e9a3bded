/** Questions of Moodle XML as other people write them, each with the question that it must become. */

import { describe, expect, it } from '@jest/globals';
import { createMarkdownRenderer } from '../../../../server/kernel/text/markdown.ts';
import { createCheckQuestion } from '../../../../server/quizzes/author/check-question.ts';
import { drawQuestion } from '../../../../server/quizzes/model/draw.ts';
import { readMoodleXml } from '../../../../server/quizzes/model/formats/read-moodle.ts';
import { writeGift } from '../../../../server/quizzes/model/formats/write-gift.ts';
import { writeMoodleXml } from '../../../../server/quizzes/model/formats/write-moodle.ts';
import type { Question } from '../../../../server/quizzes/model/question-schema.ts';
import { questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
import { rightAnswer } from '../../../../server/quizzes/model/right-answer.ts';
import { textsOf } from '../../../../server/quizzes/model/texts-of.ts';
import { randomFrom } from '../../../../server/quizzes/model/values.ts';
import { startCpuClock } from '../../../support/cpu-clock.ts';
import { fc } from '../../../support/properties.ts';
import { importOne } from '../../support/import-one.ts';
import { ownQuizzes, quizOf, withoutVariables } from '../../support/own-quizzes.ts';
import { htmlAsMoodleWrites } from './moodle-html.ts';
import { MOODLE_INPUTS, type MoodleInput, PIXEL } from './moodle-inputs.ts';

const markdown = createMarkdownRenderer();
const problemsOf = createCheckQuestion();
const drawn = (question: Question) => drawQuestion(question, {}, randomFrom(1));
const LAST =
  '<question type="truefalse"><name><text>Last</text></name><questiontext><text>Last?</text></questiontext><answer fraction="100"><text>true</text></answer></question>';
const xmlOf = ({
  type,
  text,
  format = 'html',
  more = '',
}: Pick<MoodleInput, 'type' | 'text' | 'format' | 'more'>): string =>
  `<?xml version="1.0" encoding="UTF-8"?><quiz><question type="${type}"><name><text>It</text></name><questiontext format="${format}"><text><![CDATA[${text}]]></text><file name="my net.png" path="/" encoding="base64">${text.includes('my%20net') ? PIXEL : ''}</file></questiontext>${more}</question>${LAST}</quiz>`.replace(
    '<file name="my net.png" path="/" encoding="base64"></file>',
    '',
  );

describe('a question of Moodle XML', () => {
  it.each(MOODLE_INPUTS.map((input) => [input.what, input] as const))('with %s', (_what, input) => {
    const { source, report } = importOne(xmlOf(input), 'moodle');
    const [said] = report;
    const kind = !input.question ? 'dropped' : input.said ? 'changed' : 'kept';
    expect(said).toMatchObject({ question: 'It', kind });
    if (input.said) expect(said?.message).toMatch(input.said);
    const questions = questionsOf(quizOf(source));
    expect(questions).toHaveLength(input.question ? 2 : 1);
    if (!input.question) return;
    expect(questions[0]).toMatchObject(input.question);
    // What is shown can be shown: only a description may be wanting.
    const problems = problemsOf(drawn(questions[0] as Question)).filter(
      (problem) => !problem.includes('no description'),
    );
    expect(problems).toEqual([]);
  });

  it('keeps its pictures, once each, under the names that its texts use', () => {
    const input = MOODLE_INPUTS.find(({ what }) => what === 'pictures in options and feedback');
    const { pictures } = importOne(xmlOf(input as MoodleInput), 'moodle');
    expect([...pictures.keys()]).toEqual(['a.png', 'f.png', 'b.png']);
    expect(Buffer.from(pictures.get('b.png') ?? []).toString('base64')).toBe(PIXEL);
  });

  it('says that its pictures are not written', () => {
    const input = MOODLE_INPUTS.find(({ what }) => what === 'pictures in options and feedback');
    const quiz = quizOf(importOne(xmlOf(input as MoodleInput), 'moodle').source);
    for (const write of [writeMoodleXml, writeGift])
      expect(write(quiz, {}).report[0]).toMatchObject({ kind: 'changed', message: 'its pictures were left out' });
  });
});

describe('formulas', () => {
  const FORMULAS = [
    'W^{[l]}',
    '\\frac{1}{m}',
    'a_1',
    'a_1 * b_1 * c',
    '0 < x < 1',
    'dA^{[l-1]}_{(i)}',
    '\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}',
    '\\sum_{i=1}^{m} (\\hat{y}^{(i)} - y^{(i)})^2',
    '\\|w\\|_2',
    '|x|',
    '\\{x : x > 0\\}',
    'x_{1:t}',
    '\\text{if } x = 0',
    'A~B',
    'x\\,y\\;z',
    '50\\%',
    '\\#',
    "f'(x)",
    '`a`',
    '\\sigma(z)=\\frac{1}{1+e^{-z}}',
  ];
  const asXml = (tex: string): string => tex.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const WAYS: readonly (readonly [string, (tex: string) => string, string])[] = [
    ['\\( \\)', (tex) => `<p>So \\(${asXml(tex)}\\) holds.</p>`, 'html'],
    ['\\[ \\]', (tex) => `<p>So</p>\\[${asXml(tex)}\\]`, 'html'],
    ['$$ $$', (tex) => `<p>So $$${asXml(tex)}$$</p>`, 'html'],
    ['bold', (tex) => `<p>So <b>\\(${asXml(tex)}\\)</b></p>`, 'html'],
    ['lists', (tex) => `<ul><li>\\(${asXml(tex)}\\)</li><li>b</li></ul>`, 'html'],
    [
      'tables',
      (tex) => `<table><tr><th>a</th><th>b</th></tr><tr><td>\\(${asXml(tex)}\\)</td><td>1</td></tr></table>`,
      'html',
    ],
    ['Markdown', (tex) => `So \\\\(${tex}\\\\) holds.`, 'markdown'],
    ['plain text', (tex) => `So \\(${tex}\\) holds.`, 'plain_text'],
    ['the old format', (tex) => `So \\(${tex}\\)\nholds.`, 'moodle_auto_format'],
  ];
  const TRUE = '<answer fraction="100"><text>true</text></answer>';
  it.each(WAYS)('survive in %s', (_way, write, format) => {
    for (const tex of FORMULAS) {
      const { source } = importOne(xmlOf({ type: 'truefalse', text: write(tex), format, more: TRUE }), 'moodle');
      const [question] = questionsOf(quizOf(source));
      const shown = markdown.render(question?.text ?? '');
      const alone = markdown.render(`$${tex}$`);
      const mathIn = (html: string): string =>
        (/<math[^>]*>([\s\S]*?)<\/math>/.exec(html)?.[1] ?? '').replace(/ displaystyle="true"/g, '');
      expect([tex, shown.problems]).toEqual([tex, []]);
      expect([tex, shown.html.match(/<math/g)?.length]).toEqual([tex, 1]);
      if (/So \\/.test(write(tex)) && format === 'html' && !write(tex).includes('\\['))
        expect([tex, mathIn(shown.html)]).toEqual([tex, mathIn(alone.html)]);
    }
  });
});

describe('a Cloze', () => {
  it('never shows an answer of its gaps, however it is written', () => {
    const kind = fc.constantFrom(
      'MC',
      'MULTICHOICE_V',
      'mcv',
      'SA',
      'SHORTANSWER_C',
      'NM',
      'NUMERICAL',
      'MRHS',
      'MULTIRESPONSE',
      'REGEXP',
      'M C',
      '',
    );
    const gap = fc
      .tuple(
        fc.constantFrom('', '1', '02', ' 1 '),
        kind,
        fc.constantFrom('=', '%100%', '~=', '%50%'),
        fc.constantFrom('', '#said', '~wrong', '\\}', ':0.1'),
        fc.constantFrom('}', ''),
      )
      .map(([weight, name, mark, tail, end]) => `{${weight}:${name}:${mark}S3CRET${tail}${end}`);
    const piece = fc.oneof(
      gap,
      fc.constantFrom('text', '<b>', '</b>', '<pre>', '</pre>', '\\(', '\\)', '$', '`', '\n', '{', '}', '[[g1]]'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom('html', 'markdown', 'moodle_auto_format'),
        (pieces, format) => {
          const { source } = importOne(xmlOf({ type: 'cloze', text: pieces.join(' '), format }), 'moodle');
          for (const question of questionsOf(quizOf(source))) {
            const shown =
              question.type === 'cloze' ? `${question.text ?? ''} ${question.cloze}` : (question.text ?? '');
            expect(shown).not.toContain('S3CRET');
          }
        },
      ),
    );
  });
});

describe('time', () => {
  const N = 20_000;
  it.each([
    ['formulas without an end', '\\('.repeat(N)],
    ['dollars', '$a'.repeat(N)],
    ['gaps without an end', '{1:MC:=a'.repeat(N)],
    ['tags without an end', '<pre'.repeat(N)],
    ['list items', '<li>a'.repeat(N)],
    ['spaces', `{${' '.repeat(N)}`.repeat(5)],
    ['stars', `${'*'.repeat(N)}`],
  ])('grows with the text of %s, not faster', (_what, text) => {
    const usedMs = startCpuClock();
    readMoodleXml(xmlOf({ type: 'cloze', text: `{1:SA:=a}${text}` }));
    readMoodleXml(xmlOf({ type: 'essay', text }));
    expect(usedMs()).toBeLessThan(10_000);
  });
});

describe('the quizzes of the course, as Moodle writes them in HTML', () => {
  it.each(ownQuizzes)('%s reads the same and is answered the same', (name) => {
    const own = withoutVariables(name);
    const { source, report } = importOne(htmlAsMoodleWrites(writeMoodleXml(own, {}).text), 'moodle');
    expect(report.filter(({ kind }) => kind !== 'kept')).toEqual([]);
    const again = new Map(questionsOf(quizOf(source)).map((question) => [question.id, question]));
    const shape = (html: string): string =>
      html
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    for (const question of questionsOf(own)) {
      const back = again.get(question.id);
      const [before, after] = [drawn(question), drawn(back as Question)];
      expect([question.id, problemsOf(after)]).toEqual([question.id, []]);
      const html = (one: typeof before): string[] =>
        textsOf(one)
          .map((text) => shape(markdown.render(text).html))
          .sort();
      if (before.part.type === after.part.type && before.part.type !== 'cloze' && !before.code) {
        expect([question.id, html(after)]).toEqual([question.id, html(before)]);
        if (before.part.type === 'numeric' || before.part.type === 'true-false')
          expect([question.id, rightAnswer(after.part)]).toEqual([question.id, rightAnswer(before.part)]);
      }
    }
  });
});
