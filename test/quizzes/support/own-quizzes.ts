/**
 * Owns reading quizzes in tests: those that come with the course, and texts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../../graders/catalog/read-yaml.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { type Quiz, QuizSchema } from '../../../server/quizzes/model/quiz-schema.ts';

/** The quiz of a quiz.yaml. @throws Error with what is wrong with it */
export function quizOf(source: string): Quiz {
  const parsed = parseYaml(source, QuizSchema);
  if (!('data' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return parsed.data;
}

/** Names of the quizzes of the course. */
export const ownQuizzes = readdirSync(join(projectRoot, 'quizzes'), { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

/** One of them without the questions that have numbers of their own for each student, which other formats do not know. */
export function withoutVariables(name: string): Quiz {
  const quiz = quizOf(readFileSync(join(projectRoot, 'quizzes', name, 'quiz.yaml'), 'utf8'));
  return {
    ...quiz,
    sections: quiz.sections.map((section) => ({
      ...section,
      questions: section.questions.filter(({ variables }) => variables === undefined),
    })),
  };
}
