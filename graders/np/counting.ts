/**
 * Owns the counts of what student code does element by element, from which hidden loops are seen.
 * Must not know what is done.
 */
let elementAccesses = 0;
let operations = 0;

/** Counts elements that are read or written one by one, or by row, column, slice or list. */
export function countAccesses(count: number): void {
  elementAccesses += count;
}

/** Counts a call of an np function or array method. */
export function countOperation(): void {
  operations += 1;
}

/** The counts since the last reset. */
export function counters(): { readonly elementAccesses: number; readonly operations: number } {
  return { elementAccesses, operations };
}

/** Sets the counts to zero. */
export function resetCounters(): void {
  elementAccesses = 0;
  operations = 0;
}
