/**
 * Owns what a worker thread does: loads a job's module and hands it its input.
 * Must not know which jobs there are.
 */

/** What a thread is given: the module of the job, which exports it as `default`, as a URL; and its input. */
export interface Task {
  readonly module: string;
  readonly input: unknown;
}

/** What came of it; a job that ran out of its stack has met an input that is nested too deeply for it. */
export type Done = { readonly output: unknown } | { readonly tooDeep: true };

/** Runs a job. @throws Error whatever the job throws */
export default async function work({ module, input }: Task): Promise<Done> {
  const { default: job } = (await import(module)) as { default: (input: unknown) => unknown };
  try {
    return { output: await job(input) };
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) return { tooDeep: true };
    throw error;
  }
}
