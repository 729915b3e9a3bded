// Tries: fill the report with an excerpt of a line of 50,000 characters, once per test.
// Holds: excerpts are cut around the place.
export function linear_forward() { const text = '⟪x*50000⟫'; throw new Error(text.slice(0, 5)); }
