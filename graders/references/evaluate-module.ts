/**
 * Owns running a trusted content file (reference, cases, attempt) in this process and getting at its exports.
 * Must not be given a student's submission: it is not a sandbox.
 */
import { transformSync } from 'esbuild';

/** What a content file may import, by name. */
export type ModuleMap = Readonly<Record<string, unknown>>;

const silent = { log() {}, info() {}, warn() {}, error() {}, debug() {} };

/** Runs `source` and returns its exports. @throws Error that names `shownAs` when it does not compile or run */
export function evaluateModule(source: string, shownAs: string, modules: ModuleMap): Record<string, unknown> {
  try {
    const { code } = transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'es2022',
      sourcefile: shownAs,
      logLevel: 'silent',
    });
    const require = (name: string): unknown => {
      const found = modules[name];
      if (found === undefined) throw new Error(`"${name}" cannot be imported here`);
      return found;
    };
    const module = { exports: {} as Record<string, unknown> };
    new Function('exports', 'require', 'module', 'console', `"use strict";\n${code}`)(
      module.exports,
      require,
      module,
      silent,
    );
    return module.exports;
  } catch (error) {
    throw new Error(`${shownAs}: ${(error as Error).message}`, { cause: error });
  }
}

/** A function exported by a content file. @throws Error when it is not there */
export function exportedFunction(
  exports: Record<string, unknown>,
  name: string,
  shownAs: string,
): (...args: unknown[]) => unknown {
  const found = exports[name];
  if (typeof found !== 'function') throw new Error(`${shownAs}: does not export a function ${name}`);
  return found as (...args: unknown[]) => unknown;
}
