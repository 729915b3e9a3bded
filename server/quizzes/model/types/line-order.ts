/**
 * Owns comparing lines in an order with the lines of a solution, of which some may stand in any order.
 */

/** Pairs of places: of a given line, and of the line of the solution that it stands for. */
export type Pairs = ReadonlyMap<number, number>;

/**
 * The longest common subsequence of the given lines and a solution: the most given lines that can stay where they are.
 *
 * The solution is a list of groups; the lines of a group may stand in any order among themselves. So the given lines are cut into as
 * many stretches as there are groups, and each stretch shares with its group what it shares with it as a multiset:
 * most(r, i) = max over j <= i of most(r - 1, j) + |given[j..i) and group r|. Lines that read the same stand for one another.
 */
export function longestCommon(given: readonly string[], groups: readonly (readonly string[])[]): Pairs {
  const starts = groups.map((_, r) => groups.slice(0, r).reduce((sum, group) => sum + group.length, 0));
  const shared = (from: number, to: number, r: number): [number, number][] => {
    const free = (groups[r] ?? []).map((text, index) => ({ text, place: (starts[r] ?? 0) + index }));
    const pairs: [number, number][] = [];
    for (let k = from; k < to; k++) {
      const found = free.findIndex(({ text }) => text === given[k]);
      if (found >= 0) for (const { place } of free.splice(found, 1)) pairs.push([k, place]);
    }
    return pairs;
  };
  let most = given.map(() => 0);
  most.push(0);
  const cuts: number[][] = [];
  for (const r of groups.keys()) {
    const next: number[] = [];
    const cut: number[] = [];
    for (let i = 0; i <= given.length; i++) {
      let [best, at] = [-1, 0];
      for (let j = 0; j <= i; j++) {
        const count = (most[j] ?? 0) + shared(j, i, r).length;
        if (count > best) [best, at] = [count, j];
      }
      next.push(best);
      cut.push(at);
    }
    most = next;
    cuts.push(cut);
  }
  const pairs: [number, number][] = [];
  let end = given.length;
  for (let r = groups.length - 1; r >= 0; r--) {
    const from = cuts[r]?.[end] ?? 0;
    pairs.unshift(...shared(from, end, r));
    end = from;
  }
  return new Map(pairs);
}
