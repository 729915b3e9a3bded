/**
 * Owns grading the whole hostile corpus once, two attacks at a time, through one real grader process with two workers.
 * After each attack it grades an honest submission. Must not judge anything.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LimitsSchema } from '../../graders/limits.ts';
import type { GradeReport } from '../../graders/protocol.ts';
import { createGraderClient, type GraderProcessClient } from '../../server/grading/grader-client.ts';
import { type Attack, readAttacks } from './attacks.ts';

/** How grading one file ended: a report, or the reason why there is none. */
export type Ending = GradeReport | { readonly failure: string };

/** An attack's ending, and that of the honest submission after it. */
export interface Graded {
  readonly attack: Ending;
  readonly honest: Ending;
}

/**
 * Smaller than in production, so that the corpus takes minutes and not an hour. The memory limits stay as they are: they
 * are what holds.
 */
export const LIMITS = LimitsSchema.parse({ workers: 2, testMs: 1_000, submissionMs: 4_000, graceMs: 250 });

export const HONEST = `import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
`;

/** A submission of another student, of an exercise that attacks try to look into. */
const VICTIM = `export const ticket = 'TICKET-OF-ANOTHER-STUDENT' as const;
export function compute_cost() {
  return 0;
}
`;

/** Grades the corpus; each promise settles when its attack and the honest submission after it are graded. */
export function gradeCorpus(exercisesFolder: string): {
  readonly client: GraderProcessClient;
  readonly attacks: readonly Attack[];
  /** Resolves when the grader runs and has graded honestly. */
  start(): Promise<{ readonly pid: number; readonly honest: Ending }>;
  graded(attack: Attack): Promise<Graded>;
} {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'gradedescent-hostile-'));
  const client = createGraderClient({ exercisesFolder, cacheFolder, limits: LIMITS });
  const attacks = readAttacks();
  const results = new Map<Attack, PromiseWithResolvers>(attacks.map((attack) => [attack, withResolvers()]));

  let next = 0;
  const grade = (exercise: string, source: string): Promise<Ending> =>
    client
      .grade({ id: `job-${next++}`, exercise, fileName: 'submission.ts', source, scope: 'all' })
      .catch((error: Error) => ({ failure: error.message }));
  const lane = async (queue: Attack[]): Promise<void> => {
    for (let attack = queue.shift(); attack !== undefined; attack = queue.shift()) {
      const ending = await grade(attack.exercise, attack.source);
      const honest = await grade('linear_forward', HONEST);
      results.get(attack)?.resolve({ attack: ending, honest });
    }
  };
  return {
    client,
    attacks,
    async start() {
      try {
        await client.start();
        for (const exercise of new Set(attacks.map((attack) => attack.exercise))) await grade(exercise, HONEST);
        await grade('compute_cost', VICTIM);
        const honest = await grade('linear_forward', HONEST);
        const queue = [...attacks];
        void Promise.all([lane(queue), lane(queue)]);
        return { pid: client.pid ?? 0, honest };
      } catch (error) {
        const failure = `the grader did not start: ${(error as Error).message}`;
        for (const { resolve } of results.values()) resolve({ attack: { failure }, honest: { failure } });
        throw error;
      }
    },
    graded: (attack) => results.get(attack)?.promise as Promise<Graded>,
  };
}

interface PromiseWithResolvers {
  readonly promise: Promise<Graded>;
  readonly resolve: (value: Graded) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: PromiseWithResolvers['resolve'] = () => {};
  const promise = new Promise<Graded>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
