/**
 * Owns a grader for the time of one command: the same process and engine as the server's.
 * Must not know what is graded.
 */
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { LimitsSchema } from '../../graders/limits.ts';
import { createGraderClient, type GraderProcessClient } from '../grading/grader-client.ts';
import { projectRoot } from '../project-root.ts';

/** Folder of the course's exercises. */
export const exercisesFolder = join(projectRoot, 'exercises');

/** Starts a grader, runs `work` with it and closes it, however `work` ends. `atOnce` is how much there is to grade at most. */
export async function withGrader<T>(
  work: (grader: GraderProcessClient) => Promise<T>,
  atOnce = Number.POSITIVE_INFINITY,
): Promise<T> {
  const cacheFolder = join(homedir(), '.cache', 'gradedescent', 'expected');
  const limits = LimitsSchema.parse({ workers: Math.min(4, availableParallelism(), atOnce) });
  const grader = createGraderClient({ exercisesFolder, cacheFolder, limits });
  try {
    await grader.start();
    return await work(grader);
  } finally {
    await grader.close();
  }
}
