// Wraps the stream in a class.
import type { NDArray } from 'np';
import * as np from 'np';

class Stream {
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
    this.restart();
  }

  restart(): this {
    np.random.seed(this.seed);
    return this;
  }

  matrix(rows: number, columns: number): NDArray {
    return np.random.normal(0, 1, [rows, columns]);
  }
}

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  const stream = new Stream(seed);
  const first = stream.matrix(n_h, n_x);
  return [first, stream.restart().matrix(n_h, n_x), stream.matrix(n_h, n_x)];
}
