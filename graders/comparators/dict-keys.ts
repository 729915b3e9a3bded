/**
 * Owns telling whether two dicts have the same keys, in any order.
 * Must not know what stands behind the keys.
 *
 * Student code chooses its keys freely, any character included, so keys are compared one by one and never as a joined text.
 */

/** Whether both lists hold the same keys, each of them once. */
export function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  const keys = new Set(other);
  return (
    one.length === other.length &&
    keys.size === other.length &&
    new Set(one).size === one.length &&
    one.every((key) => keys.has(key))
  );
}
