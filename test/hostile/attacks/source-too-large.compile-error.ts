// Tries: submit a file that keeps the compiler busy by its size alone.
// Holds: refused by size before any parser sees it.
export function linear_forward() {}
⟪export const padding = 'x';
*3000⟫
