// Tries: overflow the stack of a parser by templates within templates.
// Holds: refused by depth.
export function linear_forward() {
  return ⟪`${*3000⟫1⟪}`*3000⟫;
}
