/**
 * Owns who is next: what waits is taken in turns by owner, so that nobody waits for all that somebody else sent.
 * Must not know what waits.
 */

/** Things that wait; of one owner at most `most`. */
export function createTurns<T>(most: number) {
  const waiting = new Map<string, T[]>();

  return {
    /** Adds something behind what its owner has waiting; returns what had to give way for it: the owner's oldest. */
    add(owner: string, item: T): T | undefined {
      const own = waiting.get(owner) ?? [];
      waiting.set(owner, own);
      own.push(item);
      return own.length > most ? own.shift() : undefined;
    },
    /** Takes the oldest of the owner who waited longest for a turn. */
    take(): T | undefined {
      const [first] = waiting;
      if (first === undefined) return undefined;
      const [owner, own] = first;
      const item = own.shift();
      waiting.delete(owner);
      if (own.length > 0) waiting.set(owner, own);
      return item;
    },
    /** Takes everything. */
    takeAll(): T[] {
      const all = [...waiting.values()].flat();
      waiting.clear();
      return all;
    },
  };
}
