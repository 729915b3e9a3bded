/**
 * Owns of which errors in hidden tests a report tells where they happened.
 * Must not know reports: it decides from places alone.
 *
 * Student code chooses where it fails, so that a line can spell a hidden number (`if (v === 204) f();` on line 204). Therefore:
 * never for what student code throws itself; for errors of np and the engine when a visible test failed in the same way, which
 * tells nothing new, or when all that hidden tests have to tell is one place: that helps whoever hard-coded a size, and tells one
 * number per submission at most. Columns are never told: a line may hold a thousand.
 */

/** Where and in which operation of np a test failed. */
export interface ErrorPlace {
  readonly visibility: 'visible' | 'hidden';
  /** Student code made the error. */
  readonly own: boolean;
  readonly line: number | undefined;
  /** The np operation that threw, when it was np. */
  readonly operation: string | undefined;
}

const keyOf = ({ line, operation }: ErrorPlace): string => `${line ?? ''} ${operation ?? ''}`;

/** Which of the errors of a submission may be told; the others only say that there was one. Visible ones always may. */
export function placesToTell(errors: readonly ErrorPlace[]): Set<ErrorPlace> {
  const visible = errors.filter(({ visibility }) => visibility === 'visible');
  const known = new Set(visible.map(keyOf));
  const hidden = errors.filter(({ visibility, own }) => visibility === 'hidden' && !own);
  const fresh = new Set(hidden.map(keyOf).filter((key) => !known.has(key)));
  return new Set([...visible, ...hidden.filter((place) => known.has(keyOf(place)) || fresh.size === 1)]);
}
