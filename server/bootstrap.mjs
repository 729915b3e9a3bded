/**
 * Owns the npm scripts: prepare (install, build), then run the command.
 * Must not know what the commands do inside.
 *
 *   node server/bootstrap.mjs start|serve|test|check|bench|build [arguments]
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

/** Runs a child with our own standard streams and passes signals and the exit code on. */
function run(args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** Runs a child to its end and returns what it printed, and its exit code. */
function runQuietly(args) {
  return new Promise((resolve) => {
    const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
    child.on('close', (code) => resolve({ code: code ?? 1, text: Buffer.concat(printed).toString().trimEnd() }));
  });
}

const bin = (name) => join(root, 'node_modules', ...name.split('/'));
const cores = availableParallelism();
// Tests start processes of their own, and many wait: a worker for every two cores keeps the machine busy, three keep each other company.
const WORKERS = `--maxWorkers=${Math.max(3, Math.floor(cores / 2))}`;
const jest = (...args) =>
  run([
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    bin('jest/bin/jest.js'),
    ...(args.some((arg) => /^(--maxWorkers|-w|--runInBand|-i$)/.test(arg)) ? [] : [WORKERS]),
    ...args,
  ]);

const tsc = (project) => [bin('@typescript/native/bin/tsc'), '-p', project, '--noEmit'];
/** A worker that holds more after a test file is replaced: modules of test files are never given back. */
const WORKER_BYTES = '900MB';
/** What is checked, the longest first. The build before any command has checked the types of server, graders and benches. */
const CHECKS = [
  ['types of the tests', tsc('test/tsconfig.json')],
  [
    'import boundaries (dependency-cruiser)',
    [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.json', 'server', 'graders'],
  ],
  ['dead code (knip)', [bin('knip/bin/knip.js')]],
  ['format and lint (biome)', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['types of the browser code', tsc('views/tsconfig.json')],
  ['types of the exercises', tsc('exercises/tsconfig.json')],
];

/**
 * Runs the checks side by side, as many at a time as there are cores, and prints each when it has ended. Every one runs even when
 * another failed, so that one run shows everything; fails when any failed.
 */
async function check() {
  const waiting = [...CHECKS];
  let failed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [title, args] = next;
      const { code, text } = await runQuietly(args);
      if (code !== 0) failed = 1;
      console.log(`\n- ${title}${code === 0 ? '' : ': failed'}${text === '' ? '' : `\n${text}`}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, cores) }, work));
  return failed;
}

const commands = {
  build: async () => 0,
  start: (args) => run([bin('../dist/server/main.js'), ...args]),
  serve: (args) => run([bin('../dist/server/main.js'), ...args], { NODE_ENV: 'production' }),
  check,
  jest: (args) => jest(...args),
  bench: (args) => run([bin('../dist/test/bench/main.js'), ...args]),
  test: async (args) => {
    if (args.length > 0) return jest(...args);
    const checked = await check();
    const tested = await jest(`--workerIdleMemoryLimit=${WORKER_BYTES}`);
    return checked || tested;
  },
};

const [name = 'start', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Unknown command ${name}; there are: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
await prepare();
process.exit(await command(args));
