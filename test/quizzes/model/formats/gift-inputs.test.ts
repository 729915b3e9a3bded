import { describe, expect, it } from '@jest/globals';
import { createCheckQuestion } from '../../../../server/quizzes/author/check-question.ts';
import { drawQuestion } from '../../../../server/quizzes/model/draw.ts';
import { readGift } from '../../../../server/quizzes/model/formats/read-gift.ts';
import { writeGift } from '../../../../server/quizzes/model/formats/write-gift.ts';
import { questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
import { rightAnswer } from '../../../../server/quizzes/model/right-answer.ts';
import { textsOf } from '../../../../server/quizzes/model/texts-of.ts';
import { randomFrom } from '../../../../server/quizzes/model/values.ts';
import { importOne } from '../../support/import-one.ts';
import { ownQuizzes, quizOf, withoutVariables } from '../../support/own-quizzes.ts';
import { GIFT_INPUTS } from './gift-inputs.ts';

const problemsOf = createCheckQuestion();
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
  it.each(ownQuizzes)('%s reads the same and is answered the same', (name) => {
    const own = withoutVariables(name);
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
