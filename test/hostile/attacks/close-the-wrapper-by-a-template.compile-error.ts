// Tries: swallow the end of the wrapper by a template that never ends.
// Holds: a syntax error of the file itself.
export function linear_forward() {}
export const rest = `the wrapper ends in here ${1 +
