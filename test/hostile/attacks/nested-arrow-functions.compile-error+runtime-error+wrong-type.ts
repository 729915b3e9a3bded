// Tries: overflow the stack of a parser by arrows, without brackets.
// Holds: each parser gives up cleanly, or the file runs and returns a function.
export const linear_forward = ⟪a=>*10000⟫1;
