// Tries: overflow the stack of a parser without a single bracket.
// Holds: each parser gives up cleanly; no process of the grader is lost for it.
export function linear_forward() {
  throw ⟪!*40000⟫1;
}
