/**
 * Owns running the `compute` function of a quiz question in the sandbox, on many sets of variables at once.
 * Must not know quizzes: it takes TypeScript and plain variables and returns plain values.
 */
import { transpile } from '../compile/transpile.ts';
import { normaliseSource } from '../normalise-source.ts';
import type { WorkerPool } from '../pool/worker-pool.ts';
import type { SandboxOutcome } from '../pool/worker-process.ts';
import type { LibrarySource } from '../sandbox/library.ts';

/** `compute` cannot be used; the message says why, and for which variables. */
export class ComputeProblem extends Error {
  override readonly name = 'ComputeProblem';
}

/** Sets of variables that go to the sandbox as one text: the values that come back stay below its limit on texts. */
const CHUNK = 20;
const ENTRY = 'computeEach';
const WRAPPER = `
export function ${ENTRY}(json) {
  return JSON.stringify(JSON.parse(json).map((variables) => {
    try { return { values: compute(variables) }; } catch (error) { return { problem: String(error) }; }
  }));
}`;

interface Computed {
  readonly values?: unknown;
  readonly problem?: string;
}

function textOf(outcome: SandboxOutcome | undefined): string {
  if (outcome?.status !== 'replied') throw new ComputeProblem(`compute ended with ${outcome?.status ?? 'nothing'}`);
  const { result } = outcome;
  if (result.outcome === 'threw') throw new ComputeProblem(`${result.name}: ${result.message}`);
  const root = result.outcome === 'returned' ? result.calls[0]?.root : undefined;
  if (root?.kind !== 'string')
    throw new ComputeProblem('compute returns something that cannot be carried out of the sandbox');
  return root.value;
}

/** The values for each set of variables. @throws ComputeProblem when the author's code is at fault */
export async function computeValues(
  source: string,
  sets: readonly Readonly<Record<string, unknown>>[],
  { pool, library }: { readonly pool: WorkerPool; readonly library: LibrarySource },
): Promise<unknown[]> {
  const program = await transpile(`${normaliseSource(source)}\n${WRAPPER}`);
  if (!('code' in program)) {
    const [first] = program;
    throw new ComputeProblem(`line ${first?.line ?? 1}: ${first?.message ?? 'cannot be read'}`);
  }
  const chunks = Array.from({ length: Math.ceil(sets.length / CHUNK) }, (_, i) =>
    sets.slice(i * CHUNK, (i + 1) * CHUNK),
  );
  const tests = chunks.map((chunk) => {
    const tree = JSON.stringify([{ kind: 'string', value: JSON.stringify(chunk) }]);
    return { tree, data: new Float64Array(0), calls: 1 };
  });
  const { outcomes, loadFailure } = await pool.run({ library, program: program.code, functionName: ENTRY, tests });
  if (loadFailure !== undefined) textOf(loadFailure);
  const results = outcomes.flatMap((outcome) => JSON.parse(textOf(outcome)) as Computed[]);
  return results.map(({ values, problem }, index) => {
    const given = JSON.stringify(sets[index]);
    if (problem !== undefined) throw new ComputeProblem(`with ${given}: ${problem}`);
    if (typeof values !== 'object' || values === null || Array.isArray(values))
      throw new ComputeProblem(`with ${given}: compute must return an object of values`);
    return values;
  });
}
