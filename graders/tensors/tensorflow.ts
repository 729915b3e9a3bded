/**
 * Owns TensorFlow.js: which backend is really used, and moving values in and out. The only importer of tfjs.
 * Must not know exercises. Runs in the trusted reference process only.
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import * as core from '@tensorflow/tfjs-core';
import { completeWasmKernels } from './wasm-kernels.ts';

/** A ready TensorFlow.js. Numbers are float32 inside. */
export interface TensorFlow {
  /** What reference.tf.ts imports as "tf". */
  readonly tf: typeof core;
  /** The backend that is really used: `tfjs-node`, `wasm` or `cpu`. */
  readonly backend: string;
  readonly version: string;
}

/** The gradients of all kernels, bundled by the build (server/build.mjs says why). */
const GRADIENTS = './gradients.js';

/** tfjs-node where it is installed and loads; it is dropped, unbuilt or broken on many machines. */
async function loadNodeBackend(): Promise<typeof core | undefined> {
  try {
    const name = '@tensorflow/tfjs-node';
    const tf = (await import(name)) as typeof core & { default?: typeof core };
    const loaded = tf.default ?? tf;
    return loaded.getBackend() === 'tensorflow' ? loaded : undefined;
  } catch {
    return undefined;
  }
}

async function loadWasmBackend(): Promise<boolean> {
  try {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(
      dirname(entry)
        .replace(/\/?$/, sep)
        .replace(`${sep}dist${sep}`, join(sep, 'dist', sep)),
    );
    if (!(await core.setBackend('wasm'))) return false;
    completeWasmKernels();
    return true;
  } catch {
    return false;
  }
}

/** Loads TensorFlow.js with the best backend there is: tfjs-node, else wasm, else cpu. */
export async function loadTensorFlow(): Promise<TensorFlow> {
  const version = core.version_core;
  const node = await loadNodeBackend();
  if (node !== undefined) return { tf: node, backend: 'tfjs-node', version };
  await import(GRADIENTS);
  await import('@tensorflow/tfjs-backend-cpu');
  if (await loadWasmBackend()) return { tf: core, backend: 'wasm', version };
  await core.setBackend('cpu');
  return { tf: core, backend: 'cpu', version };
}
