// Tries: overflow the stack of a parser by else-if and labels, without brackets.
// Holds: each parser gives up cleanly, or dies alone with its process, or the file runs and returns nothing.
export function linear_forward(a: number) {
  ⟪if(a);else *3000⟫;
  ⟪for(;a;)*1500⟫;
}
