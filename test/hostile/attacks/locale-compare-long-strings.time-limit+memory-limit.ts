// Tries: compare long strings by locale, which no interrupt reaches.
// Holds: the watchdog ends it.
export function linear_forward() {
  const text = '\u0315\u0300'.repeat(4_000_000);
  for (;;) `${text}a`.localeCompare(`${text}b`, 'de', { sensitivity: 'base' });
}
