/**
 * Owns finding the name that somebody meant.
 */

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

/** Edits between two names: a letter more, less or other, or two exchanged (Damerau 1964, neighbours only). */
export function distance(one: string, other: string): number {
  const width = other.length + 1;
  const cells = Array.from({ length: (one.length + 1) * width }, (_, at) =>
    at < width ? at : at % width === 0 ? at / width : 0,
  );
  const cell = (i: number, j: number): number => cells[i * width + j] as number;
  for (let i = 1; i <= one.length; i++)
    for (let j = 1; j < width; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, cell(i - 2, j - 2) + 1);
      cells[i * width + j] = least;
    }
  return cell(one.length, other.length);
}

/** Longest name that is compared. */
const MAX_NAME = 60;

/** The one of `names` that `name` was meant to be: the same but for capital letters and `_`, or one or two letters off. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (name.length > MAX_NAME) return undefined;
  const same = names.find((one) => plain(one) === plain(name));
  if (same !== undefined) return same;
  const allowed = name.length > 5 ? 2 : name.length > 3 ? 1 : 0;
  const [best] = names
    .map((one) => ({ one, edits: distance(plain(name), plain(one)) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits);
  return best?.one;
}
