/**
 * Owns how a compile process is started: it dies with the grader, its memory is limited, and the same holds for the esbuild below it.
 * Must not know what it is asked.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../limits.ts';

/** A layer that works on this machine: its name and its command prefix. */
interface Layer {
  readonly name: string;
  readonly argv: readonly string[];
}

const HEAP_MIB = 512;
/** Data segment of a compile process, MiB: its heap, and what V8 and TypeScript need beside it. */
const DATA_MIB = 1_024;
const MIB = 1_024 * 1_024;
const entry = fileURLToPath(new URL('./compile-process.js', import.meta.url));
const limitedEsbuild = fileURLToPath(new URL('./limited-esbuild.sh', import.meta.url));

/** esbuild's own program, where its package is one for this machine. */
function findEsbuild(): string | undefined {
  const { platform, arch } = process;
  try {
    return createRequire(import.meta.resolve('esbuild')).resolve(`@esbuild/${platform}-${arch}/bin/esbuild`);
  } catch {
    return undefined;
  }
}

/** Commands in front of a program that shall die with its parent and have at most `dataMiB` of memory, as far as they work here. */
function prefixOf(layers: readonly Layer[], dataMiB: number): string[] {
  return layers.flatMap(({ name, argv }) => {
    if (name === 'setpriv') return argv;
    return name === 'prlimit' ? ['prlimit', `--data=${dataMiB * MIB}:${dataMiB * MIB}`, '--core=0:0'] : [];
  });
}

/** Returns a function that starts a compile process, in a process group of its own. */
export function createLaunchCompiler(layers: readonly Layer[], { esbuildMiB }: Pick<Limits, 'esbuildMiB'>) {
  const esbuild = existsSync(limitedEsbuild) ? findEsbuild() : undefined;
  const prefix = prefixOf(layers, DATA_MIB);
  const node = [process.execPath, `--max-old-space-size=${HEAP_MIB}`];
  const [program, ...args] = [...prefix, ...node] as [string, ...string[]];
  const limited = esbuild !== undefined && {
    ESBUILD_BINARY_PATH: limitedEsbuild,
    ESBUILD_PROGRAM: esbuild,
    ESBUILD_PREFIX: prefixOf(layers, esbuildMiB).join(' '),
    // One file at a time needs one core; what it grows to shall not take those of all others.
    GOMAXPROCS: '1',
  };
  return (): ChildProcess =>
    fork(entry, {
      execPath: program,
      execArgv: args,
      env: { PATH: process.env.PATH ?? '', ...limited },
      // What esbuild says when it runs out of memory is of no use to anybody.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      detached: true,
    });
}
