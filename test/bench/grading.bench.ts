/**
 * Bench `grading`: (a) latency from submit to report, (b) throughput against one process per submission and one jest run
 * per submission, (c) the latency while old submissions are graded again, (d) memory of a worker, idle and after 1,000
 * gradings, (e) everybody else's latency while one person sends files that are made to be slow, as fast as one may. Targets stand in
 * the table. `npm run bench -- grading shared` measures (e) only.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Table from 'cli-table3';
import { buildSync } from 'esbuild';
import { createGrader, type Grader } from '../../graders/grader.ts';
import { LimitsSchema } from '../../graders/limits.ts';
import { projectRoot } from '../../server/project-root.ts';
import { openSharedQueue } from './shared-queue.ts';
import { median, quantile } from './statistics.ts';

const SLUG = 'compute_cost';
const run1 = promisify(execFile);
const folder = join(projectRoot, 'exercises', SLUG);
const source = readFileSync(join(folder, 'reference.ts'), 'utf8');

/** The same file with another comment, so that no layer can answer from a memory of this very text. */
const variant = (i: number): string => `${source}\n// variant ${i}\n`;
const job = (i: number) => ({
  id: String(i),
  exercise: SLUG,
  fileName: 'a.ts',
  source: variant(i),
  scope: 'all' as const,
});

