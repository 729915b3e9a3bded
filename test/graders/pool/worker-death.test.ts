/** A sandbox process that dies: which tests keep their outcomes, and which one it died of. */
import { spawn } from 'node:child_process';
import { expect, it } from '@jest/globals';
import { LimitsSchema } from '../../../graders/limits.ts';
import { encodeFrame } from '../../../graders/pool/frames.ts';
import { WorkerProcess } from '../../../graders/pool/worker-process.ts';
import type { WorkerMessage } from '../../../graders/sandbox/worker-messages.ts';

const started = (index: number): WorkerMessage => ({ type: 'started', index });
/** The status of an outcome with which nothing else comes. */
const ended = (index: number): WorkerMessage => ({
  type: 'outcome',
  index,
  status: 'time-limit',
  text: '',
  durationMs: 1,
});
const encoded = (...messages: WorkerMessage[]): string =>
  Buffer.concat(messages.map((message) => encodeFrame(message))).toString('base64');
const JOB = {
  type: 'job',
  libraryHash: '',
  program: '',
  functionName: 'f',
  heapMiB: 1,
  testMs: 1_000,
  tests: [0, 1].map((index) => ({ index, tree: '[]', start: 0, end: 0, calls: 1 })),
} as const;

it.each<[string, WorkerMessage[], number[], number | undefined]>([
  ['before the first test', [], [], 0],
  ['in the first test', [started(0)], [], 0],
  ['between two tests', [started(0), ended(0)], [0], 1],
  ['in the second test', [started(0), ended(0), started(1)], [0], 1],
  ['after the last test', [started(0), ended(0), started(1), ended(1)], [0, 1], undefined],
])('that dies %s takes no outcome back', async (_where, messages, kept, diedAt) => {
  const program = `
    const write = (text, then) => process.stdout.write(Buffer.from(text, 'base64'), then);
    write('${encoded({ type: 'ready' })}');
    process.stdin.once('data', () => write('${encoded(...messages)}', () => process.kill(process.pid, 'SIGKILL')));`;
  const child = spawn(process.execPath, ['-e', program], { stdio: 'pipe', detached: true });
  const worker = new WorkerProcess(child, LimitsSchema.parse({}));
  await worker.ready;
  const result = await worker.run(JOB, new Uint8Array(), 60_000, () => {});
  expect([...result.outcomes].map(([index, { status }]) => [index, status])).toEqual(
    kept.map((index) => [index, 'time-limit']),
  );
  expect(result.diedAt && [result.diedAt.index, result.diedAt.outcome.status]).toEqual(
    diedAt === undefined ? undefined : [diedAt, 'memory-limit'],
  );
  await worker.kill();
});
