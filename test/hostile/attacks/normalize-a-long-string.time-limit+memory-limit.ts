// Tries: Unicode normalisation of one long run of combining marks, a quadratic built-in that no interrupt reaches.
// Holds: the watchdog ends it.
export function linear_forward() {
  const marks = `a${'\u0315\u0300\u05ae\u0301'.repeat(2_000_000)}`;
  for (;;) marks.normalize('NFC');
}