async function gradeMany(grader: Grader, count: number, lanes: number, first: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) {
      const start = performance.now();
      const report = await grader.grade(job(first + i));
      if (report.verdict !== 'accepted')
        throw new Error(`the bench submission is ${report.verdict}: ${report.message}`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return times;
}

/** Latencies, ms, while submissions are graded again one after the other, as in a regrade. */
async function gradeDuringRegrade(grader: Grader, count: number, first: number): Promise<number[]> {
  let regraded = 0;
  let going = true;
  const regrade = async (): Promise<void> => {
    while (going) await grader.grade({ ...job(first + count + regraded++), background: true });
  };
  const regrading = regrade();
  const times = await gradeMany(grader, count, 1, first);
  going = false;
  await regrading;
  if (regraded < count / 10) throw new Error(`the regrade stood still: ${regraded} submissions`);
  return times;
}

/** A folder with the reference as a plain program and as a jest test over the visible course example. */
function writeBaselines(): string {
  const dir = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  const check = `const cost = ${SLUG}(np.array([[0.8, 0.9, 0.4]]), np.array([[1, 1, 0]]));\nif (Math.abs(cost - 0.2797765635793423) > 1e-9) throw new Error(String(cost));`;
  writeFileSync(join(dir, 'plain.ts'), `${source}\n${check}\n`);
  writeFileSync(join(dir, 'jest.ts'), `${source}\ntest("cost", () => {\n${check}\n});\n`);
  const alias = {
    np: join(projectRoot, 'graders/np/index.ts'),
    dnn_utils: join(projectRoot, 'graders/course/dnn-utils.ts'),
  };
  for (const [entry, outfile] of [
    ['plain.ts', 'plain.cjs'],
    ['jest.ts', 'submission.test.cjs'],
  ] as const)
    buildSync({
      entryPoints: [join(dir, entry)],
      outfile: join(dir, outfile),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      alias,
      logLevel: 'error',
    });
  const jest = { rootDir: dir, testEnvironment: 'node', transform: {}, testMatch: ['**/*.test.cjs'] };
  writeFileSync(join(dir, 'jest.json'), JSON.stringify(jest));
  return dir;
}

/** Runs per second of a command, `lanes` at a time. */
async function runsPerSecond(count: number, lanes: number, command: readonly [string, ...string[]]): Promise<number> {
  const [program, ...args] = command;
  let next = 0;
  const start = performance.now();
  const lane = async (): Promise<void> => {
    while (next++ < count) await run1(program, args, { cwd: projectRoot });
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (count * 1_000) / (performance.now() - start);
}

const verdict = (fine: boolean): string => (fine ? 'met' : 'MISSED');

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `'${letter}'`).join(' | ');
/** Files of some hundred characters, each another text, of which the compiler makes more than it can hold in time or memory. */
const BOMBS: Readonly<Record<string, (n: number) => string>> = {
  'type bombs': (n) =>
    `${variant(n)}type K = ${LETTERS};\ntype T = \`\${K}\${K}\${K}\`;\nexport const bomb${n}: { [P in T]: { [Q in T]: \`\${P}\${Q}\` } }[T][T] = '' as never;`,
  'enum bombs': (n) => {
    const doubled = Array.from({ length: 28 }, (_, i) => `v${i + 1} = v${i} + v${i}`);
    return `${variant(n)}enum E { v0 = "0123456789abcde${n % 10}", ${doubled.join(', ')} }`;
  },
};
/** One person may send 30 files a minute: half of them at once, the others one after the other. */
const BURST = 15;
const PAUSE_MS = 2_000;
const MEASURED_MS = 20_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Latencies of others, ms: quiet, and while one person sends each kind of bomb. */
async function measureShared(table: Table.Table): Promise<void> {
  const others = ['one', 'two', 'three'];
  const queue = await openSharedQueue(['eager', ...others], SLUG);
  let sent = 0;
  /** Each of the others sends a right file twice a second at most, and waits for its report. */
  const measure = async (ms: number): Promise<number[]> => {
    const end = performance.now() + ms;
    const times: number[] = [];
    const one = async (person: string): Promise<void> => {
      while (performance.now() < end) {
        const graded = await queue.send(person, variant(sent++));
        if (graded.verdict !== 'accepted') throw new Error(`the bench submission is ${graded.verdict}`);
        times.push(graded.ms);
        await pause(Math.max(0, 500 - graded.ms));
      }
    };
    await Promise.all(others.map(one));
    return times;
  };
  await measure(5_000);
  const quiet = quantile(await measure(10_000), 0.95);
  table.push(['three people through the queue, p95', `${quiet.toFixed(0)} ms`, '', '']);
  for (const [kind, bomb] of Object.entries(BOMBS)) {
    let going = true;
    const attack = async (): Promise<void> => {
      for (let n = 0; n < BURST; n++) void queue.send('eager', bomb(sent++));
      while (going) {
        void queue.send('eager', bomb(sent++));
        await pause(PAUSE_MS);
      }
    };
    const attacking = attack();
    const times = await measure(MEASURED_MS);
    going = false;
    await attacking;
    const ratio = quantile(times, 0.95) / quiet;
    table.push([`  while another sends ${kind}`, `${ratio.toFixed(2)} x`, '<= 2 x', verdict(ratio <= 2)]);
  }
  await queue.close();
}

export async function run([only]: readonly string[] = []): Promise<void> {
  const table = new Table({ head: ['what', 'measured', 'target', ''], style: { head: [], border: [] } });
  if (only !== 'shared') await measureGrader(table);
  await measureShared(table);
  console.log(table.toString());
}

async function measureGrader(table: Table.Table): Promise<void> {
  const limits = LimitsSchema.parse({ workers: 2, recycleJobs: 100_000 });
  const cacheFolder = mkdtempSync(join(tmpdir(), 'gradedescent-cache-'));
  const grader = createGrader({ exercisesFolder: join(projectRoot, 'exercises'), cacheFolder, limits });
  await grader.start();
  await gradeMany(grader, 40, 2, 0);

  const largest = (): number => Math.max(...grader.workers().map(({ residentMiB }) => residentMiB));
  const idle = largest();
  const latencies = await gradeMany(grader, 200, 1, 1_000);
  const [p50, p95] = [quantile(latencies, 0.5), quantile(latencies, 0.95)];
  table.push(['submit to report, p50', `${p50.toFixed(1)} ms`, '<= 60 ms', verdict(p50 <= 60)]);
  table.push(['submit to report, p95', `${p95.toFixed(1)} ms`, '<= 150 ms', verdict(p95 <= 150)]);

  const beside = await gradeDuringRegrade(grader, 200, 100_000);
  const [slower50, slower95] = [quantile(beside, 0.5) / p50, quantile(beside, 0.95) / p95];
  table.push(['  while others are graded again, p50', `${slower50.toFixed(2)} x`, '<= 2 x', verdict(slower50 <= 2)]);
  table.push(['  the same, p95', `${slower95.toFixed(2)} x`, '<= 2 x', verdict(slower95 <= 2)]);

  const rates: number[] = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    await gradeMany(grader, 200, 4, 2_000 + round * 1_000);
    rates.push(200_000 / (performance.now() - start));
  }
  const rate = median(rates);
  const dir = writeBaselines();
  const plain = [process.execPath, join(dir, 'plain.cjs')] as const;
  const perProcess = await runsPerSecond(30, 1, plain);
  const perProcessTwo = await runsPerSecond(60, 2, plain);
  const perJest = await runsPerSecond(5, 1, ['npx', 'jest', '--config', join(dir, 'jest.json'), '--no-cache']);
  rmSync(dir, { recursive: true });
  const times = (other: number): string => `${(rate / other).toFixed(1)} x`;
  table.push(['submissions per second, 2 workers, types checked', rate.toFixed(1), '', '']);
  const processes = `against one node process per submission (${perProcess.toFixed(1)}/s)`;
  table.push([processes, times(perProcess), '>= 5 x', verdict(rate >= 5 * perProcess)]);
  table.push([`  the same, two processes at a time (${perProcessTwo.toFixed(1)}/s)`, times(perProcessTwo), '', '']);
  const jestRuns = `against one npx jest run per submission (${perJest.toFixed(2)}/s)`;
  table.push([jestRuns, times(perJest), '>= 50 x', verdict(rate >= 50 * perJest)]);

  await gradeMany(grader, 1_000, 2, 10_000);
  const after = largest();
  table.push(['memory of a worker, idle after 40 gradings', `${idle.toFixed(0)} MiB`, '', '']);
  table.push([
    'memory of a worker after 1,000 more each',
    `${after.toFixed(0)} MiB`,
    `<= ${(idle * 1.2).toFixed(0)} MiB (+20 %)`,
    verdict(after <= idle * 1.2),
  ]);
  await grader.close();
  rmSync(cacheFolder, { recursive: true });
}
