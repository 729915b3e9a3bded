import { beforeEach, describe, expect, it } from '@jest/globals';
import * as np from '../../../graders/np/index.ts';
import { resetRun } from '../../../graders/np/internals.ts';
import legacy from '../../fixtures/np/legacy-random.json' with { type: 'json' };
import more from '../../fixtures/np/more-random.json' with { type: 'json' };
import { agree, parts } from './from-nested.ts';

const { random } = np;
const numbers = (value: np.NDArray | number): number[] => parts(value).numbers;
/** The logarithm may differ in the last bit. */
const NORMAL = 1e-15;

beforeEach(() => resetRun());

describe.each(Object.entries(legacy.golden))('np.random after seed(%s)', (seed, golden) => {
  beforeEach(() => random.seed(Number(seed)));

  it('draws the uniforms of NumPy, bit by bit', () => expect(numbers(random.rand(10))).toEqual(golden.rand10));
  it('draws the normals of NumPy', () => expect(agree(numbers(random.randn(10)), golden.randn10, NORMAL)).toBe(true));
  it('draws the whole numbers of NumPy', () =>
    expect(numbers(random.randint(0, 100, 10))).toEqual(golden.randint_0_100_10));
  it('permutes as NumPy', () => expect(numbers(random.permutation(10))).toEqual(golden.permutation10));
  it('keeps the second normal of a pair across other draws', () => {
    const mixed = [random.randn(3), random.rand(1), random.randint(10), random.randn(2), random.permutation(5)].flatMap(
      numbers,
    );
    expect(agree(mixed, golden.mixed_randn3_rand1_randint10_randn2_permutation5, NORMAL)).toBe(true);
  });
  it('agrees over 86,016 draws', () => expect(np.sum(random.randn(12288, 7))).toBeCloseTo(golden.sum_randn_12288x7, 9));
});

describe('np.random', () => {
  it('seeds by a list as NumPy', () => {
    random.seed([1, 2, 3]);
    expect(numbers(random.rand(3))).toEqual(more.seed_list_rand3);
  });

  it('draws uniform, normal, choice, permutation of rows and shuffle as NumPy, in one stream', () => {
    const { seed5 } = more;
    random.seed(5);
    expect(agree(numbers(random.uniform(-1, 2, 3)), seed5.uniform, 1e-15)).toBe(true);
    expect(agree(numbers(random.normal(1, 2, 3)), seed5.normal, 1e-14)).toBe(true);
    expect(numbers(random.choice(5, 3))).toEqual(seed5.choice);
    expect(numbers(random.choice(6, 4, { replace: false }))).toEqual(seed5.choice_without_replacement);
    expect(random.permutation(np.reshape(np.arange(6), [3, 2])).toArray()).toEqual(seed5.permutation_rows);
    const list = np.arange(8);
    random.shuffle(list);
    expect(numbers(list)).toEqual(seed5.shuffle);
  });

  it('draws whole numbers beyond 32 bits as NumPy, and consumes nothing for a single value', () => {
    random.seed(9);
    expect(numbers(random.randint(0, 2 ** 40, 5))).toEqual(more.seed9.randint_2_40);
    expect(random.randint(3, 4)).toBe(more.seed9.randint_single);
    expect(random.rand()).toBe(more.seed9.rand);
  });

  it('starts every run in the same state, whatever ran before', () => {
    const first = random.rand();
    random.seed(77);
    random.randn();
    resetRun();
    expect(random.rand()).toBe(first);
  });

  it('clears the kept normal when it is seeded', () => {
    random.seed(1);
    random.randn();
    random.seed(1);
    expect(random.randn()).toBe(1.6243453636632417);
  });

  it.each([-1, 1.5, 2 ** 32, Number.NaN, 'x'])('refuses the seed %p', (seed) => {
    expect(() => random.seed(seed as number)).toThrow(/random\.seed: a seed is a whole number from 0 to 4294967295/);
  });
});
