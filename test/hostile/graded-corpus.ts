/**
 * Owns grading the whole hostile corpus once, a few attacks at a time, through two real grader processes: one whose limits are
 * short for attacks that may meet a time limit, one whose limits a slow machine would keep for all others.
 * After each attack it grades an honest submission in the same grader.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GradeReport } from '../../graders/protocol.ts';
import { type GraderInLanes, pairOfGraders } from '../support/grader.ts';
import { type Attack, readAttacks } from './attacks.ts';

/** How grading one file ended: a report, or the reason why there is none. */
export type Ending = GradeReport | { readonly failure: string };

/** An attack's ending, and that of the honest submission after it. */
export interface Graded {
  readonly attack: Ending;
  readonly honest: Ending;
}

const HONEST = `import * as np from 'np';
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

/** The corpus and what comes of it. */
export interface GradedCorpus {
  readonly attacks: readonly Attack[];
  /** Resolves with one honest ending for each grader when both run; from then on they grade the attacks. */
  start(): Promise<Ending[]>;
  /** Settles when the attack and the honest submission after it are graded. */
  graded(attack: Attack): Promise<Graded>;
  /** Process ids of the graders that run. */
  pids(): (number | undefined)[];
  close(): Promise<void>;
}

/** Will grade all attacks. */
export function gradeCorpus(): GradedCorpus {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'gradedescent-hostile-'));
  const graders = pairOfGraders(cacheFolder);
  const both = [graders.patient, graders.impatient];
  const attacks = readAttacks();
  const results = new Map<Attack, Promise<Graded>>();

  let next = 0;
  const grade = ({ client }: GraderInLanes, exercise: string, source: string): Promise<Ending> =>
    client
      .grade({ id: `job-${next++}`, exercise, fileName: 'submission.ts', source, scope: 'all' })
      .catch((error: Error) => ({ failure: error.message }));
  const prepare = async (grader: GraderInLanes): Promise<Ending> => {
    for (const exercise of new Set(attacks.map((attack) => attack.exercise))) await grade(grader, exercise, HONEST);
    await grade(grader, 'compute_cost', VICTIM);
    return grade(grader, 'linear_forward', HONEST);
  };
  return {
    attacks,
    async start() {
      await graders.start();
      const honest: Ending[] = [];
      // One after the other: they share the expected values.
      for (const grader of both) honest.push(await prepare(grader));
      for (const attack of attacks) {
        const grader = graders.graderFor(attack.isEndless);
        const gradeBoth = async (): Promise<Graded> => ({
          attack: await grade(grader, attack.exercise, attack.source),
          honest: await grade(grader, 'linear_forward', HONEST),
        });
        results.set(attack, grader.lanes(gradeBoth));
      }
      return honest;
    },
    graded(attack) {
      const result = results.get(attack);
      if (result === undefined) throw new Error(`${attack.name} was not given to a grader`);
      return result;
    },
    pids: () => both.map(({ client }) => client.pid),
    async close() {
      await graders.close();
      rmSync(cacheFolder, { recursive: true, force: true });
    },
  };
}
