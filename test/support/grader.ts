/**
 * Owns a real grader process for tests, over the project's exercises, with a cache of expected values that tests share.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Limits, LimitsSchema } from '../../graders/limits.ts';
import { createGraderClient, type GraderProcessClient } from '../../server/grading/grader-client.ts';
import { projectRoot } from '../../server/project-root.ts';

export const exercisesFolder = join(projectRoot, 'exercises');

/** Expected values, named by what they come from: all tests may share them. */
export const expectedFolder = join(tmpdir(), 'gradedescent-test-cache');

/** A client that is not started yet. Needs the build in dist/. */
export function testGrader(limits: Partial<Limits> = {}): GraderProcessClient {
  return createGraderClient({ exercisesFolder, cacheFolder: expectedFolder, limits: LimitsSchema.parse(limits) });
}
