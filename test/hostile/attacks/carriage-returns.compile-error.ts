// Tries: show another line number in an editor than in the report, by line ends of old.
// Holds: all line ends count; the error stands on line 5, and its excerpt shows that line.
⟪\u000d⟫⟪\u000d⟫export function linear_forward( {}
