// Works on nested lists with Math.log1p, and adds from the last example to the first.
import type { NDArray } from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const labels = Y.toArray() as number[][];
  const terms = (AL.toArray() as number[][]).flatMap((row, i) =>
    row.map((a, j) => (labels[i][j] > 0.5 ? Math.log(a) : Math.log1p(-a))),
  );
  return terms.reduceRight((sum, term) => sum - term, 0) / Y.shape[1];
}
