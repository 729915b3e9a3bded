/** The grader process as the server runs it. Needs the build in dist/. */
import { mkdtempSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parseConfig } from '../../server/config.ts';
import { createGraderClient } from '../../server/grading/grader-client.ts';
import { projectRoot } from '../../server/project-root.ts';

it('runs the grader at a lower priority than the pages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-priority-'));
  const { limits, exercisesFolder } = parseConfig({}, { cores: 1, workingFolder: projectRoot, projectRoot });
  const client = createGraderClient({ exercisesFolder, cacheFolder: folder, limits });
  try {
    await client.start();
    expect(client.pid).toBeDefined();
    expect(getPriority(client.pid)).toBeGreaterThan(getPriority());
  } finally {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
