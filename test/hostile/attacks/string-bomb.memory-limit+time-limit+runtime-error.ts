// Tries: hold huge flat strings, which were found to outgrow the heap limit by more than a gigabyte.
// Holds: the heap limit, the limit of the process, or the engine's bound on the length of a string.
const kept: unknown[] = [];

export function linear_forward() {
  for (let i = 0; ; i++) {
    const flat = `${i}${'xyz'.repeat(2 ** 26)}`;
    kept.push(flat.split('y'), flat.charCodeAt(i), flat.toUpperCase());
  }
}
