/**
 * Owns the `gradedescent` command: its sub-commands and exit codes.
 * Must not do the work of a sub-command; each has its own file.
 */
import { Command, CommanderError } from 'commander';
import { ExitCode } from './exit-code.ts';

/** The commands, in the order of the help. Each loads what it needs, and only when it is called or all are listed. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  grade: async () => (await import('./grade.ts')).gradeCommand(),
  reference: async () => (await import('./reference.ts')).referenceCommand(),
  exercises: async () => (await import('./exercises.ts')).exercisesCommand(),
  'check-content': async () => (await import('./check-content.ts')).checkContentCommand(),
  quiz: async () => (await import('./quiz.ts')).quizCommand(),
  people: async () => (await import('./people.ts')).peopleCommand(),
  plagiarism: async () => (await import('./plagiarism.ts')).plagiarismCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  backup: async () => (await import('./backup.ts')).backupCommand(),
  restore: async () => (await import('./backup.ts')).restoreCommand(),
  verify: async () => (await import('./backup.ts')).verifyCommand(),
};

const program = new Command('gradedescent')
  .description('Runs the quizzes and grades the programming exercises of a "Deep Learning from Scratch" course.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
const called = COMMANDS[process.argv[2] ?? ''];
for (const load of called ? [called] : Object.values(COMMANDS)) program.addCommand(await load());
/** Usage errors of commands within commands end with the same code, too. */
const overrideExit = (command: Command): void => {
  command.exitOverride();
  for (const inner of command.commands) overrideExit(inner);
};
for (const command of program.commands) overrideExit(command);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.failure;
  else {
    process.stderr.write(`gradedescent: ${(error as Error).message}\n`);
    process.exitCode = ExitCode.failure;
  }
}
