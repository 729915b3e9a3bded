/**
 * Entry of the reference process: loads TensorFlow.js once and answers what the references return.
 * Must never be given student code.
 */
import type { Exercise } from '../catalog/exercise.ts';
import { array } from '../np/index.ts';
import { loadTensorFlow } from '../tensors/tensorflow.ts';
import { computeExpected, scratchReference, tensorReference } from './compute-expected.ts';
import { disagreement } from './disagreement.ts';
import { toPlain } from './plain-values.ts';
import type { ReferenceReply, ReferenceRequest, ReferenceValues } from './reference-messages.ts';

const tensorFlow = loadTensorFlow();

/** Nested lists of numbers become arrays, `{...}` dicts; a list that is not numeric all through stays a list (a tuple). */
function fromNested(value: unknown): unknown {
  if (Array.isArray(value)) {
    const numeric = (part: unknown): boolean =>
      typeof part === 'number' || (Array.isArray(part) && part.length > 0 && part.every(numeric));
    const matrix = value.length > 0 && value.every((row) => Array.isArray(row) && numeric(row));
    return matrix && !isTuple(value) ? array(value as number[][]) : value.map(fromNested);
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromNested(item)]));
  return value;
}

/** A list of matrices of different shapes is a tuple such as a cache, never a tensor. */
function isTuple(value: readonly unknown[]): boolean {
  const depth = (part: unknown): number => (Array.isArray(part) ? 1 + depth(part[0]) : 0);
  return value.some((item) => depth(item) !== 1 || (item as unknown[]).length !== (value[0] as unknown[]).length);
}

async function call(exercise: Exercise, all: readonly Exercise[], args: readonly unknown[]): Promise<ReferenceValues> {
  const loaded = await tensorFlow;
  const inputs = args.map((arg) => toPlain(fromNested(arg)));
  const scratch = scratchReference(exercise, all)(inputs);
  const tensor = tensorReference(exercise, loaded)(inputs);
  const { backend: tfjsBackend, version: tfjsVersion } = loaded;
  return { scratch, tensor, tfjsBackend, tfjsVersion, disagreement: disagreement(scratch, tensor) };
}

async function answer(request: ReferenceRequest): Promise<ReferenceReply> {
  const { id, exercise, all } = request;
  try {
    if (request.type === 'call') return { type: 'values', id, values: await call(exercise, all, request.args) };
    return { type: 'expected', id, set: computeExpected(exercise, all, await tensorFlow, request.version) };
  } catch (error) {
    return { type: 'failed', id, message: (error as Error).message };
  }
}

process.on('message', (request: ReferenceRequest) => void answer(request).then((reply) => process.send?.(reply)));
process.on('disconnect', () => process.exit(0));
