/**
 * Owns the npm scripts: prepare (install, build), then run the command.
 * Must not know what the commands do inside.
 *
 *   node server/bootstrap.mjs start|serve|test|check|bench|build [arguments]
 */
import { spawn } from 'node:child_process';
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

const bin = (name) => join(root, 'node_modules', ...name.split('/'));
const jest = (...args) =>
  run(['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js'), ...args]);

/** Runs each step even when an earlier one failed, so that one run shows everything; fails when any failed. */
async function all(steps) {
  let failed = 0;
  for (const [title, step] of steps) {
    console.log(`\n- ${title}`);
    if ((await step()) !== 0) failed = 1;
  }
  return failed;
}

const tsc = (project) => run([bin('@typescript/native/bin/tsc'), '-p', project, '--noEmit']);
const check = () =>
  all([
    ['format and lint (biome)', () => run([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'])],
    ['types of server and graders', () => tsc('tsconfig.json')],
    ['types of the exercises', () => tsc('exercises/tsconfig.json')],
    ['types of the tests', () => tsc('test/tsconfig.json')],
    ['types of the browser code', () => tsc('views/tsconfig.json')],
    [
      'import boundaries (dependency-cruiser)',
      () =>
        run([
          bin('dependency-cruiser/bin/dependency-cruise.mjs'),
          '--config',
          '.dependency-cruiser.json',
          'server',
          'graders',
        ]),
    ],
    ['dead code (knip)', () => run([bin('knip/bin/knip.js')])],
  ]);

const commands = {
  build: async () => 0,
  start: (args) => run([bin('../dist/server/main.js'), ...args]),
  serve: (args) => run([bin('../dist/server/main.js'), ...args], { NODE_ENV: 'production' }),
  check,
  jest: (args) => jest(...args),
  bench: (args) => run([bin('../dist/test/bench/main.js'), ...args]),
  test: async (args) => {
    const checked = args.length > 0 ? 0 : await check();
    const tested = await jest(...args);
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
