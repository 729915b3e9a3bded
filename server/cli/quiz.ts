/**
 * Owns `gradedescent quiz`: the commands on quizzes.
 * Must not do their work; those that need more than a few lines have files of their own.
 */
import { Command } from 'commander';
import { quizJsonSchema } from '../quiz/quiz-schema.ts';
import { checkQuizzes } from './quiz-check.ts';

export function quizCommand(): Command {
  const quiz = new Command('quiz').description('check, import and export quizzes');
  quiz
    .command('check')
    .description('validate quizzes: every question in every variant, its computed answers, formulas and pictures')
    .argument('[slug...]', 'only these quizzes')
    .option('--folder <path>', 'where the quizzes lie')
    .action(checkQuizzes);
  quiz
    .command('schema')
    .description('print the JSON Schema of quiz.yaml, for editors')
    .action(() => console.log(JSON.stringify(quizJsonSchema(), null, 2)));
  return quiz;
}
