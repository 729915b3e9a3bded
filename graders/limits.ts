/**
 * Owns every limit of grading, its default and its unit.
 * Must not know who enforces it. Change a default only with a measurement (`npm run bench -- grading`).
 */
import { z } from 'zod';

export const LimitsSchema = z.strictObject({
  /** Sandbox workers, and so submissions graded at once. */
  workers: z.number().int().min(1).max(64).default(2),
  /** Time of one test (all its calls), ms. */
  testMs: z.number().int().min(50).max(60_000).default(2_000),
  /** Time of all tests of a submission, ms. */
  submissionMs: z.number().int().min(100).max(600_000).default(30_000),
  /** What the watchdog adds before it kills a worker, ms. */
  graceMs: z.number().int().min(50).max(10_000).default(500),
  /** Heap of the isolate, MiB. */
  heapMiB: z.number().int().min(16).max(1_024).default(96),
  /** Data segment of the worker process, MiB. */
  dataMiB: z.number().int().min(128).max(4_096).default(512),
  /** Heap of the worker's own isolate, MiB. */
  ownHeapMiB: z.number().int().min(32).max(1_024).default(128),
  /** Resident memory at which a running worker is killed, MiB. */
  residentMiB: z.number().int().min(128).max(8_192).default(450),
  /** Resident memory at which an idle worker is replaced, MiB. */
  recycleMiB: z.number().int().min(64).max(4_096).default(200),
  /** Submissions after which a worker is replaced. */
  recycleJobs: z.number().int().min(1).max(100_000).default(500),
  /** Largest frame that a worker may send, bytes. */
  outputBytes: z
    .number()
    .int()
    .min(1_024)
    .max(1024 * 1024 * 1024)
    .default(80 * 1024 * 1024),
  /** Largest source, bytes of UTF-8. */
  sourceBytes: z
    .number()
    .int()
    .min(1_024)
    .max(10 * 1024 * 1024)
    .default(64 * 1024),
  /** Deepest nesting of brackets in a source. */
  nesting: z.number().int().min(10).max(1_000).default(100),
  /** Data segment of esbuild, MiB. */
  esbuildMiB: z.number().int().min(112).max(4_096).default(160),
  /** Time of transpiling and of type-checking each, ms. */
  compileMs: z.number().int().min(100).max(600_000).default(3_000),
  /** Largest report, bytes of JSON; longer texts in it are cut. */
  reportBytes: z
    .number()
    .int()
    .min(10_000)
    .max(64 * 1024 * 1024)
    .default(256 * 1024),
});
/** All limits of a grader, with defaults filled in. */
export type Limits = z.infer<typeof LimitsSchema>;
