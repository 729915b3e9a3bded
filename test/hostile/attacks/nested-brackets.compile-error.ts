// Tries: overflow the stack of a parser by 5,000 brackets.
// Holds: refused by depth before any parser sees them; the message names the line.
export function linear_forward() {
  return ⟪[*5000⟫⟪]*5000⟫;
}
