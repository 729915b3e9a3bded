/**
 * Bench `cli`: how long `gradedescent grade` takes for one file, from the shell's point of view, with the expected values kept and
 * with a home that cannot be written; and how soon a server on a fresh machine answers the first submission to the exercise whose
 * expected values take longest.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { projectRoot } from '../../server/project-root.ts';
import { startServer, visit } from '../support/server-process.ts';
import { median } from './statistics.ts';

const TARGET_CLI_MS = 1_300;
const TARGET_FIRST_MS = 10_000;
const RUNS = 5;
const QUICK = 'linear_forward';
const SLOWEST = 'two_layer_model';
const LOOK_MS = 50;

const referenceOf = (slug: string): string => join(projectRoot, 'exercises', slug, 'reference.ts');

/** Runs the command; resolves with its time, ms. */
function gradeOnce(home: string): Promise<number> {
  const began = performance.now();
  const args = [join(projectRoot, 'server', 'cli', 'gradedescent.mjs'), 'grade', QUICK, referenceOf(QUICK)];
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: { PATH: process.env.PATH ?? '', HOME: home } });
  return new Promise((resolve, reject) => {
    child.on('exit', (code) =>
      code === 0 ? resolve(performance.now() - began) : reject(new Error(`gradedescent grade ended with ${code}`)),
    );
  });
}

/** Time from the moment at which a server on an empty folder can be reached to the report of its first submission, ms. */
async function firstReport(folder: string): Promise<number> {
  // A folder of its own: the servers of tests share one.
  mkdirSync(join(folder, 'expected'));
  const server = await startServer({ DATA_DIR: folder, WORK_AHEAD: 'yes' });
  const began = performance.now();
  const { submit, get } = await visit(server.studentLink);
  const id = await submit(SLOWEST, readFileSync(referenceOf(SLOWEST), 'utf8'));
  const isGraded = async (): Promise<boolean> => {
    const { report } = JSON.parse(await get(`/api/v1/submissions/${id}`)) as { report: object | null };
    return report !== null;
  };
  while (!(await isGraded())) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  const took = performance.now() - began;
  await server.end('SIGTERM');
  return took;
}

/** Runs the bench and prints its table. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  try {
    const home = join(folder, 'home');
    mkdirSync(home);
    await gradeOnce(home);
    const times: number[] = [];
    for (let index = 0; index < RUNS; index += 1) times.push(await gradeOnce(home));
    const unwritable = await gradeOnce('/dev/null');
    const data = join(folder, 'data');
    mkdirSync(data);
    const first = await firstReport(data);
    const verdict = (ms: number, target: number): string => `<= ${target}: ${ms <= target ? 'ok' : 'MISSED'}`;
    const table = new Table({ head: ['what', 'ms', 'target'] });
    const cli = median(times);
    table.push(
      [`gradedescent grade, one file, median of ${RUNS}`, Math.round(cli), verdict(cli, TARGET_CLI_MS)],
      ['the same where nothing can be kept', Math.round(unwritable), ''],
      ['first report on a fresh machine', Math.round(first), verdict(first, TARGET_FIRST_MS)],
    );
    console.log(table.toString());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
