/** Texts of GIFT as other people write them, each with the questions that it must become. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../../../graders/catalog/read-yaml.ts';
import { projectRoot } from '../../../../server/project-root.ts';
import { createCheckQuestion } from '../../../../server/quizzes/author/check-question.ts';
import { drawQuestion } from '../../../../server/quizzes/model/draw.ts';
import { readGift } from '../../../../server/quizzes/model/formats/read-gift.ts';
import { writeGift } from '../../../../server/quizzes/model/formats/write-gift.ts';
import { type Quiz, QuizSchema, questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
import { rightAnswer } from '../../../../server/quizzes/model/right-answer.ts';
import { textsOf } from '../../../../server/quizzes/model/texts-of.ts';
import { randomFrom } from '../../../../server/quizzes/model/values.ts';
import { importOne } from '../../support/import-one.ts';
import { GIFT_INPUTS } from './gift-inputs.ts';

const problemsOf = createCheckQuestion();
const quizOf = (source: string): Quiz => {
  const parsed = parseYaml(source, QuizSchema);
  if (!('data' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return parsed.data;
};
type Question = ReturnType<typeof questionsOf>[number];
const drawn = (question: Question) => drawQuestion(question, {}, randomFrom(1));
const LAST = '\n\n::Last::Last? {T}';

describe('GIFT', () => {
  it.each(GIFT_INPUTS.map((input) => [input.what, input] as const))('with %s', (_what, input) => {
    const { source, report } = importOne(`${input.gift}${LAST}`, 'gift');
    const own = report.slice(0, -1);
    expect(report.at(-1)).toMatchObject({ question: 'Last', kind: 'kept' });
    expect(own.map(({ kind }) => kind)).toEqual(input.kinds ?? input.questions.map(() => 'kept'));
    const said = own.map(({ message }) => message).join('; ');
    if (input.said) expect(said).toMatch(input.said);
    else expect(said.replace(/[; ]/g, '')).toBe('');
    const questions = questionsOf(quizOf(source)).slice(0, -1);
    expect(questions).toHaveLength(input.questions.length);
    expect(questions).toMatchObject(input.questions);
    for (const question of questions) expect(problemsOf(drawn(question))).toEqual([]);
  });

  it('names the line and the title of what cannot be read', () => {
    const { questions } = readGift(
      '// a comment\n\n::Sum::What is\n2+2? {=4 ~5}\n\n::Broken::One {=a ~b\n\nWhat? {~a ~b}\n',
    );
    expect(questions.map(({ report: { question, line, kind } }) => [question, line, kind])).toEqual([
      ['Sum', 3, 'kept'],
      ['Broken', 6, 'dropped'],
      ['What?', 8, 'dropped'],
    ]);
  });
});

describe('the quizzes of the course, as GIFT', () => {
  const folders = readdirSync(join(projectRoot, 'quizzes'), { withFileTypes: true }).filter((one) => one.isDirectory());
  it.each(folders.map(({ name }) => name))('%s reads the same and is answered the same', (name) => {
    const quiz = quizOf(readFileSync(join(projectRoot, 'quizzes', name, 'quiz.yaml'), 'utf8'));
    const own = {
      ...quiz,
      sections: quiz.sections.map((section) => ({
        ...section,
        questions: section.questions.filter(({ variables }) => variables === undefined),
      })),
    };
    const written = writeGift(own, {});
    const kept = new Set(written.report.filter(({ kind }) => kind === 'kept').map(({ question }) => question));
    const { source, report } = importOne(written.text, 'gift');
    expect(report.filter(({ kind }) => kind !== 'kept')).toEqual([]);
    const again = new Map(questionsOf(quizOf(source)).map((question) => [question.id, question]));
    expect([...kept].filter((id) => !again.has(id))).toEqual([]);
    for (const question of questionsOf(own)) {
      const back = again.get(question.id);
      if (!back || !kept.has(question.id)) continue;
      const [before, after] = [drawn(question), drawn(back)];
      expect([question.id, problemsOf(after)]).toEqual([question.id, []]);
      expect([question.id, after.part.type]).toEqual([question.id, before.part.type]);
      if (!before.code)
        expect([question.id, textsOf(after).toSorted()]).toEqual([question.id, textsOf(before).toSorted()]);
      if (/^(?:numeric|true-false|short-text)$/.test(before.part.type))
        expect([question.id, rightAnswer(after.part)]).toEqual([question.id, rightAnswer(before.part)]);
    }
  });
});
