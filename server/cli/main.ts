/**
 * Owns the `gradedescent` command: its sub-commands and exit codes.
 * Must not do the work of a sub-command; each has its own file.
 */
import { Command, CommanderError } from 'commander';
import { backupCommands } from './backup.ts';
import { checkContentCommand } from './check-content.ts';
import { doctorCommand } from './doctor.ts';
import { exercisesCommand } from './exercises.ts';
import { ExitCode } from './exit-code.ts';
import { gradeCommand } from './grade.ts';
import { plagiarismCommand } from './plagiarism.ts';
import { quizCommand } from './quiz.ts';
import { referenceCommand } from './reference.ts';

const program = new Command('gradedescent')
  .description('Runs the quizzes and grades the programming exercises of a "Deep Learning from Scratch" course.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addCommand(gradeCommand())
  .addCommand(referenceCommand())
  .addCommand(exercisesCommand())
  .addCommand(checkContentCommand())
  .addCommand(quizCommand())
  .addCommand(plagiarismCommand())
  .addCommand(doctorCommand());
for (const command of backupCommands()) program.addCommand(command);
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
