// Tries: hide 20,000 brackets from whoever counts them, behind a quote in a regular expression, which looks like a string.
// Holds: no parser dies of them: a clean refusal, or the engine's own overflow of the stack.
export const quote = /'/; export const deep = ⟪[*20000⟫⟪]*20000⟫;
export function linear_forward() {
  throw new Error('not reached when the file cannot be loaded');
}
