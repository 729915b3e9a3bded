/**
 * Owns the loop of a sandbox worker process: read a command, run the student's program in a fresh isolate, write outcomes.
 * Must not have a database, network, secrets or expected values; it holds one submission at a time.
 *
 * It reads and writes its standard streams synchronously: while student code runs nothing else may happen here, and the
 * parent, which watches from outside, kills the process when it overruns. Started by graders/pool/launch.ts.
 */
import { readSync, writeSync } from 'node:fs';
import { decodeFrame, encodeFrame, type Frame, frameLengths } from './pool/frames.ts';
import { type GuestReply, type IsolateSession, type Library, openIsolateSession } from './sandbox/isolate-session.ts';
import type { WorkerCommand, WorkerMessage } from './sandbox/worker-messages.ts';

const STDIN = 0;
const STDOUT = 1;
/** The parent is trusted; this only stops a broken stream from asking for endless memory. */
const MAX_COMMAND_BYTES = 256 * 1024 * 1024;
/** Libraries kept compiled: one per exercise. */
const MAX_LIBRARIES = 64;

/** Fills `buffer`; false at the end of the stream. */
function readFully(buffer: Buffer): boolean {
  let filled = 0;
  while (filled < buffer.length) {
    const count = readSync(STDIN, buffer, filled, buffer.length - filled, null);
    if (count === 0) return false;
    filled += count;
  }
  return true;
}

function readCommand(): Frame | undefined {
  const prefix = Buffer.alloc(8);
  if (!readFully(prefix)) return undefined;
  const { json, bytes } = frameLengths(prefix, MAX_COMMAND_BYTES);
  const body = Buffer.alloc(json + bytes);
  return readFully(body) ? decodeFrame(body, json) : undefined;
}

function send(message: WorkerMessage, data: ArrayBuffer = new ArrayBuffer(0)): void {
  const frame = encodeFrame(message, new Uint8Array(data));
  for (let written = 0; written < frame.length; ) written += writeSync(STDOUT, frame, written);
}

const textOf = (reply: GuestReply): string =>
  reply.status === 'replied' ? reply.text : reply.status === 'failed' ? reply.message : '';

/** Runs all tests; a dead isolate is replaced by a fresh one, so that one crashed test never hides the others. */
function runJob(job: Extract<WorkerCommand, { type: 'job' }>, bytes: Buffer, library: Library): void {
  let session: IsolateSession | undefined;
  try {
    for (const test of job.tests) {
      send({ type: 'started', index: test.index });
      if (session === undefined) {
        session = openIsolateSession(library, job);
        const loaded = session.load(job.program, job.functionName);
        send({ type: 'loaded', status: loaded.status, text: textOf(loaded) });
        if (loaded.status !== 'replied' || !loaded.text.endsWith('{"outcome":"loaded"}}')) break;
      }
      const data = bytes.buffer.slice(bytes.byteOffset + test.start, bytes.byteOffset + test.end) as ArrayBuffer;
      const start = performance.now();
      const reply = session.run(test.tree, data, test.calls);
      const durationMs = performance.now() - start;
      const message = {
        type: 'outcome',
        index: test.index,
        status: reply.status,
        text: textOf(reply),
        durationMs,
      } as const;
      send(message, reply.status === 'replied' ? reply.data : undefined);
      if (reply.status !== 'replied') {
        session.dispose();
        session = undefined;
      }
    }
  } finally {
    session?.dispose();
  }
  send({ type: 'finished' });
}

const libraries = new Map<string, Library>();
send({ type: 'ready' });
for (let frame = readCommand(); frame !== undefined; frame = readCommand()) {
  const command = frame.header as WorkerCommand;
  if (command.type === 'library') {
    if (libraries.size >= MAX_LIBRARIES) libraries.clear();
    libraries.set(command.hash, { source: command.source });
    continue;
  }
  const library = libraries.get(command.libraryHash);
  if (library === undefined) throw new Error(`No library ${command.libraryHash} was sent.`);
  runJob(command, frame.bytes, library);
}
