// Tries: end the text early for whoever reads it as a C string.
// Holds: refused with the line on which the NUL stands.
export function linear_forward() {}
⟪\u0000⟫export const hidden = '⟪\u0000⟫';
