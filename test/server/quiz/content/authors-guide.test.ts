/** The guide for authors, quizzes/README.md: what it shows can be used as it stands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../../../graders/catalog/read-yaml.ts';
import type { GraderProcessClient } from '../../../../server/grading/grader-client.ts';
import { projectRoot } from '../../../../server/project-root.ts';
import { QUESTION_TYPES } from '../../../../server/quizzes/model/question-schema.ts';
import { type Quiz, QuizSchema, questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
import { testGrader } from '../../../support/grader.ts';
import { type GivenQuiz, prepared, unreadableTexts } from './given-quiz.ts';

let grader: GraderProcessClient;
beforeAll(async () => {
  grader = testGrader({ workers: 1 });
  await grader.start();
}, 120_000);
afterAll(() => grader.close());

/** The blocks that begin with ```yaml quiz, and those with ```yaml questions, each in a quiz of its own. */
function examples(): Quiz[] {
  const guide = readFileSync(join(projectRoot, 'quizzes', 'README.md'), 'utf8');
  return [...guide.matchAll(/^```yaml (quiz|questions)\n([\s\S]*?)^```$/gm)].map(([, kind, text = '']) => {
    const inQuiz = `title: Example\nweek: 1\nsections:\n  - questions:\n${text.replace(/^(?=.)/gm, '      ')}`;
    const read = parseYaml(kind === 'quiz' ? text : inQuiz, QuizSchema);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    return read.data;
  });
}

describe("the authors' guide of quizzes", () => {
  it('shows only quizzes and questions that can be given, in every variant', async () => {
    expect(examples().length).toBeGreaterThan(3);
    for (const quiz of examples()) {
      const given: GivenQuiz = await prepared(quiz, grader.compute);
      expect(unreadableTexts(given)).toEqual([]);
    }
  });

  it('shows every type of question', () => {
    const shown = examples().flatMap((quiz) => questionsOf(quiz).map(({ type }) => type));
    expect([...new Set(shown)].sort()).toEqual([...QUESTION_TYPES].sort());
  });
});
