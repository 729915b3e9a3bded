/**
 * Owns the one random stream of a run: NumPy's legacy stream (RandomState), frozen by NEP 19.
 * Must not know arrays.
 *
 * Uniforms and whole numbers are those of NumPy exactly; normal draws agree to 1e-15 relative, because the logarithm of the
 * JavaScript engine differs from the C library's in the last bit for some arguments.
 */
import { log, sqrt } from '../primordials.ts';
import { MersenneTwister } from './mersenne-twister.ts';

/** Largest 32-bit word. */
export const MAX_WORD = 4294967295;
const WORDS = 4294967296;
/** What a run starts with when student code does not seed: the generator's own default. */
const DEFAULT_SEED = 5489;

const generator = new MersenneTwister();
/** The second normal draw of a pair, until it is used; it survives all other draws. */
let kept: number | undefined;

/** Starts the stream at the place that a seed determines; a list seeds in another way than a number. */
export function seedStream(seed: number | readonly number[]): void {
  if (typeof seed === 'number') generator.seed(seed);
  else generator.seedByList(seed);
  kept = undefined;
}

/** The state at the start of a run: the same for every run, whatever ran before. */
export function resetRandom(): void {
  seedStream(DEFAULT_SEED);
}
resetRandom();

/** Uniform draw in [0, 1). */
export const uniform = (): number => generator.double();

/** Standard normal draw by Marsaglia's polar method; of each pair the first is kept for the next call. */
export function gauss(): number {
  if (kept !== undefined) {
    const value = kept;
    kept = undefined;
    return value;
  }
  for (;;) {
    const x1 = 2 * generator.double() - 1;
    const x2 = 2 * generator.double() - 1;
    const r2 = x1 * x1 + x2 * x2;
    if (r2 >= 1 || r2 === 0) continue;
    const f = sqrt((-2 * log(r2)) / r2);
    kept = f * x1;
    return f * x2;
  }
}

/** Whole number in [0, top], top < 2^53, by masking and rejection; above 32 bits from two words, the high one first. */
export function upTo(top: number): number {
  if (top === 0) return 0;
  let mask = 1;
  while (mask < top) mask = mask * 2 + 1;
  const highMask = (mask + 1) / WORDS - 1;
  for (;;) {
    const high = mask > MAX_WORD ? (generator.word() & highMask) >>> 0 : 0;
    const low = mask > MAX_WORD ? generator.word() : (generator.word() & mask) >>> 0;
    const value = high * WORDS + low;
    if (value <= top) return value;
  }
}

/** Shuffles the first n entries (Fisher and Yates, from the end). */
export function shuffleIndexes(indexes: Float64Array, n: number): void {
  for (let i = n - 1; i > 0; i--) {
    const j = upTo(i);
    const value = indexes[i] as number;
    indexes[i] = indexes[j] as number;
    indexes[j] = value;
  }
}
