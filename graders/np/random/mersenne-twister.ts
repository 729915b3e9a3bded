/**
 * Owns the generator MT19937 and its two ways of seeding.
 * Must not know distributions. Source: Matsumoto and Nishimura, "Mersenne Twister" (1998), mt19937ar.c.
 */
import { imul, max, U32 } from '../primordials.ts';

const N = 624;
const M = 397;

/** A stream of 32-bit words. */
export class MersenneTwister {
  readonly #state = new U32(N);
  #at = N;

  /** init_genrand: a whole number from 0 to 2^32 - 1. */
  seed(seed: number): void {
    const mt = this.#state;
    mt[0] = seed;
    for (let i = 1; i < N; i++) {
      const before = mt[i - 1] as number;
      mt[i] = imul(1812433253, before ^ (before >>> 30)) + i;
    }
    this.#at = N;
  }

  /** init_by_array: a list of whole numbers. */
  seedByList(key: readonly number[]): void {
    this.seed(19650218);
    const mt = this.#state;
    let i = 1;
    let j = 0;
    for (let k = max(N, key.length); k > 0; k--) {
      const before = mt[i - 1] as number;
      mt[i] = ((mt[i] as number) ^ imul(before ^ (before >>> 30), 1664525)) + (key[j] as number) + j;
      i += 1;
      j += 1;
      if (i >= N) {
        mt[0] = mt[N - 1] as number;
        i = 1;
      }
      if (j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const before = mt[i - 1] as number;
      mt[i] = ((mt[i] as number) ^ imul(before ^ (before >>> 30), 1566083941)) - i;
      i += 1;
      if (i >= N) {
        mt[0] = mt[N - 1] as number;
        i = 1;
      }
    }
    mt[0] = 0x80000000;
    this.#at = N;
  }

  #twist(): void {
    const mt = this.#state;
    for (let i = 0; i < N; i++) {
      const y = ((mt[i] as number) & 0x80000000) | ((mt[(i + 1) % N] as number) & 0x7fffffff);
      mt[i] = (mt[(i + M) % N] as number) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df);
    }
    this.#at = 0;
  }

  /** The next word, 0 to 2^32 - 1. */
  word(): number {
    if (this.#at >= N) this.#twist();
    let y = this.#state[this.#at++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** The next double in [0, 1), from 53 bits of two words. */
  double(): number {
    const a = this.word() >>> 5;
    const b = this.word() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }
}
