/**
 * Owns real grader processes for tests, over the project's exercises, with a cache of expected values that tests share.
 */
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Limits, LimitsSchema } from '../../graders/limits.ts';
import { createGraderClient, type GraderProcessClient } from '../../server/grading/grader-client.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createLanes, type Lanes } from './lanes.ts';

export const exercisesFolder = join(projectRoot, 'exercises');
/** Expected values, named by what they come from: all tests may share them. */
export const expectedFolder = join(tmpdir(), 'gradedescent-test-cache');

/** A client that is not started yet. Needs the build in dist/. It has the priority of the tests: no page waits for it. */
export function testGrader(limits: Partial<Limits> = {}, cacheFolder = expectedFolder): GraderProcessClient {
  const options = { exercisesFolder, cacheFolder, limits: LimitsSchema.parse(limits) };
  return createGraderClient(options, constants.priority.PRIORITY_NORMAL);
}

/** A grader and as many lanes as it has workers: a submission that waits for nobody. */
export interface GraderInLanes {
  readonly client: GraderProcessClient;
  readonly lanes: Lanes;
}

/** Two graders whose verdicts do not depend on how busy the machine is. */
export interface PairOfGraders {
  /** For whatever never ends: short time limits. What is slow anyway only gets surer of its end. */
  readonly impatient: GraderInLanes;
  /** For all that ends by itself, or at a limit of memory or output: time limits that a machine ten times slower would keep. */
  readonly patient: GraderInLanes;
  /** The one for a submission that meets a limit of time, or for one that meets none. */
  graderFor(isEndless: boolean): GraderInLanes;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Creates both; neither is started yet. Limits of memory are those of production. */
export function pairOfGraders(cacheFolder = expectedFolder): PairOfGraders {
  const inLanes = (limits: Partial<Limits>): GraderInLanes => {
    const client = testGrader(limits, cacheFolder);
    return { client, lanes: createLanes(client.capacity) };
  };
  const impatient = inLanes({ workers: 3, testMs: 600, submissionMs: 2_000, graceMs: 250 });
  const patient = inLanes({ workers: 2, testMs: 20_000, submissionMs: 200_000, compileMs: 30_000 });
  return {
    impatient,
    patient,
    graderFor: (isEndless) => (isEndless ? impatient : patient),
    async start() {
      await Promise.all([impatient.client.start(), patient.client.start()]);
    },
    async close() {
      await Promise.all([impatient.client.close(), patient.client.close()]);
    },
  };
}
