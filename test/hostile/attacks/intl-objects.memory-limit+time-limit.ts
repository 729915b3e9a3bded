// Tries: keep native objects of the internationalisation library, which no heap limit counts.
// Holds: the memory limit of the process, or time.
const kept: unknown[] = [];

export function linear_forward() {
  for (let i = 0; ; i++) kept.push(new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', hour: 'numeric' }));
}
