/** How long a process may take to boot: in processor time, or by the clock when it does nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { processorMs, watchBoot } from '../../../graders/pool/boot-deadline.ts';
import { until } from '../../support/until.ts';

const children: ChildProcess[] = [];
const running: (() => void)[] = [];
afterEach(() => {
  for (const end of running.splice(0)) end();
  // The group: what it started, too.
  for (const child of children.splice(0)) process.kill(-(child.pid ?? 0), 'SIGKILL');
});

/** Starts Node with a script, `wrapped` in a process that only waits for it, as the layers of the sandbox do. */
function start(script: string): number {
  const child = spawn('sh', ['-c', `"$0" -e "$1" & wait`, process.execPath, script], {
    stdio: 'ignore',
    detached: true,
  });
  children.push(child);
  return child.pid ?? 0;
}
/** Watches a process; `late` says whether it was given up. */
function watch(pid: number, limitMs: number) {
  const watched = { late: 0 };
  running.push(
    watchBoot(pid, limitMs, () => {
      watched.late += 1;
    }),
  );
  return watched;
}
const SPIN = 'for (;;) {}';
/** Works a tenth of the time, as on a machine with ten times as much to do. */
const SLOW = 'setInterval(() => { const end = Date.now() + 20; while (Date.now() < end); }, 200)';
const HANGS = 'setInterval(() => {}, 60000)';

describe('a process that boots', () => {
  it('has its processor time counted with that of what it started', async () => {
    const pid = start(SPIN);
    await until(() => (processorMs(pid) ?? 0) > 300, 'it has worked');
    expect(processorMs(999_999_999)).toBeUndefined();
  });

  it('is given up when it worked too long, once', async () => {
    const [spinning, patient] = [watch(start(SPIN), 400), watch(start(SPIN), 600_000)];
    await until(() => spinning.late > 0, 'it is given up');
    expect([spinning.late, patient.late]).toEqual([1, 0]);
  });

  it('is given up when it does nothing, and never for being slow', async () => {
    const slow = watch(start(SLOW), 2_000);
    // As long as the slow one: three limits by the clock, of which it worked less than one.
    let hung = 0;
    for (let turn = 0; turn < 3; turn++) {
      const hanging = watch(start(HANGS), 2_000);
      await until(() => hanging.late > 0, 'it is given up');
      hung += hanging.late;
    }
    expect([hung, slow.late]).toEqual([3, 0]);
  });
});
