// Tries: fill the report with thousands of syntax errors.
// Holds: diagnostics are bounded in number and length.
export function linear_forward() {}
⟪let 1 = @ # ;
*4000⟫
