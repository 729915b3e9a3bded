// Tries: overflow the stack of a parser by conditional expressions, without brackets.
// Holds: each parser gives up cleanly, or the file runs and returns a number.
export function linear_forward(a: number) {
  return ⟪a?1:*12000⟫2;
}
