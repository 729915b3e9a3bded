import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { GraderProcessClient } from '../../server/grading/grader-client.ts';
import { exercisesFolder, testGrader } from '../support/grader.ts';
import { until } from '../support/until.ts';

const PATIENCE_MS = 180_000;
const right = readFileSync(join(exercisesFolder, 'linear_forward', 'reference.ts'), 'utf8');
const endless = 'export function linear_forward(): never {\n  for (;;) {}\n}\n';
const job = (id: string, source: string) => ({
  id,
  exercise: 'linear_forward',
  fileName: 'a.ts',
  source,
  scope: 'all' as const,
});

/** Sandbox workers below a process: Node processes that run worker.mjs. */
function workersBelow(pid: number): number[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8').match(/^\d+ \(.*\) \S (\d+)/s) ?? [];
        return [{ pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
  const below = (parent: number): typeof processes =>
    processes.filter((p) => p.parent === parent).flatMap((p) => [p, ...below(p.pid)]);
  return below(pid)
    .filter(({ command }) => /^\S*node\0.*worker\.mjs\0$/s.test(command))
    .map((p) => p.pid);
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** SIGKILL; false when the process was gone already. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

let grader: GraderProcessClient;
afterEach(() => grader.close());

describe('the grader', () => {
  it(
    'goes on after a worker is killed in the middle of a run, and the other tests keep their verdicts',
    async () => {
      grader = testGrader({ workers: 1, testMs: 2_000 });
      await grader.start();
      // The second test hangs; the first is right.
      const source = `${right}\nlet calls = 0;\n`
        .replace('const Z', 'if (++calls === 2) for (;;) {}\n  const Z')
        .replace(/^let calls = 0;$/m, '');
      let killed = 0;
      const report = await grader.grade(job('killed', `let calls = 0;\n${source}`), ({ done }) => {
        // The first test has its verdict, so the second one is running or about to.
        if (done !== 1 || killed > 0) return;
        for (const pid of workersBelow(grader.pid ?? 0)) killed += kill(pid) ? 1 : 0;
      });
      expect(killed).toBeGreaterThan(0);
      const verdicts = report.tests.map(({ verdict }) => verdict);
      expect(verdicts[0]).toBe('accepted');
      expect(verdicts).toContain('memory-limit');
      const next = await grader.grade(job('next', right));
      expect(next.verdict).toBe('accepted');
    },
    PATIENCE_MS,
  );

  it(
    'fails its jobs as unavailable, not as zero, when it is killed, and is there again for the next',
    async () => {
      grader = testGrader({ workers: 1 });
      await grader.start();
      const running = grader.grade(job('lost', endless));
      const workers = workersBelow(grader.pid ?? 0);
      expect(workers.length).toBeGreaterThan(0);
      process.kill(grader.pid ?? 0, 'SIGKILL');
      await expect(running).rejects.toMatchObject({ name: 'GraderUnavailable' });
      await until(() => workers.every((pid) => !alive(pid)), 'the workers of the killed grader are gone');
      const report = await grader.grade(job('again', right));
      expect(report.verdict).toBe('accepted');
    },
    PATIENCE_MS,
  );

  it(
    'leaves no process behind when it is closed',
    async () => {
      grader = testGrader({ workers: 2 });
      await grader.start();
      const workers = workersBelow(grader.pid ?? 0);
      expect(workers.length).toBeGreaterThanOrEqual(1);
      await grader.close();
      await until(() => workers.every((pid) => !alive(pid)), 'the workers are gone');
    },
    PATIENCE_MS,
  );
});
