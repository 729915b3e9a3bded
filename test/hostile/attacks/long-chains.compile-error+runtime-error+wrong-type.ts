// Tries: overflow the stack of a parser by one sum, one chain of calls and one chain of members.
// Holds: each parser gives up cleanly, or the file runs into an error of its own.
export function linear_forward(a: number) {
  const sum = 0⟪+a*10000⟫;
  return (a as never as { b: () => never }).b⟪().b*8000⟫ + sum;
}
