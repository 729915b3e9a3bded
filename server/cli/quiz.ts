/**
 * Owns `gradedescent quiz`: the commands on quizzes.
 * Must not do their work; those that need more than a few lines have files of their own. They are loaded when they run: all that
 * they need takes as long to load as the rest of the command line.
 */
import { Command } from 'commander';

export function quizCommand(): Command {
  const quiz = new Command('quiz').description('check, import and export quizzes');
  quiz
    .command('check')
    .description('validate quizzes: every question in every variant, its computed answers, formulas and pictures')
    .argument('[slug...]', 'only these quizzes')
    .option('--folder <path>', 'where the quizzes lie')
    .action(async (slugs, options) => (await import('./quiz-check.ts')).checkQuizzes(slugs, options));
  quiz
    .command('import')
    .description('read GIFT, Moodle XML or YAML into a quiz of the folder, and say what could not be carried over')
    .argument('<file>', 'the file')
    .option('--format <name>', 'yaml, gift or moodle (default: as it looks)')
    .option('--slug <name>', 'name of the quiz (default: that of the file)')
    .option('--title <text>', 'title of the quiz')
    .option('--week <number>', 'week of the course that it opens')
    .option('--out <folder>', 'where the quizzes lie')
    .option('--force', 'replace a quiz of this name')
    .action(async (file, options) => (await import('./quiz-formats.ts')).importFile(file, options));
  quiz
    .command('export')
    .description('write a quiz as GIFT, Moodle XML or YAML; what could not be carried over goes to standard error')
    .argument('<slug>', 'the quiz')
    .requiredOption('--format <name>', 'yaml, gift or moodle')
    .option('--out <file>', 'where to (default: standard output)')
    .option('--folder <path>', 'where the quizzes lie')
    .action(async (slug, options) => (await import('./quiz-formats.ts')).exportFile(slug, options));
  quiz
    .command('schema')
    .description('print the JSON Schema of quiz.yaml, for editors')
    .action(async () => {
      const { quizJsonSchema } = await import('../quizzes/model/quiz-schema.ts');
      console.log(JSON.stringify(quizJsonSchema(), null, 2));
    });
  return quiz;
}
