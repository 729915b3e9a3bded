/**
 * Owns the exit codes of the command line.
 * Must not know any sub-command.
 */
export const ExitCode = {
  /** All accepted; all in order. */
  ok: 0,
  /** At least one submission was not accepted. */
  notAccepted: 1,
  /** Wrong usage, or the grader itself failed. */
  failure: 2,
} as const;
