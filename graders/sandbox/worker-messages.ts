/**
 * Owns the messages between a grader and a sandbox worker, and the parsers of both directions.
 * Must not know processes or isolates. What a worker says is hostile input: see parseWorkerMessage.
 */
import { z } from 'zod';

/** A test as the worker sees it: arguments only; never an expected value. */
export interface WorkerTest {
  readonly index: number;
  /** JSON of the arguments' nodes. */
  readonly tree: string;
  /** Where the arguments' numbers lie in the frame's bytes: [start, end) in bytes, a multiple of 8. */
  readonly start: number;
  readonly end: number;
  readonly calls: number;
}

/** Grader to worker. A library is sent once per worker, then named by its hash. */
export type WorkerCommand =
  | { readonly type: 'library'; readonly hash: string; readonly source: string }
  | {
      readonly type: 'job';
      readonly libraryHash: string;
      readonly program: string;
      readonly functionName: string;
      readonly heapMiB: number;
      readonly testMs: number;
      readonly tests: readonly WorkerTest[];
    };

const index = z.number().int().min(0).max(10_000);
const status = z.enum(['replied', 'time-limit', 'memory-limit', 'failed']);

const WorkerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('started'), index }),
  /** `text` is the guest's JSON, still to be parsed as hostile. */
  z.object({ type: z.literal('loaded'), status, text: z.string() }),
  z.object({ type: z.literal('outcome'), index, status, text: z.string(), durationMs: z.number().min(0) }),
  z.object({ type: z.literal('finished') }),
]);
/** Worker to grader. `started` and `outcome` come per test, `loaded` whenever the file was loaded into a fresh isolate. */
export type WorkerMessage = z.infer<typeof WorkerMessageSchema>;

/** Parses a worker's header. @throws when it is not a message. */
export function parseWorkerMessage(header: unknown): WorkerMessage {
  return WorkerMessageSchema.parse(header);
}
