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
    /** Takes the oldest of the owner who waited longest for a turn, `except` for some. */
    take(except: ReadonlySet<string>): { readonly owner: string; readonly item: T } | undefined {
      const owner = [...waiting.keys()].find((name) => !except.has(name));
      const own = owner === undefined ? undefined : waiting.get(owner);
      const item = own?.shift();
      if (owner === undefined || own === undefined || item === undefined) return undefined;
      waiting.delete(owner);
      if (own.length > 0) waiting.set(owner, own);
      return { owner, item };
    },
    /** Takes everything. */
    takeAll(): T[] {
      const all = [...waiting.values()].flat();
      waiting.clear();
      return all;
    },
  };
}
