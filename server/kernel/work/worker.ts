/**
 * Owns what a worker thread does: loads a job's module and hands it its input.
 * Must not know which jobs there are.
 */

/** What a thread is given. */
export interface Task {
  /** URL of the module that exports the job as `default`. */
  readonly module: string;
  readonly input: unknown;
  /** Shared; the thread sets it to 1 when the job itself begins. */
  readonly begun: Int32Array;
}

/** What came of it; a job that ran out of its stack has met an input that is nested too deeply for it. */
export type Done = { readonly output: unknown } | { readonly tooDeep: true };

/** Runs a job. @throws Error whatever the job throws */
export default async function work({ module, input, begun }: Task): Promise<Done> {
  const { default: job } = (await import(module)) as { default: (input: unknown) => unknown };
  Atomics.store(begun, 0, 1);
  try {
    return { output: await job(input) };
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) return { tooDeep: true };
    throw error;
  }
}
