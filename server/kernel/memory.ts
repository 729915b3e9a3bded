/** Owns remembering what was computed: each value is made once, and what was made first is forgotten first. */

/** Returns a function that looks up a value by its key, or makes and keeps it; at most `most` values are kept. */
export function createMemory<Key, Value extends NonNullable<unknown>>(
  most: number,
): ((key: Key, make: () => Value) => Value) & { forget(key: Key): void } {
  const values = new Map<Key, Value>();
  const find = (key: Key, make: () => Value): Value => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const made = make();
    values.set(key, made);
    if (values.size > most) values.delete(values.keys().next().value as Key);
    return made;
  };
  return Object.assign(find, { forget: (key: Key) => void values.delete(key) });
}
