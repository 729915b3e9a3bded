/**
 * Owns `gradedescent quiz check`: draws every variant of every question with the real sandbox.
 */
import { join, relative } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { createCheckQuestion } from '../quizzes/author/check-question.ts';
import { loadQuizzes } from '../quizzes/author/quiz-files.ts';
import { prepareQuiz } from '../quizzes/model/prepare-quiz.ts';
import { questionsOf } from '../quizzes/model/quiz-schema.ts';
import { ExitCode } from './exit-code.ts';
import { withGrader } from './with-grader.ts';

/** Checks the quizzes with these names, or all. */
export async function checkQuizzes(slugs: readonly string[], { folder }: { folder?: string }): Promise<void> {
  const directory = folder ?? join(projectRoot, 'quizzes');
  const all = loadQuizzes(directory);
  const unknown = slugs.find((slug) => !all.some((file) => file.slug === slug));
  if (unknown !== undefined) throw new Error(`there is no quiz "${unknown}" in ${directory}`);
  const chosen = slugs.length === 0 ? all : all.filter(({ slug }) => slugs.includes(slug));
  const check = createCheckQuestion();
  const problems: string[] = [];
  await withGrader(async (grader) => {
    for (const { slug, quiz } of chosen) {
      const prepared = await prepareQuiz(quiz, grader.compute, check);
      const shownAs = `${relative(process.cwd(), directory) || directory}/${slug}/quiz.yaml`;
      if ('problems' in prepared)
        problems.push(
          ...prepared.problems.map(({ question, message }) => `${shownAs}: question ${question}: ${message}`),
        );
    }
  });
  for (const problem of problems) console.log(problem);
  const questions = chosen.reduce((sum, { quiz }) => sum + questionsOf(quiz).length, 0);
  console.log(
    `${chosen.length} quizzes, ${questions} questions: ${problems.length === 0 ? 'all as they should be' : `${problems.length} problems`}`,
  );
  if (problems.length > 0) process.exitCode = ExitCode.notAccepted;
}
