/**
 * Bench `np`: matrix products of the course's cat network (12288 inputs, 20 hidden units, 209 examples) and exp, against plain
 * loops in the same process and against NumPy where `python3` has it. Targets stand in the table.
 *
 * Plain loops read the same numbers, the transposed operand in place; np is timed as students write it, with `.T`.
 */
import { spawnSync } from 'node:child_process';
import Table from 'cli-table3';
import * as np from '../../graders/np/index.ts';
import { dataOf } from '../../graders/np/internals.ts';
import { median } from './statistics.ts';

const [N_X, N_H, M] = [12_288, 20, 209];
const ROUNDS = 15;

interface Item {
  readonly name: string;
  readonly np: () => unknown;
  readonly loop: () => unknown;
  /** The same in Python, over arrays X, W, dZ, E. */
  readonly python: string;
  /** Targets: at most this share of the loop's time, at most this multiple of NumPy's. */
  readonly ofLoop: number;
  readonly ofNumPy?: number;
}

/** a b, (n, k) (k, m) -> (n, m), by the definition. */
function tripleLoop(a: Float64Array, b: Float64Array, n: number, k: number, m: number): Float64Array {
  const c = new Float64Array(n * m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (a[i * k + p] as number) * (b[p * m + j] as number);
      c[i * m + j] = sum;
    }
  return c;
}

/** a b^T, (n, k) (m, k)^T -> (n, m): reads both along their rows, the best case of a loop. */
function rightTransposedLoop(a: Float64Array, b: Float64Array, n: number, k: number, m: number): Float64Array {
  const c = new Float64Array(n * m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (a[i * k + p] as number) * (b[j * k + p] as number);
      c[i * m + j] = sum;
    }
  return c;
}

/** a^T b, (k, n)^T (k, m) -> (n, m). */
function leftTransposedLoop(a: Float64Array, b: Float64Array, n: number, k: number, m: number): Float64Array {
  const c = new Float64Array(n * m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (a[p * n + i] as number) * (b[p * m + j] as number);
      c[i * m + j] = sum;
    }
  return c;
}

function expLoop(x: Float64Array): Float64Array {
  const z = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) z[i] = Math.exp(x[i] as number);
  return z;
}

function items(): Item[] {
  np.random.seed(1);
  const [X, W, dZ, E] = [
    np.random.randn(N_X, M),
    np.random.randn(N_H, N_X),
    np.random.randn(N_H, M),
    np.random.randn(1000, 1000),
  ];
  const [x, w, d, e] = [dataOf(X), dataOf(W), dataOf(dZ), dataOf(E)];
  return [
    {
      name: 'np.dot(W, X)',
      np: () => np.dot(W, X),
      loop: () => tripleLoop(w, x, N_H, N_X, M),
      python: 'np.dot(W, X)',
      ofLoop: 0.5,
      ofNumPy: 2.5,
    },
    {
      name: 'np.dot(dZ, X.T)',
      np: () => np.dot(dZ, X.T),
      loop: () => rightTransposedLoop(d, x, N_H, M, N_X),
      python: 'np.dot(dZ, X.T)',
      ofLoop: 0.5,
      ofNumPy: 2.5,
    },
    {
      name: 'np.dot(W.T, dZ)',
      np: () => np.dot(W.T, dZ),
      loop: () => leftTransposedLoop(w, d, N_X, N_H, M),
      python: 'np.dot(W.T, dZ)',
      ofLoop: 0.5,
      ofNumPy: 2.5,
    },
    { name: 'np.exp, 1000 x 1000', np: () => np.exp(E), loop: () => expLoop(e), python: 'np.exp(E)', ofLoop: 2 },
  ];
}

const timed = (action: () => unknown): number => {
  const start = performance.now();
  action();
  return performance.now() - start;
};

/** Calls every function of np that shares code with the measured ones, so that none is measured alone in its favour. */
function warm(): void {
  const A = np.ones([30, 30]);
  for (let i = 0; i < 200; i++) {
    for (const f of [np.exp, np.log, np.sqrt, np.tanh, np.abs, np.square, np.negative, np.isnan]) f(A);
    for (const f of [np.add, np.subtract, np.multiply, np.divide, np.power, np.maximum]) f(A, np.ones([30, 1]));
    np.dot(A, A.T);
  }
}

/** Median milliseconds of each item in NumPy, or undefined where python3 or NumPy is missing. */
function numpyTimes(list: readonly Item[], environment: NodeJS.ProcessEnv): number[] | undefined {
  const program = `
import json, time, numpy as np
X, W, dZ, E = [np.random.randn(*s) for s in ((${N_X}, ${M}), (${N_H}, ${N_X}), (${N_H}, ${M}), (1000, 1000))]
def median(f):
    times = []
    for _ in range(${ROUNDS + 2}):
        start = time.perf_counter(); f(); times.append((time.perf_counter() - start) * 1000)
    return sorted(times[2:])[${Math.floor(ROUNDS / 2)}]
print(json.dumps([${list.map(({ python }) => `median(lambda: ${python})`).join(', ')}]))`;
  const { status, stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8', env: environment });
  return status === 0 ? (JSON.parse(stdout) as number[]) : undefined;
}

const met = (fine: boolean): string => (fine ? 'PASS' : 'MISS');

export async function run(): Promise<void> {
  const list = items();
  warm();
  const numpy = numpyTimes(list, process.env);
  const single = numpyTimes(list, { ...process.env, OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' });
  const table = new Table({
    head: ['what', 'np', 'plain loop', 'loop / np', 'target', '', 'NumPy', 'one thread', 'np / NumPy', 'target', ''],
    style: { head: [], border: [] },
  });
  for (const [i, item] of list.entries()) {
    const own: number[] = [];
    const loop: number[] = [];
    for (let round = 0; round < ROUNDS + 2; round++) {
      const [a, b] = [timed(item.np), timed(item.loop)];
      if (round < 2) continue;
      own.push(a);
      loop.push(b);
    }
    const [mine, plain] = [median(own), median(loop)];
    const theirs = numpy?.[i];
    const alone = single?.[i];
    const { ofLoop, ofNumPy } = item;
    // Threads of NumPy stumble on a busy machine; the faster of both ways counts.
    const fastest = theirs === undefined || alone === undefined ? undefined : Math.min(theirs, alone);
    const compared = fastest !== undefined && ofNumPy !== undefined;
    table.push([
      item.name,
      `${mine.toFixed(1)} ms`,
      `${plain.toFixed(1)} ms`,
      `${(plain / mine).toFixed(1)} x`,
      `>= ${(1 / ofLoop).toFixed(1)} x`,
      met(mine <= plain * ofLoop),
      theirs === undefined ? 'not installed' : `${theirs.toFixed(1)} ms`,
      alone === undefined ? '' : `${alone.toFixed(1)} ms`,
      fastest === undefined ? '' : `${(mine / fastest).toFixed(1)} x`,
      compared ? `<= ${ofNumPy.toFixed(1)} x` : '',
      compared ? met(mine <= fastest * ofNumPy) : '',
    ]);
  }
  console.log(table.toString());
}
