/**
 * Owns how a student's program becomes a script: the wrapper around it, its name and the line offset.
 * Must not know isolates, so that stack traces can be mapped without loading the sandbox.
 */

/** Name under which the student's script appears in stack traces. */
export const STUDENT_FILE = 'submission.js';

/** Lines that stand before the student's code in its script. */
export const STUDENT_LINE_OFFSET = 1;

/** The script: an expression whose value is the program as a function. esbuild's output is well-formed, so it cannot break out. */
export function studentScript(program: string): string {
  // A hashbang is a comment at the start of a file only.
  const body = program.startsWith('#!') ? `//${program}` : program;
  return `(function (exports, require, module, console) { "use strict";\n${body}\n})`;
}
