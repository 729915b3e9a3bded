/** What a comparison of submissions says: clusters and lines. */
import { describe, expect, it } from '@jest/globals';
import { clustersOf, fragmentsByLine, type SimilarPair } from '../../server/similarity/similarity.ts';
import { fc } from '../support/properties.ts';

const pair = (left: string, right: string, similarity: number): SimilarPair => ({
  left,
  right,
  similarity,
  longest: 10,
  overlap: 20,
  fragments: [],
});

describe('clusters', () => {
  it('hang together by pairs at or above the threshold, the largest first', () => {
    const pairs = [
      pair('a', 'b', 0.9),
      pair('c', 'd', 0.8),
      pair('b', 'e', 0.8),
      pair('e', 'c', 0.5),
      pair('x', 'y', 0.7),
    ];
    expect(clustersOf(pairs, 0.8)).toEqual([
      ['a', 'b', 'e'],
      ['c', 'd'],
    ]);
    expect(clustersOf(pairs, 0.5).map((ids) => ids.length)).toEqual([5, 2]);
    expect(clustersOf(pairs, 0.95)).toEqual([]);
  });

  it('hold everybody of a close pair exactly once, both in the same cluster', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id, fc.double({ min: 0, max: 1, noNaN: true }))), (made) => {
        const pairs = made.map(([left, right, similarity]) => pair(left, right, similarity));
        const clusters = clustersOf(pairs, 0.5);
        const all = clusters.flat();
        expect(new Set(all).size).toBe(all.length);
        for (const { left, right, similarity } of pairs)
          if (similarity >= 0.5) expect(clusters.some((ids) => ids.includes(left) && ids.includes(right))).toBe(true);
      }),
    );
  });
});

describe('the lines of a pair', () => {
  it('belong to the first fragment that covers them', () => {
    const shared = {
      ...pair('a', 'b', 1),
      fragments: [
        { left: [2, 4] as [number, number], right: [1, 1] as [number, number] },
        { left: [4, 5] as [number, number], right: [9, 9] as [number, number] },
      ],
    };
    expect([...fragmentsByLine(shared, 'left')]).toEqual([
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 2],
    ]);
    expect([...fragmentsByLine(shared, 'right')]).toEqual([
      [1, 1],
      [9, 2],
    ]);
  });
});
