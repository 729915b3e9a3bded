import { describe, expect, it } from '@jest/globals';
import { createCheckQuestion } from '../../server/quizzes/author/check-question.ts';
import { drawQuestion } from '../../server/quizzes/model/draw.ts';
import { QuestionSchema } from '../../server/quizzes/model/question-schema.ts';
import { randomFrom } from '../../server/quizzes/model/values.ts';

const check = createCheckQuestion();
const problemsOf = (question: object): string[] =>
  check(drawQuestion(QuestionSchema.parse({ id: 'one', ...question }), {}, randomFrom(0)));
const cloze = (text: string): string[] => problemsOf({ type: 'cloze', cloze: text, gaps: { n: { number: 3 } } });

describe('the texts of a question', () => {
  it('may have gaps beside formulas, not within them or in code', () => {
    expect(cloze('It has $n =$ [[n]] units.')).toEqual([]);
    expect(cloze('It has $n = [[n]]$ units.')).toEqual(['the gap [[n]] stands inside a formula or code: move it out']);
    expect(cloze('It has `n = [[n]]` units.')).toHaveLength(1);
  });
  it('must have formulas that are TeX, in explanations too', () => {
    const question = { type: 'true-false', answer: true, text: 'So?' };
    expect(problemsOf({ ...question, explanation: '$a^2$' })).toEqual([]);
    expect(problemsOf({ ...question, explanation: '$\\frac{1$' })).toHaveLength(1);
  });
});
