// Tries: make a report read otherwise than it is, by characters that turn the order of others round.
// Holds: they are shown as their numbers.
export function linear_forward() {
  console.log('access ⟪\u202e⟫ nimda ⟪\u2066⟫');
  return { ['Z⟪\u202e⟫']: '⟪\u2067⟫x⟪\u200f⟫' };
}
