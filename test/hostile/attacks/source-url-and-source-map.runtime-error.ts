// Tries: pass a piece of code off as the library, or as another line, by the names that stack traces go by.
// Holds: places are found in the student's own source or not at all; nothing else is read or shown.
//# sourceMappingURL=file:///etc/passwd
//# sourceURL=library.js
export function linear_forward() {
  const indirect = eval;
  indirect('\n\n\n\nthrow new Error("where am I")\n//# sourceURL=submission.js\n//# sourceMappingURL=file:///etc/passwd');
}
