/**
 * Owns how a sandbox worker process is started: the layers of confinement around Node, and which of them this machine has.
 * Must not know what runs inside. Missing layers are reported by the server and by `gradedescent doctor`, never silently skipped.
 *
 * Layers, outside in: setpriv (dies with its parent), prlimit (data segment, no core files, few descriptors),
 * bwrap (no network, no files but the worker's own) or else unshare (no network), and V8 flags.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What confines a worker on this machine. */
export interface Confinement {
  /** Command prefix of each layer that works here, outside in. */
  readonly layers: readonly { readonly name: string; readonly argv: readonly string[] }[];
  /** Layers that are not available, with what that means. */
  readonly missing: readonly string[];
  /** V8 flags that this version of Node knows. */
  readonly flags: readonly string[];
}

/** Memory limits of the worker process itself. */
export interface ProcessLimits {
  /** Data segment (RLIMIT_DATA), MiB. */
  readonly dataMiB: number;
  /** Old-space heap of the worker's own isolate, MiB. */
  readonly ownHeapMiB: number;
}

/** Flags that take dangerous features away; those unknown to this V8 are covered by the guest (see sandbox/guest). */
const HARDENING_FLAGS = [
  '--no-expose-wasm',
  '--no-harmony-rab-gsab',
  '--no-harmony-sharedarraybuffer',
  '--enable-experimental-regexp-engine-on-excessive-backtracks',
];

/** So long that only a layer that hangs is taken for missing, however busy the machine is, ms. */
const TRY_MS = 30_000;

const works = (argv: readonly string[]): boolean =>
  spawnSync(argv[0] as string, argv.slice(1), { stdio: 'ignore', timeout: TRY_MS }).status === 0;

function knownFlags(): string[] {
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8', maxBuffer: 1 << 24 });
  const plain = (flag: string): string => flag.replace(/^--(no-)?/, '').replaceAll('_', '-');
  const known = new Set(
    [...stdout.matchAll(/^\s+--(?:no-)?([\w-]+)/gm)].map(([, name]) => (name as string).replaceAll('_', '-')),
  );
  return HARDENING_FLAGS.filter((flag) => known.has(plain(flag)));
}

/** Read-only binds: the system's libraries, Node, the worker's bundle and isolated-vm; nothing else of the disk exists inside. */
function bubblewrap(worker: string): string[] {
  const system = ['/usr', '/lib', '/lib64', '/lib32', '/bin'].filter((path) => existsSync(path));
  const own = [dirname(realpathSync(process.execPath)), dirname(worker), isolatedVmFolder(worker)];
  // A folder may be a link (node_modules often is): what it points to appears inside under its own name.
  const binds = [...system, ...own].flatMap((path) => ['--ro-bind', realpathSync(path), path]);
  const isolation = [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    '--dev',
    '/dev',
    '--proc',
    '/proc',
  ];
  return ['bwrap', ...isolation, ...binds, '--chdir', '/'];
}

/** The installed isolated-vm package, found by walking up from the worker as Node does. */
function isolatedVmFolder(worker: string): string {
  for (let folder = dirname(worker); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', 'isolated-vm');
    if (existsSync(candidate)) return candidate;
  }
  throw new Error('isolated-vm is not installed: run npm ci.');
}

/** Finds out which layers work here. Costs a few short processes; done once per grader. */
export function detectConfinement(worker: string, limits: ProcessLimits): Confinement {
  const layers: { name: string; argv: string[] }[] = [];
  const missing: string[] = [];
  const offer = (name: string, argv: string[], without: string): boolean => {
    const fine = works([...argv, process.execPath, '--version']);
    if (fine) layers.push({ name, argv });
    else missing.push(`${name}: ${without}`);
    return fine;
  };
  offer('setpriv', ['setpriv', '--pdeathsig', 'KILL'], 'a worker may outlive a killed grader until its input closes');
  const bytes = limits.dataMiB * 1024 * 1024;
  offer(
    'prlimit',
    ['prlimit', `--data=${bytes}:${bytes}`, '--core=0:0', '--nofile=64:64'],
    "memory outside the isolate's heap is bounded only by the grader's polling",
  );
  if (
    !offer(
      'bwrap',
      bubblewrap(worker),
      'an escape from the isolate could read files (install Debian package bubblewrap)',
    )
  )
    offer(
      'unshare',
      ['unshare', '--user', '--map-root-user', '--net'],
      'an escape from the isolate could use the network',
    );
  return { layers, missing, flags: knownFlags() };
}

/**
 * Starts one worker: no environment, pipes only, its own process group, so that a wrapper that is still starting can be
 * killed with all that it has forked.
 */
export function launchWorker(worker: string, confinement: Confinement, limits: ProcessLimits): ChildProcess {
  const flags = ['--no-node-snapshot', ...confinement.flags, `--max-old-space-size=${limits.ownHeapMiB}`];
  const argv = [...confinement.layers.flatMap((layer) => layer.argv), process.execPath, ...flags, worker];
  return spawn(argv[0] as string, argv.slice(1), {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
  });
}
