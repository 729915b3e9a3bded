/**
 * Owns what a comparison of submissions says: pairs with what they share, and clusters of pairs. Pure.
 * Must not know Dolos, people or storage.
 */
import { z } from 'zod';

/** First and last line, from 1, both included. */
const LinesSchema = z.tuple([z.number().int().min(1), z.number().int().min(1)]);
const FragmentSchema = z.object({ left: LinesSchema, right: LinesSchema });
/** Two submissions that have something in common. */
export const PairSchema = z.object({
  left: z.string(),
  right: z.string(),
  /** Share of both files, 0 to 1, that is in the other, too; what is in the starter does not count. */
  similarity: z.number().min(0).max(1),
  /** Length of the longest fragment, and of all together, in fingerprints: about a token each. */
  longest: z.number().min(0),
  overlap: z.number().min(0),
  /** The longest first. */
  fragments: z.array(FragmentSchema),
});
/** Two submissions that have something in common. */
export type SimilarPair = z.infer<typeof PairSchema>;

/** What the comparing process is given. */
export const ComparisonSchema = z.object({
  /** Folder into which Dolos was installed. */
  folder: z.string(),
  starter: z.string(),
  files: z.array(z.object({ id: z.string(), source: z.string() })),
});
/** Files to be compared. */
export type Comparison = z.infer<typeof ComparisonSchema>;

/**
 * Groups of submissions that hang together by pairs at or above `threshold` (connected components), the largest first;
 * within a group in the order in which they were given.
 */
export function clustersOf(pairs: readonly SimilarPair[], threshold: number): string[][] {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    const up = leader.get(id) ?? id;
    if (up === id) return id;
    const top = find(up);
    leader.set(id, top);
    return top;
  };
  const close = pairs.filter(({ similarity }) => similarity >= threshold);
  for (const { left, right } of close) leader.set(find(right), find(left));
  const clusters = new Map<string, string[]>();
  for (const id of new Set(close.flatMap(({ left, right }) => [left, right]))) {
    const top = find(id);
    clusters.set(top, [...(clusters.get(top) ?? []), id]);
  }
  return [...clusters.values()].sort((a, b) => b.length - a.length);
}

/** Number of the first fragment that covers each line of one side, by line. */
export function fragmentsByLine({ fragments }: SimilarPair, side: 'left' | 'right'): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  fragments.forEach((fragment, index) => {
    const [first, last] = fragment[side];
    for (let line = first; line <= last; line++) if (!found.has(line)) found.set(line, index + 1);
  });
  return found;
}
