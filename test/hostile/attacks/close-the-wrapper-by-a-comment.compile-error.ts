// Tries: swallow the end of the wrapper by a comment that never ends.
// Holds: a syntax error of the file itself.
export function linear_forward() {}
/* the wrapper ends in here
